/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases made small, and joined. */
#include "callback.hh"
#include "directory.hh"

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <vector>

using namespace xapian_c;

static_assert(
	XAPIAN_COMPACT_NO_RENUMBER == Xapian::DBCOMPACT_NO_RENUMBER, "as in Xapian");
static_assert(XAPIAN_COMPACT_MULTIPASS == Xapian::DBCOMPACT_MULTIPASS, "as in Xapian");
static_assert(
	XAPIAN_COMPACT_SINGLE_FILE == Xapian::DBCOMPACT_SINGLE_FILE, "as in Xapian");
static_assert(XAPIAN_COMPACT_FULLER == int(Xapian::Compactor::FULLER), "as in Xapian");

namespace
{

/* Compacting cannot be stopped: what is thrown through it leaves tables open. So a
 * callback that fails is not called again, and told of at the end. */
class called_compactor : public Xapian::Compactor
{
	const xapian_compact_options &options;
	xapian_status status = XAPIAN_OK;
	xapian_error told = {};

	template <typename Call> void call_once(Call call)
	{
		if (status >= 0)
			status = guarded(&told, [&] { call_back(call); });
	}

      public:
	explicit called_compactor(const xapian_compact_options &given) : options(given)
	{
	}
	void set_status(const std::string &table, const std::string &words) override
	{
		if (options.progress == nullptr)
			return;
		call_once([&](xapian_error *err) {
			return options.progress(
				options.context, lend(table), lend(words), err);
		});
	}
	std::string resolve_duplicate_metadata(
		const std::string &key, size_t count, const std::string values[]) override
	{
		if (options.merge == nullptr || status < 0)
			return values[0];
		/* As it is in the table, with what marks metadata before it. */
		const std::string mark("\0\xc0", 2);
		bool marked = key.compare(0, mark.size(), mark) == 0;
		std::string name = marked ? key.substr(mark.size()) : key;
		std::vector<xapian_bytes> lent;
		for (size_t i = 0; i < count; i++)
			lent.push_back(lend(values[i]));
		std::string merged;
		call_once([&](xapian_error *err) {
			xapian_bytes chosen = lent[0];
			xapian_status st = options.merge(options.context, lend(name),
				lent.data(), count, &chosen, err);
			if (st >= 0)
				merged = take_given(chosen, "chosen");
			return st;
		});
		return merged;
	}
	void tell() const
	{
		if (status < 0)
			throw callback_failure{told};
	}
};

} // namespace

static bool is_before(int major, int minor, int revision)
{
	const int here[] = {
		Xapian::major_version(), Xapian::minor_version(), Xapian::revision()};
	const int there[] = {major, minor, revision};
	return std::lexicographical_compare(here, here + 3, there, there + 3);
}

static unsigned take_flags(const xapian_compact_options &options)
{
	check_flags(options.flags, XAPIAN_COMPACT_NO_RENUMBER | XAPIAN_COMPACT_MULTIPASS |
					   XAPIAN_COMPACT_SINGLE_FILE);
	int level = check_between(
		options.level, XAPIAN_COMPACT_STANDARD, XAPIAN_COMPACT_FULLER, "level");
	if (level == XAPIAN_COMPACT_FULLER && is_before(1, 4, 31))
		throw Xapian::FeatureUnavailableError(
			"XAPIAN_COMPACT_FULLER can break databases before Xapian 1.4.31");
	return options.flags | unsigned(level);
}

/* Compact does it, with flags and a compactor. */
template <typename Compact>
static xapian_status compact_with(xapian_database *database,
	const xapian_compact_options *options, xapian_error *err, Compact compact)
{
	const xapian_compact_options usual = XAPIAN_COMPACT_INIT;
	return guarded(engine_of(database), err, [&] {
		if (options != nullptr)
			check_options(options, sizeof *options, "XAPIAN_COMPACT_INIT");
		const xapian_compact_options &wanted =
			options != nullptr ? *options : usual;
		if (database->held->reading.size() == 0)
			throw Xapian::InvalidOperationError(
				"there is nothing to compact");
		called_compactor compactor(wanted);
		compact(database->held->reading, take_flags(wanted),
			int(wanted.block_size), compactor);
		compactor.tell();
	});
}

/* Xapian syncs no directory that it makes something in. */
static void make_durable(const std::string &path, bool single_file)
{
	if (single_file)
		sync_file(path);
	else
		directory(path).sync();
	sync_parent(path);
}

xapian_status xapian_database_compact(xapian_database *database, const char *path,
	const xapian_compact_options *options, xapian_error *err)
{
	return compact_with(database, options, err,
		[&](Xapian::Database &reading, unsigned flags, int block_size,
			Xapian::Compactor &compactor) {
			std::string place = plain_path(take_string(path, "path").c_str());
			check_for_making(place);
			reading.compact(place, flags, block_size, compactor);
			make_durable(place, (flags & XAPIAN_COMPACT_SINGLE_FILE) != 0);
		});
}

xapian_status xapian_database_compact_fd(xapian_database *database, int fd,
	const xapian_compact_options *options, xapian_error *err)
{
	return compact_with(database, options, err,
		[&](Xapian::Database &reading, unsigned flags, int block_size,
			Xapian::Compactor &compactor) {
			lent_descriptor lent(fd);
			reading.compact(lent.fd, flags, block_size, compactor);
			lent.given_away = true;
			if (fsync(fd) != 0)
				throw Xapian::DatabaseError("descriptor " +
								    std::to_string(fd) +
								    ": not synced",
					errno);
		});
}
