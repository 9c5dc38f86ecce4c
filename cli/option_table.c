/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every option of every command: a row each, in the order of their names. */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	DAY = 86400,
	DEPTH_MOST = 100,
	MIB_MOST = 1024,
	SECONDS_MOST = 3600,
	SHARDS_MOST = 256,
	WIDTH_MOST = 1000
};

/* Rows with a value, with a number, with nothing, and those that stand for another. */
#define VALUE(ID, NAME, WHAT, CHOICES, FLAGS, SUMMARY) \
	[ID] = {ID, 0, NAME, WHAT, CHOICES, 0, 0, FLAGS, SUMMARY, OPTION_NONE, NULL}
#define NUMBER(ID, NAME, LEAST, MOST, FLAGS, SUMMARY) \
	[ID] = {ID, 0, NAME, "N", NULL, LEAST, MOST, FLAGS, SUMMARY, OPTION_NONE, NULL}
#define FLAG(ID, LETTER, NAME, FLAGS, SUMMARY) \
	[ID] = {ID, LETTER, NAME, NULL, NULL, 0, 0, FLAGS, SUMMARY, OPTION_NONE, NULL}
#define ALIAS(ID, LETTER, NAME, FLAGS, OTHER, WITH, SUMMARY) \
	[ID] = {ID, LETTER, NAME, NULL, NULL, 0, 0, FLAGS, SUMMARY, OTHER, WITH}

