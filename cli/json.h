/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON as all commands write it: what is missing is null or an empty list, so
 * that its shape never changes. Ends the process when memory does.
 */
#ifndef KAMERZOEK_CLI_JSON_H
#define KAMERZOEK_CLI_JSON_H

#include <kamerzoek.h>

#include <jansson.h>
#include <stdio.h>

/* ---- Building ---- */

json_t *json_new_object(void);
json_t *json_new_list(void);
/* null for "" and NULL. */
json_t *json_text(const char *text);
/* null for 0. */
json_t *json_place(uint32_t number);
/* Both take value. */
void json_put(json_t *object, const char *name, json_t *value);
void json_add(json_t *list, json_t *value);

/* ---- What several commands show ---- */

/* "format" and "version", with which every answer begins. */
json_t *json_envelope(void);
json_t *json_index(const kz_index_info *info);
/* From "id" to "path", into object. */
void json_put_document(json_t *object, const kz_document *document);
/* All values of a list. */
json_t *json_list(const kz_document *document, kz_list list);
/* What is cited, and where: of "target", "kind", "edge", "block" and so on. */
json_t *json_citation(const kz_citation *citation);
void json_put_properties(json_t *object, const kz_document *document,
	const kz_property *properties, size_t count);

/* ---- Writing: each takes what it writes ---- */

/* On a line of its own. */
void json_write(json_t *value);
void json_write_to(FILE *stream, json_t *value);
/* An answer with a list that need not fit in memory: all of head, then the list
 * by its name with an item a line, then all of tail. */
void json_write_head(json_t *head, const char *list);
void json_write_item(json_t *item, bool first);
void json_write_tail(json_t *tail);

#endif
