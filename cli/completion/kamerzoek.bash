# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of kamerzoek for bash. Holds no list of its own: the command knows
# its commands, its options and their values (kamerzoek help --options).
# shellcheck disable=SC2016 # the dollars are of awk

# Rows of the tables in which awk's condition holds: $1 command, $2 letter,
# $3 name, $4 value, $5 choices.
_kamerzoek_rows() { # COMMAND CONDITION [COLUMN]
	"${COMP_WORDS[0]}" help --options 2>/dev/null |
		awk -F '\t' -v command="$1" -v word="${4-}" "$2 { print \$${3:-3} }"
}

# The command among the words before the cursor, which values of options are not.
_kamerzoek_command() {
	local i=1 word
	while ((i < COMP_CWORD)); do
		word=${COMP_WORDS[i]}
		case $word in
		-*)
			if [ "${COMP_WORDS[i + 1]-}" = = ]; then
				((i += 2))
			elif [ -n "$(_kamerzoek_rows - '$1 == "-" && $3 == word && $4 != "-"' 3 "$word")" ]; then
				((i++))
			fi
			;;
		*)
			printf '%s\n' "$word"
			return
			;;
		esac
		((i++))
	done
}

_kamerzoek() {
	local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local command value choices
	COMPREPLY=()
	# In "--format=json" bash takes the = for a word of its own.
	if [ "$current" = = ]; then
		current=
	elif [ "$before" = = ]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	command=$(_kamerzoek_command)
	case $before in
	--*)
		value=$(_kamerzoek_rows "$command" \
			'($1 == "-" || $1 == command) && $3 == word' 4 "$before" | head -n 1)
		choices=$(_kamerzoek_rows "$command" \
			'($1 == "-" || $1 == command) && $3 == word' 5 "$before" | head -n 1)
		if [ -n "$choices" ] && [ "$choices" != - ]; then
			mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
			return
		fi
		case $value in
		DIR) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
		FILE) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
		esac
		[ -z "$value" ] || [ "$value" = - ] || return
		;;
	esac
	case $current in
	-*)
		mapfile -t COMPREPLY < <(compgen -W "$(_kamerzoek_rows "$command" \
			'($1 == "-" || $1 == command) && $3 != "-"')" -- "$current")
		return
		;;
	esac
	case $command in
	'' | help)
		mapfile -t COMPREPLY < <(compgen -W "$(_kamerzoek_rows '' \
			'$1 != "-" && $2 == "-" && $3 == "-"' 1)" -- "$current")
		;;
	index) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
	show | open | cites | similar | remove)
		mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" list --format ids \
			2>/dev/null | head -n 10000)" -- "$current")
		;;
	esac
}

complete -o filenames -F _kamerzoek kamerzoek
