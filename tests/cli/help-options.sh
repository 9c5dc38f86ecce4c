#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the completions read: seven columns, and nothing that help does not show.
kamerzoek help --options >tables
awk -F '\t' 'NF != 7 { print "not seven columns: " $0 }' tables
cut -f 1 tables | uniq
cut -f 1 tables | grep -v -e - | sort -u | while read -r command; do
	kamerzoek help "$command" >page
	awk -F '\t' -v command="$command" '$1 == command || $1 == "-" { print $3 }' tables |
		grep -e -- | while read -r name; do
		grep -qwe "$name" page || echo "$command: $name is not in its help"
	done
done
