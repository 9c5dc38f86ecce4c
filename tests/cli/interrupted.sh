#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Stopped halfway: what was committed stays, an end by the signal, and the next run goes on.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters/een.txt"
# A shell keeps Ctrl-C from what runs in its background, so another one sends it.
cat >stop.py <<'END'
import os, signal, subprocess, sys, time
number, folders = getattr(signal, sys.argv[1]), sys.argv[2:]
if number == signal.SIGINT:
    signal.signal(number, signal.default_int_handler)
elif number != signal.SIGKILL:
    signal.signal(number, signal.SIG_DFL)  # whatever nohup wants
# The same folder so often that there is time to stop it.
run = subprocess.Popen(['kamerzoek', 'index', *folders * 3000])
while not (os.path.exists('index/spool/pending') and os.path.getsize('index/spool/pending')):
    time.sleep(0.02)
run.send_signal(number)
code = run.wait()
print(sys.argv[1], code, 'as a shell has it:', code if code >= 0 else 128 - code)
END
for signal in SIGINT SIGTERM SIGHUP; do
	python3 stop.py $signal "$CORPUS"
	kamerzoek list --format ids
done
# A second one does not wait for an orderly end; nor does kill -9 matter.
python3 stop.py SIGKILL "$CORPUS"
kamerzoek list --format ids
kamerzoek index "$TESTS/cli/letters"
# nohup, and a background, do not want to be stopped by it.
(trap '' INT; kamerzoek index "$TESTS/cli/letters" & kill -INT $!; wait $!; echo "exit $?")
