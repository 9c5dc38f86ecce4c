/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ZIP files that hold something, and ones that were made to hurt. */
#include "archive.h"
#include "support.h"

#include "readers/zip.h"

#include <stdlib.h>

/* Reads that file out of it; the archive is done with. */
static kz_status read_from(
	archive *from, const char *name, kzi_buffer *out, kz_error *err)
{
	kzi_zip *zip = NULL;
	archive_end(from);
	kz_status st = kzi_zip_open(from->bytes.data, from->bytes.length, &zip, err);
	if (st == KZ_OK)
		st = kzi_zip_read(zip, name, out, err);
	kzi_zip_close(zip);
	kzi_buffer_free(&from->bytes);
	*from = (archive){0};
	return st;
}

static void must_refuse(
	archive *from, const char *name, kz_status status, const char *words)
{
	kzi_buffer out = {0};
	kz_error why = {0};
	kz_status st = read_from(from, name, &out, &why);
	if (st != status || strstr(why.message, words) == NULL)
		fail_msg("%s: %s: '%s' and not '%s'", name, kz_status_name(st),
			why.message, words);
	kzi_buffer_free(&out);
}

static void files_come_out_as_they_went_in(void **state)
{
	(void)state;
	archive made = {0};
	kzi_zip *zip = NULL;
	kzi_buffer out = {0};
	archive_add_bytes(&made, "mimetype", BYTES("tekst"), false, NO_LIE);
	archive_add(&made, "word/document.xml", "Geachte Voorzitter,");
	archive_add(&made, "leeg", "");
	archive_add(&made, "../../etc/passwd", "een naam, geen weg");
	archive_end(&made);
	must(kzi_zip_open(made.bytes.data, made.bytes.length, &zip, err));
	assert_true(kzi_zip_has(zip, "mimetype"));
	assert_false(kzi_zip_has(zip, "Mimetype"));
	assert_false(kzi_zip_has(zip, "word"));
	must(kzi_zip_read(zip, "word/document.xml", &out, err));
	must(kzi_zip_read(zip, "leeg", &out, err));
	must(kzi_zip_read(zip, "mimetype", &out, err));
	must(kzi_zip_read(zip, "../../etc/passwd", &out, err));
	kzi_buffer_byte(&out, '\0');
	assert_string_equal(out.data, "Geachte Voorzitter,teksteen naam, geen weg");
	must_fail(KZ_E_DOCUMENT, "there is no 'word' in it",
		kzi_zip_read(zip, "word", &out, err));
	kzi_zip_close(zip);
	kzi_zip_close(NULL);
	kzi_buffer_free(&out);
	kzi_buffer_free(&made.bytes);
}

static void what_is_no_zip_file_is_refused(void **state)
{
	(void)state;
	archive made = {0};
	kzi_zip *zip = NULL;
	must_fail(KZ_E_DOCUMENT, "not a ZIP file", kzi_zip_open("", 0, &zip, err));
	must_fail(KZ_E_DOCUMENT, "not a ZIP file",
		kzi_zip_open(BYTES("PK\x03\x04"), &zip, err));
	archive_add(&made, "een", "Tekst van een bestand, die lang genoeg is.");
	archive_add(&made, "twee", "Nog een.");
	archive_end(&made);
	/* Wherever it is cut off; the last two bytes count those of a remark behind it.
	 */
	for (size_t length = 0; length + 2 < made.bytes.length; length++) {
		kz_error why = {0};
		char *part = malloc(length + 1);
		assert_non_null(part);
		memcpy(part, made.bytes.data, length);
		assert_int_equal(kzi_zip_open(part, length, &zip, &why), KZ_E_DOCUMENT);
		assert_null(zip);
		free(part);
	}
	kzi_buffer_free(&made.bytes);
}

/* Some bytes are names and dates, which may be anything; of the others none. */
static void changed_bytes_are_noticed(void **state)
{
	(void)state;
	static const char text[] =
		"Tekst van een bestand, die lang genoeg is om te pakken.";
	archive made = {0};
	archive_add(&made, "een", text);
	archive_end(&made);
	for (size_t i = 0; i < made.bytes.length; i++) {
		kzi_zip *zip = NULL;
		kzi_buffer out = {0};
		char *changed = malloc(made.bytes.length);
		assert_non_null(changed);
		memcpy(changed, made.bytes.data, made.bytes.length);
		changed[i] = (char)(changed[i] ^ 0x55);
		kz_status st = kzi_zip_open(changed, made.bytes.length, &zip, NULL);
		if (st == KZ_OK)
			st = kzi_zip_read(zip, "een", &out, NULL);
		if (st == KZ_OK && (out.length != sizeof text - 1 ||
					   memcmp(out.data, text, out.length) != 0))
			fail_msg("byte %zu changed, and nobody saw it", i);
		kzi_zip_close(zip);
		kzi_buffer_free(&out);
		free(changed);
	}
	kzi_buffer_free(&made.bytes);
}

