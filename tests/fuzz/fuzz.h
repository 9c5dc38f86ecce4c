/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a fuzz target is: a file with this one function, called with bytes that
 * nobody has seen before. It may do anything but crash, leak, hang or print.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <kamerzoek/document.h>

#include <stddef.h>
#include <stdint.h>

/* Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Read the bytes as a file of that name, and check all that a document promises. */
void fuzz_document(const uint8_t *bytes, size_t size, const char *name);
/* Check these promises of a document that came about otherwise. */
void fuzz_check(const kz_document *document);

#endif
