/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A lexicon of which every byte may be damaged: it finds words wrong, and no more than
 * that. The input is what lies behind its table, and where the table points.
 */
#include "fuzz.h"

#include "text/compounds.h"
#include "text/lexicon.h"
#include "text/lexicon_bytes.h"

#include <string.h>

static kzi_endings *endings;

/* As chance alone would hardly ever write it: with a head, and a table of full size. */
static void write_lexicon(const uint8_t *bytes, size_t size, kzi_buffer *out)
{
	char number[4];
	kzi_buffer_text(out, kzi_lexicon_magic);
	for (int i = 0; i < 4; i++) {
		kzi_write_number(number, KZI_SLOTS_LEAST);
		kzi_buffer_append(out, number, sizeof number);
	}
	for (uint32_t slot = 0; slot < KZI_SLOTS_LEAST; slot++) {
		/* Half of them free, or looking for a word would take for ever. */
		bool taken = size > 0 && slot % 2 == 0;
		uint32_t place = taken ? bytes[slot * 7 % size] : 0;
		if (place == 255)
			place = UINT32_MAX - slot;
		else if (place > 0)
			place += KZI_LEXICON_HEADER + 4 * KZI_SLOTS_LEAST - 1;
		kzi_write_number(number, place);
		kzi_buffer_append(out, number, sizeof number);
	}
	kzi_buffer_append(out, (const char *)bytes, size);
}

static void look(kzi_lexicon *lexicon)
{
	static const char *const words[] = {
		"wetgeving", "kinderopvangtoeslag", "zorg", "a", "", "beleidsevaluatie"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		kzi_part parts[KZI_PARTS_MAX];
		size_t length = strlen(words[i]);
		kzi_lexicon_find(lexicon, words[i], length);
		size_t count =
			kzi_compound_split(lexicon, endings, words[i], length, parts);
		for (size_t k = 0; k < count; k++)
			promise((size_t)parts[k].start + parts[k].length <= length);
	}
}

static void use(kzi_buffer *bytes)
{
	kzi_lexicon *lexicon = NULL;
	if (kzi_lexicon_take(bytes, &lexicon, NULL) != KZ_OK) {
		promise(lexicon == NULL);
		return;
	}
	look(lexicon);
	kzi_lexicon_hasten(lexicon);
	look(lexicon);
	kzi_lexicon_close(lexicon);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_buffer as_it_is = {0}, made = {0};
	if (endings == NULL)
		promise(kzi_endings_open(&endings, NULL) == KZ_OK);
	kzi_buffer_append(&as_it_is, (const char *)bytes, size);
	use(&as_it_is);
	write_lexicon(bytes, size, &made);
	use(&made);
	return 0;
}
