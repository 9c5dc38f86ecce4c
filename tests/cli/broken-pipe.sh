#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A reader that had enough: no word about it, and an end by the signal.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
{
	yes 'brieven over moties' | head -n 50000 | kamerzoek analyse --format tsv
	echo "exit $?" >&2
} 2>code | head -n 1
cat code
# Also when whoever started it did not want to hear of the signal.
python3 - <<'END'
import signal, subprocess, sys
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
command = subprocess.Popen(['kamerzoek', 'analyse'], stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           restore_signals=False)
command.stdout.close()
command.stdin.write(b'brieven\n')
command.stdin.close()
print(command.stderr.read(), command.wait())
END
