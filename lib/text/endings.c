/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/endings.h"

#include "text/prefixes.h"
#include "text/spelling.h"

#include <stdlib.h>
#include <string.h>

/* Open addressing, less than half full. */
enum { SLOTS = 4096, RULES_MAX = SLOTS / 2, PATH_WORDS = 1024 };

struct kzi_endings {
	size_t count;
	kzi_ending rules[RULES_MAX];
	uint16_t slots[SLOTS]; /* one more than the place in rules; 0 is free */
	/* A bit for each end of an ending, so that few letters of a word are enough to
	 * see that there is no rule; and one for each whole ending. Two may share a bit:
	 * it is only a hint. */
	struct paths {
		uint32_t some, whole;
	} paths[PATH_WORDS];
};

static const kzi_ruleset *const tables[KZI_TABLES] = {
	[KZI_IRREGULAR] = &kzi_irregular,
	[KZI_PLURAL_S] = &kzi_plural_s,
	[KZI_ENDS_IN_EN] = &kzi_ends_in_en,
	[KZI_ENDS_IN_E] = &kzi_ends_in_e,
	[KZI_ADJECTIVES] = &kzi_adjectives,
	[KZI_NO_DEGREES] = &kzi_no_degrees,
	[KZI_GE_WORDS] = &kzi_ge_words,
	[KZI_DENTALS] = &kzi_dentals,
	[KZI_WEAK_VERBS] = &kzi_weak_verbs,
	[KZI_STRONG_VERBS] = &kzi_strong_verbs,
};

/* Added to the table of a rule that is to be as if it were not there. */
enum { FORGOTTEN = 0x80 };

/* From the last letter backwards, so that a longer ending costs a letter more. */
static uint32_t hash_letter(uint32_t hash, char letter)
{
	return (hash ^ (unsigned char)letter) * UINT32_C(0x01000193);
}

static uint32_t first_hash(kzi_rule_table table)
{
	return (uint32_t)table + 1;
}

static uint32_t slot_of(uint32_t hash)
{
	return (hash ^ hash >> 15) % SLOTS;
}

static uint32_t path_bit(uint32_t hash)
{
	return UINT32_C(1) << (hash & 31);
}

static size_t path_word(uint32_t hash)
{
	return (hash >> 5 ^ hash >> 17) % PATH_WORDS;
}

static bool add(kzi_endings *endings, kzi_rule_table table, const char *text,
	size_t length, const char *instead, kzi_before before)
{
	if (endings->count == RULES_MAX)
		return false;
	uint32_t hash = first_hash(table);
	for (size_t i = length; i-- > 0;) {
		hash = hash_letter(hash, text[i]);
		endings->paths[path_word(hash)].some |= path_bit(hash);
	}
	endings->paths[path_word(hash)].whole |= path_bit(hash);
	uint32_t at = slot_of(hash);
	while (endings->slots[at] != 0)
		at = (at + 1) % SLOTS;
	endings->rules[endings->count++] = (kzi_ending){
		.text = text,
		.instead = instead,
		.length = (uint8_t)length,
		.instead_length = (uint8_t)(instead != NULL ? strlen(instead) : 0),
		.table = (uint8_t)table,
		.before = (uint8_t)before,
	};
	endings->slots[at] = (uint16_t)endings->count;
	return true;
}

static bool add_own(kzi_endings *endings, kzi_rule_table table, const kzi_own *own)
{
	for (const char *at = own->endings; *at != '\0';) {
		size_t length = strcspn(at, " ");
		if (!add(endings, table, at, length, NULL, own->before))
			return false;
		at += length;
		at += strspn(at, " ");
	}
	return true;
}

static bool add_table(kzi_endings *endings, kzi_rule_table table)
{
	const kzi_ruleset *set = tables[table];
	for (size_t i = 0; i < set->rule_count; i++) {
		const kzi_rule *rule = &set->rules[i];
		if (!add(endings, table, rule->ending, strlen(rule->ending),
			    rule->instead, rule->before))
			return false;
	}
	for (size_t i = 0; i < set->own_count; i++)
		if (!add_own(endings, table, &set->own[i]))
			return false;
	return true;
}

kz_status kzi_endings_open(kzi_endings **out, kz_error *err)
{
	kzi_endings *endings = calloc(1, sizeof *endings);
	*out = endings;
	if (endings == NULL)
		return kzi_no_memory(err);
	for (size_t table = 0; table < KZI_TABLES; table++)
		if (!add_table(endings, (kzi_rule_table)table)) {
			kzi_endings_close(endings);
			*out = NULL;
			return kzi_fail(err, KZ_E_INTERNAL, KZI_NO_OFFSET,
				"more than %d rules of Dutch", RULES_MAX);
		}
	return KZ_OK;
}

void kzi_endings_close(kzi_endings *endings)
{
	free(endings);
}

static bool fits(kzi_before before, const char *word, size_t length)
{
	switch (before) {
	case KZI_ANY:
		return true;
	case KZI_WORD:
		return length == 0;
	case KZI_PART:
		return length == 0 || kzi_has_vowel(word, length);
	case KZI_SYLLABLE:
		return kzi_has_vowel(word, length);
	case KZI_CONSONANT:
		return kzi_has_vowel(word, length) && !kzi_is_vowel(word[length - 1]);
	case KZI_VERB:
		return length == 0 || kzi_is_verb_prefix(word, length);
	case KZI_PREFIXED:
		return kzi_is_verb_prefix(word, length);
	case KZI_PARTICIPLE:
		return kzi_ends_in_ge(word, length);
	case KZI_NO_VERB:
		return length == 0 ||
		       (kzi_has_vowel(word, length) && !kzi_is_verb_prefix(word, length));
	}
	return false;
}

/* The rule of exactly this ending, when it fits. */
static const kzi_ending *look(const kzi_endings *endings, kzi_rule_table table,
	uint32_t hash, const char *word, size_t before, size_t length)
{
	for (uint32_t at = slot_of(hash); endings->slots[at] != 0;
		at = (at + 1) % SLOTS) {
		const kzi_ending *rule = &endings->rules[endings->slots[at] - 1];
		if (rule->table == table && rule->length == length &&
			memcmp(rule->text, word + before, length) == 0 &&
			fits((kzi_before)rule->before, word, before))
			return rule;
	}
	return NULL;
}

const kzi_ending *kzi_endings_find(
	const kzi_endings *endings, kzi_rule_table table, const char *word, size_t length)
{
	const kzi_ending *found = NULL;
	uint32_t hash = first_hash(table);
	for (size_t taken = 1; taken <= length; taken++) {
		hash = hash_letter(hash, word[length - taken]);
		struct paths paths = endings->paths[path_word(hash)];
		if ((paths.some & path_bit(hash)) == 0)
			break;
		if ((paths.whole & path_bit(hash)) == 0)
			continue;
		const kzi_ending *rule =
			look(endings, table, hash, word, length - taken, taken);
		if (rule != NULL)
			found = rule;
	}
	return found;
}

size_t kzi_endings_count(const kzi_endings *endings)
{
	return endings->count;
}

const kzi_ending *kzi_endings_at(const kzi_endings *endings, size_t i)
{
	return &endings->rules[i];
}

void kzi_endings_forget(kzi_endings *endings, size_t i, bool forget)
{
	kzi_ending *rule = &endings->rules[i];
	rule->table =
		(uint8_t)(forget ? rule->table | FORGOTTEN : rule->table & ~FORGOTTEN);
}
