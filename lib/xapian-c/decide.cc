/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which documents and terms a search keeps, and how it sorts. */
#include "decide.hh"

#include <set>

using namespace xapian_c;

namespace
{

class called_match : public Xapian::MatchDecider
{
	xapian_match_call call;

      public:
	context with;

	called_match(xapian_match_call called, void *passed) : call(called), with(passed)
	{
	}
	bool operator()(const Xapian::Document &document) const override
	{
		bool yes = false;
		lent_document lent(document);
		call_back([&](xapian_error *err) {
			return call(with.get(), lent.handle(), &yes, err);
		});
		return yes;
	}
};

class called_expand : public Xapian::ExpandDecider
{
	xapian_term_call call;

      public:
	context with;

	called_expand(xapian_term_call called, void *passed) : call(called), with(passed)
	{
	}
	bool operator()(const std::string &term) const override
	{
		bool yes = false;
		call_back([&](xapian_error *err) {
			return call(with.get(), lend(term), &yes, err);
		});
		return yes;
	}
};

class called_key : public Xapian::KeyMaker
{
	xapian_key_call call;

      public:
	context with;

	called_key(xapian_key_call called, void *passed) : call(called), with(passed)
	{
	}
	std::string operator()(const Xapian::Document &document) const override
	{
		xapian_bytes key = {};
		lent_document lent(document);
		call_back([&](xapian_error *err) {
			return call(with.get(), lent.handle(), &key, err);
		});
		return take_given(key, "key");
	}
};

} // namespace

/* ---- Match deciders ------------------------------------------------------- */

xapian_status xapian_match_decider_new(
	uint32_t slot, bool inclusive, xapian_match_decider **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_slot(slot);
		std::unique_ptr<xapian_match_decider> made(new xapian_match_decider);
		made->values = new Xapian::ValueSetMatchDecider(slot, inclusive);
		made->decider.reset(made->values);
		give(made, out);
	});
}

static Xapian::ValueSetMatchDecider &values_of(xapian_match_decider *decider)
{
	require(decider, "decider");
	if (decider->values == nullptr)
		throw Xapian::InvalidOperationError(
			"a decider of the caller's, with no set of values");
	return *decider->values;
}

xapian_status xapian_match_decider_add_value(
	xapian_match_decider *decider, const char *value, size_t size, xapian_error *err)
{
	return guarded(err,
		[&] { values_of(decider).add_value(take_bytes(value, size, "value")); });
}

xapian_status xapian_match_decider_remove_value(
	xapian_match_decider *decider, const char *value, size_t size, xapian_error *err)
{
	return guarded(err, [&] {
		values_of(decider).remove_value(take_bytes(value, size, "value"));
	});
}

xapian_status xapian_match_decider_custom(xapian_match_call call, void *context,
	xapian_destroy destroy, xapian_match_decider **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		require_call(call);
		std::unique_ptr<xapian_match_decider> made(new xapian_match_decider);
		called_match *called = new called_match(call, context);
		made->decider.reset(called);
		called->with.take(destroy);
		give(made, out);
	});
}

xapian_status xapian_match_decider_ask(xapian_match_decider *decider,
	xapian_document *document, bool *out, xapian_error *err)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(decider, "decider");
		require(out, "out");
		*out = (*decider->decider)(document->state->document);
	});
}

void xapian_match_decider_close(xapian_match_decider *decider)
{
	dispose(decider);
}

/* ---- Expand deciders ------------------------------------------------------ */

xapian_status xapian_expand_decider_custom(xapian_term_call call, void *context,
	xapian_destroy destroy, xapian_expand_decider **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_expand>(call, context, destroy, out); });
}

template <typename Make>
static xapian_status make_expand(
	xapian_expand_decider **out, xapian_error *err, Make make)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<const Xapian::ExpandDecider> object(make());
		std::unique_ptr<xapian_expand_decider> made =
			hold_shared<xapian_expand_decider>(std::move(object));
		give(made, out);
	});
}

xapian_status xapian_expand_decider_without(const xapian_bytes *terms, size_t count,
	xapian_expand_decider **out, xapian_error *err)
{
	return make_expand(out, err, [&] {
		std::set<std::string> rejected;
		if (count > 0)
			require(terms, "terms");
		for (size_t i = 0; i < count; i++)
			rejected.insert(take_bytes(terms[i].data, terms[i].size, "term"));
		return new Xapian::ExpandDeciderFilterTerms(
			rejected.begin(), rejected.end());
	});
}

xapian_status xapian_expand_decider_prefix(
	const char *prefix, size_t size, xapian_expand_decider **out, xapian_error *err)
{
	return make_expand(out, err, [&] {
		return new Xapian::ExpandDeciderFilterPrefix(
			take_bytes(prefix, size, "prefix"));
	});
}

xapian_status xapian_expand_decider_both(const xapian_expand_decider *first,
	const xapian_expand_decider *second, xapian_expand_decider **out,
	xapian_error *err)
{
	return make_expand(out, err, [&] {
		require(first, "first");
		require(second, "second");
		return new Xapian::ExpandDeciderAnd(
			first->object.get(), second->object.get());
	});
}

xapian_status xapian_expand_decider_ask(xapian_expand_decider *decider, const char *term,
	size_t size, bool *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(decider, "decider");
		require(out, "out");
		*out = (*decider->object)(take_bytes(term, size, "term"));
	});
}

void xapian_expand_decider_close(xapian_expand_decider *decider)
{
	dispose(decider);
}

/* ---- Key makers ----------------------------------------------------------- */

xapian_status xapian_key_maker_new(xapian_key_maker **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<Xapian::MultiValueKeyMaker> object(
			new Xapian::MultiValueKeyMaker);
		Xapian::MultiValueKeyMaker *slots = object.get();
		std::unique_ptr<xapian_key_maker> made =
			hold_shared<xapian_key_maker>(std::move(object));
		made->slots = slots;
		give(made, out);
	});
}

xapian_status xapian_key_maker_add_value(xapian_key_maker *maker, uint32_t slot,
	bool reversed, const xapian_bytes *missing, xapian_error *err)
{
	return guarded(err, [&] {
		require(maker, "maker");
		check_slot(slot);
		if (maker->slots == nullptr)
			throw Xapian::InvalidOperationError(
				"a key maker of another kind, with no slots");
		std::string otherwise;
		if (missing != nullptr)
			otherwise = take_given(*missing, "missing");
		maker->slots->add_value(slot, reversed, otherwise);
	});
}

xapian_status xapian_key_maker_custom(xapian_key_call call, void *context,
	xapian_destroy destroy, xapian_key_maker **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_key>(call, context, destroy, out); });
}

xapian_status xapian_key_maker_ask(xapian_key_maker *maker, xapian_document *document,
	xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded_with(document, err, [&] {
		require(maker, "maker");
		require(out, "out");
		maker->given = (*maker->object)(document->state->document);
		*out = lend(maker->given);
	});
}

void xapian_key_maker_close(xapian_key_maker *maker)
{
	dispose(maker);
}
