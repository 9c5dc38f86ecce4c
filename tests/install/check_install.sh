#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Does an installed kamerzoek work for somebody who has only that? Installs in a
# scratch folder, then uses the command, and compiles examples/search.c outside
# the tree with nothing but pkg-config. Knows nothing of the build folder.
#
# usage: check_install.sh SOURCE_ROOT
set -eu

[ $# = 1 ] || {
	echo 'usage: check_install.sh SOURCE_ROOT' >&2
	exit 2
}
source=$(cd -- "$1" && pwd)
# Both would hide a library that cannot find the other.
unset LD_LIBRARY_PATH PKG_CONFIG_PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
prefix=$work/prefix
kz=$prefix/bin/kamerzoek
checked=0

wrong() { # WORDS...
	printf 'check_install: %s\n' "$*" >&2
	exit 1
}

ok() {
	checked=$((checked + 1))
}

# The command's output must hold these words.
expect() { # WORDS COMMAND...
	words=$1
	shift
	"$@" >"$work/out" 2>"$work/err" || {
		code=$?
		cat "$work/err" >&2
		wrong "exit $code: $*"
	}
	grep -qF -- "$words" "$work/out" || {
		cat "$work/out" >&2
		wrong "no '$words' in the output of: $*"
	}
	ok
}

expect_code() { # CODE COMMAND...
	wanted=$1
	shift
	code=0
	"$@" >"$work/out" 2>&1 || code=$?
	[ "$code" = "$wanted" ] || {
		cat "$work/out" >&2
		wrong "exit $code, not $wanted: $*"
	}
	ok
}

make_documents() {
	mkdir "$work/documents"
	cat >"$work/documents/proeftuin.txt" <<'EOF'
id: kst-12345-6
title: Brief over proeftuinen
date: 2024-05-06
kind: brief

De minister verkent regulatory sandboxes en andere proeftuinen.
EOF
	cat >"$work/documents/haven.txt" <<'EOF'
id: kst-12345-7
title: Brief over havens
date: 2024-05-07
kind: brief

De haven van Rotterdam krijgt walstroom.
EOF
}

check_libraries() { # PROGRAM
	ldd "$1" >"$work/libraries"
	! grep 'not found' "$work/libraries" >&2 || wrong "$1 does not find its libraries"
	used=$(awk '$1 ~ /^libkamerzoek\.so/ { print $3 }' "$work/libraries")
	# bin/../lib is the same place.
	case $(realpath -- "${used:-/}") in
	"$(realpath -- "$prefix")"/lib/*) ok ;;
	*) wrong "$1 uses another libkamerzoek than the installed one: '$used'" ;;
	esac
}

compile_example() {
	cp "$source/examples/search.c" "$work/x.c"
	# As a user would: the flags are words.
	# shellcheck disable=SC2046
	(cd "$work" && cc x.c $(pkg-config --cflags --libs kamerzoek) -o x) ||
		wrong 'examples/search.c does not compile against the installed library'
	ok
}

"$source/dev" --yes install --prefix "$prefix" >"$work/lines" || wrong 'could not install'
# The lines it prints must be all that a user needs: use them, and nothing else.
# shellcheck source=/dev/null
. "$work/lines"
[ "$(command -v kamerzoek)" = "$kz" ] || wrong 'the printed lines do not put the command in PATH'
ok
check_libraries "$kz"

make_documents
cd "$work"
version=$(pkg-config --modversion kamerzoek)
expect "$version" kamerzoek --version
expect_code 0 kamerzoek --db index index documents
expect 'Brief over proeftuinen' kamerzoek --db index search sandboxes
expect_code 1 kamerzoek --db index search fietsenstalling

# What a search does not need is loaded later, from beside the library.
! ldd "$kz" | grep -qE 'libxml2|libicu|libminizip|libdeflate' ||
	wrong 'the command loads what only an indexer needs'
mkdir pages
echo '<html><body><p>Een brief over walvissen.</p></body></html>' >pages/brief.html
expect_code 0 kamerzoek --db pages.index index pages
later=$prefix/lib/libkamerzoek-later-0.so
mv "$later" "$work/later"
expect_code 3 kamerzoek --db none.index index pages
grep -qF "/lib/libkamerzoek-later-0.so" "$work/out" || wrong 'the module that is missing is not named'
expect_code 0 kamerzoek --db pages.index search walvissen
mv "$work/later" "$later"

compile_example
check_libraries ./x
expect 'Brief over proeftuinen' ./x index sandboxes

# What fetches is a program and a library of its own; nobody is at that port.
expect 'usage: kamerzoek fetch' kamerzoek fetch --help
expect_code 7 kamerzoek --db index fetch --delay 0 --base-url http://127.0.0.1:9 kst-12345-8
! ldd "$kz" | grep -q libcurl || wrong 'the command loads libcurl'
check_libraries "$prefix/libexec/kamerzoek/kamerzoek-fetch"
# shellcheck disable=SC2046
cc "$source/examples/fetch.c" $(pkg-config --cflags --libs kamerzoek-sources) -o fetch ||
	wrong 'examples/fetch.c does not compile against the installed library'
check_libraries ./fetch
expect_code 0 ./fetch index library http://127.0.0.1:9

# The engine's bindings are a library of their own, with a program in its README.
# shellcheck disable=SC2016 # these are no commands, but Markdown
sed -n '/^```c$/,/^```$/{/^```/!p;}' "$source/lib/xapian-c/README.md" >terms.c
# shellcheck disable=SC2046
cc terms.c $(pkg-config --cflags --libs xapian-c) -o terms ||
	wrong "xapian-c's program does not compile as installed"
expect 'libxapian-c.so' ldd ./terms
expect_code 1 ./terms
expect_code 1 ./terms nothing here
expect 'xapian-c' cat "$prefix/share/man/man3/xapian-c.3"

echo "$checked checked"
