/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The footnotes of a letter that is plain text: which lines they are, how far they go,
 * and which numbers in the text are their marks. */
#include "reading.h"
#include "support.h"

#include <stdio.h>

#define PROSE_1                                                             \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties bij\n" \
	"de gemeenten en de provincies, die worden betrokken bij al deze\n"
#define PROSE_2                                                       \
	". De uitkomst daarvan is er voor de zomer van dit jaar en\n" \
	"wordt dan met de betrokken partijen besproken en uitgewerkt tot\n"
#define READ_1                                                                \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties bij de " \
	"gemeenten en de provincies, die worden betrokken bij al deze "
#define READ_2                                                                 \
	". De uitkomst daarvan is er voor de zomer van dit jaar en wordt dan " \
	"met de betrokken partijen besproken en uitgewerkt tot "
#define FLOW                                                                     \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties bij de "    \
	"gemeenten en de provincies, die worden betrokken bij al deze plannen1 " \
	"en daarvan is de uitkomst er voor de zomer van dit jaar, waarna zij "   \
	"ook nog in de loop van het volgende jaar wordt besproken in de Kamer"
#define FLOW_READ                                                                 \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties bij de "     \
	"gemeenten en de provincies, die worden betrokken bij al deze "           \
	"plannen{1} en daarvan is de uitkomst er voor de zomer van dit jaar, "    \
	"waarna zij ook nog in de loop van het volgende jaar wordt besproken in " \
	"de Kamer"

/* A text below its salutation, and the blocks that it has. */
typedef struct row {
	const char *text, *wanted;
} row;

static void must_read(const row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char text[2048], wanted[2048];
		snprintf(text, sizeof text, "Geachte heer,\n\n%s", rows[i].text);
		snprintf(wanted, sizeof wanted, "P Geachte heer,\n%s", rows[i].wanted);
		has_blocks(text, "brief.txt", wanted);
	}
}

/* How a line may begin that is a note, and how none does. */
static void a_note_begins_with_its_number(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Dit zijn plannen1 en zo.\n\n1 Een noot.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] Een noot."},
		{"Dit zijn plannen1 en zo.\n\n1Conform de wet.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] Conform de wet."},
		{"Dit zijn plannen1 en zo.\n\n1e Conform de wet.\n",
			"P Dit zijn plannen1 en zo.\nP 1e Conform de wet."},
		{"Dit zijn plannen1 en zo.\n\n1.1 Conform de wet.\n",
			"P Dit zijn plannen1 en zo.\nP 1.1 Conform de wet."},
		{"Dit zijn plannen1 en zo.\n\n1)en dat is het.\n",
			"P Dit zijn plannen1 en zo.\nP 1)en dat is het."},
		{"Dit zijn plannen1 en zo.\n\n[1]en dat is het.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] en dat is het."},
		{"Dit zijn plannen1 en zo.\n\n[1 Conform de wet.\n",
			"P Dit zijn plannen1 en zo.\nP [1 Conform de wet."},
		{"Dit zijn plannen1 en zo.\n\n01 Conform de wet.\n",
			"P Dit zijn plannen1 en zo.\nP 01 Conform de wet."},
		{"Dit zijn plannen1000 en zo.\n\n1000 Een noot.\n10000 Een.\n",
			"P Dit zijn plannen1000 en zo.\nP 1000 Een noot. 10000 Een."},
		{"Dit zijn plannen1 en zo.\n\n1\n", "P Dit zijn plannen1 en zo.\nP 1"},
		{"Dit zijn plannen1 en zo.\n\n1 A\n",
			"P Dit zijn plannen1 en zo.\nP 1 A"},
		{"Dit zijn plannen1 en zo.\n\n1)\n", "P Dit zijn plannen1 en zo.\nP 1)"},
		{"Dit zijn plannen1 en zo.\n\n1\tEen noot.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] Een noot."},
		{"Dit zijn plannen1 en zo.\n\n1 zie aldaar.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] zie aldaar."},
		{"Dit zijn plannen1 en zo.\n\n1 een klein woord.\n",
			"P Dit zijn plannen1 en zo.\nP 1 een klein woord."},
		{"Dit zijn plannen1 en zo.\n\n1) een klein woord.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] een klein woord."},
		{"Dit zijn plannen1 en zo.\n\n1 Ja.\n",
			"P Dit zijn plannen1 en zo.\nP 1 Ja."},
		{"Dit zijn plannen1 en zo.\n\n1 Deelt u die mening?\n",
			"P Dit zijn plannen1 en zo.\nP 1 Deelt u die mening?"},
		{"Dit zijn plannen1 en zo.\n\n1 Het volgende:\n",
			"P Dit zijn plannen1 en zo.\nP 1 Het volgende:"},
		{"Dit zijn plannen1 en zo.\n\n1. Een noot.\n",
			"P Dit zijn plannen1 en zo.\nL1[1.] Een noot."},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n\xC2\xB9 een klein woord.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] een klein woord."},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n"
		 "\xC2\xB9"
		 "Een noot.\n",
			"P Dit zijn plannen{1} en zo.\nF[1] Een noot."},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n"
		 "\xC2\xB9\xC2\xB2\xC2\xB3\xE2\x81\xB4 Een noot.\n",
			"P Dit zijn plannen{1} en zo.\n"
			"P \xC2\xB9\xC2\xB2\xC2\xB3\xE2\x81\xB4 Een noot."},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n\xE2\x81\xB0 Een noot.\n",
			"P Dit zijn plannen{1} en zo.\nP \xE2\x81\xB0 Een noot."},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n\xC2\xB9\n",
			"P Dit zijn plannen{1} en zo.\nP \xC2\xB9"},
		{"Dit zijn plannen\xC2\xB9 en zo.\n\n\xE2\x82\xAC Een noot.\n",
			"P Dit zijn plannen{1} en zo.\nP \xE2\x82\xAC Een noot."},
	};
	must_read(rows, COUNT(rows));
}

