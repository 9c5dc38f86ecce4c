/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who signed a letter: names and offices at its end, one below the other in either
 * order, or side by side. A name that the text lost leaves an office without one. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <stdlib.h>
#include <string.h>

enum {
	CELLS = 4,            /* signatures side by side */
	NAME_MAX_LENGTH = 60, /* bytes */
	OFFICE_MAX = 160,     /* bytes */
	SEVERAL = 60,         /* of them; a cabinet has fewer members */
	ROOM = 12             /* blank lines that a signature may need */
};

/* ---- Names and offices ---- */

static const char *const offices[] = {"minister-president", "vice-minister-president",
	"viceminister-president", "minister", "staatssecretaris", "secretaris-generaal",
	"directeur-generaal", "inspecteur-generaal", "programmadirecteur", "directeur",
	"onderminister", "voorzitter", "griffier", "president", "burgemeester", NULL};

static size_t article(const char *text, size_t length)
{
	return kzi_begins_with(text, length, "de") && length > 3 && text[2] == ' ' ? 3
										   : 0;
}

/* A sentence about a minister is not a minister. */
static bool says_something(const char *text, size_t length)
{
	static const char *const verbs[] = {"is", "heeft", "zal", "wordt", "werd", "kan",
		"moet", "had", "was", "komt", "gaat", "stelt", "geeft", "wil", "ik", "u",
		"wij", "dat", "die", NULL};
	for (size_t i = 0; verbs[i] != NULL; i++) {
		if (kzi_find_words(text, length, verbs[i]) != NULL)
			return true;
	}
	return false;
}

/* "De Minister van Economische Zaken," */
static bool is_office(const char *text, size_t length)
{
	size_t start = article(text, length);
	size_t word = kzi_begins_with_any(text + start, length - start, offices);
	if (word == 0 || length > OFFICE_MAX || says_something(text, length))
		return false;
	const char *rest = text + start + word;
	size_t left = length - start - word;
	bool ends = left == 0 || (left == 1 && rest[0] == ',');
	bool of = kzi_begins_with(rest + (left > 0), left - (left > 0), "van") ||
		  kzi_begins_with(rest + (left > 0), left - (left > 0), "voor") ||
		  kzi_begins_with(rest + (left > 0), left - (left > 0), "of");
	return (ends || (rest[0] == ' ' && of)) && text[length - 1] != '.' &&
	       memchr(text, ':', length) == NULL &&
	       (start > 0 || kzi_sign_is_upper(text[0]));
}

/* van, der, 't; mr., drs.: what may stand small in a name */
static bool is_particle(const char *word, size_t length)
{
	static const char *const words[] = {"van", "de", "der", "den", "ten", "ter", "te",
		"het", "in", "op", "aan", "bij", "uit", "von", "la", "le", "el", "al",
		"da", "du", "d", "t", "mr", "drs", "dr", "ir", "ing", "prof", "dhr", "mw",
		"s", NULL};
	/* The apostrophe of 't, of either kind. */
	if (length > 3 && memcmp(word, "\xE2\x80\x99", 3) == 0) {
		word += 3;
		length -= 3;
	} else if (length > 1 && word[0] == '\'') {
		word++;
		length--;
	}
	while (length > 0 && strchr(".,", word[length - 1]) != NULL)
		length--;
	return length > 0 && kzi_begins_with_any(word, length, words) == length;
}

static bool is_word_of_name(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (kzi_sign_is_digit(word[i]) ||
			strchr(":;/@()|!?%&\"", word[i]) != NULL)
			return false;
	}
	return kzi_starts_upper(word, length) || is_particle(word, length);
}

/* "Dirk Beljaarts", "V.P.G. Karremans", "mr. drs. J. van der Meer-de Boer". The last
 * word is a family name: "Met vriendelijke groet," has none. */
static bool is_name(const char *text, size_t length)
{
	size_t words = 0;
	if (length < 4 || length > NAME_MAX_LENGTH || is_office(text, length))
		return false;
	for (size_t at = 0; at < length; words++) {
		const char *space = memchr(text + at, ' ', length - at);
		size_t end = space != NULL ? (size_t)(space - text) : length;
		if (!is_word_of_name(text + at, end - at))
			return false;
		for (at = end; at < length && text[at] == ' ';)
			at++;
	}
	size_t last = kzi_last_word(text, length);
	return words <= 8 && (words >= 2 || memchr(text, '.', length) != NULL) &&
	       last >= 2 && kzi_starts_upper(text + length - last, last);
}

/* "en Natuur", the rest of an office on the next line */
static bool is_rest_of_office(const kzi_line *line)
{
	const kzi_line *before = line - 1;
	return line->blanks == 0 && line->length <= OFFICE_MAX / 2 &&
	       !kzi_ends_sentence(line->text, line->length) &&
	       is_office(before->text, before->length) &&
	       (kzi_starts_lower(line->text, line->length) ||
		       (kzi_ends_halfway(before->text, before->length) &&
			       !is_name(line->text, line->length)));
}

