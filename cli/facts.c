/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "facts.h"

#include "complain.h"
#include "layout.h"
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void facts_number(const kz_document *document, char *buffer, size_t size)
{
	const char *dossier = kz_document_at(document, KZ_DOSSIERS, 0);
	const char *number = kz_document_get(document, KZ_NUMBER);
	bool digit = number[0] >= '0' && number[0] <= '9';
	buffer[0] = '\0';
	/* Pieces of the Eerste Kamer have letters: 36836, D. */
	if (dossier != NULL && number[0] != '\0')
		snprintf(buffer, size, "%s, %s%s", dossier, digit ? "nr. " : "", number);
}

const char *facts_link(const kz_document *document)
{
	const char *url = kz_document_get(document, KZ_URL);
	return url[0] != '\0' ? url : kz_document_get(document, KZ_PATH);
}

/* ---- In one line ---- */

static void add_fact(
	struct layout *layout, const char *between, const char *fact, const char *after)
{
	if (fact[0] == '\0')
		return;
	layout_add(layout, between, false);
	layout_add(layout, fact, false);
	layout_add(layout, after, false);
}

void facts_write_line(
	const kz_document *document, const char *place, size_t column, size_t width)
{
	char number[256];
	struct layout layout = {0};
	const char *date = kz_document_get(document, KZ_DATE);
	const char *holding = kz_document_get(document, KZ_HOLDING);
	facts_number(document, number, sizeof number);
	add_fact(&layout, "", date[0] != '\0' ? date : "undated", "");
	add_fact(&layout, " · ", kz_document_get(document, KZ_KIND), "");
	if (strcmp(holding, "full") != 0)
		add_fact(&layout, " (", holding, ")");
	add_fact(&layout, " · ",
		number[0] != '\0' ? number : kz_document_get(document, KZ_ID), "");
	add_fact(&layout, " · ", place, "");
	layout_write(&layout, column, column, width);
	write_own(stdout, "\n");
}

/* ---- All of them ---- */

size_t facts_write_label(const char *label, int label_width)
{
	write_text(stdout, label);
	write_own(stdout, ":");
	int used = (int)text_width(label, strlen(label)) + 1;
	int spaces = used < label_width ? label_width - used : 1;
	write_own(stdout, "%*s", spaces, "");
	return (size_t)(used + spaces);
}

static void write_fact(const char *label, const char *value, int label_width)
{
	if (value[0] == '\0')
		return;
	size_t column = facts_write_label(label, label_width);
	layout_write_text(value, column, (size_t)label_width,
		label_width > 0 ? terminal_width() : LAYOUT_ONE_LINE);
	write_own(stdout, "\n");
}

/* Values that belong together, as one. */
static void write_joined(
	const char *label, const char *const *values, size_t count, int label_width)
{
	struct layout layout = {0};
	size_t column = facts_write_label(label, label_width);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			layout_add(&layout, ", ", false);
		layout_add(&layout, values[i], false);
	}
	layout_write(&layout, column, (size_t)label_width,
		label_width > 0 ? terminal_width() : LAYOUT_ONE_LINE);
	write_own(stdout, "\n");
}

static void write_list(
	const char *label, const kz_document *document, kz_list list, int label_width)
{
	size_t count = kz_document_count(document, list);
	if (count == 0)
		return;
	const char **values = calloc(count, sizeof *values);
	if (values == NULL)
		out_of_memory();
	for (size_t i = 0; i < count; i++)
		values[i] = kz_document_at(document, list, i);
	write_joined(label, values, count, label_width);
	free(values);
}

static void write_signatories(const kz_document *document, int label_width)
{
	for (size_t i = 0; i < kz_document_signatory_count(document); i++) {
		const kz_signatory *one = kz_document_signatory_at(document, i);
		const char *name = one->name[0] != '\0' ? one->name : "(name not known)";
		const char *values[] = {name, one->office};
		write_joined(
			"signed", values, one->office[0] != '\0' ? 2 : 1, label_width);
	}
}

void facts_write_all(const kz_document *document, int label_width)
{
	static const struct fact {
		kz_property property;
		const char *label;
	} facts[] = {
		{KZ_DATE, "date"},
		{KZ_KIND, "kind"},
		{KZ_HOLDING, "holding"},
		{KZ_NUMBER, "number"},
		{KZ_VERSION, "version"},
		{KZ_CHAMBER, "chamber"},
		{KZ_VERGADERJAAR, "vergaderjaar"},
		{KZ_SUBJECT, "subject"},
		{KZ_MINISTRY, "ministry"},
		{KZ_LANGUAGE, "language"},
		{KZ_OUTCOME, "outcome"},
		{KZ_OUTCOME_DATE, "outcome date"},
		{KZ_REFERENCE, "reference"},
		{KZ_URL, "url"},
		{KZ_PATH, "path"},
		{KZ_FIRST_SEEN, "first seen"},
		{KZ_CHANGED_AT, "changed at"},
	};
	write_fact("id", kz_document_get(document, KZ_ID), label_width);
	write_list("also", document, KZ_ALIASES, label_width);
	write_list("dossier", document, KZ_DOSSIERS, label_width);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
		write_fact(facts[i].label, kz_document_get(document, facts[i].property),
			label_width);
	write_signatories(document, label_width);
	for (size_t i = 0; i < kz_document_field_count(document); i++) {
		const kz_field *field = kz_document_field_at(document, i);
		write_fact(field->name, field->text, label_width);
	}
	write_fact("note", kz_document_get(document, KZ_NOTE), label_width);
}
