#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# How often each word was used, year by year, as columns for a spreadsheet:
#
#     per-year.sh WORD...
set -eu
printf 'year'
printf '\t%s' "$@"
echo
for word; do
	# Nothing found is no failure here.
	kamerzoek kwic --format tsv -- "$word" | awk -F '\t' -v OFS='\t' -v word="$word" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ count[substr($at["date"], 1, 4)]++ }
		END { for (year in count) print year, word, count[year] }'
done | awk -F '\t' -v OFS='\t' -v words="$(printf '%s\t' "$@")" '
	BEGIN { n = split(words, word, "\t") - 1 }
	{ count[$1, $2] = $3; years[$1] }
	END {
		for (year in years) {
			line = year == "" ? "undated" : year
			for (i = 1; i <= n; i++) line = line OFS count[year, word[i]] + 0
			print line
		}
	}' | sort
