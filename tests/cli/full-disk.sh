#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What cannot be written is told, by every command and in every format: exit 6. And a
# reader that went away is not told of at all: an end by the signal.
export KAMERZOEK_DB=index
[ -c /dev/full ] || { echo '/dev/full is not here'; exit 77; }
kamerzoek index --quiet "$TESTS/cli/letters" "$CORPUS"
cat >write.py <<'END'
import os, signal, subprocess, sys

def gone():
    reader, writer = os.pipe()
    os.close(reader)
    return writer

def run(words, output):
    done = subprocess.run(['kamerzoek', *words], stdout=output, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL)
    os.close(output)
    return done.returncode, done.stderr.decode().splitlines()[-1:]

FULL = (6, ['kamerzoek: stdout: No space left on device'])
arguments = {'search': ['sandboxes'], 'show': ['kst-27428-408'], 'open': ['--print', 'kst-27428-408'],
             'kwic': ['sandboxes'], 'similar': ['kst-27428-408'], 'cites': ['kst-27428-408'],
             'analyse': ['brieven'], 'complete': ['--', '']}
tables = [line.split('\t') for line in
          subprocess.check_output(['kamerzoek', 'help', '--options'], text=True).splitlines()]
lines = [['--version'], ['--help'], ['search', '--help'], ['help', 'exit-codes'], ['help', '--options'],
         ['search', '--facets', 'sandboxes'], ['search', '--facets', '--json', 'sandboxes'],
         ['show', '--raw', 'kst-27428-408'], ['show', '--at', '12', 'kst-27428-408'],
         ['--plain', 'search', 'sandboxes'], ['--plain', 'list'], ['complete', '--', '']]
for command, _, name, _, choices, _, _ in tables:
    # These two have a test of their own.
    if command == 'fetch':
        continue
    if name == '-' and command not in ('index', 'remove'):
        lines.append([command, *arguments.get(command, [])])
    elif name == '--format':
        lines += [[command, '--format', choice, *arguments.get(command, [])]
                  for choice in choices.split() if (command, choice) != ('cites', 'jsonl')]
lines.append(['cites', '--format', 'jsonl', '--text', sys.argv[1]])
for words in lines:
    full = run(words, os.open('/dev/full', os.O_WRONLY))
    if full != FULL:
        print('full:', words, *full)
    closed = run(words, gone())
    if closed != (-signal.SIGPIPE, []) and closed[0] != -signal.SIGPIPE:
        print('gone:', words, *closed)
print(len(lines), 'command lines')
END
python3 write.py "$CORPUS/documents/kst-27428-408.txt"
kamerzoek remove kst-36000-1 >/dev/full
echo "remove: exit $?"
kamerzoek show kst-36000-1
kamerzoek list >&-
echo "closed: exit $?"
# A closed stdout must not become the number of a file of the index.
kamerzoek index --quiet --restart "$TESTS/cli/letters" >&- 2>&- <&-
echo "all closed: exit $?"
kamerzoek list --format ids | wc -l
