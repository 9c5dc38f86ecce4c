/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The letterhead: date, subject, to which Kamer. Of a text that is no letter it takes
 * nothing. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"
#include "text/dutch_date.h"

#include <stdlib.h>
#include <string.h>

enum {
	VALUES = 4,         /* lines below a label that may belong to it */
	SUBJECT_MAX = 1000, /* bytes */
	SENTENCE = 60       /* bytes that a value seldom has */
};

/* The letterhead while it is read. */
typedef struct head {
	kzi_letter *letter;
	kzi_start start;
	bool wants_date; /* a label stood alone: its value is still to come */
	bool wants_subject;
	unsigned wants_values; /* of other labels: so many lines may still be theirs */
	bool dated, named, addressed; /* what was seen */
	char date[KZI_DATE_MAX];
	kzi_buffer subject;
	const char *chamber;
	bool mail; /* it says when it was sent */
} head;

static size_t skip_sign(const kzi_line *line, size_t at)
{
	while (at < line->length && strchr(" \t:", line->text[at]) != NULL)
		at++;
	return at;
}

/* ---- Its lines ---- */

static void put_away(head *h, size_t i, kzi_role role)
{
	kzi_line *line = &h->letter->lines[i];
	if (line->role != KZI_ROLE_TEXT)
		return;
	line->role = (uint8_t)role;
	if (role == KZI_ROLE_FACT)
		h->letter->done.facts++;
	else
		h->letter->done.furniture++;
}

static void keep_date(head *h, kzi_date date)
{
	if (h->date[0] == '\0')
		kzi_date_format(date, h->date);
	h->dated = true;
	h->wants_date = false;
}

/* "11 april 2025" or "Den Haag, 11 april 2025", and nothing behind it; at is where the
 * date is to begin. */
static bool read_date(head *h, const kzi_line *line, size_t at, size_t *end)
{
	kzi_found_date found;
	if (!kzi_date_find(line->text, line->length, at, &found))
		return false;
	bool place = found.start >= at + 4 && found.start <= at + 40 &&
		     kzi_starts_upper(line->text + at, line->length - at) &&
		     memcmp(line->text + found.start - 2, ", ", 2) == 0 &&
		     memchr(line->text + at, ',', found.start - 2 - at) == NULL;
	if (found.start != at && !place)
		return false;
	*end = skip_sign(line, found.start + found.length);
	keep_date(h, found.date);
	return true;
}

static void add_to_subject(head *h, const char *text, size_t length)
{
	if (h->subject.length > 0)
		kzi_buffer_byte(&h->subject, ' ');
	for (size_t i = 0; i < length; i++) {
		bool blank = text[i] == ' ' || text[i] == '\t';
		bool again =
			blank && i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t');
		if (!again)
			kzi_buffer_byte(&h->subject, blank ? ' ' : text[i]);
	}
}

/* The subject from byte at of line i on, with the lines in which it goes on. */
static void read_subject(head *h, size_t i, size_t at)
{
	kzi_letter *letter = h->letter;
	h->wants_subject = false;
	h->named = true;
	for (size_t first = i; i < h->start.end; i++, at = 0) {
		kzi_line *line = &letter->lines[i];
		size_t other = kzi_letter_salutation(line);
		if (i > first &&
			(line->role != KZI_ROLE_TEXT || line->blanks > 0 || other == 0 ||
				kzi_letter_is_margin(line->text, line->length) ||
				kzi_begins_with(line->text, line->length, "datum")))
			break;
		size_t length = other != SIZE_MAX && other > at ? other : line->length;
		while (length > at && line->text[length - 1] == ' ')
			length--;
		if (h->subject.length + length - at > SUBJECT_MAX)
			break;
		add_to_subject(h, line->text + at, length - at);
		if (other == SIZE_MAX || other == 0) {
			put_away(h, i, KZI_ROLE_FACT);
			continue;
		}
		/* "Betreft Kabinetsvisie Geachte Voorzitter," is two lines in one. */
		line->text += other;
		line->length -= (uint32_t)other;
		letter->done.facts++;
		break;
	}
}

