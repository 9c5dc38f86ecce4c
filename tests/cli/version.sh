#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Which kamerzoek, and on what it stands.
kamerzoek --version
echo "exit $?"
kamerzoek search --version
