/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The term generator: text into the terms of a document. */
#include "text.hh"

using namespace xapian_c;

struct xapian_term_generator {
	/* Of the writer that spellings go to, if any; goes last. */
	std::shared_ptr<engine> held;
	Xapian::TermGenerator generator;
	std::shared_ptr<document_state> state;
	bool stem_is_called = false;
	bool spells = false;
	uint32_t max_word_length = 64;
	std::string description;
};

xapian_status xapian_term_generator_new(xapian_term_generator **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_term_generator> made(new xapian_term_generator);
		made->state = std::make_shared<document_state>();
		give(made, out);
	});
}

void xapian_term_generator_close(xapian_term_generator *generator)
{
	dispose(generator);
}

/* ---- Setting up ----------------------------------------------------------- */

/* Settings touch no database, so that a closed one can be changed for another. */
template <typename Set>
static xapian_status set(xapian_term_generator *generator, xapian_error *err, Set body)
{
	return guarded(err, [&] {
		require(generator, "generator");
		body(generator->generator);
	});
}

xapian_status xapian_term_generator_set_stem(
	xapian_term_generator *generator, const xapian_stem *stem, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		made.set_stemmer(stem_of(stem));
		generator->stem_is_called = stem != nullptr && stem->is_called;
	});
}

xapian_status xapian_term_generator_set_stem_strategy(xapian_term_generator *generator,
	xapian_stem_strategy strategy, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		made.set_stemming_strategy(Xapian::TermGenerator::stem_strategy(
			check_between(number_of(strategy), XAPIAN_STEM_NONE,
				XAPIAN_STEM_SOME_FULL_POS, "strategy")));
	});
}

xapian_status xapian_term_generator_set_stopper(xapian_term_generator *generator,
	const xapian_stopper *stopper, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		made.set_stopper(stopper_of(stopper));
	});
}

xapian_status xapian_term_generator_set_stop_strategy(xapian_term_generator *generator,
	xapian_stop_strategy strategy, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		made.set_stopper_strategy(Xapian::TermGenerator::stop_strategy(
			check_between(number_of(strategy), XAPIAN_STOP_NONE,
				XAPIAN_STOP_STEMMED, "strategy")));
	});
}

xapian_status xapian_term_generator_set_database(
	xapian_term_generator *generator, xapian_writable *writable, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		if (writable == nullptr) {
			made.set_database(Xapian::WritableDatabase());
			generator->held.reset();
			return;
		}
		engine *used = engine_of(writable);
		require_usable(used);
		if (used->in_memory)
			throw Xapian::UnimplementedError(
				"a database in memory has no spellings");
		made.set_database(used->writing);
		generator->held = writable->database.held;
	});
}

xapian_status xapian_term_generator_set_flags(
	xapian_term_generator *generator, uint32_t flags, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		check_flags(flags, XAPIAN_GENERATE_SPELLING | XAPIAN_GENERATE_CJK_NGRAM);
		made.set_flags(Xapian::TermGenerator::flags(flags));
		generator->spells = (flags & XAPIAN_GENERATE_SPELLING) != 0;
	});
}

xapian_status xapian_term_generator_set_max_word_length(
	xapian_term_generator *generator, uint32_t bytes, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		/* Longer spellings would make the commit fail. */
		if (bytes > 240)
			throw Xapian::InvalidArgumentError("words of " +
							   std::to_string(bytes) +
							   " bytes: at most 240");
		made.set_max_word_length(bytes);
		generator->max_word_length = bytes;
	});
}

/* ---- The document --------------------------------------------------------- */

/* The handle can be cleared, which puts another document in its place. */
static void follow_document(xapian_term_generator &generator)
{
	const Xapian::Document &wanted = generator.state->document;
	if (generator.generator.get_document().internal.get() != wanted.internal.get())
		generator.generator.set_document(wanted);
}

xapian_status xapian_term_generator_set_document(
	xapian_term_generator *generator, xapian_document *document, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		require(document, "document");
		if (document->state->lent)
			throw Xapian::InvalidOperationError(
				"a document that a callback was given, to be read alone");
		made.set_document(document->state->document);
		generator->state = document->state;
	});
}

xapian_status xapian_term_generator_document(
	xapian_term_generator *generator, xapian_document **out, xapian_error *err)
{
	reset(out);
	return set(generator, err, [&](Xapian::TermGenerator &) {
		require(out, "out");
		std::unique_ptr<xapian_document> made(new xapian_document);
		made->state = generator->state;
		give(made, out);
	});
}

/* ---- Text ----------------------------------------------------------------- */

/* Terms are words with a prefix, perhaps Z and a colon, and stems may be a little
 * longer than words. */
static bool may_be_too_long(
	const xapian_term_generator &generator, const std::string &prefix)
{
	const size_t slack = 32;
	return generator.stem_is_called ||
	       !can_be_stored(
		       prefix + std::string(generator.max_word_length + slack, 'x'));
}

template <typename Index>
static xapian_status index_with(xapian_term_generator *generator, const char *text,
	size_t size, const char *prefix, xapian_error *err, Index index)
{
	return guarded_with(generator, err, [&] {
		if (size > 0)
			require(text, "text");
		std::string before = take_optional(prefix);
		follow_document(*generator);
		document_state &state = *generator->state;
		state.changes++;
		state.unchecked = state.unchecked || may_be_too_long(*generator, before);
		engine *changed = generator->spells ? generator->held.get() : nullptr;
		if (changed != nullptr)
			changed->in_doubt = true;
		index(Xapian::Utf8Iterator(text, size), before);
		if (changed != nullptr)
			changed->in_doubt = false;
	});
}

xapian_status xapian_term_generator_index_text(xapian_term_generator *generator,
	const char *text, size_t size, uint32_t wdf_increment, const char *prefix,
	xapian_error *err)
{
	return index_with(generator, text, size, prefix, err,
		[&](const Xapian::Utf8Iterator &from, const std::string &before) {
			generator->generator.index_text(from, wdf_increment, before);
		});
}

xapian_status xapian_term_generator_index_text_without_positions(
	xapian_term_generator *generator, const char *text, size_t size,
	uint32_t wdf_increment, const char *prefix, xapian_error *err)
{
	return index_with(generator, text, size, prefix, err,
		[&](const Xapian::Utf8Iterator &from, const std::string &before) {
			generator->generator.index_text_without_positions(
				from, wdf_increment, before);
		});
}

/* ---- Positions ------------------------------------------------------------ */

xapian_status xapian_term_generator_position(
	xapian_term_generator *generator, uint32_t *out, xapian_error *err)
{
	reset(out);
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		require(out, "out");
		follow_document(*generator);
		*out = made.get_termpos();
	});
}

xapian_status xapian_term_generator_set_position(
	xapian_term_generator *generator, uint32_t position, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		follow_document(*generator);
		made.set_termpos(position);
	});
}

xapian_status xapian_term_generator_increase_position(
	xapian_term_generator *generator, uint32_t gap, xapian_error *err)
{
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		follow_document(*generator);
		made.increase_termpos(gap);
	});
}

xapian_status xapian_term_generator_describe(
	xapian_term_generator *generator, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return set(generator, err, [&](Xapian::TermGenerator &made) {
		require(out, "out");
		generator->description = made.get_description();
		*out = lend(generator->description);
	});
}
