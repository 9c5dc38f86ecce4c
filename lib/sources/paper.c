/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/paper.h"

#include "base/error.h"
#include "sources/address.h"

#include <stdio.h>
#include <string.h>

/* A comment of a ZIP file stands behind its end, and may be so long. */
enum { END_BYTES = 66 << 10 };

/* ---- Names ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Series of papers that people do not cite, and so are not among the citations. */
static bool is_other_series(const char *id)
{
	static const char *const series[] = {
		"kv-tk-", "kv-ek-", "nds-tk-", "ag-tk-", "ag-ek-", "ah-ek-", "h-ek-"};
	for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
		if (strncmp(id, series[i], strlen(series[i])) == 0 &&
			is_digit(id[strlen(series[i])]))
			return true;
	}
	return false;
}

static bool is_safe(const char *id)
{
	size_t length = 0;
	for (; id[length] != '\0'; length++) {
		if (!is_letter(id[length]) && !is_digit(id[length]) &&
			!(id[length] == '-' && length > 0))
			return false;
	}
	return length > 0;
}

/* All of text is one citation of a paper that has a file of its own. */
static bool is_cited_so(const char *text, char out[KZI_PAPER_MAX])
{
	kz_citations *found = NULL;
	size_t length = strlen(text);
	if (kz_citations_find(text, length, NULL, &found, NULL) != KZ_OK)
		return false;
	const kz_citation *one = kz_citations_at(found, 0);
	bool whole = kz_citations_count(found) == 1 && one->start == 0 &&
		     one->length == length && one->kind != KZ_CITED_DOSSIER &&
		     one->kind != KZ_CITED_EU && one->kind != KZ_CITED_ECLI &&
		     one->kind != KZ_CITED_ZAAK && strlen(one->target) < KZI_PAPER_MAX;
	if (whole)
		memcpy(out, one->target, strlen(one->target) + 1);
	kz_citations_close(found);
	return whole;
}

kz_status kzi_paper_name(const char *text, char out[KZI_PAPER_MAX], kz_error *err)
{
	kz_kamerstuk piece;
	bool known = kz_kamerstuk_parse(text, strlen(text), &piece, NULL) == KZ_OK;
	if (known && kz_kamerstuk_is_dossier(&piece))
		return kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET,
			"'%s': a dossier, and not one paper of it", text);
	if (known)
		kz_kamerstuk_format(&piece, out, KZI_PAPER_MAX);
	else if (is_other_series(text))
		known = snprintf(out, KZI_PAPER_MAX, "%s", text) < KZI_PAPER_MAX;
	else
		known = is_cited_so(text, out);
	if (known && is_safe(out))
		return KZ_OK;
	out[0] = '\0';
	return kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET,
		"'%s': not the name of an official paper", text);
}

kz_status kzi_paper_dossier(const char *text, char out[KZI_PAPER_MAX], kz_error *err)
{
	kz_kamerstuk dossier;
	if (kz_kamerstuk_parse(text, strlen(text), &dossier, NULL) != KZ_OK ||
		!kz_kamerstuk_is_dossier(&dossier))
		return kzi_fail(
			err, KZ_E_QUERY, KZI_NO_OFFSET, "'%s': not a dossier", text);
	kz_kamerstuk_dossier(&dossier, out, KZI_PAPER_MAX);
	return KZ_OK;
}

bool kzi_paper_is_document(const char *id)
{
	return strspn(id, "0123456789") == 4 && id[4] == 'D' &&
	       strspn(id + 5, "0123456789") == 5 && id[10] == '\0';
}

/* ---- Addresses ---- */

const char *kzi_paper_form(const char *id, size_t i)
{
	/* Annexes are published as they came, and that is on paper. */
	static const char *const of_annex[] = {"pdf", "odt", "xml", "html"};
	static const char *const of_others[] = {"xml", "html", "odt", "pdf"};
	if (i >= 4)
		return NULL;
	return strncmp(id, "blg-", 4) == 0 ? of_annex[i] : of_others[i];
}

void kzi_paper_url(const char *id, const char *form, char out[KZI_PAPER_URL_MAX])
{
	if (strcmp(form, "metadata") == 0)
		snprintf(out, KZI_PAPER_URL_MAX, KZI_PAPERS_URL "%s/metadata.xml", id);
	else
		snprintf(out, KZI_PAPER_URL_MAX, KZI_PAPERS_URL "%s.%s", id,
			form[0] != '\0' ? form : "html");
}

/* ---- Is it that one? ---- */