static bool read_label(head *h, size_t i, size_t at)
{
	static const char *const dates[] = {"datum", "date", "verzonden", "sent", NULL};
	const kzi_line *line = &h->letter->lines[i];
	const char *text = line->text + at;
	size_t length = line->length - at;
	size_t label = kzi_letter_names_subject(text, length);
	if (label > 0) {
		size_t value = skip_sign(line, at + label);
		h->wants_subject = value == line->length;
		h->named = true;
		if (h->wants_subject)
			put_away(h, i, KZI_ROLE_FACT);
		else
			read_subject(h, i, value);
		return true;
	}
	label = kzi_begins_with_any(text, length, dates);
	size_t value = skip_sign(line, at + label), end = 0;
	if (label == 0)
		return false;
	if (value == line->length) {
		h->wants_date = true;
		put_away(h, i, KZI_ROLE_FACT);
		return true;
	}
	/* "Verzonden: vrijdag 11 april 2025 10:12" */
	kzi_found_date found;
	bool sent = !kzi_begins_with(text, length, "datum") &&
		    kzi_date_find(line->text, line->length, value, &found);
	if (sent) {
		keep_date(h, found.date);
		h->mail = true;
	}
	if (!sent && !read_date(h, line, value, &end))
		return false;
	if (sent || end == line->length || !read_label(h, i, end))
		put_away(h, i, KZI_ROLE_FACT);
	return true;
}

static bool names(const kzi_line *line, const char *words)
{
	return kzi_find_words(line->text, line->length, words) != NULL;
}

/* "De Voorzitter van de Tweede Kamer der Staten-Generaal"; "van de Eerste en Tweede
 * Kamer" is to both. */
static bool read_addressee(head *h, size_t i)
{
	const kzi_line *line = &h->letter->lines[i];
	bool second =
		names(line, "tweede kamer") || names(line, "tweede en eerste kamer");
	bool first = names(line, "eerste kamer") || names(line, "eerste en tweede kamer");
	static const char *const rest[] = {"der Staten-Generaal", NULL};
	if (h->addressed && kzi_begins_with_any(line->text, line->length, rest) > 0) {
		put_away(h, i, KZI_ROLE_FACT);
		return true;
	}
	if ((!first && !second) || line->length > 120 ||
		kzi_ends_sentence(line->text, line->length) ||
		(!names(line, "voorzitter") && !names(line, "voorzitters")))
		return false;
	h->addressed = true;
	if (first != second)
		h->chamber = second ? "2" : "1";
	put_away(h, i, KZI_ROLE_FACT);
	return true;
}

/* "Turfmarkt 147", above the line with its postcode */
static bool is_street(const head *h, size_t i)
{
	const kzi_line *line = &h->letter->lines[i], *next = line + 1;
	return i + 1 < h->start.end && next->blanks <= h->letter->from_blocks &&
	       line->length <= 40 && kzi_starts_upper(line->text, line->length) &&
	       kzi_sign_is_digit(line->text[line->length - 1]) &&
	       kzi_sign_is_digit(next->text[0]) &&
	       kzi_letter_is_margin(next->text, next->length);
}

/* A value below a label of the margin: a name, a number. */
static bool is_value(const head *h, const kzi_line *line)
{
	bool near = line->blanks <= h->letter->from_blocks ||
		    kzi_letter_is_code(line->text, line->length);
	return h->wants_values > 0 && near && line->length <= SENTENCE &&
	       !kzi_ends_sentence(line->text, line->length);
}

/* Below "Projectnaam" it often stands once more, perhaps with other spaces. */
static bool is_subject_again(const head *h, const kzi_line *line)
{
	size_t k = 0;
	for (size_t i = 0; i < line->length; i++) {
		if (line->text[i] == ' ' && i > 0 && line->text[i - 1] == ' ')
			continue;
		if (k == h->subject.length || h->subject.data[k++] != line->text[i])
			return false;
	}
	return k > 0 && k == h->subject.length;
}

