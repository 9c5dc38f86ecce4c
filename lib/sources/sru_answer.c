/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Answers of the search service of KOOP, by the events of libxml2's push parser: nothing
 * is kept of them but the text of the element at hand.
 */
#include "sources/sru.h"

#include "base/utf8.h"
#include "document/kind.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 << 10, DEPTH_MAX = 100, TEXT_MAX = 16 << 10 };

#if LIBXML_VERSION >= 21200
typedef const xmlError libxml2_error;
#else
typedef xmlError libxml2_error;
#endif

/* The elements with a fact of a record in them. */
typedef enum fact {
	IDENTIFIER,
	TITLE,
	OWN_TITLE,
	TYPE,
	SUBTYPE,
	DATE,
	MODIFIED,
	DOSSIER,
	ANNEX_OF,
	FACTS
} fact;

static const char *const fact_names[FACTS] = {"identifier", "title", "documenttitel",
	"type", "subrubriek", "date", "modified", "dossiernummer", "hoofddocument"};

typedef struct answer {
	kzi_finds *finds;
	kz_error *err;
	kz_status status;
	xmlParserCtxtPtr parser;
	uint64_t start;
	unsigned depth;
	unsigned record; /* at which depth it is open; 0: none is */
	bool has_root;
	kzi_buffer text; /* of the innermost element */
	int form;        /* of the address that comes; -1: of none that we know */
	const char *facts[FACTS];
	const char *urls[KZI_FIND_FORMS];
	const char *message; /* of the first diagnostic; NULL: there is none */
	const char *details;
} answer;

/* ---- Failures ---- */

static void stop(answer *a, kz_status status)
{
	a->status = status;
	if (a->parser != NULL)
		xmlStopParser(a->parser);
}

static void fail(answer *a, kz_status status, const char *words)
{
	long at = xmlByteConsumed(a->parser);
	if (a->status == KZ_OK)
		stop(a, kzi_fail(a->err, status, at > 0 ? at : 0,
				"answer of the search service: %s", words));
}

/* A copy that there may be no memory for. */
static const char *kept(answer *a, const char *copy)
{
	if (copy == NULL && a->status == KZ_OK)
		stop(a, kzi_no_memory(a->err));
	return copy != NULL ? copy : "";
}

static void on_error(void *context, libxml2_error *error)
{
	answer *a = context;
	char words[160];
	if (error->level != XML_ERR_FATAL || error->domain == XML_FROM_NAMESPACE ||
		a->status != KZ_OK)
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		stop(a, kzi_no_memory(a->err));
		return;
	}
	snprintf(words, sizeof words, "broken XML: %s",
		error->message != NULL ? error->message : "not well-formed");
	words[strcspn(words, "\n")] = '\0';
	fail(a, KZ_E_NETWORK, words);
}

/* ---- A record ---- */

/* A bijlage is one whatever it says; a Kamerstuk says more by its subrubriek, unless that
 * is "Overig", and an other publication by its type. */
static void put_kind(answer *a, kzi_find *find)
{
	char kind[KZI_KIND_MAX];
	const char *type = a->facts[TYPE], *subtype = a->facts[SUBTYPE];
	if (strcmp(type, "Kamerstuk") != 0)
		kzi_kind_of_type(type, kind);
	else if (subtype[0] != '\0' && strcmp(subtype, "Overig") != 0)
		kzi_kind_of_type(subtype, kind);
	else
		kzi_kind_of_title(find->title, kind);
	find->kind = kept(a, kzi_finds_line(a->finds, kind, strlen(kind)));
}

