# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of kamerzoek for bash. Holds no list of its own: `kamerzoek complete` says
# what a word may become. Nothing that it says is ever run or expanded here.

# The words up to the cursor, as they were typed: bash takes a = and a : for words of
# their own, and "soort:brief" is one.
_kamerzoek_words() {
	local i word line=${COMP_LINE:0:COMP_POINT}
	words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if ((i > 0)) && [[ $line != [[:space:]]* ]] &&
			[[ ${COMP_WORDS[i - 1]} == [=:] || $word == [=:]* ]]; then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
		line=${line#"${line%%[![:space:]]*}"}
		line=${line#"$word"}
	done
}

_kamerzoek() {
	local words what candidate before quoted rest=()
	COMPREPLY=()
	_kamerzoek_words
	local current=${words[${#words[@]} - 1]}
	# Without the quotes of the shell; in front of an open one none are put.
	quoted=${current:0:1}
	for candidate in "${words[@]:1}"; do
		candidate=${candidate//[\"\'\\]/}
		rest+=("$candidate")
	done
	# What stands before the last = or : is on the line already.
	before=
	case $current in
	*[=:]*) before=${current%"${current##*[=:]}"} ;;
	esac
	{
		read -r what
		while IFS=$'\t' read -r candidate _; do
			candidate=${candidate#"$before"}
			case $quoted in
			[\"\']) ;;
			*) printf -v candidate %q "$candidate" ;;
			esac
			COMPREPLY+=("$candidate")
		done
	} < <("${words[0]/#\~\//$HOME/}" complete -- "${rest[@]}" 2>/dev/null)
	current=${current#"$before"}
	case $what in
	files) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
	folders) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
	esac
	case $what in
	files | folders) compopt -o filenames 2>/dev/null ;;
	esac
	# A value still has to follow.
	case ${#COMPREPLY[@]}:${COMPREPLY[0]-} in
	1:*[=:]) compopt -o nospace 2>/dev/null ;;
	esac
}

complete -F _kamerzoek kamerzoek