static bool begins(const void *bytes, size_t length, const char *with)
{
	return length >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

/* Some begin with a line of their own. */
static bool is_pdf(const char *bytes, size_t length)
{
	for (size_t i = 0; i + 5 <= length && i < 1024; i++) {
		if (memcmp(bytes + i, "%PDF-", 5) == 0)
			return true;
	}
	return false;
}

/* Is word within the first so many bytes? */
static bool is_within(const char *bytes, size_t length, size_t most, const char *word)
{
	size_t size = strlen(word);
	for (size_t i = 0; i + size <= length && i < most; i++) {
		if (memcmp(bytes + i, word, size) == 0)
			return true;
	}
	return false;
}

/* A herdruk has the name of what it is a version of, and the other way round. */
static bool is_same_paper(const char *own, const char *id)
{
	size_t length = strlen(id);
	const char *mark = strstr(id, "-h");
	if (mark == NULL)
		mark = strstr(id, "-n");
	if (mark != NULL && is_digit(mark[2]))
		length = (size_t)(mark - id);
	return strncmp(own, id, length) == 0 &&
	       (own[length] == '\0' || ((strncmp(own + length, "-h", 2) == 0 ||
						strncmp(own + length, "-n", 2) == 0) &&
					       is_digit(own[length + 2])));
}

/* A page in a form that our reader does not know may say in its head what it is. */
static bool is_headed(const char *id, const void *bytes, size_t length)
{
	enum { HEAD_BYTES = 64 << 10 };
	char content[KZI_PAPER_MAX + 12];
	snprintf(content, sizeof content, "content=\"%s\"", id);
	return is_within(bytes, length, HEAD_BYTES, "DC.identifier") &&
	       is_within(bytes, length, HEAD_BYTES, content);
}

/* As our own reader sees it, who is not told what it should be. */
static bool reads_as(const char *id, const char *form, const void *bytes, size_t length)
{
	kz_document *document = NULL;
	char name[8];
	snprintf(name, sizeof name, "x.%s", form);
	kz_status st = kz_document_parse(bytes, length, name, &document, NULL);
	/* A library that was built without its reader. */
	if (st == KZ_E_UNSUPPORTED)
		return is_within(bytes, length, 4096, "<officiele-publicatie") ||
		       is_headed(id, bytes, length);
	if (st != KZ_OK)
		return false;
	/* Old XML does not say what it is; a page that does not is one that tells so. */
	const char *own = kz_document_get(document, KZ_ID);
	bool same =
		strcmp(kz_document_get(document, KZ_FORMAT), form) == 0 &&
		(is_same_paper(own, id) || (own[0] == '\0' && strcmp(form, "xml") == 0));
	kz_document_free(document);
	return same;
}

/* A page for people: a service has no other way to say that it has nothing. */
static bool is_page(const char *bytes, size_t length)
{
	return is_within(bytes, length, 1024, "<html") ||
	       is_within(bytes, length, 1024, "<HTML") ||
	       is_within(bytes, length, 1024, "<!DOCTYPE html") ||
	       is_within(bytes, length, 1024, "<!doctype html");
}

/* By what every file of the kind ends in, give or take what was put behind it. */
static bool ends_in(const char *bytes, size_t length, const char *word)
{
	size_t tail = length < END_BYTES ? length : END_BYTES;
	return is_within(bytes + length - tail, tail, tail, word);
}

static bool is_whole(const char *form, const char *bytes, size_t length)
{
	static const char *const ends[][2] = {{"pdf", "%%EOF"}, {"html", "</html>"},
		{"metadata", "</metadata_gegevens>"}, {"odt", "PK\005\006"},
		{"docx", "PK\005\006"}};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		if (strcmp(form, ends[i][0]) == 0)
			return ends_in(bytes, length, ends[i][1]);
	}
	return false;
}

kzi_verdict kzi_paper_judge(
	const char *id, const char *form, const void *bytes, size_t length)
{
	const char *found;
	bool is_html = strcmp(form, "html") == 0;
	bool is_text = is_html || strcmp(form, "xml") == 0;
	if (is_html && is_headed(id, bytes, length))
		return is_whole(form, bytes, length) ? KZI_PAPER_IT : KZI_PAPER_BROKEN;
	if (is_text && reads_as(id, form, bytes, length))
		return KZI_PAPER_IT;
	if (is_page(bytes, length))
		return KZI_PAPER_NONE;
	if (is_text)
		return KZI_PAPER_BROKEN;
	if (strcmp(form, "metadata") == 0)
		found = is_within(bytes, length, 4096, "<metadata_gegevens") ? form
									     : NULL;
	else
		found = kzi_paper_form_of(bytes, length);
	return found != NULL && strcmp(found, form) == 0 && is_whole(form, bytes, length)
		       ? KZI_PAPER_IT
		       : KZI_PAPER_BROKEN;
}

const char *kzi_paper_form_of(const void *bytes, size_t length)
{
	if (is_pdf(bytes, length))
		return "pdf";
	if (!begins(bytes, length, "PK\003\004"))
		return NULL;
	return is_within(bytes, length, 256, "opendocument") ? "odt" : "docx";
}
