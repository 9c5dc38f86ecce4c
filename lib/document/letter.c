/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The steps of cleaning a letter, and what is told of them. */
#include "document/letter.h"

#include "base/utf8.h"
#include "document/letter_parts.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 16 << 20 /* bytes; what is longer is no letter */ };

static void end_letter(kzi_letter *letter)
{
	kzi_buffer_free(&letter->text);
	free(letter->lines);
	free(letter->marks);
	free(letter->table.marks);
	free(letter->notes);
}

/* "1 footnote mark detached", "9 footnote marks detached"; nothing of none. */
static kz_status remark(
	kzi_letter *letter, size_t count, const char *of_one, const char *of_several)
{
	kzi_buffer words = {0};
	if (count == 0)
		return KZ_OK;
	kzi_buffer_format(&words, "%zu %s", count, count == 1 ? of_one : of_several);
	char *text = kzi_buffer_take(&words);
	if (text == NULL)
		return kzi_no_memory(letter->err);
	kz_status st = kz_document_add(letter->document, KZ_REMARKS, text, letter->err);
	free(text);
	return st;
}

kz_status kzi_letter_remarks(kzi_letter *letter)
{
	const struct {
		size_t count;
		const char *of_one, *of_several;
	} remarks[] = {
		{letter->done.furniture, "line of page furniture taken out",
			"lines of page furniture taken out"},
		{letter->done.facts, "line of letterhead and signatures read as facts",
			"lines of letterhead and signatures read as facts"},
		{letter->done.notes, "footnote taken out of the text",
			"footnotes taken out of the text"},
		{letter->done.broken_notes, "footnote put together again",
			"footnotes put together again"},
		{letter->done.marks, "footnote mark detached", "footnote marks detached"},
		{letter->done.lost_notes,
			"footnote mark has no footnote: the text has lost it",
			"footnote marks have no footnote: the text has lost those"},
		{letter->done.broken_sentences, "broken sentence put together again",
			"broken sentences put together again"},
		{letter->done.broken_words,
			"word put together again at the end of a line",
			"words put together again at the end of a line"},
		{letter->done.letter_spaced, "word put together of letters set apart",
			"words put together of letters set apart"},
		{letter->done.headings, "heading parted from the sentence before it",
			"headings parted from the sentence before it"},
		{letter->done.encoded_twice, "line mended that was encoded twice",
			"lines mended that were encoded twice"},
		{letter->done.conversion, "sign of a conversion taken out",
			"signs of a conversion taken out"},
		{letter->done.ligatures, "ligature taken apart", "ligatures taken apart"},
		{letter->done.soft_hyphens, "soft hyphen taken out",
			"soft hyphens taken out"},
		{letter->done.spaces, "unbreakable or odd space made a plain one",
			"unbreakable or odd spaces made plain ones"},
	};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof remarks / sizeof remarks[0] && st == KZ_OK; i++)
		st = remark(letter, remarks[i].count, remarks[i].of_one,
			remarks[i].of_several);
	return st;
}

static kz_status read_lines(kzi_letter *letter)
{
	static kz_status (*const steps[])(kzi_letter *) = {kzi_letter_furniture,
		kzi_letter_head, kzi_letter_signatures, kzi_letter_find_marks,
		kzi_letter_notes, kzi_letter_refs, kzi_letter_paragraphs,
		kzi_letter_remarks};
	/* The margin has it, which goes. */
	kz_status st = kzi_letter_reference(letter);
	kzi_letter_columns(letter);
	kzi_letter_layout(letter);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && st == KZ_OK; i++)
		st = steps[i](letter);
	return st;
}

/* A text that no page ever held: nothing of it is damage. */
static kz_status add_unread(
	kz_document *document, const char *text, size_t length, kz_error *err)
{
	kz_status st = kz_document_add_body(document, text, length, err);
	return st != KZ_OK ? st
			   : kz_document_add(document, KZ_REMARKS,
				     "too long to be cleaned: over 16 MiB", err);
}

kz_status kzi_letter_read(
	kz_document *document, const char *text, size_t length, kz_error *err)
{
	kz_status st = kzi_body_check(text, length, err);
	if (st != KZ_OK || length == 0)
		return st;
	if (length > LONGEST)
		return add_unread(document, text, length, err);
	kzi_letter letter = {.document = document, .err = err};
	kzi_buffer mended = {0};
	st = kzi_letter_encoding(&letter, text, length, &mended);
	if (st == KZ_OK)
		st = mended.length > 0
			     ? kzi_letter_characters(&letter, mended.data, mended.length)
			     : kzi_letter_characters(&letter, text, length);
	kzi_buffer_free(&mended);
	if (st == KZ_OK && letter.text.length > 0)
		st = kzi_letter_spacing(&letter);
	if (st == KZ_OK && letter.text.length > 0)
		st = kzi_letter_lines(&letter);
	if (st == KZ_OK && letter.line_count > 0)
		st = read_lines(&letter);
	end_letter(&letter);
	return st;
}
