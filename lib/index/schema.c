/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/schema.h"

#include "base/digest.h"
#include "base/utf8.h"

#include <kamerzoek/dutch.h>

#include <string.h>

/* The engine takes 245 bytes; what is longer keeps its beginning, for looking
 * up by prefix, and a digest of the whole, to stay itself. */
enum { TERM_MAX = 240, DIGEST_DIGITS = 16 };

static void bounded(kzi_buffer *out, const char *prefix, const char *text, size_t length)
{
	kzi_buffer_clear(out);
	kzi_buffer_text(out, prefix);
	if (out->length + length <= TERM_MAX) {
		kzi_buffer_append(out, text, length);
		return;
	}
	char digest[KZI_SHA256_HEX];
	kzi_sha256_hex(text, length, digest);
	size_t room = TERM_MAX - out->length - DIGEST_DIGITS - 1;
	kzi_buffer_append(out, text, kzi_utf8_cut(text, length, room));
	kzi_buffer_byte(out, '#');
	kzi_buffer_append(out, digest, DIGEST_DIGITS);
}

static void folded(kzi_buffer *out, const char *prefix, const char *text)
{
	char *value = NULL;
	size_t length = 0;
	kz_status st = kz_normalise(text, strlen(text), &value, &length, NULL);
	if (st == KZ_OK)
		bounded(out, prefix, value, length);
	else
		out->failed = true;
	kz_free(value);
}

void kzi_term_word(kzi_buffer *out, const char *term, size_t length)
{
	kzi_buffer_clear(out);
	kzi_buffer_append(out, term, kzi_utf8_cut(term, length, KZI_WORD_MAX));
}

static void prefixed(kzi_buffer *out, const char *prefix, const char *word, size_t length)
{
	kzi_buffer_clear(out);
	kzi_buffer_text(out, prefix);
	kzi_buffer_append(out, word, kzi_utf8_cut(word, length, KZI_WORD_MAX));
}

void kzi_term_exact(kzi_buffer *out, const char *folded, size_t length)
{
	prefixed(out, "XW", folded, length);
}

void kzi_term_part(kzi_buffer *out, const char *term, size_t length)
{
	prefixed(out, "XS", term, length);
}

void kzi_term_zone(kzi_buffer *out, char zone, const char *term, size_t length)
{
	kzi_buffer_clear(out);
	kzi_buffer_text(out, "XZ");
	kzi_buffer_byte(out, zone);
	kzi_buffer_append(out, term, kzi_utf8_cut(term, length, KZI_WORD_MAX));
}

void kzi_term_id(kzi_buffer *out, const char *id)
{
	bounded(out, "Q", id, strlen(id));
}

void kzi_term_alias(kzi_buffer *out, const char *alias)
{
	folded(out, "XA", alias);
}

void kzi_term_path(kzi_buffer *out, const char *path)
{
	bounded(out, "XP", path, strlen(path));
}

void kzi_term_key(kzi_buffer *out, const char *key)
{
	bounded(out, "XK", key, strlen(key));
}

void kzi_term_cites(kzi_buffer *out, const char *name)
{
	folded(out, "XC", name);
}

void kzi_term_replaces(kzi_buffer *out, const char *name)
{
	folded(out, "XR", name);
}

void kzi_term_weak_key(kzi_buffer *out, const char *key)
{
	bounded(out, "XV", key, strlen(key));
}

void kzi_term_path_prefix(kzi_buffer *out, const char *folder)
{
	kzi_buffer_clear(out);
	kzi_buffer_text(out, "XP");
	kzi_buffer_append(out, folder, kzi_utf8_cut(folder, strlen(folder), 200));
}

/* Names are at most 64 bytes and ASCII: kzi_document checks that. */
static void named_prefix(char out[80], const char *prefix, const char *name)
{
	size_t length = strlen(prefix), room = 80 - length - 2;
	size_t taken = strlen(name) < room ? strlen(name) : room;
	memcpy(out, prefix, length);
	memcpy(out + length, name, taken);
	memcpy(out + length + taken, ":", 2);
}

void kzi_term_fact(kzi_buffer *out, const char *name, const char *value)
{
	char prefix[80];
	named_prefix(prefix, "XF", name);
	folded(out, prefix, value);
}

void kzi_meta_key(kzi_buffer *out, const char *prefix, const char *name)
{
	bounded(out, prefix, name, strlen(name));
}

void kzi_meta_name_key(kzi_buffer *out, const char *name)
{
	folded(out, KZI_META_GONE_NAME, name);
}

size_t kzi_dossier_stem(const char *dossier)
{
	return strcspn(dossier, "- ");
}

/* ---- Periods ---- */

size_t kzi_periods_of(kzi_date date, char out[KZI_PERIODS][KZI_DATE_MAX])
{
	static const size_t lengths[KZI_PERIODS] = {2, 3, 4, 7, 10};
	char text[KZI_DATE_MAX];
	kzi_date_format(date, text);
	size_t count = 0;
	for (; count < KZI_PERIODS && lengths[count] <= strlen(text); count++) {
		memcpy(out[count], text, lengths[count]);
		out[count][lengths[count]] = '\0';
	}
	return count;
}

void kzi_term_period(kzi_buffer *out, const char *name, const char *period)
{
	char prefix[80];
	named_prefix(prefix, "XD", name);
	bounded(out, prefix, period, strlen(period));
}