/* At the foot, in the middle of a sentence, in a list of notes; asked for by a mark. */
static void a_note_stands_where_notes_do(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Dit zijn plannen1 en idee\xC3\xABn2.\n\nNoten:\n1. Een noot.\n"
		 "2. Nog een.\n\nEn dan tekst.\n3. Punt.\n",
			"P Dit zijn plannen{1} en idee\xC3\xABn{2}.\nH Noten:\n"
			"F[1] Een noot.\nF[2] Nog een.\nP En dan tekst. 3. Punt."},
		{"Dit zijn plannen1 en idee\xC3\xABn2.\n\nEindnoten\n\n1 Een noot.\n"
		 "2 Nog een.\n",
			"P Dit zijn plannen{1} en idee\xC3\xABn{2}.\nP Eindnoten\n"
			"F[1] Een noot.\nF[2] Nog een."},
		{"Dit zijn plannen1 en idee\xC3\xABn2.\n\nDe noten van de schrijver\n\n"
		 "1. Een noot.\n2. Nog een.\n",
			"P Dit zijn plannen1 en idee\xC3\xABn2.\nH De noten van de schrijver\n"
			"L1[1.] Een noot.\nL1[2.] Nog een."},
		{"1 Een noot.\n\nDit zijn plannen1 en zo.\n",
			"F[1] Een noot.\nP Dit zijn plannen{1} en zo."},
		{"Dit zijn dingen.\n\n1 De plannen1 en zo.\n",
			"P Dit zijn dingen.\nP 1 De plannen1 en zo."},
		{"De plannen1 en zo.\f"
		 "1 Een noot.\f"
		 "2 Tweede noot.\n",
			"P De plannen{1} en zo.\nF[1] Een noot.\nF[2] Tweede noot."},
		{"De plannen1 en idee\xC3\xABn2.\n\n1 Een noot.\n2) Tweede noot.\n",
			"P De plannen{1} en idee\xC3\xABn{2}.\nF[1] Een noot.\n"
			"F[2] Tweede noot."},
		{PROSE_1
			"plannen1. De uitkomst daarvan is er voor de zomer van dit jaar en\n"
			"1 Een noot van een regel.\n"
			"wordt dan met de betrokken partijen besproken en uitgewerkt tot\n"
			"een voorstel.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Een noot van een regel."},
		{PROSE_1
			"plannen" PROSE_2
			"een voorstel.\nStand van zaken over plannen1\n1 Een noot\nen door.\n",
			"P " READ_1 "plannen" READ_2
			"een voorstel.\nP Stand van zaken over plannen{1}\n"
			"F[1] Een noot en door."},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel.\n\n1 Rapport van het ministerie\n",
			"P " READ_1 "plannen1" READ_2
			"een voorstel.\nP 1 Rapport van het ministerie"},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel.\n1 Rapport van het ministerie.\nEn door.\n",
			"P " READ_1 "plannen1" READ_2
			"een voorstel.\nP 1 Rapport van het ministerie.\nP En door."},
		{PROSE_1 "plannen1 en idee\xC3\xABn2" PROSE_2
			 "een voorstel.\n1 Rapport van de raad\n2 Nog een rapport.\n",
			"P " READ_1 "plannen{1} en idee\xC3\xABn{2}" READ_2
			"een voorstel.\nF[1] Rapport van de raad\nF[2] Nog een rapport."},
	};
	must_read(rows, COUNT(rows));
}

