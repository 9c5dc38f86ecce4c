/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text of anybody on its way to a terminal, by each of the ways there are: no control
 * gets there, what is text stays as it is, and what is one line or one row stays one.
 */
#include "command_line.h"

#include "columns.h"
#include "complain.h"
#include "layout.h"

#include <string.h>

#include <jansson.h>
#include <unistd.h>

static size_t lines_of(const caught *out)
{
	size_t lines = 0;
	for (size_t i = 0; i < out->length; i++)
		lines += out->bytes[i] == '\n';
	return lines;
}

static bool is_clean(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = next_rune(text + at, length - at, &rune);
		if (is_control(rune) || (rune == 0xFFFD && taken == 1))
			return false;
		at += taken;
	}
	return true;
}

static void check_text(const char *text, size_t length)
{
	caught out = {0};
	catch_begin(&out, &stdout);
	write_bytes(stdout, text, length);
	catch_end(&out);
	promise(lines_of(&out) == 0);
	promise(!is_clean(text, length) ||
		(out.length == length && memcmp(out.bytes, text, length) == 0));
	text_width(out.bytes, out.length);
	free(out.bytes);
}

/* To what is a terminal: see isatty() below. */
static void check_raw(const char *text, size_t length)
{
	caught out = {0};
	catch_begin(&out, &stdout);
	write_raw(text, length);
	catch_end(&out);
	free(out.bytes);
}

static void check_message(const char *text)
{
	caught out = {0};
	catch_begin(&out, &stderr);
	say("%s", text);
	warn("'%s'", text);
	catch_end(&out);
	promise(lines_of(&out) == 2);
	free(out.bytes);
}

static void check_row(const char *text)
{
	for (int form = COLUMNS_TSV; form <= COLUMNS_EXCEL; form++) {
		struct columns columns = {.form = (column_form)form};
		caught out = {0};
		catch_begin(&out, &stdout);
		columns_cell(&columns, text);
		columns_cell(&columns, text);
		write_own(stdout, "\n");
		catch_end(&out);
		promise(lines_of(&out) == 1);
		free(out.bytes);
	}
}

static void check_layout(const char *text, size_t width)
{
	caught out = {0};
	catch_begin(&out, &stdout);
	layout_write_text(text, 3, 3, width);
	catch_end(&out);
	free(out.bytes);
}

/* It is the same for who reads it as JSON. */
static void check_json(const char *text)
{
	json_t *value = json_string(text);
	char *written = value != NULL ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
	caught out = {0};
	if (written != NULL) {
		catch_begin(&out, &stdout);
		write_json(stdout, written);
		catch_end(&out);
		json_t *again = json_loads(out.bytes, JSON_DECODE_ANY, NULL);
		promise(json_equal(value, again));
		json_decref(again);
	}
	json_decref(value);
	free(written);
	free(out.bytes);
}

/* Whatever stands behind the target, it writes to a terminal. */
int isatty(int fd)
{
	(void)fd;
	return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static bool begun;
	char *text = fuzz_string(bytes, size);
	if (!begun)
		terminal_begin();
	begun = true;
	check_text(text, size);
	check_raw(text, size);
	check_message(text);
	check_row(text);
	check_layout(text, size > 0 ? bytes[0] : 0);
	check_layout(text, LAYOUT_ONE_LINE);
	check_json(text);
	free(text);
	return 0;
}