static void end_record(answer *a)
{
	a->record = 0;
	if (a->finds->count + a->finds->others >= KZI_FINDS_MAX) {
		fail(a, KZ_E_LIMIT, "more records than a page may hold");
		return;
	}
	const char *id = kept(a, kzi_finds_name(a->finds, a->facts[IDENTIFIER]));
	kzi_find *find = id[0] != '\0' ? kzi_finds_add(a->finds) : NULL;
	if (find == NULL) {
		a->finds->others++;
		if (id[0] != '\0')
			kept(a, NULL);
		return;
	}
	find->id = id;
	find->title = a->facts[a->facts[OWN_TITLE][0] != '\0' ? OWN_TITLE : TITLE];
	find->date = kept(a, kzi_finds_day(a->finds, a->facts[DATE]));
	find->modified = kept(a, kzi_finds_day(a->finds, a->facts[MODIFIED]));
	find->dossier = a->facts[DOSSIER];
	find->annex_of = kept(a, kzi_finds_name(a->finds, a->facts[ANNEX_OF]));
	memcpy(find->urls, a->urls, sizeof a->urls);
	put_kind(a, find);
}

static void begin_record(answer *a)
{
	a->record = a->depth;
	for (size_t i = 0; i < FACTS; i++)
		a->facts[i] = "";
	for (size_t i = 0; i < KZI_FIND_FORMS; i++)
		a->urls[i] = "";
}

/* The first counts of what comes twice. */
static void take_fact(answer *a, const char *name, const char *text)
{
	if (strcmp(name, "itemUrl") == 0 && a->form >= 0 && a->urls[a->form][0] == '\0')
		a->urls[a->form] = kept(a, kzi_finds_url(a->finds, text));
	for (size_t i = 0; i < FACTS; i++) {
		if (strcmp(name, fact_names[i]) == 0 && a->facts[i][0] == '\0')
			a->facts[i] =
				kept(a, kzi_finds_line(a->finds, text, strlen(text)));
	}
}

/* ---- Around the records ---- */

static uint64_t number(const char *text)
{
	return strlen(text) < 19 && text[strspn(text, "0123456789")] == '\0'
		       ? strtoull(text, NULL, 10)
		       : 0;
}

static void take_diagnostic(answer *a, const char **to, const char *text)
{
	if (*to == NULL)
		*to = kept(a, kzi_finds_line(a->finds, text, strlen(text)));
}

static void take_other(answer *a, const char *name, const char *text)
{
	if (strcmp(name, "numberOfRecords") == 0)
		a->finds->total = (int64_t)number(text);
	else if (strcmp(name, "nextRecordPosition") == 0)
		a->finds->next = number(text);
	else if (strcmp(name, "message") == 0)
		take_diagnostic(a, &a->message, text);
	else if (strcmp(name, "details") == 0)
		take_diagnostic(a, &a->details, text);
}

/* ---- What the parser tells ---- */

static void check_root(answer *a, const char *name)
{
	bool ours = strcmp(name, "searchRetrieveResponse") == 0 ||
		    strcmp(name, "diagnostics") == 0;
	a->has_root = true;
	if (!ours)
		fail(a, KZ_E_NETWORK,
			strcmp(name, "html") == 0 ? "a page for people, and not XML"
						  : "no answer of such a service");
}

static int form_of(int count, const xmlChar **attributes)
{
	static const char *const forms[] = {"xml", "html", "odt", "pdf", "metadata"};
	/* Of each: name, prefix, namespace, and where its value begins and ends. */
	for (int i = 0; i < count; i++, attributes += 5) {
		size_t length = (size_t)(attributes[4] - attributes[3]);
		if (strcmp((const char *)attributes[0], "manifestation") != 0)
			continue;
		for (int form = 0; form < (int)(sizeof forms / sizeof forms[0]); form++) {
			if (length == strlen(forms[form]) &&
				memcmp(attributes[3], forms[form], length) == 0)
				return form;
		}
	}
	return -1;
}

static void on_begin(void *context, const xmlChar *local, const xmlChar *prefix,
	const xmlChar *space, int space_count, const xmlChar **spaces, int count,
	int defaulted, const xmlChar **attributes)
{
	answer *a = context;
	const char *name = (const char *)local;
	(void)prefix, (void)space, (void)space_count, (void)spaces, (void)defaulted;
	kzi_buffer_clear(&a->text);
	a->depth++;
	a->form = form_of(count, attributes);
	if (a->depth == 1)
		check_root(a, name);
	else if (a->depth > DEPTH_MAX)
		fail(a, KZ_E_LIMIT, "XML nested too deep");
	else if (a->record == 0 && strcmp(name, "record") == 0)
		begin_record(a);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	answer *a = context;
	size_t room = TEXT_MAX - a->text.length, more = (size_t)length;
	kzi_buffer_append(&a->text, (const char *)text, more < room ? more : room);
	if (a->text.failed)
		kept(a, NULL);
}

