/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/office.h"

#include "base/error.h"
#include "base/utf8.h"
#include "readers/file_facts.h"

#include <stdlib.h>
#include <string.h>

/* ---- The file ---- */

static bool begins_as(const kzi_input *input, const char *magic)
{
	size_t length = strlen(magic);
	return input->length >= length && memcmp(input->bytes, magic, length) == 0;
}

bool kzi_office_claims(const kzi_input *input, bool named, const char *member)
{
	kzi_zip *zip = NULL;
	bool binary = input->length == 0 || kzi_is_binary(input);
	bool packed = begins_as(input, "PK\x03\x04");
	if (named)
		return packed || binary || !input->asked;
	if (!packed)
		return false;
	kz_status st = kzi_zip_open(input->bytes, input->length, &zip, NULL);
	/* Where that is not the fault of the file, who reads it is to say so. */
	if (st != KZ_OK)
		return st == KZ_E_IO || st == KZ_E_NO_MEMORY;
	bool has = kzi_zip_has(zip, member);
	kzi_zip_close(zip);
	return has;
}

kz_status kzi_office_open(const kzi_input *input, kzi_zip **out, kz_error *err)
{
	*out = NULL;
	if (input->length == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "the file is empty");
	/* What Office encrypts, and what it made before 2007. */
	if (begins_as(input, "\xD0\xCF\x11\xE0"))
		return kzi_fail(err, KZ_E_DOCUMENT, 0,
			"an encrypted file of Office, or one of an old version of it");
	return kzi_zip_open(input->bytes, input->length, out, err);
}

/* ---- Parts ---- */

static kz_status parse(kzi_part *part, kz_document *document, kz_error *err)
{
	const char *bytes = part->bytes.length > 0 ? part->bytes.data : "";
	kz_status st = kzi_decode(
		bytes, part->bytes.length, KZI_UTF_8, document, &part->decoded, err);
	return st == KZ_OK ? kzi_xml_parse(part->decoded.text, part->decoded.length,
				     &part->xml, err)
			   : st;
}

kz_status kzi_part_read(kzi_zip *zip, const char *name, kz_document *document,
	kzi_part *out, kz_error *err)
{
	kz_error why = {0};
	*out = (kzi_part){0};
	kz_status st = kzi_zip_read(zip, name, &out->bytes, err);
	if (st != KZ_OK)
		return st;
	st = parse(out, document, &why);
	if (st == KZ_OK || st == KZ_E_NO_MEMORY || st == KZ_E_UNSUPPORTED)
		return st == KZ_OK ? st
				   : kzi_fail(err, st, KZI_NO_OFFSET, "%s", why.message);
	return kzi_fail(err, st, KZI_NO_OFFSET, "'%s' in it, byte %d: %s", name,
		why.offset, why.message);
}

kz_status kzi_part_read_any(kzi_zip *zip, const char *name, kz_document *document,
	kzi_part *out, kz_error *err)
{
	*out = (kzi_part){0};
	return kzi_zip_has(zip, name) ? kzi_part_read(zip, name, document, out, err)
				      : KZ_OK;
}

void kzi_part_free(kzi_part *part)
{
	kzi_xml_free(&part->xml);
	kzi_decoded_free(&part->decoded);
	kzi_buffer_free(&part->bytes);
	*part = (kzi_part){0};
}

kz_status kzi_office_facts(kz_document *document, const kzi_xml_node *title,
	const kzi_xml_node *created, kzi_buffer *head, const char *name, kz_error *err)
{
	kzi_arena arena = {0};
	kzi_buffer_byte(head, '\0');
	kzi_told told = {kzi_xml_string(title, &arena), kzi_xml_string(created, &arena),
		head->data};
	kz_status st = told.title != NULL && told.created != NULL && !head->failed
			       ? kzi_file_facts(document, &told, name, err)
			       : kzi_no_memory(err);
	kzi_arena_free(&arena);
	return st;
}

/* ---- Things by name ---- */

static int by_name(const void *a, const void *b)
{
	const kzi_named *one = a, *other = b;
	int order = strcmp(one->name, other->name);
	if (order == 0)
		order = one->place < other->place ? -1 : one->place > other->place;
	return order;
}

void kzi_named_sort(void *items, size_t count, size_t size)
{
	if (count > 1)
		qsort(items, count, size, by_name);
}

void *kzi_named_find(void *items, size_t count, size_t size, const char *name)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const kzi_named *at = (void *)((char *)items + middle * size);
		if (strcmp(at->name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	kzi_named *found = low < count ? (void *)((char *)items + low * size) : NULL;
	return found != NULL && strcmp(found->name, name) == 0 ? found : NULL;
}

/* ---- Text ---- */

void kzi_office_text(kzi_flow *flow, const char *text, size_t length)
{
	size_t start = 0;
	for (size_t at = 0; at + 1 < length; at++) {
		bool space = memcmp(text + at, "\xC2\xA0", 2) == 0;
		if (!space && memcmp(text + at, "\xC2\xAD", 2) != 0)
			continue;
		kzi_flow_text(flow, text + start, at - start);
		if (space)
			kzi_flow_text(flow, " ", 1);
		start = at + 2;
		at++;
	}
	kzi_flow_text(flow, text + start, length - start);
}

/* "op", "vragen", "3a,": what stands behind "Antwoord" in "Antwoord op vragen 2 en 3a".
 */
static bool is_of_numbers(const char *word, size_t length)
{
	static const char *const words[] = {
		"op", "de", "vraag", "vragen", "en", "t/m", "tot", "met", "nr."};
	if (word[0] >= '0' && word[0] <= '9')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (length == strlen(words[i]) && memcmp(word, words[i], length) == 0)
			return true;
	}
	return false;
}

