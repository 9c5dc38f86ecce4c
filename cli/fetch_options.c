/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "fetch_options.h"

const struct takes fetch_options[] = {
	{.id = OPTION_CITED},
	{.id = OPTION_DEPTH,
		.summary = "with --cited: and what that cites, N steps in all"},
	{.id = OPTION_DOSSIER},
	{.id = OPTION_SEARCH},
	{.id = OPTION_FROM},
	{.id = OPTION_UNTIL},
	{.id = OPTION_KIND},
	{.id = OPTION_SINCE},
	{.id = OPTION_DRY_RUN},
	{.id = OPTION_NO_ANNEXES},
	{.id = OPTION_NO_INDEX},
	{.id = OPTION_INTO},
	{.id = OPTION_DELAY},
	{.id = OPTION_REQUEST_TIMEOUT},
	{.id = OPTION_MAX_SIZE},
	{.id = OPTION_BASE_URL},
	{.id = OPTION_PROXY},
	{.id = OPTION_AUTHORITIES},
	{.id = OPTION_FORMAT,
		.choices = "text json jsonl tsv ids",
		.summary = "how to show what came"},
	{.id = OPTION_JSON},
	{0},
};

const char fetch_arguments[] = "[ID...]";
const char fetch_summary[] = "get papers from the official services, and index them";
