/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Written to be read as lists of calls. */
#include "errands.h"

#include "../api/support.h"

/* ---- Without an index ------------------------------------------------------------ */

static kz_status analyse(const char *path, kz_error *err)
{
	kz_analysis *analysis = NULL;
	kz_words *words = NULL;
	char *text = NULL;
	kz_status st;
	TRY(kz_analysis_open(NULL, &analysis, err));
	TRY(kz_analysis_read_words(analysis, path, err));
	TRY(kz_analyse(
		analysis, TEXT("Wet- en regelgeving over gentherapieën"), &words, err));
	kz_words_close(words);
	words = NULL;
	TRY(kz_split(analysis, TEXT("biotechnologiebeleid"), &words, err));
	kz_words_close(words);
	words = NULL;
	TRY(kz_expand(analysis, TEXT("onderzoeks- en innovatieklimaat"), &words, err));
	TRY(kz_stem(analysis, TEXT("commissies"), &text, err));
	kz_free(text);
	text = NULL;
	TRY(kz_normalise(TEXT("Geïnformeerd"), &text, NULL, err));
done:
	kz_free(text);
	kz_words_close(words);
	kz_analysis_close(analysis);
	return st;
}

static kz_status find_citations(const char *path, kz_error *err)
{
	kz_citations *citations = NULL;
	kz_kamerstuk piece;
	kz_status st;
	(void)path;
	TRY(kz_kamerstuk_parse(TEXT("36 600 XIV, nr. 61"), &piece, err));
	TRY(kz_citations_find(TEXT("Zie Kamerstuk 27428, nr. 408 en Stb. 2020, 118; "
				   "ook Kamerstukken II 2024/25, 36600-XIII, nr. 40."),
		&piece, &citations, err));
done:
	kz_citations_close(citations);
	return st;
}

static kz_status read_file(const char *path, kz_error *err)
{
	kz_document *document = NULL;
	char *text = NULL;
	kz_status st;
	TRY(kz_document_read(path, &document, err));
	for (int style = KZ_CITE_BIBTEX; style <= KZ_CITE_CSL; style++) {
		TRY(kz_cite(document, (kz_cite_style)style, NULL, &text, err));
		kz_free(text);
		text = NULL;
	}
done:
	kz_free(text);
	kz_document_free(document);
	return st;
}

/* ---- With one -------------------------------------------------------------------- */

static kz_status write_documents(const char *path, kz_error *err)
{
	kz_writer *writer = NULL;
	kz_document *document = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	kz_status st;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	TRY(kz_writer_open(path, &options, &writer, err));
	TRY(kz_document_new(&document, err));
	TRY(kz_document_set(document, KZ_ID, "kst-27428-410", err));
	TRY(kz_document_set(document, KZ_TITLE, "Brief over proeftuinen", err));
	TRY(kz_document_set(document, KZ_DATE, "2025-05-01", err));
	TRY(kz_document_add(document, KZ_ALIASES, "2025D20000", err));
	TRY(kz_document_add_body(
		document, TEXT("Zie Kamerstuk 27428, nr. 408.\n\nEen appel."), err));
	TRY(kz_writer_put(writer, document, err));
	TRY(kz_writer_commit(writer, err));
	TRY(kz_writer_remove(writer, "kst-27428-410", err));
	TRY(kz_writer_commit(writer, err));
done:
	kz_document_free(document);
	kz_writer_close(writer);
	return st;
}

static kz_status read_index(const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_cursor *all = NULL;
	kz_document *document = NULL;
	kz_graph *graph = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	const kz_document *one;
	kz_status st;
	TRY(kz_index_open(path, &index, err));
	TRY(kz_index_get_info(index, &info, err));
	TRY(kz_index_get(index, "27428, nr. 408", &document, err));
	TRY(kz_graph_find(index, "kst-27428-408", NULL, &graph, err));
	TRY(kz_index_list(index, &all, err));
	do
		TRY(kz_cursor_next(all, &one, err));
	while (st == KZ_OK);
done:
	kz_cursor_close(all);
	kz_graph_close(graph);
	kz_document_free(document);
	kz_index_close(index);
	return st;
}

static kz_status search_for(const char *path, const char *query, kz_error *err)
{
	kz_index *index = NULL;
	kz_results *results = NULL;
	kz_status st;
	TRY(kz_index_open(path, &index, err));
	TRY(kz_search(index, query, NULL, &results, err));
done:
	kz_results_close(results);
	kz_index_close(index);
	return st;
}

static kz_status search_words(const char *path, kz_error *err)
{
	return search_for(path, "proeftuinen beleid datum:2025..", err);
}

static kz_status search_patterns(const char *path, kz_error *err)
{
	return search_for(path, "proef* OR *technologie OR wetgevnig~ titel:brief", err);
}

static kz_status search_phrases(const char *path, kz_error *err)
{
	return search_for(
		path, "\"regulatory sandboxes\" OR (appel NEAR/5 proeftuin)", err);
}

static kz_status look_around(const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_facets *facets = NULL;
	kz_kwic *kwic = NULL;
	kz_results *alike = NULL;
	kz_status st;
	TRY(kz_index_open(path, &index, err));
	TRY(kz_facets_find(index, "proeftuin", NULL, 5, &facets, err));
	TRY(kz_kwic_find(index, "proeftuin", NULL, NULL, &kwic, err));
	TRY(kz_similar(index, "kst-27428-408", NULL, &alike, err));
done:
	kz_results_close(alike);
	kz_kwic_close(kwic);
	kz_facets_close(facets);
	kz_index_close(index);
	return st;
}