static void bombs_are_refused(void **state)
{
	(void)state;
	enum { MANY = 100000, LARGE = 65 << 20, HIGH = 8 << 20 };
	char *zeros = calloc(1, LARGE);
	archive made = {0};
	assert_non_null(zeros);
	/* It would be a thousand times as large as it is. */
	archive_add_bytes(&made, "bom", zeros, HIGH, true, NO_LIE);
	must_refuse(&made, "bom", KZ_E_LIMIT,
		"'bom' in it is over 200 times as large as it is packed");
	archive_add_bytes(&made, "bom", zeros, LARGE, true, NO_LIE);
	must_refuse(&made, "bom", KZ_E_LIMIT, "'bom' in it is too large: 68157440 bytes");
	/* It says that it is small, and goes on. */
	lie small = NO_LIE;
	small.size = 100;
	archive_add_bytes(&made, "bom", zeros, HIGH, true, small);
	must_refuse(&made, "bom", KZ_E_DOCUMENT, "'bom' in it is damaged");
	lie large = NO_LIE;
	large.size = 1000;
	archive_add_bytes(&made, "kort", BYTES("kort"), true, large);
	must_refuse(&made, "kort", KZ_E_DOCUMENT, "'kort' in it is damaged");
	for (unsigned i = 0; i < MANY; i++)
		archive_add_bytes(&made, "x", "", 0, false, NO_LIE);
	/* The directory counts to 65535, and begins anew. */
	must_refuse(
		&made, "x", KZ_E_LIMIT, "a ZIP file with 34464 files in it: over 10000");
	/* One in another is a file with a ZIP file in it, and no more. */
	archive inner = {0};
	archive_add_bytes(&inner, "bom", zeros, HIGH, true, NO_LIE);
	archive_end(&inner);
	archive_add_bytes(
		&made, "in.zip", inner.bytes.data, inner.bytes.length, false, NO_LIE);
	must_refuse(&made, "bom", KZ_E_DOCUMENT, "there is no 'bom' in it");
	kzi_buffer_free(&inner.bytes);
	free(zeros);
}

static void files_may_not_share_their_bytes(void **state)
{
	(void)state;
	archive made = {0};
	lie same = NO_LIE;
	same.place = 0;
	archive_add(&made, "een", "Een stuk tekst dat twee keer wordt gebruikt.");
	archive_add_bytes(&made, "een",
		BYTES("Een stuk tekst dat twee keer wordt gebruikt."), true, same);
	must_refuse(&made, "een", KZ_E_DOCUMENT, "a ZIP file in which files overlap");
	lie beyond = NO_LIE;
	beyond.packed = 100000;
	archive_add_bytes(&made, "een", BYTES("kort"), false, beyond);
	must_refuse(&made, "een", KZ_E_DOCUMENT, "a damaged ZIP file");
}

static void encrypted_files_are_refused(void **state)
{
	(void)state;
	archive made = {0};
	lie secret = NO_LIE;
	secret.flags = 1;
	archive_add_bytes(&made, "geheim", BYTES("abc"), true, secret);
	must_refuse(&made, "geheim", KZ_E_DOCUMENT, "'geheim' in it is encrypted");
}

/* Each is within the limits, and all of them are not. */
static void the_whole_has_a_limit_too(void **state)
{
	(void)state;
	enum { SIZE = 60 << 20 };
	archive made = {0};
	kzi_zip *zip = NULL;
	char *noise = malloc(SIZE);
	uint64_t seed = 1;
	assert_non_null(noise);
	for (size_t i = 0; i < SIZE; i += 8) {
		uint64_t mixed = chance(&seed);
		memcpy(noise + i, &mixed, 8);
	}
	for (char name[] = "a"; name[0] < 'd'; name[0]++)
		archive_add_bytes(&made, name, noise, SIZE, false, NO_LIE);
	free(noise);
	archive_end(&made);
	must(kzi_zip_open(made.bytes.data, made.bytes.length, &zip, err));
	for (char name[] = "a"; name[0] < 'd'; name[0]++) {
		kzi_buffer out = {0};
		kz_status st = kzi_zip_read(zip, name, &out, NULL);
		assert_int_equal(st, name[0] < 'c' ? KZ_OK : KZ_E_LIMIT);
		kzi_buffer_free(&out);
	}
	kzi_zip_close(zip);
	kzi_buffer_free(&made.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_out_as_they_went_in),
		cmocka_unit_test(what_is_no_zip_file_is_refused),
		cmocka_unit_test(changed_bytes_are_noticed),
		cmocka_unit_test(bombs_are_refused),
		cmocka_unit_test(files_may_not_share_their_bytes),
		cmocka_unit_test(encrypted_files_are_refused),
		cmocka_unit_test(the_whole_has_a_limit_too),
	};
	return cmocka_run_group_tests_name("ZIP", tests, NULL, NULL);
}