/* From 1 on, or as the last left off; few may be lost. */
static void notes_are_numbered_in_order(void **state)
{
	(void)state;
	static const row rows[] = {
		{"De plannen1 en idee\xC3\xABn2 en wegen3 en bruggen4.\n\n1 Een noot.\n"
		 "\n4 Vierde noot.\n",
			"P De plannen{1} en idee\xC3\xABn{2} en wegen{3} en bruggen{4}.\n"
			"F[1] Een noot.\nF[4] Vierde noot."},
		{"De wegen3 en zo.\n\n3 Derde noot.\n",
			"P De wegen{3} en zo.\nF[3] Derde noot."},
		{"De wegen4 en zo.\n\n4 Vierde noot.\n",
			"P De wegen4 en zo.\nP 4 Vierde noot."},
		{"De plannen1 en zo.\n\n1 Wonen in de stad.\n2 Werken in het land.\n"
		 "3 Water in de polder.\n4 Wegen door het veld.\n",
			"P De plannen1 en zo.\n"
			"P 1 Wonen in de stad. 2 Werken in het land. 3 Water in de polder. 4 "
			"Wegen door het veld."},
		{"De plannen1 en idee\xC3\xABn2.\n\n1 Een noot.\n2 Tweede noot.\n\n"
		 "De wegen1 nog.\n\n1 Wonen in de stad.\n2 Werken in het land.\n"
		 "3 Water in de polder.\n4 Wegen door het veld.\n5 Wind op zee en\n"
		 "op het land.\n",
			"P De plannen{1} en idee\xC3\xABn{2}.\nF[1] Een noot.\n"
			"F[2] Tweede noot.\nP De wegen1 nog.\n"
			"P 1 Wonen in de stad. 2 Werken in het land. 3 Water in de polder. 4 "
			"Wegen door het veld. 5 Wind op zee en op het land."},
		{"De plannen1 en zo.\n\n1 Wonen in de stad.\nof erbuiten.\n"
		 "2 Werken in het land.\n3 Water in de polder.\n\nEn de wegen9 nog.\n",
			"P De plannen{1} en zo.\nF[1] Wonen in de stad.\n"
			"P of erbuiten. 2 Werken in het land. 3 Water in de polder.\n"
			"P En de wegen9 nog."},
		{"De plannen1 en idee\xC3\xABn2.\n\n1 Een noot.\n2 Tweede noot.\n\n"
		 "De wegen1 nog.\n\n1 Weer een noot.\n",
			"P De plannen{1} en idee\xC3\xABn{2}.\nF[1] Een noot.\n"
			"F[2] Tweede noot.\nP De wegen{1} nog.\nF[1] Weer een noot."},
	};
	must_read(rows, COUNT(rows));
}

