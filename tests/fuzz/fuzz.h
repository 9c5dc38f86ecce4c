/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a fuzz target is: a file with this one function, called with bytes that
 * nobody has seen before. It may do anything but crash, leak, hang or print.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <kamerzoek/document.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A broken promise is a crash: that is what a fuzzer looks for. */
static inline void promise(bool kept)
{
	if (!kept)
		abort();
}

/* Is it UTF-8? */
void fuzz_check_text(const char *text, size_t length);
/* Is it, with nothing in it that moves a cursor or colours a terminal? */
void fuzz_check_shown(const char *text, size_t length);
/* Does a path lie below where it begins, without a way out of it? */
void fuzz_check_inside(const char *path);

/* The bytes with a NUL behind them, in memory of exactly that size; free it. */
char *fuzz_string(const uint8_t *bytes, size_t size);
/* The bytes as a file: its path, which is the same each time. */
const char *fuzz_file(const void *bytes, size_t size);

/* Read the bytes as a file of that name, and check all that a document promises. */
void fuzz_document(const uint8_t *bytes, size_t size, const char *name);
/* Check these promises of a document that came about otherwise. */
void fuzz_check(const kz_document *document);

#endif
