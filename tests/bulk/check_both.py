#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Is an index of a folder the same, whether it is made in bulk or by the engine?

usage: check_both.py INDEX_BOTH FOLDER
       check_both.py INDEX_BOTH --data ARCHIVE

ARCHIVE is in KAMERZOEK_TESTDATA; without that, skipped.
"""
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

SKIPPED = 77


def main():
    program, *rest = sys.argv[1:]
    data = os.environ.get('KAMERZOEK_TESTDATA')
    if rest[0] == '--data' and not data:
        print('skipped: KAMERZOEK_TESTDATA is not set')
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        folder = rest[0]
        if folder == '--data':
            folder = Path(scratch, 'folder')
            with tarfile.open(Path(data, rest[1])) as archive:
                archive.extractall(folder)
        return subprocess.run([program, scratch, folder], check=False).returncode


if __name__ == '__main__':
    sys.exit(main())