/* Until its sentence ends; over the page when nothing else goes on there. */
static void a_note_goes_on_behind_its_line(void **state)
{
	(void)state;
	static const row rows[] = {
		{PROSE_1
			"plannen1" PROSE_2 "een voorstel.\n\n"
			"1 Een noot die over de hele regel gaat en dan nog even door blijft\n"
			"gaan op de volgende regel; met\neen punt en\n- een streep\n",
			"P " READ_1 "plannen{1}" READ_2 "een voorstel.\n"
			"F[1] Een noot die over de hele regel gaat en dan nog even door blijft "
			"gaan op de volgende regel; met een punt en\nL1[-] een streep"},
		{PROSE_1
			"plannen1" PROSE_2 "een voorstel.\n\n"
			"1 Een noot die over de hele regel gaat en daar is hij afgelopen.\n"
			"De volgende regel hoort er nog bij.\nEn deze niet.\n",
			"P " READ_1 "plannen{1}" READ_2 "een voorstel.\n"
			"F[1] Een noot die over de hele regel gaat en daar is hij afgelopen. De "
			"volgende regel hoort er nog bij.\nP En deze niet."},
		{PROSE_1
			"plannen1" PROSE_2 "een voorstel dat\n\n"
			"1 Een noot die over de hele regel gaat en daar is hij afgelopen.\n"
			"de volgende regel hoort er niet bij.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel dat de volgende regel hoort er niet bij.\n"
			"F[1] Een noot die over de hele regel gaat en daar is hij afgelopen."},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel.\n\n1 Een noot;\nnog een deel.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Een noot; nog een deel."},
		{PROSE_1 "plannen1 en idee\xC3\xABn2" PROSE_2
			 "een voorstel.\n\n1 Een noot die is afgebroken op de\n\n"
			 "volgende bladzijde.\n2 Tweede noot.\n",
			"P " READ_1 "plannen{1} en idee\xC3\xABn{2}" READ_2
			"een voorstel.\n"
			"F[1] Een noot die is afgebroken op de volgende bladzijde.\n"
			"F[2] Tweede noot."},
		{PROSE_1
			"plannen1" PROSE_2
			"een voorstel.\n\n1) Kamerstuk 36600, nr. 12\n\nvan de bladzijde.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Kamerstuk 36600, nr. 12\nP van de bladzijde."},
		{PROSE_1
			"plannen1" PROSE_2
			"een voorstel.\n\n1) Zie www.voorbeeld.nl/stuk\n\nvan de bladzijde.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Zie www.voorbeeld.nl/stuk\nP van de bladzijde."},
		{PROSE_1
			"plannen1" PROSE_2
			"een voorstel.\n\n1) Rapport van het RIVM\n\nvan de bladzijde.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Rapport van het RIVM\nP van de bladzijde."},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel.\n\n1) Rapport van 12-\n\nvan de bladzijde.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Rapport van 12-van de bladzijde."},
		{PROSE_1
			"plannen1" PROSE_2
			"een voorstel.\n\n1) Rapport over de\n\nDe bladzijde gaat door.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel.\nF[1] Rapport over de\nP De bladzijde gaat door."},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel dat\n\n1 Rapport van de overheid over\n\n"
			 "de bladzijde gaat.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel dat de bladzijde gaat.\n"
			"F[1] Rapport van de overheid over"},
		{PROSE_1 "plannen1 en idee\xC3\xABn2" PROSE_2
			 "een voorstel dat\n\n1 Rapport van de overheid over\n\n"
			 "de bladzijde gaat.\n2 Tweede noot.\n",
			"P " READ_1 "plannen{1} en idee\xC3\xABn{2}" READ_2
			"een voorstel dat\n"
			"F[1] Rapport van de overheid over de bladzijde gaat.\n"
			"F[2] Tweede noot."},
		{PROSE_1 "plannen1" PROSE_2
			 "een voorstel dat\n\n1 Rapport van de overheid over\n\n"
			 "de bladzijde gaat.\n2 Tweede noot.\n",
			"P " READ_1 "plannen{1}" READ_2
			"een voorstel dat de bladzijde gaat.\n"
			"F[1] Rapport van de overheid over\nP 2 Tweede noot."},
		{PROSE_1 "plannen1 en idee\xC3\xABn2" PROSE_2
			 "een voorstel dat\n\n1 Rapport van de overheid over\n\n"
			 "de bladzijde gaat.\n2 Ja.\n",
			"P " READ_1 "plannen{1} en idee\xC3\xABn2" READ_2
			"een voorstel dat de bladzijde gaat.\n"
			"F[1] Rapport van de overheid over\nP 2 Ja."},
		{PROSE_1 "plannen1 en idee\xC3\xABn2" PROSE_2
			 "een voorstel dat\n\n1 Rapport van de overheid over\n\n"
			 "de bladzijde gaat.\n\n2 Tweede noot.\n",
			"P " READ_1 "plannen{1} en idee\xC3\xABn{2}" READ_2
			"een voorstel dat de bladzijde gaat.\n"
			"F[1] Rapport van de overheid over\nF[2] Tweede noot."},
		{READ_1 "plannen1 en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer, zodat\n1 Een noot die halverwege de regel afbreekt in\n"
			"de tekst gaat verder en eindigt hier.\n",
			"P " READ_1
			"plannen{1} en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer, zodat de tekst gaat verder en eindigt hier.\n"
			"F[1] Een noot die halverwege de regel afbreekt in"},
		{READ_1 "plannen1 en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer, zodat\n1 Een noot die halverwege de regel afbreekt in\n"
			"De tekst gaat verder en eindigt hier.\n",
			"P " READ_1
			"plannen{1} en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer, zodat\n"
			"F[1] Een noot die halverwege de regel afbreekt in De tekst gaat verder "
			"en eindigt hier."},
		{READ_1 "plannen1 en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer.\n\n1 Een noot die halverwege de regel afbreekt in\n"
			"de tekst gaat verder en eindigt hier.\n",
			"P " READ_1
			"plannen{1} en daarvan is de uitkomst er voor de zomer van dit jaar, "
			"waarna zij ook nog in de loop van het volgende jaar wordt besproken in "
			"de Kamer.\n"
			"F[1] Een noot die halverwege de regel afbreekt in de tekst gaat verder "
			"en eindigt hier."},
	};
	must_read(rows, COUNT(rows));
}