static const struct option table[OPTION_COUNT] = {
	VALUE(OPTION_ANALYSIS, "analysis", "NAME", "kamerzoek snowball", OPTION_CONFIG,
		"how words are compared"),
	VALUE(OPTION_AT, "at", "PLACE", NULL, 0,
		"from a place on: 'p. 3, voetnoot 8', 'alinea 12', p3, n8, 12"),
	VALUE(OPTION_AUTHORITIES, "authorities", "FILE", NULL, OPTION_CONFIG,
		"the certificates to trust"),
	VALUE(OPTION_BASE_URL, "base-url", "URL", NULL, OPTION_CONFIG,
		"a mirror, http://host:port, and nothing else"),
	FLAG(OPTION_CITED, 0, "cited", 0,
		"what the documents cite and the index does not hold"),
	FLAG(OPTION_COLLAPSE, 0, "collapse", OPTION_CONFIG,
		"of a piece and what came in its place only the newest"),
	VALUE(OPTION_COLOR, "color", "WHEN", "auto always never",
		OPTION_SHARED | OPTION_CONFIG, "light up what was found"),
	VALUE(OPTION_DB, "db", "DIR", NULL,
		OPTION_SHARED | OPTION_CONFIG | OPTION_REPEATS,
		"the index to use, or several, or tcp://HOST:PORT"),
	VALUE(OPTION_DELAY, "delay", "SECONDS", NULL, OPTION_CONFIG,
		"the pause between two requests to a host"),
	NUMBER(OPTION_DEPTH, "depth", 1, DEPTH_MOST, OPTION_CONFIG,
		"and what those cite, N steps in all"),
	VALUE(OPTION_DOSSIER, "dossier", "NUMBER", NULL, 0, "all papers of a dossier"),
	ALIAS(OPTION_DOT, 0, "dot", 0, OPTION_FORMAT, "dot",
		"the same as --format dot, for graphviz"),
	FLAG(OPTION_DRY_RUN, 0, "dry-run", 0, "only list what would come"),
	FLAG(OPTION_EXACT, 0, "exact", OPTION_CONFIG,
		"every word in the form it is typed in"),
	FLAG(OPTION_EXCEL, 0, "excel", OPTION_CONFIG,
		"with --format csv: as a Dutch Excel likes it"),
	FLAG(OPTION_EXPLAIN, 0, "explain", OPTION_CONFIG,
		"say how the query was understood"),
	FLAG(OPTION_FACETS, 0, "facets", 0,
		"how many there are of each year, ministry, kind, dossier, signatory"),
	VALUE(OPTION_FAILED, "failed", "FILE", NULL, 0,
		"write there which files are refused, and why"),
	VALUE(OPTION_FILTER, "filter", "NAME=VALUE", NULL, OPTION_REPEATS,
		"only documents with that value: kind=motie"),
	VALUE(OPTION_FORMAT, "format", "FORMAT", NULL, OPTION_CONFIG, "how to show them"),
	VALUE(OPTION_FROM, "from", "DATE", NULL, 0,
		"of that day, month or year, or later"),
	FLAG(OPTION_HELP, 'h', "help", OPTION_SHARED | OPTION_AT_ONCE, "show this help"),
	VALUE(OPTION_INTO, "into", "DIR", NULL, OPTION_CONFIG,
		"the library to put the files in"),
	ALIAS(OPTION_JSON, 0, "json", 0, OPTION_FORMAT, "json",
		"the same as --format json"),
	VALUE(OPTION_KIND, "kind", "KIND", NULL, 0, "of this kind: brief, motie"),
	FLAG(OPTION_LIBRARY, 0, "library", 0, "all that was fetched"),
	NUMBER(OPTION_LIMIT, "limit", 1, UINT32_MAX - 1, OPTION_CONFIG | OPTION_OR_ALL,
		"at most so many, or all"),
	VALUE(OPTION_MATCH, "match", "HOW", "best all any", OPTION_CONFIG,
		"which words a document must have"),
	NUMBER(OPTION_MAX_SIZE, "max-size", 1, MIB_MOST, OPTION_CONFIG,
		"the MiB that one file may have"),
	FLAG(OPTION_NO_ANNEXES, 0, "no-annexes", OPTION_CONFIG,
		"without the annexes of papers"),
	FLAG(OPTION_NO_COMPOUNDS, 0, "no-compounds", OPTION_CONFIG,
		"a word not as a part of another"),
	FLAG(OPTION_NO_INDEX, 0, "no-index", OPTION_CONFIG, "only into the library"),
	ALIAS(OPTION_NO_PAGER, 0, "no-pager", OPTION_SHARED, OPTION_PAGER, "none",
		"the same as --pager none"),
	ALIAS(OPTION_NULL, '0', "null", 0, OPTION_FORMAT, "ids0",
		"the same as --format ids0"),
	NUMBER(OPTION_OFFSET, "offset", 0, INT32_MAX, 0, "pass over the first so many"),
	FLAG(OPTION_OPTIONS, 0, "options", 0, "every command and option, parted by tabs"),
	VALUE(OPTION_OWN, "own", "ID", NULL, 0,
		"the piece or dossier that the text is of, for \"gedrukt onder nr. 18\""),
	FLAG(OPTION_PAGE, 0, "page", OPTION_CONFIG,
		"the official page, also when there is a file"),
	VALUE(OPTION_PAGER, "pager", "COMMAND", NULL, OPTION_SHARED | OPTION_CONFIG,
		"show long output on a terminal with it, or with none"),
	FLAG(OPTION_PHRASE, 0, "phrase", OPTION_CONFIG, "the words as one phrase"),
	FLAG(OPTION_PLAIN, 0, "plain", OPTION_SHARED | OPTION_CONFIG,
		"no columns; every field has a label"),
	FLAG(OPTION_PRINT, 0, "print", 0, "print what would be opened, and open nothing"),
	VALUE(OPTION_PROXY, "proxy", "URL", NULL, OPTION_CONFIG, "go through this proxy"),
	FLAG(OPTION_PRUNE, 0, "prune", OPTION_CONFIG,
		"take out documents whose file under PATH is gone"),
	FLAG(OPTION_QUIET, 'q', "quiet", OPTION_SHARED | OPTION_CONFIG,
		"say only what went wrong"),
	FLAG(OPTION_RAW, 0, "raw", 0, "the text as it came in"),
	FLAG(OPTION_REBUILD, 0, "rebuild", 0,
		"make the index anew of the documents that it stores"),
	NUMBER(OPTION_REQUEST_TIMEOUT, "request-timeout", 1, SECONDS_MOST, OPTION_CONFIG,
		"the seconds that one request may take"),
	FLAG(OPTION_RESTART, 0, "restart", 0, "begin with an empty index"),
	FLAG(OPTION_RESTORE, 0, "restore", 0, "also put back what was removed"),
	FLAG(OPTION_REVERSE, 0, "reverse", 0, "what cites it"),
	VALUE(OPTION_SEARCH, "search", "WORDS", NULL, 0, "papers with all these words"),
	NUMBER(OPTION_SERVER_TIMEOUT, "server-timeout", 1, SECONDS_MOST,
		OPTION_SHARED | OPTION_CONFIG,
		"the seconds that a server has for an answer"),
	NUMBER(OPTION_SHARDS, "shards", 1, SHARDS_MOST, 0,
		"divide a new index in so many, which are searched as one"),
	FLAG(OPTION_SINCE, 0, "since", 0, "what is new since the last time"),
	VALUE(OPTION_SORT, "sort", "ORDER", NULL, OPTION_CONFIG, "what comes first"),
	FLAG(OPTION_SYNONYMS, 0, "synonyms", OPTION_CONFIG,
		"also words that mean the same, by your list"),
	VALUE(OPTION_TEXT, "text", "FILE", NULL, 0,
		"what this text cites, without an index; - is standard input"),
	NUMBER(OPTION_TIMEOUT, "timeout", 1, DAY, OPTION_CONFIG,
		"give up when it is not done in so many seconds"),
	VALUE(OPTION_UNTIL, "until", "DATE", NULL, 0,
		"of that day, month or year, or earlier"),
	FLAG(OPTION_VERBOSE, 'v', "verbose", OPTION_SHARED | OPTION_CONFIG,
		"say more about what is done"),
	FLAG(OPTION_VERSION, 'V', "version", OPTION_SHARED | OPTION_AT_ONCE,
		"show the version"),
	NUMBER(OPTION_WIDTH, "width", 1, WIDTH_MOST, OPTION_CONFIG,
		"so many characters at each side"),
	VALUE(OPTION_WORDS, "words", "FILE", NULL, OPTION_CONFIG,
		"by which compounds are taken apart; or none"),
};