static void on_end(
	void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
	answer *a = context;
	const char *name = (const char *)local;
	(void)prefix, (void)space;
	kzi_buffer_byte(&a->text, '\0');
	if (a->text.failed)
		kept(a, NULL);
	else if (a->record != 0 && a->depth > a->record)
		take_fact(a, name, a->text.data);
	else if (a->record != 0 && a->depth == a->record)
		end_record(a);
	else
		take_other(a, name, a->text.data);
	kzi_buffer_clear(&a->text);
	a->depth--;
}

static void on_declaration(
	void *context, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
	(void)public, (void)system;
	bool page = xmlStrcasecmp(name, (const xmlChar *)"html") == 0;
	fail(context, KZ_E_NETWORK,
		page ? "a page for people, and not XML"
		     : "it declares its own type, and no such service does");
}

/* ---- Reading ---- */

static const xmlSAXHandler events = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_declaration,
	.startElementNs = on_begin,
	.endElementNs = on_end,
	.characters = on_text,
	.serror = on_error,
};

static void feed(answer *a, const char *bytes, size_t length)
{
	for (size_t at = 0; at < length && a->status == KZ_OK;) {
		size_t piece = length - at < PIECE ? length - at : PIECE;
		xmlParseChunk(a->parser, bytes + at, (int)piece, 0);
		at += piece;
	}
	if (a->status == KZ_OK && length > 0)
		xmlParseChunk(a->parser, NULL, 0, 1);
	if (a->status == KZ_OK &&
		(!a->has_root || !a->parser->wellFormed || a->depth > 0))
		fail(a, KZ_E_NETWORK, length == 0 ? "it is empty" : "it ends too early");
}

/* Of a question that was not taken there are no records; else it is a remark. */
static void settle(answer *a)
{
	kzi_finds *finds = a->finds;
	kzi_buffer words = {0};
	if (finds->next <= a->start || finds->count + finds->others == 0)
		finds->next = 0;
	if (a->message == NULL && a->details == NULL)
		return;
	kzi_buffer_text(&words, a->message != NULL ? a->message : a->details);
	if (a->message != NULL && a->details != NULL && a->details[0] != '\0')
		kzi_buffer_format(&words, ": %s", a->details);
	if (words.failed)
		a->status = kzi_no_memory(a->err);
	else if (finds->count + finds->others > 0)
		finds->remark = kept(a, kzi_finds_line(finds, words.data, words.length));
	else
		a->status = kzi_fail(a->err, KZ_E_QUERY, KZI_NO_OFFSET,
			"the search service says: %.*s", (int)words.length, words.data);
	kzi_buffer_free(&words);
}

kz_status kzi_sru_read(const kzi_wanted *wanted, const char *bytes, size_t length,
	kzi_finds *out, kz_error *err)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	/* Else two threads might do it at once. */
	pthread_once(&once, xmlInitParser);
	kzi_finds_begin(out);
	answer a = {.finds = out, .err = err, .start = wanted->start};
	xmlSAXHandler own = events;
	a.parser = xmlCreatePushParserCtxt(&own, &a, NULL, 0, NULL);
	if (a.parser == NULL)
		return kzi_no_memory(err);
	xmlCtxtUseOptions(a.parser, XML_PARSE_NONET);
	feed(&a, bytes, length);
	xmlFreeDoc(a.parser->myDoc);
	xmlFreeParserCtxt(a.parser);
	a.parser = NULL;
	kzi_buffer_free(&a.text);
	if (a.status == KZ_OK)
		settle(&a);
	/* Its words are in err. */
	if (a.status != KZ_OK)
		kzi_finds_free(out);
	return a.status;
}
