/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Blocks of the text store: what is put in comes out; and one of which every byte may be
 * wrong, behind a checksum that is right, is refused or read, wherever it lies.
 */
#include "fuzz.h"

#include "base/digest.h"
#include "base/number.h"
#include "index/text_block.h"
#include "index/text_store.h"

#include <string.h>

enum { CRC = 4 };

static kzi_buffer input, got;

/* While it is still in memory, and from the file. */
static void check_kept(const char *path)
{
	static kzi_text_store *store;
	kzi_text_place places[2];
	uint64_t length = 0;
	if (store == NULL)
		promise(kzi_text_open(path, true, &store, NULL) == KZ_OK);
	promise(kzi_text_cut(store, 0, NULL) == KZ_OK);
	for (int i = 0; i < 2; i++)
		promise(kzi_text_append(store, &input, &places[i], NULL) == KZ_OK);
	for (int i = 0; i < 2; i++) {
		promise(kzi_text_read(store, places[i], &got, NULL) == KZ_OK);
		promise(got.length == input.length);
		promise(got.length == 0 || memcmp(got.data, input.data, got.length) == 0);
		promise(i == 1 || kzi_text_sync(store, &length, NULL) == KZ_OK);
	}
	promise(length == places[1].offset + places[1].length);
}

static void look_through(const char *path, size_t first, size_t size)
{
	kzi_text_store *store = NULL;
	kzi_text_place place = {0, first};
	uint64_t from = 0, behind = 0;
	promise(kzi_text_open(path, false, &store, NULL) == KZ_OK);
	kz_status st = kzi_text_read(store, place, &got, NULL);
	promise(st == KZ_OK || st == KZ_E_CORRUPT);
	while ((st = kzi_text_scan(store, &from, &place, &got, NULL)) == KZ_OK) {
		promise(place.length > 0 && place.offset >= behind);
		behind = place.offset + place.length;
		promise(from == behind && behind <= size);
	}
	promise(st == KZ_DONE);
	kzi_text_close(store);
}

/* The input as a block of an older format, length unpacked and what is packed, and once
 * more as it is. */
static void check_damaged_old(void)
{
	static kzi_buffer file;
	char crc[CRC];
	kzi_write_number(crc, kzi_crc32c(0, input.data, input.length));
	kzi_buffer_reset(&file);
	kzi_buffer_append(&file, crc, CRC);
	kzi_buffer_append(&file, input.data, input.length);
	kzi_buffer_append(&file, input.data, input.length);
	look_through(fuzz_file(file.data, file.length), CRC + input.length, file.length);
}

/* Of each piece as far as its place makes sense, then of the head. */
static void set_sums(char *block, size_t size)
{
	enum { ENTRY = 8 };
	size_t head;
	kzi_block_length(block, &head);
	if (head == 0 || head > size)
		return;
	size_t from = head;
	for (size_t i = 0; KZI_BLOCK_START + ENTRY * i < head; i++) {
		size_t end = kzi_block_end_of(block, i);
		char *sum = block + KZI_BLOCK_START + ENTRY * i + CRC;
		if (end < from || end > size)
			break;
		kzi_write_number(sum, kzi_crc32c(0, block + from, end - from));
		from = end;
	}
	kzi_write_number(block + 4, kzi_crc32c(0, block + 8, head - 8));
}

/* The same as a block of today, of which the input has all but magic and sums. */
static void check_damaged(void)
{
	static kzi_buffer file;
	kzi_buffer_reset(&file);
	kzi_buffer_text(&file, "kzb4");
	kzi_buffer_append(&file, "\0\0\0\0", CRC);
	kzi_buffer_append(&file, input.data, input.length);
	if (file.length < KZI_BLOCK_START)
		return;
	set_sums(file.data, file.length);
	look_through(fuzz_file(file.data, file.length), file.length, file.length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_buffer_reset(&input);
	kzi_buffer_append(&input, size > 0 ? (const char *)bytes : "", size);
	check_damaged_old();
	check_damaged();
	check_kept(fuzz_file("", 0));
	return 0;
}
