/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemmers and stoppers: Xapian's own, and the caller's. */
#include "text.hh"

using namespace xapian_c;

namespace
{

class called_stem : public Xapian::StemImplementation
{
	xapian_stem_call call;

      public:
	context with;

	called_stem(xapian_stem_call called, void *passed) : call(called), with(passed)
	{
	}
	std::string operator()(const std::string &word) override
	{
		xapian_bytes stem = {};
		call_back([&](xapian_error *err) {
			return call(with.get(), lend(word), &stem, err);
		});
		return take_given(stem, "stem");
	}
	std::string get_description() const override
	{
		return "a stemmer of the caller's";
	}
};

class called_stopper : public Xapian::Stopper
{
	xapian_term_call call;

      public:
	context with;

	called_stopper(xapian_term_call called, void *passed) : call(called), with(passed)
	{
	}
	bool operator()(const std::string &term) const override
	{
		bool stops = false;
		call_back([&](xapian_error *err) {
			return call(with.get(), lend(term), &stops, err);
		});
		return stops;
	}
	std::string get_description() const override
	{
		return "a stopper of the caller's";
	}
};

} // namespace

/* ---- Stemmers ------------------------------------------------------------- */

static xapian_status make_stem(
	const char *language, bool fallback, xapian_stem **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_stem> made(new xapian_stem);
		made->stem = Xapian::Stem(take_string(language, "language"), fallback);
		give(made, out);
	});
}

xapian_status xapian_stem_new(const char *language, xapian_stem **out, xapian_error *err)
{
	return make_stem(language, false, out, err);
}

xapian_status xapian_stem_new_or_none(
	const char *language, xapian_stem **out, xapian_error *err)
{
	return make_stem(language, true, out, err);
}

xapian_status xapian_stem_custom(xapian_stem_call call, void *context,
	xapian_destroy destroy, xapian_stem **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		require_call(call);
		std::unique_ptr<xapian_stem> made(new xapian_stem);
		called_stem *called = new called_stem(call, context);
		/* Which holds it from here on. */
		made->stem = Xapian::Stem(called);
		made->is_called = true;
		called->with.take(destroy);
		give(made, out);
	});
}

xapian_status xapian_stem_word(xapian_stem *stem, const char *word, size_t size,
	xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(stem, "stem");
		require(out, "out");
		stem->word = stem->stem(take_bytes(word, size, "word"));
		*out = lend(stem->word);
	});
}

bool xapian_stem_is_none(const xapian_stem *stem)
{
	return stem == nullptr || stem->stem.is_none();
}

xapian_status xapian_stem_describe(
	xapian_stem *stem, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(stem, "stem");
		require(out, "out");
		stem->description = stem->stem.get_description();
		*out = lend(stem->description);
	});
}

xapian_bytes xapian_stem_languages(void)
{
	/* As the function for it does, which makes a string that could fail. */
	const Xapian::Internal::constinfo *info = Xapian::Internal::get_constinfo_();
	return xapian_bytes{info->stemmer_data, info->stemmer_name_len};
}

void xapian_stem_close(xapian_stem *stem)
{
	dispose(stem);
}

/* ---- Stop words ----------------------------------------------------------- */

xapian_status xapian_stopper_new(xapian_stopper **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<Xapian::SimpleStopper> object(new Xapian::SimpleStopper);
		Xapian::SimpleStopper *simple = object.get();
		std::unique_ptr<xapian_stopper> made =
			hold_shared<xapian_stopper>(std::move(object));
		made->simple = simple;
		give(made, out);
	});
}

xapian_status xapian_stopper_add(
	xapian_stopper *stopper, const char *word, size_t size, xapian_error *err)
{
	return guarded(err, [&] {
		require(stopper, "stopper");
		if (stopper->simple == nullptr)
			throw Xapian::InvalidOperationError(
				"a stopper of the caller's, with no list of words");
		stopper->simple->add(take_bytes(word, size, "word"));
	});
}

xapian_status xapian_stopper_custom(xapian_term_call call, void *context,
	xapian_destroy destroy, xapian_stopper **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_stopper>(call, context, destroy, out); });
}

xapian_status xapian_stopper_stops(xapian_stopper *stopper, const char *word, size_t size,
	bool *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(stopper, "stopper");
		require(out, "out");
		*out = (*stopper->object)(take_bytes(word, size, "word"));
	});
}

xapian_status xapian_stopper_describe(
	xapian_stopper *stopper, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(stopper, "stopper");
		require(out, "out");
		stopper->given = stopper->object->get_description();
		*out = lend(stopper->given);
	});
}

void xapian_stopper_close(xapian_stopper *stopper)
{
	dispose(stopper);
}
