/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/file_facts.h"

#include "base/utf8.h"
#include "document/kind.h"
#include "document/letter.h"
#include "readers/facts.h"
#include "readers/signatories.h"
#include "text/dutch_date.h"

#include <string.h>
#include <strings.h>

enum { TITLE_MAX = 200, FIRST_BLOCKS = 8, SOME_BYTES = 9, HEAD_MAX = 16 << 10 };

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* "Nr. 143 MOTIE VAN DE LEDEN": what comes behind the number, if anything does. */
static const char *behind_number(const char *text)
{
	const char *at = text;
	if (begins(at, "Nr. ")) {
		at += 4;
		at += strspn(at, "0123456789");
		at += *at == ' ';
	}
	return at[0] != '\0' ? at : text;
}

/* The name of a dossier, "36 600 XIV", and the number of a paper are no titles. */
static const char *title_of_text(const kz_document *document)
{
	const char *heading = NULL, *text = NULL;
	for (size_t i = 0; i < FIRST_BLOCKS; i++) {
		const kz_block *block = kz_document_block_at(document, i);
		if (block == NULL)
			break;
		bool digits = block->text[0] >= '0' && block->text[0] <= '9';
		bool greeting = strncasecmp(block->text, "geachte ", 8) == 0;
		if (begins(block->text, "Vragen van "))
			return block->text;
		if (heading == NULL && block->kind == KZ_HEADING && !digits)
			heading = behind_number(block->text);
		if (text == NULL && strlen(block->text) >= SOME_BYTES && !greeting)
			text = block->text;
	}
	const kz_block *first = kz_document_block_at(document, 0);
	const char *any = first != NULL ? first->text : "";
	return heading != NULL ? heading : text != NULL ? text : any;
}

/* Cut to what a title may be, between two characters. */
static kz_status set_title(kz_document *document, const char *text, kz_error *err)
{
	char title[TITLE_MAX + 1] = "";
	size_t length = strlen(text);
	if (length > TITLE_MAX)
		length = TITLE_MAX;
	memcpy(title, text, length);
	if (text[length] != '\0') {
		while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
		title[length] = '\0';
	}
	return kzi_fact_fill(document, KZ_TITLE, title, err);
}

/* The first of these that there is. */
static kz_status add_title(
	kz_document *document, const char *told, const char *name, kz_error *err)
{
	const char *const from[] = {kz_document_get(document, KZ_SUBJECT),
		title_of_text(document), told, name};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof from / sizeof from[0] && st == KZ_OK; i++)
		st = set_title(document, from[i], err);
	return st;
}

/* ---- What is not in the text ---- */

static size_t cut_head(const char *head)
{
	size_t length = strnlen(head, HEAD_MAX);
	while (length > 0 && ((unsigned char)head[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* A letterhead in the head of a page is read as the letter that it would be. */
static kz_status add_head(kz_document *document, const char *head, kz_error *err)
{
	static const kz_property facts[] = {
		KZ_SUBJECT, KZ_CHAMBER, KZ_KIND, KZ_REFERENCE};
	kz_document *letter = NULL;
	kz_status st = kz_document_new(&letter, err);
	if (st == KZ_OK)
		st = kzi_letter_read(letter, head, cut_head(head), err);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0] && st == KZ_OK; i++)
		st = kzi_fact_fill(
			document, facts[i], kz_document_get(letter, facts[i]), err);
	if (st == KZ_OK && kz_document_get(document, KZ_DATE)[0] == '\0')
		st = kzi_fact_date(
			document, kz_document_get(letter, KZ_DATE), "text", err);
	kz_document_free(letter);
	return st;
}

/* ---- Official pieces ---- */

/* "Voorgesteld 6 juli 2021" */
static kz_status add_day(kz_document *document, kz_error *err)
{
	static const char *const words[] = {"Voorgesteld ", "Ontvangen ", "Vastgesteld "};
	char day[KZI_DATE_MAX] = "";
	kzi_found_date found;
	if (kz_document_get(document, KZ_DATE)[0] != '\0' ||
		kz_document_get(document, KZ_NUMBER)[0] == '\0')
		return KZ_OK;
	for (size_t i = 0; i < FIRST_BLOCKS && day[0] == '\0'; i++) {
		const kz_block *block = kz_document_block_at(document, i);
		const char *text = block != NULL ? block->text : "";
		for (size_t j = 0; j < sizeof words / sizeof words[0]; j++) {
			if (begins(text, words[j]) &&
				kzi_date_find(text, strlen(text), 0, &found))
				kzi_date_format(found.date, day);
		}
	}
	return kzi_fact_date(document, day, "text", err);
}

static kz_status add_proposers(kz_document *document, kz_error *err)
{
	const char *kind = kz_document_get(document, KZ_KIND);
	if (strcmp(kind, "motie") != 0 && strcmp(kind, "amendement") != 0)
		return KZ_OK;
	kzi_arena arena = {0};
	kz_status st = kzi_set_signatories(document, NULL, &arena, err);
	kzi_arena_free(&arena);
	return st;
}

/* ---- All of them ---- */

kz_status kzi_file_facts(
	kz_document *document, const kzi_told *told, const char *name, kz_error *err)
{
	char kind[KZI_KIND_MAX];
	kz_status st = kzi_letter_facts(document, err);
	if (st == KZ_OK)
		st = add_head(document, told->head, err);
	if (st == KZ_OK)
		st = add_title(document, told->title, name, err);
	if (st == KZ_OK && kzi_kind_of_title(kz_document_get(document, KZ_TITLE), kind))
		st = kzi_fact_fill(document, KZ_KIND, kind, err);
	if (st == KZ_OK)
		st = add_proposers(document, err);
	if (st == KZ_OK)
		st = add_day(document, err);
	if (st == KZ_OK && kz_document_get(document, KZ_DATE)[0] == '\0')
		st = kzi_fact_date(document, told->created, "file", err);
	return st;
}