/* ---- Lines of signatures ---- */

typedef struct cell {
	const char *text;
	size_t length;
} cell;

/* The line in cells, which wide gaps part. */
static size_t cells_of(const kzi_line *line, cell cells[CELLS])
{
	size_t count = 0, at = 0;
	while (at < line->length && count < CELLS) {
		size_t end = at, spaces = 0, last = at;
		for (; end < line->length && spaces < 3; end++) {
			char c = line->text[end];
			spaces = c == ' ' ? spaces + 1 : c == '\t' ? 3 : 0;
			if (spaces == 0)
				last = end + 1;
		}
		if (last > at)
			cells[count++] = (cell){line->text + at, last - at};
		for (at = end;
			at < line->length && strchr(" \t", line->text[at]) != NULL;)
			at++;
	}
	return count;
}

/* Is there nothing in it but names, or nothing but offices? */
static bool has_only(const kzi_line *line, bool (*is)(const char *, size_t))
{
	cell cells[CELLS];
	size_t count = cells_of(line, cells);
	for (size_t i = 0; i < count; i++) {
		if (!is(cells[i].text, cells[i].length))
			return false;
	}
	return count > 0;
}

static bool is_namesake(const kzi_line *line)
{
	static const char *const words[] = {"mede namens", "namens deze", NULL};
	return kzi_begins_with_any(line->text, line->length, words) > 0 &&
	       line->length <= OFFICE_MAX;
}

/* ---- Who signed ---- */

/* Somebody who signed: the name and office as they stand in the text. */
typedef struct signatory {
	cell name, office, more; /* more: the rest of the office */
	size_t column;
} signatory;

typedef struct signing {
	kzi_letter *letter;
	signatory *all;
	size_t count;
	bool names_first;
} signing;

static signatory *add(signing *s, size_t column)
{
	signatory *all = realloc(s->all, (s->count + 1) * sizeof *all);
	if (all == NULL)
		return NULL;
	s->all = all;
	all[s->count] = (signatory){.column = column};
	return &all[s->count++];
}

/* Who in that column still lacks a name, or an office: the last, or the first. */
static signatory *waiting(signing *s, size_t column, bool for_name, bool first)
{
	signatory *found = NULL;
	for (size_t i = 0; i < s->count; i++) {
		signatory *one = &s->all[i];
		bool lacks = for_name ? one->name.length == 0 : one->office.length == 0;
		if (one->column == column && lacks && (found == NULL || !first))
			found = one;
	}
	return found;
}

static bool take_line(signing *s, const kzi_line *line, bool names, bool more_names)
{
	cell cells[CELLS];
	size_t count = cells_of(line, cells);
	for (size_t i = 0; i < count; i++) {
		signatory *one = NULL;
		if (names != s->names_first)
			one = waiting(s, i, names, names && more_names);
		if (one == NULL)
			one = add(s, i);
		if (one == NULL)
			return false;
		if (names)
			one->name = cells[i];
		else
			one->office = cells[i];
	}
	return true;
}

/* "MINISTER VAN FINANCIËN" as it is written elsewhere: "Minister van Financiën". */
static void write_small(kzi_buffer *office)
{
	static const char *const small[] = {
		"van", "voor", "en", "de", "der", "het", "of", NULL};
	char *text = office->data;
	for (size_t i = 0; i < office->length; i++) {
		if (kzi_sign_is_lower(text[i]))
			return;
	}
	for (size_t i = 0; i < office->length; i++) {
		size_t word = 0;
		bool first = i == 0 || text[i - 1] == ' ' || text[i - 1] == '-';
		while (first && i + word < office->length &&
			kzi_sign_is_letter(text[i + word]))
			word++;
		bool stays = first && kzi_begins_with_any(text + i, word, small) != word;
		/* À to Þ have their small letter 32 further on. */
		unsigned char before = i > 0 ? (unsigned char)text[i - 1] : 0;
		unsigned char byte = (unsigned char)text[i];
		bool accented = before == 0xC3 && byte >= 0x80 && byte <= 0x9E;
		if ((kzi_sign_is_upper(text[i]) || accented) && !stays)
			text[i] = (char)(byte + 0x20);
	}
}

