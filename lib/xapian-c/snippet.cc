/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Snippets, with all of the text escaped. */
#include "mset.hh"
#include "text.hh"

using namespace xapian_c;

static_assert(
	XAPIAN_SNIPPET_BACKGROUND_MODEL == int(Xapian::MSet::SNIPPET_BACKGROUND_MODEL),
	"as in Xapian");
static_assert(XAPIAN_SNIPPET_EXHAUSTIVE == int(Xapian::MSet::SNIPPET_EXHAUSTIVE),
	"as in Xapian");
static_assert(XAPIAN_SNIPPET_EMPTY_WITHOUT_MATCH ==
		      int(Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH),
	"as in Xapian");
static_assert(
	XAPIAN_SNIPPET_CJK_NGRAM == int(Xapian::MSet::SNIPPET_CJK_NGRAM), "as in Xapian");

/* Before 1.4.32 Xapian gives a short text as it is when there is nothing to mark
 * hits with. So it is given a mark that cannot be in escaped text, nor in what
 * else is put in, and that is taken out again. */
static std::string mark_unlike(const std::string &omitted)
{
	std::string mark("<>");
	while (omitted.find(mark) != std::string::npos)
		mark.insert(1, 1, '-');
	return mark;
}

static void take_out(std::string &from, const std::string &mark)
{
	size_t at = 0;
	while ((at = from.find(mark, at)) != std::string::npos)
		from.erase(at, mark.size());
}

static std::string make_snippet(const Xapian::MSet &mset, const std::string &text,
	const xapian_snippet_options &options)
{
	std::string begin = take_string(options.hit_begin, "hit_begin");
	std::string end = take_string(options.hit_end, "hit_end");
	std::string omitted = take_string(options.omitted, "omitted");
	check_flags(options.flags,
		XAPIAN_SNIPPET_BACKGROUND_MODEL | XAPIAN_SNIPPET_EXHAUSTIVE |
			XAPIAN_SNIPPET_EMPTY_WITHOUT_MATCH | XAPIAN_SNIPPET_CJK_NGRAM);
	bool unmarked = begin.empty() && end.empty();
	std::string mark = unmarked ? mark_unlike(omitted) : begin;
	std::string made = mset.snippet(text, options.length, stem_of(options.stem),
		options.flags, mark, end, omitted);
	if (unmarked)
		take_out(made, mark);
	return made;
}

xapian_status xapian_mset_snippet(xapian_mset *mset, const char *text, size_t size,
	const xapian_snippet_options *options, xapian_bytes *out, xapian_error *err)
{
	const xapian_snippet_options usual = XAPIAN_SNIPPET_INIT;
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		if (!mset->live)
			throw Xapian::InvalidOperationError(
				"an mset of xapian_search(), with no database behind it");
		if (options != nullptr)
			check_options(options, sizeof *options, "XAPIAN_SNIPPET_INIT");
		mset->snippet = make_snippet(*mset->live, take_bytes(text, size, "text"),
			options != nullptr ? *options : usual);
		*out = lend(mset->snippet);
	});
}
