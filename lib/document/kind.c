/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "document/kind.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* What a type or title begins with, in lower case and as a whole word, and whether
 * a title that begins so says what it is: "Agenda 2030" is no agenda. */
static const struct {
	const char *words, *kind;
	bool titles;
} known[] = {
	{"motie", "motie", true},
	{"amendement", "amendement", true},
	{"subamendement", "amendement", true},

	{"brief", "brief", true},
	{"brieven", "brief", true},
	{"geleidende brief", "brief", true},
	{"beslisnota", "beslisnota", true},
	{"bijlage", "bijlage", false},

	{"voorstel van wet", "wetsvoorstel", true},
	{"voorstel van rijkswet", "wetsvoorstel", true},
	{"wetsvoorstel", "wetsvoorstel", true},
	{"initiatiefvoorstel", "wetsvoorstel", true},
	{"koninklijke boodschap", "koninklijke boodschap", true},
	{"memorie van toelichting", "memorie van toelichting", true},
	{"memorie van antwoord", "memorie van antwoord", true},
	{"nota naar aanleiding van", "nota naar aanleiding van het verslag", true},
	{"nota n.a.v.", "nota naar aanleiding van het verslag", true},
	{"nota van wijziging", "nota van wijziging", true},
	{"nota van verbetering", "nota van verbetering", true},
	{"nota", "nota", false},
	{"initiatiefnota", "initiatiefnota", true},
	{"advies afdeling advisering", "advies raad van state", true},
	{"advies van de afdeling advisering", "advies raad van state", true},
	{"advies raad van state", "advies raad van state", true},
	{"advies van de raad van state", "advies raad van state", true},
	{"nader rapport", "nader rapport", true},

	{"verslag houdende een lijst van vragen en antwoorden",
		"lijst van vragen en antwoorden", true},
	{"verslag houdende een lijst van vragen", "lijst van vragen", true},
	{"verslag", "verslag", true},
	{"voorlopig verslag", "verslag", true},
	{"eindverslag", "verslag", true},
	{"lijst van vragen en antwoorden", "lijst van vragen en antwoorden", true},
	{"lijst van vragen met antwoorden", "lijst van vragen en antwoorden", true},
	{"lijst van vragen", "lijst van vragen", true},
	{"jaarverslag", "jaarverslag", true},
	{"rapport", "rapport", true},

	{"kamervragen", "kamervragen", true},
	{"schriftelijke vragen", "kamervragen", true},
	{"vragen van het lid", "kamervragen", true},
	{"vragen van de leden", "kamervragen", true},
	{"vragen gesteld door", "kamervragen", true},
	{"antwoord op vragen", "kamervragen", true},
	{"antwoord schriftelijke vragen", "kamervragen", true},
	{"antwoord", "kamervragen", false},
	{"aanhangsel van de handelingen", "kamervragen", false},
	{"aanhangsel", "kamervragen", false},
	{"handelingen", "handelingen", false},
	{"handeling", "handelingen", false},
	{"stenogram", "handelingen", false},
	{"plenair verslag", "handelingen", true},

	{"agenda", "agenda", false},
	{"convocatie", "agenda", false},
};

/* What may stand in front, and makes no other kind of it. */
static const char *const qualifiers[] = {"gewijzigd", "gewijzigde", "nader", "nadere",
	"tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "ontwerp", "verbeterd",
	"verbeterde"};

static void lower(const char *text, char *out, size_t size)
{
	size_t length = kzi_utf8_cut(text, strlen(text), size - 1);
	for (size_t i = 0; i < length; i++)
		out[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a')
							  : text[i];
	while (length > 0 && out[length - 1] == ' ')
		length--;
	out[length] = '\0';
}

/* The length of words when text begins with them, else 0. */
static size_t begins(const char *text, const char *words)
{
	size_t length = strlen(words);
	if (strncmp(text, words, length) != 0)
		return 0;
	char next = text[length];
	bool goes_on = (next >= 'a' && next <= 'z') || next == '-' ||
		       (unsigned char)next >= 0x80;
	return goes_on ? 0 : length;
}

/* The longest that text begins with: a "lijst van vragen en antwoorden" is that. */
static const char *look_up(const char *text, bool title)
{
	const char *kind = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		size_t length = begins(text, known[i].words);
		if (length > longest && (known[i].titles || !title)) {
			longest = length;
			kind = known[i].kind;
		}
	}
	return kind;
}

static const char *pass_qualifier(const char *text)
{
	for (size_t i = 0; i < sizeof qualifiers / sizeof qualifiers[0]; i++) {
		size_t length = begins(text, qualifiers[i]);
		if (length > 0 && text[length] == ' ')
			return text + length + 1;
	}
	return NULL;
}

static const char *find(const char *text, bool title)
{
	const char *kind = NULL;
	while (text != NULL && (kind = look_up(text, title)) == NULL)
		text = pass_qualifier(text);
	return kind;
}

void kzi_kind_of_type(const char *type, char out[KZI_KIND_MAX])
{
	lower(type, out, KZI_KIND_MAX);
	const char *kind = find(out, false);
	if (kind != NULL)
		snprintf(out, KZI_KIND_MAX, "%s", kind);
}

bool kzi_kind_of_title(const char *title, char out[KZI_KIND_MAX])
{
	lower(title, out, KZI_KIND_MAX);
	const char *kind = find(out, true);
	snprintf(out, KZI_KIND_MAX, "%s", kind != NULL ? kind : "");
	return kind != NULL;
}
