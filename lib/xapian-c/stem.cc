/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemmers: words in, what Xapian would index of them out. */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

struct xapian_stem {
	Xapian::Stem stem;
	std::string last;
};

using namespace xapian_c;

xapian_status xapian_stem_new(const char *language, xapian_stem **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		require(language, "language");
		require(out, "out");
		std::unique_ptr<xapian_stem> made(new xapian_stem);
		made->stem = Xapian::Stem(std::string(language));
		*out = made.release();
		return XAPIAN_OK;
	});
}

void xapian_stem_close(xapian_stem *stem)
{
	guarded(nullptr, [&] {
		delete stem;
		return XAPIAN_OK;
	});
}

xapian_status xapian_stem_word(xapian_stem *stem, const char *word, size_t size,
	xapian_bytes *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_bytes{nullptr, 0};
	return guarded(err, [&] {
		require(stem, "stem");
		require(out, "out");
		stem->last = stem->stem(take_bytes(word, size, "word"));
		*out = lend(stem->last);
		return XAPIAN_OK;
	});
}