/* Conditions and words that are as good. */
static kz_status make_choices(kz_search_options *options, kz_filter **filter,
	kz_synonyms **synonyms, kz_error *err)
{
	kz_status st;
	TRY(kz_filter_new(filter, err));
	TRY(kz_filter_text(*filter, "dossier", "27428", err));
	TRY(kz_filter_text(*filter, "kind", "brief", err));
	TRY(kz_filter_dates(*filter, "date", "2024", "2026-01", err));
	TRY(kz_filter_numbers(*filter, "bedrag", 1, 17.5, err));
	TRY(kz_synonyms_parse(
		TEXT("proeftuin = sandbox, regulatory sandboxes\n"), synonyms, err));
	options->filter = *filter;
	options->synonyms = *synonyms;
done:
	return st;
}

static kz_status search_with_conditions(const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_results *results = NULL;
	kz_filter *filter = NULL;
	kz_synonyms *synonyms = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_status st;
	TRY(make_choices(&options, &filter, &synonyms, err));
	TRY(kz_index_open(path, &index, err));
	options.flags = KZ_SEARCH_COLLAPSE;
	options.matching = KZ_MATCH_ANY;
	options.order = KZ_ORDER_NEWEST;
	TRY(kz_search(
		index, "proeftuin \"regulatory sandboxes\"", &options, &results, err));
done:
	kz_results_close(results);
	kz_index_close(index);
	kz_synonyms_free(synonyms);
	kz_filter_free(filter);
	return st;
}

static kz_status search_mistakes(const char *path, kz_error *err)
{
	return search_for(
		path, "proeftuim 27428-408 biotechnologiewetgeving -kracht +appel", err);
}

static kz_status search_collapsed(const char *path, kz_error *err)
{
	kz_index *index = NULL;
	kz_hits *hits = NULL;
	const kz_hit *one;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_status st;
	options.flags = KZ_SEARCH_COLLAPSE;
	TRY(kz_index_open(path, &index, err));
	TRY(kz_hits_open(index, "motie wetgeving", &options, &hits, err));
	do
		TRY(kz_hits_next(hits, &one, err));
	while (st == KZ_OK);
done:
	kz_hits_close(hits);
	kz_index_close(index);
	return st;
}

/* ---- The table ------------------------------------------------------------------- */

const struct errand errands[] = {
	{"analyse", analyse, "woorden.txt"},
	{"find citations", find_citations, ""},
	{"read a text", read_file, "brief.txt"},
	{"read a page", read_file, "brief.html"},
	{"read XML", read_file, "brief.xml"},
	{"write", write_documents, "written"},
	{"read", read_index, "index"},
	{"search words", search_words, "index"},
	{"search patterns", search_patterns, "index"},
	{"search phrases", search_phrases, "index"},
	{"search with conditions", search_with_conditions, "index"},
	{"search mistakes", search_mistakes, "index"},
	{"search versions", search_collapsed, "index"},
	{"look around", look_around, "index"},
};
const unsigned errand_count = sizeof errands / sizeof errands[0];

static const char letter[] =
	"Titel: Brief over proeftuinen\nNummer: 27428, nr. 408\nDatum: 11 april 2025\n\n"
	"Geachte voorzitter,\n\nHet kabinet wil regulatory sandboxes en proeftuinen, "
	"zie Kamerstuk 36600-XIV, nr. 61.\n\nDe minister van LVVN,\nF.M. Wiersma\n";

static const char page[] =
	"<!DOCTYPE html><html><head><title>Brief</title></head><body><h1>Kop</h1>"
	"<p>Een appel &amp; een peer.</p><ul><li>een</li></ul></body></html>";

static const char official[] =
	"<?xml version='1.0'?><officiele-publicatie><metadata/><kamerstuk>"
	"<dossier><dossiernummer><dossiernr>27428</dossiernr></dossiernummer></dossier>"
	"<stuk><stuknr><ondernummer>408</ondernummer></stuknr><titel>Brief</titel>"
	"<algemeen><vrije-tekst><tekst><al>Een appel.</al></tekst></vrije-tekst>"
	"</algemeen></stuk></kamerstuk></officiele-publicatie>";

void make_errand_things(const char *directory)
{
	const char *index = below(directory, "index");
	write_text(
		below(directory, "woorden.txt"), "beleid\nbiotechnologie\nonderzoek\n");
	write_text(below(directory, "brief.txt"), letter);
	write_text(below(directory, "brief.html"), page);
	write_text(below(directory, "brief.xml"), official);
	store(index, "kst-27428-408", "Brief over proeftuinen",
		"Het kabinet wil regulatory sandboxes en een proeftuin met een appel.");
	store(index, "kst-36600-XIV-61", "Motie over biotechnologie",
		"Een motie over biotechnologie en wetgeving. Zie 27428, nr. 408.");
	store(index, "kst-1-2", "Wet", "Kennis van een proeftuin is kracht.");
	store(index, "kst-36600-XIV-62",
		"Gewijzigde motie over wetgeving ter vervanging van die gedrukt onder nr. 61",
		"Een motie over biotechnologie en wetgeving, en nu beter.");
}