static void read_line(head *h, size_t i)
{
	static const char *const mail[] = {"van", "aan", "cc", "from", "to", NULL};
	kzi_line *line = &h->letter->lines[i];
	size_t end = kzi_begins_with_any(line->text, line->length, mail);
	line->alone |= end > 0 && end < line->length && line->text[end] == ':';
	if (line->role != KZI_ROLE_TEXT || read_label(h, i, 0) || read_addressee(h, i))
		return;
	if (kzi_letter_is_margin(line->text, line->length) || is_street(h, i)) {
		bool label = kzi_letter_label(line->text, line->length) > 0;
		h->wants_values = label ? VALUES : 0;
		put_away(h, i, KZI_ROLE_FURNITURE);
	} else if (read_date(h, line, 0, &end) && end == line->length) {
		put_away(h, i, KZI_ROLE_FACT);
	} else if (h->wants_subject) {
		read_subject(h, i, 0);
	} else if (is_subject_again(h, line)) {
		put_away(h, i, KZI_ROLE_FACT);
	} else if (is_value(h, line)) {
		h->wants_values--;
		put_away(h, i, KZI_ROLE_FURNITURE);
	} else {
		h->wants_values = 0;
	}
}

/* ---- What came of it ---- */

/* "TER BESLISSING": a nota of civil servants to their minister. */
static bool is_beslisnota(const kzi_letter *letter)
{
	static const char *const words[] = {
		"beslisnota", "ter beslissing", "nota ter beslissing", NULL};
	for (size_t i = 0; i < letter->line_count && i < KZI_HEAD_MAX / 2; i++) {
		const kzi_line *line = &letter->lines[i];
		if (line->length <= SENTENCE &&
			kzi_begins_with_any(line->text, line->length, words) > 0)
			return true;
	}
	return false;
}

static kz_status keep_facts(head *h)
{
	kzi_letter *letter = h->letter;
	kz_document *document = letter->document;
	bool undated = kz_document_get(document, KZ_DATE)[0] == '\0';
	const char *kind = is_beslisnota(letter) ? "beslisnota" : h->mail ? "" : "brief";
	kzi_letter_plain(&h->subject);
	kzi_buffer_byte(&h->subject, '\0');
	if (h->subject.failed)
		return kzi_no_memory(letter->err);
	kz_status st = kzi_letter_keep_fact(letter, KZ_DATE, "date", h->date);
	if (st == KZ_OK && undated && h->date[0] != '\0')
		st = kz_document_set(document, KZ_DATE_SOURCE, "text", letter->err);
	if (st == KZ_OK)
		st = kzi_letter_keep_fact(letter, KZ_SUBJECT, "subject", h->subject.data);
	if (st == KZ_OK && kz_document_get(document, KZ_CHAMBER)[0] == '\0')
		st = kz_document_set(document, KZ_CHAMBER, h->chamber, letter->err);
	if (st == KZ_OK && kz_document_get(document, KZ_KIND)[0] == '\0')
		st = kz_document_set(document, KZ_KIND, kind, letter->err);
	return st;
}

/* Behind the salutation; with it, when the letter is glued to that. */
static void begin_body(head *h)
{
	h->letter->body = h->start.end;
	if (h->start.salutation == SIZE_MAX)
		return;
	kzi_line *line = &h->letter->lines[h->start.salutation];
	line->alone = kzi_letter_is_salutation(line->text, line->length);
	if (!line->alone)
		h->letter->body = h->start.salutation;
}

kz_status kzi_letter_head(kzi_letter *letter)
{
	kzi_line before[KZI_HEAD_MAX + 1];
	head h = {.letter = letter, .start = kzi_letter_find_start(letter)};
	size_t lines =
		h.start.end < letter->line_count ? h.start.end : letter->line_count;
	memcpy(before, letter->lines, lines * sizeof *before);
	size_t furniture = letter->done.furniture, facts = letter->done.facts;
	for (size_t i = 0; i < h.start.end; i++) {
		if (i != h.start.salutation ||
			kzi_letter_salutation(&letter->lines[i]) != 0)
			read_line(&h, i);
	}
	letter->is_letter = h.start.salutation != SIZE_MAX ||
			    (h.dated && (h.named || h.addressed)) || h.start.opened;
	kz_status st = KZ_OK;
	if (letter->is_letter) {
		begin_body(&h);
		st = keep_facts(&h);
	} else {
		memcpy(letter->lines, before, lines * sizeof *before);
		letter->done.furniture = furniture;
		letter->done.facts = facts;
	}
	kzi_buffer_free(&h.subject);
	return st;
}
