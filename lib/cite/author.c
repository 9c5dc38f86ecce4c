/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cite/author.h"

#include <string.h>

static bool is_particle(kzi_slice word)
{
	static const char *const particles[] = {"van", "de", "der", "den", "het", "'t",
		"’t", "ter", "ten", "te", "in", "op", "von", "zu", "la", "le", "el", "al",
		"du", "da", "di", "des", "af", "aan", "bij", "uit", "voor", "onder",
		"over"};
	for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++) {
		if (kzi_says(word, particles[i]))
			return true;
	}
	return false;
}

static bool is_lower(kzi_slice word)
{
	return word.length > 0 && !(word.text[0] >= 'A' && word.text[0] <= 'Z');
}

/* The word at *at, and moves behind it and its spaces. */
static kzi_slice take_word(const char **at, const char *end)
{
	kzi_slice word = {*at, 0};
	while (*at < end && **at != ' ')
		++*at;
	word.length = (size_t)(*at - word.text);
	while (*at < end && **at == ' ')
		++*at;
	return word;
}

static kzi_slice between(const char *start, const char *end)
{
	while (end > start && end[-1] == ' ')
		end--;
	return (kzi_slice){start, (size_t)(end - start)};
}

/* "Van Campen" has no given name, and "Economische Zaken en Klimaat" is nobody's. */
static bool is_whole(const char *name, const char *end)
{
	kzi_slice first = take_word(&name, end);
	bool whole = name == end || is_particle(first) ||
		     memchr(first.text, '(', (size_t)(end - first.text)) != NULL ||
		     memchr(first.text, ',', (size_t)(end - first.text)) != NULL;
	while (!whole && name < end) {
		kzi_slice word = take_word(&name, end);
		whole = kzi_says(word, "en") || kzi_says(word, "and") ||
			kzi_says(word, "&");
	}
	return whole;
}

static bool take_others(const char *name, const char **end)
{
	static const char *const forms[] = {" c.s.", " cs.", " e.a."};
	size_t length = (size_t)(*end - name);
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		size_t size = strlen(forms[i]);
		if (length > size && memcmp(*end - size, forms[i], size) == 0) {
			*end -= size;
			return true;
		}
	}
	return false;
}

static kzi_author author_named(const char *name)
{
	const char *end = name + strlen(name), *at = name, *last = name;
	kzi_author author = {.others = take_others(name, &end)};
	author.family = between(name, end);
	end = name + author.family.length;
	if (is_whole(name, end))
		return author;
	/* The particles begin behind the given name; without any, the last word is the
	 * family name. */
	const char *particles = NULL, *family = NULL;
	for (take_word(&at, end); at < end;) {
		const char *start = at;
		kzi_slice word = take_word(&at, end);
		bool particle = at < end && is_lower(word) && is_particle(word);
		if (particle && particles == NULL)
			particles = start;
		else if (!particle && particles != NULL && family == NULL)
			family = start;
		last = start;
	}
	if (family == NULL)
		family = last;
	author.given = between(name, particles != NULL ? particles : family);
	if (particles != NULL)
		author.particle = between(particles, family);
	author.family = between(family, end);
	return author;
}

kzi_author kzi_author_of(const kz_signatory *signatory)
{
	const char *office = signatory->office;
	if (signatory->name[0] != '\0')
		return author_named(signatory->name);
	return (kzi_author){.family = {office, strlen(office)}};
}