static kz_status keep_signatory(kzi_letter *letter, const signatory *one)
{
	kzi_buffer name = {0}, office = {0};
	size_t start = article(one->office.text, one->office.length);
	size_t length = one->office.length;
	while (length > start && one->more.length == 0 &&
		one->office.text[length - 1] == ',')
		length--;
	kzi_buffer_append(&name, one->name.text, one->name.length);
	while (name.length > 0 && name.data[name.length - 1] == ',')
		name.length--;
	if (length > start)
		kzi_buffer_append(&office, one->office.text + start, length - start);
	if (one->more.length > 0)
		kzi_buffer_byte(&office, ' ');
	kzi_buffer_append(&office, one->more.text, one->more.length);
	while (office.length > 0 && office.data[office.length - 1] == ',')
		office.length--;
	write_small(&office);
	if (office.length > 0 && kzi_sign_is_lower(office.data[0]))
		office.data[0] = (char)(office.data[0] - 'a' + 'A');
	kzi_letter_plain(&name);
	kzi_letter_plain(&office);
	kzi_buffer_byte(&name, '\0');
	kzi_buffer_byte(&office, '\0');
	kz_status st = name.failed || office.failed
			       ? kzi_no_memory(letter->err)
			       : kz_document_add_signatory(letter->document, name.data,
					 office.data, letter->err);
	kzi_buffer_free(&name);
	kzi_buffer_free(&office);
	return st;
}

/* ---- Where they stand ---- */

static bool is_text(const kzi_letter *letter, size_t i)
{
	return i < letter->line_count && letter->lines[i].role == KZI_ROLE_TEXT;
}

/* Is line i an office with a name above or below it, and nothing else about it? */
static bool begins(const kzi_letter *letter, size_t i, bool *names_first)
{
	const kzi_line *line = &letter->lines[i];
	if (!is_text(letter, i) || !has_only(line, is_office))
		return false;
	*names_first = i > letter->body && is_text(letter, i - 1) && line->blanks <= 1 &&
		       has_only(line - 1, is_name);
	size_t next = i + 1;
	while (next < i + SEVERAL && is_text(letter, next) &&
		(has_only(line + (next - i), is_office) ||
			is_rest_of_office(line + (next - i))))
		next++;
	return *names_first ||
	       (is_text(letter, next) && letter->lines[next].blanks <= ROOM &&
		       has_only(&letter->lines[next], is_name));
}

/* Reads the signatures from line i on; the first that is none ends them. */
static kz_status read_from(signing *s, size_t i)
{
	kzi_letter *letter = s->letter;
	bool read = true;
	for (; is_text(letter, i) && read && s->count < SEVERAL; i++) {
		kzi_line *line = &letter->lines[i];
		bool name = has_only(line, is_name), office = has_only(line, is_office);
		if (is_namesake(line))
			continue;
		if (!name && !office) {
			if (s->count == 0 || !is_rest_of_office(line))
				break;
			s->all[s->count - 1].more = (cell){line->text, line->length};
		} else {
			bool more = is_text(letter, i + 1) && has_only(line + 1, is_name);
			read = take_line(s, line, name, more);
		}
		line->role = KZI_ROLE_FACT;
		letter->done.facts++;
	}
	kz_status st = read ? KZ_OK : kzi_no_memory(letter->err);
	for (size_t k = 0; k < s->count && st == KZ_OK; k++)
		st = keep_signatory(letter, &s->all[k]);
	letter->done.signatories = s->count;
	return st;
}

/* "Minister van Economische Zaken" is of that ministry; a "Minister voor" has none. */
static kz_status keep_ministry(kzi_letter *letter)
{
	static const char *const of[] = {"minister van", "staatssecretaris van", NULL};
	const kz_signatory *first = kz_document_signatory_at(letter->document, 0);
	if (first == NULL || kz_document_get(letter->document, KZ_MINISTRY)[0] != '\0')
		return KZ_OK;
	size_t skip = kzi_begins_with_any(first->office, strlen(first->office), of);
	if (skip == 0 || first->office[skip] != ' ')
		return KZ_OK;
	char ministry[OFFICE_MAX + 1] = "";
	const char *rest = first->office + skip + 1;
	const char *dash = strstr(rest, " \xE2\x80\x93 ");
	if (dash == NULL)
		dash = strstr(rest, " - ");
	size_t length = dash != NULL ? (size_t)(dash - rest) : strlen(rest);
	if (length >= sizeof ministry)
		return KZ_OK;
	memcpy(ministry, rest, length);
	return kz_document_set(letter->document, KZ_MINISTRY, ministry, letter->err);
}

kz_status kzi_letter_signatures(kzi_letter *letter)
{
	signing s = {.letter = letter};
	kz_status st = KZ_OK;
	bool known = kz_document_signatory_count(letter->document) > 0;
	for (size_t i = letter->body;
		i < letter->line_count && letter->is_letter && !known; i++) {
		if (!begins(letter, i, &s.names_first))
			continue;
		st = read_from(&s, s.names_first ? i - 1 : i);
		break;
	}
	free(s.all);
	return st == KZ_OK ? keep_ministry(letter) : st;
}
