/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a document as terms: in the forms they are sought by, in the part of the
 * document they are in. Knows no facts. */
#include "index/filling.h"

#include "index/schema.h"

#include <string.h>

kz_status kzi_fill_term(kzi_filling *f, uint32_t weight)
{
	kzi_entry_term term = {.text = f->term.data, .length = f->term.length};
	if (f->term.failed)
		return kzi_no_memory(f->err);
	return f->out->count(f->out->context, &term, weight, f->err);
}

/* A word once more, by the part of the document that it is in. */
static kz_status add_in_zone(
	kzi_filling *f, const char *word, size_t length, uint32_t weight)
{
	kzi_term_zone(&f->term, f->zone, word, length);
	kzi_entry_term term = {.text = f->term.data, .length = f->term.length};
	if (f->term.failed)
		return kzi_no_memory(f->err);
	return f->out->posting(f->out->context, &term, f->position, weight, f->err);
}

/* Its other terms are told at the end of the document. */
static kz_status add_known(kzi_filling *f, kzi_memo_word *known, uint32_t weight)
{
	kz_status st = KZ_OK;
	if (known->term.length > 0)
		st = f->out->posting(
			f->out->context, &known->term, f->position, weight, f->err);
	if (st == KZ_OK && known->term.length > 0 && f->zone != 0)
		st = add_in_zone(f, known->term.text, known->term.length, weight);
	return st == KZ_OK ? kzi_memo_count(f->memo, known, weight, f->err) : st;
}

/* The wet- of "wet- en regelgeving" is wetgeving, and stands in the same place. */
static kz_status add_whole(kzi_filling *f, const char *text, size_t length,
	const kzi_word *half, uint32_t weight)
{
	kzi_whole whole;
	if (f->language != KZI_DUTCH)
		return KZ_OK;
	kz_status st = kzi_analysis_complete(
		f->memo->analysis, text, length, half, &whole, f->err);
	for (size_t i = 0; i < whole.count && st == KZ_OK; i++) {
		kzi_memo_word *known;
		kzi_word word = {half->start, half->length, whole.words[i],
			strlen(whole.words[i])};
		st = kzi_memo_find(f->memo, &word, 1, f->language, &known, f->err);
		if (st == KZ_OK)
			st = add_known(f, known, weight);
	}
	return st;
}

/* The next words, as many as are looked for at once; they live until the next ones. */
static size_t take_words(kzi_filling *f, kzi_words *words, kzi_word out[KZI_MEMO_MOST])
{
	size_t count = 0, at = 0;
	kzi_buffer_reset(&f->folded);
	/* One NUL behind each. */
	while (count < KZI_MEMO_MOST && kzi_words_next(words, &out[count])) {
		const kzi_word *word = &out[count++];
		kzi_buffer_append(&f->folded, word->folded, word->folded_length + 1);
	}
	for (size_t i = 0; i < count && !f->folded.failed; i++) {
		out[i].folded = f->folded.data + at;
		at += out[i].folded_length + 1;
	}
	return count;
}

static kz_status add_words(
	kzi_filling *f, kzi_words *words, uint32_t weight, size_t *count)
{
	kzi_word taken[KZI_MEMO_MOST];
	kzi_memo_word *known[KZI_MEMO_MOST];
	*count = take_words(f, words, taken);
	if (f->folded.failed || kzi_words_failed(words))
		return kzi_no_memory(f->err);
	kz_status st =
		kzi_memo_full(f->memo) ? kzi_memo_tell(f->memo, f->out, f->err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_memo_find(f->memo, taken, *count, f->language, known, f->err);
	for (size_t i = 0; i < *count && st == KZ_OK; i++, f->position++) {
		st = add_known(f, known[i], weight);
		if (st == KZ_OK)
			st = add_whole(f, words->text, words->length, &taken[i], weight);
	}
	return st;
}

static kz_status add_text(kzi_filling *f, char zone, const char *text, uint32_t weight)
{
	f->zone = zone;
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	size_t count = KZI_MEMO_MOST;
	kz_status st = KZ_OK;
	while (st == KZ_OK && count == KZI_MEMO_MOST)
		st = add_words(f, &words, weight, &count);
	kzi_words_end(&words);
	f->position += KZI_PART_GAP;
	return st;
}

/* A motie is one sentence over many paragraphs. What it asks stands in the one that
 * begins, in lower case, with its verb; all before that is why. */
static uint32_t block_weight(const kz_block *block)
{
	static const char *const verbs[] = {"verzoekt ", "spreekt ", "roept ", "draagt ",
		"nodigt ", "dringt ", "vraagt "};
	const char *text = block->text;
	if (strncmp(text, "en ", 3) == 0)
		text += 3;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strncmp(text, verbs[i], strlen(verbs[i])) == 0)
			return KZI_WEIGHT_REQUEST;
	return KZI_WEIGHT_BLOCK;
}