void kzi_term_undated(kzi_buffer *out)
{
	kzi_buffer_clear(out);
	kzi_buffer_text(out, "XU");
}

static kzi_date next_day(kzi_date date)
{
	if (++date.day > kzi_days_in_month(date.year, date.month)) {
		date.day = 1;
		date.month++;
	}
	if (date.month > 12) {
		date.month = 1;
		date.year++;
	}
	return date;
}

/* The last day of the largest period that begins on first and ends by last;
 * *level says which of the five it is. */
static kzi_date largest_period(kzi_date first, kzi_date last, size_t *level)
{
	kzi_date year_end = {first.year, 12, 31}, best = first;
	kzi_date ends[KZI_PERIODS] = {
		{first.year + 99, 12, 31},
		{first.year + 9, 12, 31},
		year_end,
		{first.year, first.month, kzi_days_in_month(first.year, first.month)},
		first,
	};
	bool year_starts = first.month == 1 && first.day == 1;
	/* The years 1 to 9 have no year 0 before them, but count as a decade. */
	bool starts[KZI_PERIODS] = {
		year_starts && first.year % 100 == 0,
		year_starts && first.year % 10 == 0,
		year_starts,
		first.day == 1,
		true,
	};
	for (*level = 0; *level < KZI_PERIODS; (*level)++) {
		best = ends[*level];
		if (starts[*level] && kzi_date_compare(best, last) <= 0)
			break;
	}
	return best;
}

bool kzi_periods_between(
	kzi_date first, kzi_date last, kzi_period_fn *give, void *context)
{
	while (kzi_date_compare(first, last) <= 0) {
		size_t level;
		kzi_date end = largest_period(first, last, &level);
		char periods[KZI_PERIODS][KZI_DATE_MAX];
		kzi_periods_of(first, periods);
		if (!give(context, periods[level]))
			return false;
		first = next_day(end);
	}
	return true;
}

/* ---- Numbers ---- */

void kzi_number_sortable(double value, char out[KZI_NUMBER_DIGITS + 1])
{
	static const char hex[] = "0123456789abcdef";
	uint64_t bits;
	value += 0.0; /* minus zero is zero */
	memcpy(&bits, &value, sizeof bits);
	/* Below zero the larger bits are the smaller number. */
	bits = bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
	for (size_t i = 0; i < KZI_NUMBER_DIGITS; i++)
		out[i] = hex[bits >> (60 - 4 * i) & 15];
	out[KZI_NUMBER_DIGITS] = '\0';
}

void kzi_term_number(kzi_buffer *out, const char *name, const char *digits, size_t count)
{
	char prefix[80];
	named_prefix(prefix, "XN", name);
	bounded(out, prefix, digits, count);
}

static uint64_t from_digits(const char *digits)
{
	uint64_t value = 0;
	for (size_t i = 0; i < KZI_NUMBER_DIGITS; i++)
		value = value << 4 | (uint64_t)(digits[i] <= '9' ? digits[i] - '0'
								 : digits[i] - 'a' + 10);
	return value;
}

bool kzi_numbers_between(double least, double most, kzi_digits_fn *give, void *context)
{
	static const char hex[] = "0123456789abcdef";
	char low[KZI_NUMBER_DIGITS + 1], high[KZI_NUMBER_DIGITS + 1];
	kzi_number_sortable(least, low);
	kzi_number_sortable(most, high);
	uint64_t at = from_digits(low), last = from_digits(high);
	while (at <= last) {
		/* The most digits that can be cut off: at ends in that many zeros, and
		 * all that then is meant is not beyond last. */
		unsigned cut = 0;
		while (cut + 1 < KZI_NUMBER_DIGITS) {
			uint64_t mask = (UINT64_C(1) << 4 * (cut + 1)) - 1;
			if ((at & mask) != 0 || (last - at) < mask)
				break;
			cut++;
		}
		char digits[KZI_NUMBER_DIGITS];
		for (size_t i = 0; i < KZI_NUMBER_DIGITS; i++)
			digits[i] = hex[at >> (60 - 4 * i) & 15];
		if (!give(context, digits, KZI_NUMBER_DIGITS - cut))
			return false;
		uint64_t step = UINT64_C(1) << 4 * cut;
		if (last - at < step)
			break;
		at += step;
	}
	return true;
}

/* ---- Sort keys ---- */

static void sort_key(kzi_buffer *out, const char *date, const char *id, bool newest)
{
	kzi_date known;
	char day[KZI_DATE_MAX];
	kzi_buffer_clear(out);
	if (kzi_date_parse(date, &known, NULL) == KZ_OK)
		kzi_date_format(kzi_date_first(known), day);
	else
		memset(day, newest ? '9' + 1 : ' ', KZI_DATE_MAX - 1);
	for (size_t i = 0; i < KZI_DATE_MAX - 1; i++) {
		bool digit = day[i] >= '0' && day[i] <= '9';
		kzi_buffer_byte(
			out, newest && digit ? (char)('0' + '9' - day[i]) : day[i]);
	}
	kzi_buffer_text(out, id);
}

void kzi_sort_newest(kzi_buffer *out, const char *date, const char *id)
{
	sort_key(out, date, id, true);
}

void kzi_sort_oldest(kzi_buffer *out, const char *date, const char *id)
{
	sort_key(out, date, id, false);
}
