/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases checked for damage. */
#include "callback.hh"
#include "directory.hh"

#include <ostream>
#include <streambuf>

using namespace xapian_c;

static_assert(XAPIAN_CHECK_SHORT_TREE == Xapian::DBCHECK_SHORT_TREE, "as in Xapian");
static_assert(XAPIAN_CHECK_FULL_TREE == Xapian::DBCHECK_FULL_TREE, "as in Xapian");
static_assert(
	XAPIAN_CHECK_SHOW_FREELIST == Xapian::DBCHECK_SHOW_FREELIST, "as in Xapian");
static_assert(XAPIAN_CHECK_SHOW_STATS == Xapian::DBCHECK_SHOW_STATS, "as in Xapian");
static_assert(XAPIAN_CHECK_FIX == Xapian::DBCHECK_FIX, "as in Xapian");

namespace
{

/* Hands on what is written to it. A stream swallows what is thrown in here, so
 * that is kept for afterwards. */
class called_buffer : public std::streambuf
{
	xapian_check_report report;
	void *passed;

	bool hand_on(const char *words, size_t size)
	{
		if (status < 0)
			return false;
		status = guarded(&told, [&] {
			call_back([&](xapian_error *err) {
				return report(passed, xapian_bytes{words, size}, err);
			});
		});
		return status >= 0;
	}

      protected:
	int_type overflow(int_type character) override
	{
		char byte = traits_type::to_char_type(character);
		if (traits_type::eq_int_type(character, traits_type::eof()))
			return traits_type::not_eof(character);
		return hand_on(&byte, 1) ? character : traits_type::eof();
	}
	std::streamsize xsputn(const char *words, std::streamsize size) override
	{
		return hand_on(words, size_t(size)) ? size : 0;
	}

      public:
	xapian_status status = XAPIAN_OK;
	xapian_error told = {};

	called_buffer(xapian_check_report call, void *context)
	    : report(call), passed(context)
	{
	}
};

} // namespace

/* Check does it, with options and a stream. */
template <typename Check>
static xapian_status check_with(uint32_t flags, xapian_check_report report, void *context,
	size_t *errors, xapian_error *err, Check check)
{
	reset(errors);
	return guarded(err, [&] {
		require(errors, "errors");
		check_flags(flags, XAPIAN_CHECK_SHORT_TREE | XAPIAN_CHECK_FULL_TREE |
					   XAPIAN_CHECK_SHOW_FREELIST |
					   XAPIAN_CHECK_SHOW_STATS | XAPIAN_CHECK_FIX);
		called_buffer buffer(report, context);
		std::ostream words(&buffer);
		size_t found = check(int(flags), report != nullptr ? &words : nullptr);
		if (buffer.status < 0)
			throw callback_failure{buffer.told};
		*errors = found;
	});
}

xapian_status xapian_check(const char *path, uint32_t flags, xapian_check_report report,
	void *context, size_t *errors, xapian_error *err)
{
	return check_with(flags, report, context, errors, err,
		[&](int options, std::ostream *words) {
			std::string place = plain_path(take_string(path, "path").c_str());
			check_for_reading(place);
			return Xapian::Database::check(place, options, words);
		});
}

xapian_status xapian_check_fd(int fd, uint32_t flags, xapian_check_report report,
	void *context, size_t *errors, xapian_error *err)
{
	return check_with(flags, report, context, errors, err,
		[&](int options, std::ostream *words) {
			lent_descriptor lent(fd);
			size_t found = Xapian::Database::check(lent.fd, options, words);
			lent.given_away = true;
			return found;
		});
}