static bool is_question(const char *text, size_t length)
{
	static const char *const firsts[] = {
		"Vraag ", "Vragen ", "Antwoord ", "Antwoorden "};
	enum { LONGEST = 60 };
	size_t at = 0;
	bool number = false;
	for (size_t i = 0; i < sizeof firsts / sizeof firsts[0] && at == 0; i++) {
		size_t size = strlen(firsts[i]);
		at = length > size && memcmp(text, firsts[i], size) == 0 ? size : 0;
	}
	bool is = at > 0 && length <= LONGEST;
	while (is && at < length) {
		size_t end = at;
		while (end < length && text[end] != ' ')
			end++;
		is = is_of_numbers(text + at, end - at);
		number = number || (text[at] >= '0' && text[at] <= '9');
		at = end + 1;
	}
	return is && number;
}

bool kzi_looks_like_heading(const kzi_buffer *text, bool bold)
{
	enum { LONGEST = 120 };
	if (text->length == 0)
		return false;
	if (is_question(text->data, text->length))
		return true;
	char last = text->data[text->length - 1];
	return bold && text->length <= LONGEST && strchr(".,;:?!", last) == NULL;
}

kz_status kzi_queue_add(
	kzi_queue *queue, const kzi_xml_node *node, const char *mark, kz_error *err)
{
	kzi_waiting *items =
		kzi_arena_grow(&queue->arena, queue->items, queue->count, sizeof *items);
	const char *copy =
		mark != NULL ? kzi_arena_copy(&queue->arena, mark, strlen(mark)) : NULL;
	if (items == NULL || (copy == NULL && mark != NULL))
		return kzi_no_memory(err);
	items[queue->count++] = (kzi_waiting){node, copy};
	queue->items = items;
	return KZ_OK;
}

kzi_queue kzi_queue_take(kzi_queue *queue)
{
	kzi_queue taken = *queue;
	*queue = (kzi_queue){0};
	return taken;
}

void kzi_queue_free(kzi_queue *queue)
{
	kzi_arena_free(&queue->arena);
	*queue = (kzi_queue){0};
}

/* ---- Tables ---- */

static bool is_blank(const kzi_xml_node *text)
{
	uint32_t i = 0;
	while (i < text->length && strchr(" \t\r\n", text->u.text[i]) != NULL)
		i++;
	return i == text->length;
}

void kzi_row_add(kzi_row *row, const kzi_xml_node *cell, const char *table)
{
	size_t lines = 0;
	bool counted = true; /* the paragraph that the walk is in */
	const kzi_xml_node *at = cell;
	for (; at != NULL && !row->nested; at = kzi_xml_walk(at, cell)) {
		if (kzi_xml_is(at, "p") || kzi_xml_is(at, "h")) {
			counted = false;
		} else if (at->name == NULL && !counted && !is_blank(at)) {
			counted = true;
			lines++;
		}
		row->nested = kzi_xml_is(at, table);
	}
	row->cells++;
	row->filled += lines > 0;
	row->lines = lines > row->lines ? lines : row->lines;
}

bool kzi_row_is_text(const kzi_row *row, size_t rows)
{
	enum { FEW_ROWS = 3, FEW_CELLS = 2 };
	/* Two signatures beside each other: a name in each, below an office. */
	bool beside = row->cells <= FEW_CELLS && row->lines > 1 && rows <= FEW_ROWS;
	return row->filled < 2 || row->nested || beside;
}

/* ---- Numbers ---- */

static void format_letters(kzi_buffer *out, unsigned number, char first)
{
	enum { LETTERS = 26, TIMES_MAX = 20 };
	unsigned times = (number - 1) / LETTERS + 1;
	for (unsigned i = 0; i < times && i < TIMES_MAX; i++)
		kzi_buffer_byte(out, (char)(first + (number - 1) % LETTERS));
}

static void format_roman(kzi_buffer *out, unsigned number, char change)
{
	static const struct {
		unsigned value;
		const char *letters;
	} signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
		{90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
		{4, "iv"}, {1, "i"}};
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		for (; number >= signs[i].value; number -= signs[i].value) {
			for (const char *at = signs[i].letters; *at != '\0'; at++)
				kzi_buffer_byte(out, (char)(*at - change));
		}
	}
}

void kzi_number_format(kzi_buffer *out, unsigned number, kzi_numbering as)
{
	enum { ROMAN_MAX = 4999 };
	bool roman = as == KZI_NUMBER_LOWER_ROMAN || as == KZI_NUMBER_UPPER_ROMAN;
	if (as == KZI_NUMBER_NONE)
		return;
	if (number == 0 || as == KZI_NUMBER_DECIMAL || (roman && number > ROMAN_MAX))
		kzi_buffer_format(out, "%u", number);
	else if (roman)
		format_roman(out, number, as == KZI_NUMBER_UPPER_ROMAN ? 'a' - 'A' : 0);
	else
		format_letters(out, number, as == KZI_NUMBER_LOWER_LETTER ? 'a' : 'A');
}

const char *kzi_mark_part(const char *text)
{
	enum { LONGEST = 64 };
	return strlen(text) <= LONGEST ? text : "";
}

const char *kzi_bullet(const char *text)
{
	uint32_t rune;
	size_t taken = kzi_utf8_decode(text, strlen(text), &rune);
	bool private = taken > 0 && rune >= 0xE000 && rune <= 0xF8FF;
	return taken == 0 || private ? "\xE2\x80\xA2" : text;
}
