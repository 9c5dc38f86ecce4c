/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that were encoded twice: "cliÃ«nt". Such a line may stand among whole ones, as
 * where it was copied from elsewhere; one whole "cliënt" in it says that it is not one.
 */
#include "document/letter_parts.h"
#include "document/letter_signs.h"

#include "text/mojibake.h"

#include <string.h>

#define LETTER "\xC3\x83"             /* Ã, which é and most others begin with */
#define SIGN   "\xC3\x82"             /* Â, as of a space that does not break */
#define QUOTE  "\xC3\xA2\xE2\x82\xAC" /* â€, as of quotes and dashes */

static bool starts(const char *at, const char *end, const char *what)
{
	size_t size = strlen(what);
	return (size_t)(end - at) >= size && memcmp(at, what, size) == 0;
}

/* Does anything in it begin as what was encoded twice does? */
static const char *suspect(const char *at, const char *end)
{
	while (at < end && (at = memchr(at, '\xC3', (size_t)(end - at))) != NULL) {
		if (starts(at, end, LETTER) || starts(at, end, SIGN) ||
			starts(at, end, QUOTE))
			return at;
		at++;
	}
	return NULL;
}

/* A byte that cp1252 has not, and many a program drops: the last of ”. */
#define DROPPED "\xC2\x9D"
/* The last byte of à, and of a space that does not break: itself a space that does not
 * break, and often a plain one by now. */
#define UNBREAKABLE "\xC2\xA0"

/* Of "Ã la" the space is still to come, in "Ã  la" and "voilÃ ." it is of the à. */
static bool is_of_letter(const char *space, const char *end)
{
	return space + 1 == end || strchr(" .,;:?!)-", space[1]) != NULL;
}

/* Copies the line with those bytes put back, and says whether anything else in it tells
 * that it was encoded twice. "36Â 600" does. */
static bool complete(const char *at, const char *end, kzi_buffer *out)
{
	bool told = false;
	for (const char *line = at; at < end;) {
		const char *behind = at + (starts(at, end, QUOTE) ? sizeof QUOTE - 1 : 2);
		if (starts(at, end, QUOTE)) {
			bool dropped = behind == end || (*behind & 0x80) == 0;
			kzi_buffer_text(out, dropped ? QUOTE DROPPED : QUOTE);
			told |= !dropped;
			at = behind;
		} else if (starts(at, end, LETTER " ")) {
			kzi_buffer_text(out, LETTER UNBREAKABLE);
			at = behind + is_of_letter(behind, end);
		} else if (starts(at, end, SIGN " ")) {
			kzi_buffer_text(out, SIGN UNBREAKABLE);
			told |= at > line &&
				(kzi_sign_is_lower(at[-1]) || kzi_sign_is_digit(at[-1]));
			at = behind + 1;
		} else {
			told |= (*at & 0x80) != 0;
			kzi_buffer_byte(out, *at++);
		}
	}
	return told;
}

/* Writes the line as it was, if it was encoded twice. */
static bool mend(const char *line, const char *end, kzi_buffer *out)
{
	kzi_buffer whole = {0};
	bool mended = complete(line, end, &whole) && !whole.failed &&
		      kzi_is_mojibake(whole.data, whole.length);
	if (mended)
		kzi_mojibake_undo(whole.data, whole.length, out);
	out->failed |= whole.failed;
	kzi_buffer_free(&whole);
	return mended;
}

kz_status kzi_letter_encoding(
	kzi_letter *letter, const char *text, size_t length, kzi_buffer *out)
{
	const char *end = text + length, *kept = text, *at = text;
	while ((at = suspect(at, end)) != NULL) {
		const char *line = at, *stop = memchr(at, '\n', (size_t)(end - at));
		while (line > kept && line[-1] != '\n')
			line--;
		at = stop != NULL ? stop : end;
		kzi_buffer mended = {0};
		if (mend(line, at, &mended)) {
			kzi_buffer_append(out, kept, (size_t)(line - kept));
			kzi_buffer_append(out, mended.data, mended.length);
			kept = at;
			letter->done.encoded_twice++;
		}
		out->failed |= mended.failed;
		kzi_buffer_free(&mended);
	}
	if (kept > text)
		kzi_buffer_append(out, kept, (size_t)(end - kept));
	return out->failed ? kzi_no_memory(letter->err) : KZ_OK;
}