/* In the order in which the help shows them. */
static const struct takes shared[] = {
	{.id = OPTION_DB},
	{.id = OPTION_SERVER_TIMEOUT},
	{.id = OPTION_COLOR},
	{.id = OPTION_PLAIN},
	{.id = OPTION_PAGER},
	{.id = OPTION_NO_PAGER},
	{.id = OPTION_QUIET},
	{.id = OPTION_VERBOSE},
	{.id = OPTION_VERSION},
	{.id = OPTION_HELP},
	{0},
};

/* ---- Finding one ---- */

bool option_at(const struct takes *list, size_t i, struct option *out)
{
	const struct takes *row = list != NULL ? list : shared;
	while (i > 0 && row->id != OPTION_NONE) {
		row++;
		i--;
	}
	if (row->id == OPTION_NONE)
		return false;
	*out = table[row->id];
	if (row->choices != NULL)
		out->choices = row->choices;
	if (row->most > 0) {
		out->most = row->most;
		/* "all" would be more than that. */
		out->flags &= ~(unsigned)OPTION_OR_ALL;
	}
	if (row->summary != NULL)
		out->summary = row->summary;
	return true;
}

static bool find(const struct takes *list, const char *name, struct option *out)
{
	for (size_t i = 0; option_at(list, i, out); i++) {
		if (strcmp(out->name, name) == 0)
			return true;
	}
	return false;
}

bool option_named(const struct takes *list, const char *name, struct option *out)
{
	return (list != NULL && find(list, name, out)) || find(NULL, name, out);
}

bool option_negated(const struct takes *list, const char *name, struct option *out)
{
	char other[32];
	if (strncmp(name, "no-", 3) == 0)
		snprintf(other, sizeof other, "%s", name + 3);
	else
		snprintf(other, sizeof other, "no-%s", name);
	return option_named(list, other, out) && out->value == NULL &&
	       (out->flags & OPTION_CONFIG) != 0;
}

/* ---- Its values ---- */

bool is_choice(const char *choices, const char *value)
{
	size_t length = strlen(value);
	for (const char *at = choices; length > 0 && *at != '\0';) {
		size_t size = strcspn(at, " ");
		if (size == length && memcmp(at, value, size) == 0)
			return true;
		at += size;
		at += strspn(at, " ");
	}
	return false;
}

/* "text json" as "text, json", behind what is there. */
static void add_choices(char why[OPTION_WHY_MAX], const char *choices)
{
	size_t used = strlen(why);
	for (; *choices != '\0' && used + 3 < OPTION_WHY_MAX; choices++) {
		if (*choices == ' ')
			why[used++] = ',';
		why[used++] = *choices;
	}
	why[used] = '\0';
}

static bool is_number(const char *value, uint32_t least, uint32_t most)
{
	/* strtoull() takes signs and spaces, and this many digits never overflow. */
	size_t digits = strspn(value, "0123456789");
	if (digits == 0 || digits > 10 || value[digits] != '\0')
		return false;
	unsigned long long number = strtoull(value, NULL, 10);
	return number >= least && number <= most;
}

bool option_accepts(
	const struct option *option, const char *value, char why[OPTION_WHY_MAX])
{
	bool or_all = (option->flags & OPTION_OR_ALL) != 0;
	if (option->choices != NULL && !is_choice(option->choices, value)) {
		snprintf(why, OPTION_WHY_MAX,
			"no such %s: '%.200s'; there are: ", option->name, value);
		add_choices(why, option->choices);
		return false;
	}
	if (option->most == 0 || (or_all && strcmp(value, "all") == 0) ||
		is_number(value, option->least, option->most))
		return true;
	char most[32] = "on";
	if (option->most < INT32_MAX)
		snprintf(most, sizeof most, "to %lu", (unsigned long)option->most);
	snprintf(why, OPTION_WHY_MAX, "%s '%.200s': not a number from %lu %s%s",
		option->name, value, (unsigned long)option->least, most,
		or_all ? ", nor 'all'" : "");
	return false;
}
