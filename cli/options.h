/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one table of options, and how a command line is read by it. What an option means
 * to a command stands in the command; help, completions and config read the same table.
 */
#ifndef KAMERZOEK_CLI_OPTIONS_H
#define KAMERZOEK_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum option_id {
	OPTION_NONE,
	OPTION_ANALYSIS,
	OPTION_AT,
	OPTION_AUTHORITIES,
	OPTION_BASE_URL,
	OPTION_CITED,
	OPTION_COLLAPSE,
	OPTION_COLOR,
	OPTION_DB,
	OPTION_DELAY,
	OPTION_DEPTH,
	OPTION_DOSSIER,
	OPTION_DOT,
	OPTION_DRY_RUN,
	OPTION_EXACT,
	OPTION_EXCEL,
	OPTION_EXPLAIN,
	OPTION_FACETS,
	OPTION_FAILED,
	OPTION_FILTER,
	OPTION_FORMAT,
	OPTION_FROM,
	OPTION_HELP,
	OPTION_INTO,
	OPTION_JSON,
	OPTION_KIND,
	OPTION_LIBRARY,
	OPTION_LIMIT,
	OPTION_MATCH,
	OPTION_MAX_SIZE,
	OPTION_NO_ANNEXES,
	OPTION_NO_COMPOUNDS,
	OPTION_NO_INDEX,
	OPTION_NO_PAGER,
	OPTION_NULL,
	OPTION_OFFSET,
	OPTION_OPTIONS,
	OPTION_OWN,
	OPTION_PAGE,
	OPTION_PAGER,
	OPTION_PHRASE,
	OPTION_PLAIN,
	OPTION_PRINT,
	OPTION_PROXY,
	OPTION_PRUNE,
	OPTION_QUIET,
	OPTION_RAW,
	OPTION_REBUILD,
	OPTION_REQUEST_TIMEOUT,
	OPTION_RESTART,
	OPTION_RESTORE,
	OPTION_REVERSE,
	OPTION_SEARCH,
	OPTION_SERVER_TIMEOUT,
	OPTION_SHARDS,
	OPTION_SINCE,
	OPTION_SORT,
	OPTION_SYNONYMS,
	OPTION_TEXT,
	OPTION_TIMEOUT,
	OPTION_UNTIL,
	OPTION_VERBOSE,
	OPTION_VERSION,
	OPTION_WIDTH,
	OPTION_WORDS,
	OPTION_COUNT
} option_id;

enum option_flags {
	OPTION_SHARED = 1,   /* every command has it */
	OPTION_REPEATS = 2,  /* each counts, not the last alone */
	OPTION_CONFIG = 4,   /* may stand in the config; a flag has a --no-NAME then */
	OPTION_OR_ALL = 8,   /* a number, or "all" */
	OPTION_AT_ONCE = 16, /* nothing behind it matters */
};

struct option {
	option_id id;
	char letter;          /* "-q"; 0 for none */
	const char *name;     /* "quiet" */
	const char *value;    /* what is behind it, "DIR"; NULL for a flag */
	const char *choices;  /* the only values there are, parted by spaces, or NULL */
	uint32_t least, most; /* of a number; both 0 when it is none */
	unsigned flags;
	const char *summary;
	option_id stands_for; /* --json: OPTION_FORMAT ... */
	const char *with;     /* ... with "json" */
};

/* An option that a command takes, and what is its own about it. A list of these ends
 * with an id of 0. */
struct takes {
	option_id id;
	const char *choices;
	uint32_t most;
	const char *summary;
};

/* The i-th of a list, or of those that all commands share when the list is NULL. False
 * beyond the last. */
bool option_at(const struct takes *list, size_t i, struct option *out);
/* By its name, without dashes; of the list, or else shared. False when there is none. */
bool option_named(const struct takes *list, const char *name, struct option *out);
/* The flag that name turns off, "no-plain" and "compounds"; as option_named(). */
bool option_negated(const struct takes *list, const char *name, struct option *out);

enum { OPTION_WHY_MAX = 512 };
/* May the option have that value? Otherwise why has a message. */
bool option_accepts(
	const struct option *option, const char *value, char why[OPTION_WHY_MAX]);
/* Is value one of those words, which are parted by spaces? */
bool is_choice(const char *choices, const char *value);

/* ---- A command line ---- */

struct given {
	option_id id;
	const char *value; /* "yes" or "no" of a flag */
	bool from_config;  /* the value is to be freed */
};

/*
 * Words of a command line. Start with words, count and given set, and the rest zero;
 * given must have room for what the config says, and twice count.
 */
struct arguments {
	char **words;
	int count;
	const struct takes *own; /* or NULL */
	bool only_options;       /* stop before the first word that is no option */

	struct given *given;
	int given_count;
	char **rest; /* the words that are no options, within words */
	int rest_count;
	option_id at_once; /* --help or --version came, and was the last to be read */
	int next;
	bool no_more; /* behind "--" */
};

/* EXIT_DONE, or EXIT_USAGE after a message. */
int arguments_read(struct arguments *args);
/* Frees what was given. */
void arguments_free(struct arguments *args);

/* What was given for an option, the last time; NULL when nothing was. */
const char *option_value(const struct arguments *args, option_id id);
bool option_is_on(const struct arguments *args, option_id id);
/* 0 when it was not given; all for "all". */
uint32_t option_number(const struct arguments *args, option_id id, uint32_t all);
/* Was it on the command line? */
bool option_was_typed(const struct arguments *args, option_id id);

#endif
