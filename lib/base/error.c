/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/error.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *kz_status_name(kz_status status)
{
	switch (status) {
#define NAME(s) \
	case s: \
		return #s
		NAME(KZ_OK);
		NAME(KZ_DONE);
		NAME(KZ_E_ARGUMENT);
		NAME(KZ_E_CANCELLED);
		NAME(KZ_E_FORKED);
		NAME(KZ_E_QUERY);
		NAME(KZ_E_DOCUMENT);
		NAME(KZ_E_UNSUPPORTED);
		NAME(KZ_E_LIMIT);
		NAME(KZ_E_NO_INDEX);
		NAME(KZ_E_NO_DOCUMENT);
		NAME(KZ_E_FORMAT);
		NAME(KZ_E_CORRUPT);
		NAME(KZ_E_LOCKED);
		NAME(KZ_E_CHANGED);
		NAME(KZ_E_DEADLINE);
		NAME(KZ_E_IO);
		NAME(KZ_E_NO_MEMORY);
		NAME(KZ_E_NETWORK);
		NAME(KZ_E_INTERNAL);
#undef NAME
	}
	return "KZ_E_UNKNOWN";
}

/* Control characters become '?', and so does what is not UTF-8: file names
 * and document text end up in messages, and messages on terminals. */
static void copy_printable(char *to, size_t room, const char *from)
{
	size_t used = 0;
	while (*from != '\0') {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(from, strlen(from), &rune);
		bool bad = taken == 0 || kzi_is_control(rune);
		size_t length = bad ? 1 : taken;
		if (used + length >= room)
			break;
		if (bad)
			to[used] = '?';
		else
			memcpy(to + used, from, length);
		used += length;
		from += taken == 0 ? 1 : taken;
	}
	to[used] = '\0';
}

static void say(kz_error *err, kz_status status, long long offset, const char *message)
{
	err->status = status;
	err->offset = offset < 0 || offset > INT32_MAX ? KZI_NO_OFFSET : (int32_t)offset;
	copy_printable(err->message, sizeof err->message, message);
}

kz_status kzi_fail(
	kz_error *err, kz_status status, long long offset, const char *format, ...)
{
	if (err == NULL)
		return status;
	char message[4 * KZ_ERROR_MESSAGE_MAX];
	va_list args;
	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	say(err, status, offset, message);
	return status;
}

kz_status kzi_fail_errno(kz_error *err, const char *format, ...)
{
	int number = errno;
	kz_status status = number == ENOMEM ? KZ_E_NO_MEMORY : KZ_E_IO;
	if (err == NULL)
		return status;
	char what[4 * KZ_ERROR_MESSAGE_MAX];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	char words[128];
	if (strerror_r(number, words, sizeof words) != 0)
		snprintf(words, sizeof words, "error %d", number);
	/* A long path must not push the system's words off the line's end. */
	char message[4 * KZ_ERROR_MESSAGE_MAX + sizeof words + 3];
	int room = KZ_ERROR_MESSAGE_MAX - 3 - (int)strlen(words);
	snprintf(message, sizeof message, "%.*s: %s", room, what, words);
	say(err, status, KZI_NO_OFFSET, message);
	return status;
}

kz_status kzi_no_memory(kz_error *err)
{
	return kzi_fail(err, KZ_E_NO_MEMORY, KZI_NO_OFFSET, "out of memory");
}