/* Which number of several alike is the mark, and which is one without a note. */
static void marks_are_chosen_by_their_looks(void **state)
{
	(void)state;
	static const row rows[] = {
		{"De plannen1 en idee\xC3\xABn2 en wegen3 gaan door.\n",
			"P De plannen{1} en idee\xC3\xABn{2} en wegen{3} gaan door."},
		{"Economie1 en Onderwijs2 en Zorg3 en Wonen4 gaan door.\n",
			"P Economie1 en Onderwijs2 en Zorg3 en Wonen4 gaan door."},
		{"De plannen1 en idee\xC3\xABn2 gaan door.\n",
			"P De plannen1 en idee\xC3\xABn2 gaan door."},
		{"De plannen1 en idee\xC3\xABn3 en wegen2 gaan door.\n",
			"P De plannen1 en idee\xC3\xABn3 en wegen2 gaan door."},
		{"De plannen1 en idee\xC3\xABn2 en COGEM7 en wegen3 gaan door.\n",
			"P De plannen{1} en idee\xC3\xABn{2} en COGEM7 en wegen{3} gaan door."},
		{"De plannen1 en idee\xC3\xABn2 en wegen3 gaan door.\n\n1 Een noot.\n"
		 "3 Derde noot.\n",
			"P De plannen{1} en idee\xC3\xABn{2} en wegen{3} gaan door.\n"
			"F[1] Een noot.\nF[3] Derde noot."},
		{"De plannen1 en idee\xC3\xABn2 en wegen2 en bruggen3 gaan door.\n\n"
		 "1 Een noot.\n3 Derde noot.\n",
			"P De plannen{1} en idee\xC3\xABn2 en wegen2 en bruggen{3} gaan door.\n"
			"F[1] Een noot.\nF[3] Derde noot."},
		{"De COGEM1 en de plannen1 en de idee\xC3\xABn2 gaan door.\n\n"
		 "1 Een noot.\n2 Tweede noot.\n",
			"P De COGEM1 en de plannen{1} en de idee\xC3\xABn{2} gaan door.\n"
			"F[1] Een noot.\nF[2] Tweede noot."},
		{"De COGEM2 en de plannen1 gaan door.\n\n1 Een noot.\n2 Tweede noot.\n",
			"P De COGEM{2} en de plannen{1} gaan door.\nF[1] Een noot.\n"
			"F[2] Tweede noot."},
		{"De COGEM2 en de plannen1 gaan door en de wegen3.\n\n1 Een noot.\n"
		 "3 Derde noot.\n",
			"P De COGEM2 en de plannen{1} gaan door en de wegen{3}.\n"
			"F[1] Een noot.\nF[3] Derde noot."},
		{"De wegen2 en plannen1 en de idee\xC3\xABn2 gaan door.\n\n"
		 "1 Een noot.\n2 Tweede noot.\n",
			"P De wegen2 en plannen{1} en de idee\xC3\xABn{2} gaan door.\n"
			"F[1] Een noot.\nF[2] Tweede noot."},
		{"De plannen1,2 en idee\xC3\xABn3,4 gaan door.\n\n1 Een noot.\n"
		 "2 Tweede noot.\n3 Derde noot.\n",
			"P De plannen{1}{2} en idee\xC3\xABn3,4 gaan door.\nF[1] Een noot.\n"
			"F[2] Tweede noot.\nF[3] Derde noot."},
		{"De variant1 en variant2 en plannen3 gaan.\n\n1 Een noot.\n"
		 "2 Tweede noot.\n3 Derde noot.\n",
			"P De variant{1} en variant{2} en plannen{3} gaan.\nF[1] Een noot.\n"
			"F[2] Tweede noot.\nF[3] Derde noot."},
		{"De variant1 en variant2 gaan door, en LF1 en LF2 en LF3.\n",
			"P De variant1 en variant2 gaan door, en LF1 en LF2 en LF3."},
		{"LF1 en LF2 gaan door.\n", "P LF1 en LF2 gaan door."},
		{"De plannen (zie punt 4) en de idee\xC3\xABn [1] en wegen 2).\n\n"
		 "[1] Een noot.\n",
			"P De plannen (zie punt 4) en de idee\xC3\xABn{1} en wegen 2).\n"
			"F[1] Een noot."},
		{"De plannen (zie punt1) en de idee\xC3\xABn2) gaan door.\n\n"
		 "1 Een noot.\n2) Tweede noot.\n",
			"P De plannen (zie punt{1}) en de idee\xC3\xABn{2} gaan door.\n"
			"F[1] Een noot.\nF[2] Tweede noot."},
		{"De plannen1) en de idee\xC3\xABn[2] gaan door.\n\n1 Een noot.\n"
		 "2 Tweede noot.\n",
			"P De plannen1) en de idee\xC3\xABn{2} gaan door.\nF[1] Een noot.\n"
			"F[2] Tweede noot."},
		{"Er is 12 m\xC2\xB2 en 10\xC2\xB3 en (\xC2\xB2 en plannen\xC2\xB2 en "
		 "meer\xC2\xB9\xC2\xB2\xC2\xB3\xE2\x81\xB4 daarbij.\n",
			"P Er is 12 m\xC2\xB2 en 10\xC2\xB3 en (\xC2\xB2 en plannen{2} en "
			"meer\xC2\xB9\xC2\xB2\xC2\xB3\xE2\x81\xB4 daarbij."},
		{"De plannen1,2,3,4,5 en idee\xC3\xABn1234 en wegen0 en x[12a] en y[1,2] "
		 "gaan door.\n",
			"P De plannen1,2,3,4,5 en idee\xC3\xABn1234 en wegen0 en x[12a] en "
			"y[1,2] gaan door."},
		{"[1] begint.\n\nDe wegen [2\n", "P [1] begint.\nP De wegen [2"},
		{"Dat is gedaan1\tofwel klaar2/af en wegen3\xE2\x80\x93"
		 "dan4\xE2\x82\xAC.\n"
		 "\n1 Een noot.\n2 Tweede noot.\n3 Derde noot.\n4 Vierde noot.\n",
			"P Dat is gedaan{1} ofwel klaar{2}/af en wegen{3}\xE2\x80\x93"
			"dan4\xE2\x82\xAC.\n"
			"F[1] Een noot.\nF[2] Tweede noot.\nF[3] Derde noot.\n"
			"F[4] Vierde noot."},
		{"Dat is voldoen.1. Het nemen van\n",
			"P Dat is voldoen.1. Het nemen van"},
	};
	must_read(rows, COUNT(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_begins_with_its_number),
		cmocka_unit_test(a_note_stands_where_notes_do),
		cmocka_unit_test(notes_are_numbered_in_order),
		cmocka_unit_test(a_note_goes_on_behind_its_line),
		cmocka_unit_test(marks_are_chosen_by_their_looks),
	};
	return cmocka_run_group_tests_name("letter notes", tests, NULL, NULL);
}