/* The words of a ministry are only found as such: a letter of Economische Zaken need
 * not be about the economy. */
static kz_status add_ministry(kzi_filling *f, const kz_document *document)
{
	const char *text = kz_document_get(document, KZ_MINISTRY);
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	kzi_term term;
	kz_status st = KZ_OK;
	f->zone = KZI_ZONE_MINISTRY;
	for (; st == KZ_OK && kzi_words_next(&words, &word); f->position++) {
		st = kzi_analysis_term(f->memo->analysis, &word, &term, f->err);
		if (st == KZ_OK && term.length > 0)
			st = add_in_zone(f, term.text, term.length, 0);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(f->err);
	kzi_words_end(&words);
	f->position += KZI_PART_GAP;
	return st;
}

kz_status kzi_fill_words(kzi_filling *f, const kz_document *document)
{
	const char *subject = kz_document_get(document, KZ_SUBJECT);
	const char *title = kz_document_get(document, KZ_TITLE);
	kz_status st = add_text(f, KZI_ZONE_TITLE, title, KZI_WEIGHT_TITLE);
	if (st == KZ_OK && strcmp(subject, title) != 0)
		st = add_text(f, KZI_ZONE_TITLE, subject, KZI_WEIGHT_SUBJECT);
	for (size_t i = 0; i < document->signatory_count && st == KZ_OK; i++) {
		const kz_signatory *who = &document->signatories[i];
		st = add_text(f, KZI_ZONE_SIGNATORY, who->name, KZI_WEIGHT_SIGNATORY);
		if (st == KZ_OK)
			st = add_text(f, 0, who->office, KZI_WEIGHT_SIGNATORY);
	}
	if (st == KZ_OK)
		st = add_ministry(f, document);
	for (size_t i = 0; i < document->block_count && st == KZ_OK; i++) {
		const kz_block *block = &document->blocks[i];
		f->language = kzi_language_of(kzi_block_language(document, i));
		st = add_text(f, block->kind == KZ_FOOTNOTE ? KZI_ZONE_NOTE : 0,
			block->text, block_weight(block));
	}
	f->language = KZI_DUTCH;
	if (st == KZ_OK)
		st = add_text(f, KZI_ZONE_REFERENCE,
			kz_document_get(document, KZ_REFERENCE), KZI_WEIGHT_BLOCK);
	return st == KZ_OK ? kzi_memo_tell(f->memo, f->out, f->err) : st;
}

/* Each text that stands before the first block takes so many positions. */
static bool pass_over(const char *text, uint32_t *position)
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	while (kzi_words_next(&words, &word))
		++*position;
	*position += KZI_PART_GAP;
	bool failed = kzi_words_failed(&words);
	kzi_words_end(&words);
	return !failed;
}

kz_status kzi_first_position(const kz_document *facts, uint32_t *out, kz_error *err)
{
	const char *subject = kz_document_get(facts, KZ_SUBJECT);
	const char *title = kz_document_get(facts, KZ_TITLE);
	*out = KZI_FIRST_POSITION;
	bool done = pass_over(title, out);
	if (strcmp(subject, title) != 0)
		done = done && pass_over(subject, out);
	for (size_t i = 0; i < facts->signatory_count; i++)
		done = done && pass_over(facts->signatories[i].name, out) &&
		       pass_over(facts->signatories[i].office, out);
	done = done && pass_over(kz_document_get(facts, KZ_MINISTRY), out);
	return done ? KZ_OK : kzi_no_memory(err);
}
