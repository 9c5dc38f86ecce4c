#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A file to read from: every document that a search finds, each with its citation, its page
# on the web and its whole text, the oldest first:
#
#     reading-list.sh QUERY... > lezen.txt
set -eu
# shellcheck disable=SC2016 # the dollars are of the inner shell
kamerzoek search --sort oldest --format ids0 -- "$@" |
	xargs -0 -r sh -c 'for id; do
		printf "\n==== "
		kamerzoek show --format cite -- "$id"
		kamerzoek open --page --print -- "$id" || :
		echo
		kamerzoek show -- "$id"
	done' sh
