#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words that mean the same, from the user's own list, and only when asked.
export KAMERZOEK_DB=index
kamerzoek index --quiet "$TESTS/cli/letters"
export XDG_CONFIG_HOME="$PWD/config"
kamerzoek search --synonyms walvis
echo "exit $?"
mkdir -p config/kamerzoek
echo 'walvis = vis, zeezoogdier' >config/kamerzoek/synonyms
echo '== not asked'
kamerzoek search --format ids walvis
echo "exit $?"
echo '== asked'
kamerzoek search --format ids --synonyms --explain walvis
kamerzoek kwic --synonyms --explain --width 20 walvis
echo "exit $?"
echo 'walvis' >>config/kamerzoek/synonyms
kamerzoek search --synonyms walvis
echo "exit $?"
