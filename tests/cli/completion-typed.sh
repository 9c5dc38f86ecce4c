#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck disable=SC2016 # the dollars are not ours
# The completions as they are typed in bash, zsh and fish: which words the command gets.
# An id that a shell could run is only ever a word.
for shell in bash zsh fish; do
	command -v $shell >/dev/null || { echo "$shell is not here"; exit 77; }
done
export KAMERZOEK_DB="$PWD/index"
mkdir letters bin zsh fish fish/completions
printf 'id: $(touch ran)\ntitle: Titel\n\nEen.\n' >letters/a.txt
printf 'id: `touch ran`; touch ran\ntitle: Titel\n\nTwee.\n' >letters/b.txt
printf 'id: x $x *? "a" '"'b'"' \\ ~ {c,d}\ntitle: $(touch ran)\n\nDrie.\n' >letters/c.txt
kamerzoek index --quiet letters
# What is typed runs this one, which writes down its words.
cat >bin/kamerzoek <<END
#!/bin/sh
[ "\$1" = complete ] && exec "$(command -v kamerzoek)" "\$@"
printf '[%s]' "\$@" >>"$PWD/log"
echo >>"$PWD/log"
END
chmod +x bin/kamerzoek
export PATH="$PWD/bin:$PATH" TERM=xterm
completion=$TESTS/../cli/completion
printf 'PS1="ready> "\n. "%s/kamerzoek.bash"\n' "$completion" >bashrc
printf 'PS1="ready> "\nunsetopt prompt_cr prompt_sp\nfpath=("%s" $fpath)
autoload -U compinit\ncompinit -u -D\n' "$completion" >zsh/.zshrc
cp "$completion/kamerzoek.fish" fish/completions
printf 'function fish_prompt\n    printf "ready> "\nend\nset -g fish_greeting\n' >fish/config.fish
cat >keys <<'END'
kamerzoek sea\t word
kamerzoek search --format=jsonl\t word
kamerzoek search --no-ph\tword
kamerzoek search sandbox soort:m\t
kamerzoek search ti\ttest
kamerzoek search --filter=chamb\t2
kamerzoek show \$\t
kamerzoek show \`\t
kamerzoek show x\t
kamerzoek index le\t
kamerzoek --db=le\t info
exit
END
# Or fish reads all man pages of the machine, and goes on with that when it is gone.
mkdir -p "$HOME/.local/share/fish/generated_completions"
for shell in bash zsh fish; do
	echo "== $shell"
	case $shell in
	bash) set -- bash --rcfile bashrc --noprofile -i ;;
	zsh) set -- env ZDOTDIR="$PWD/zsh" zsh -d -i ;;
	fish) set -- env XDG_CONFIG_HOME="$PWD/.config" fish --private -i ;;
	esac
	mkdir -p .config && ln -sfn ../fish .config/fish
	"$TESTS/harness/type_in.py" "$@" <keys >shown || tail -c 500 shown
	cat log
	rm -f log
	[ ! -e ran ] || echo 'something ran'
done
