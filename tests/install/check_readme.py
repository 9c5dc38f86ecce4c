#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the README shows is what one sees: its sample output and its program.

usage: check_readme.py SOURCE_ROOT COMMAND COMPILER WORDS...
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile


def block(readme, name):
    """The text of the fenced block between two remarks of that name."""
    mark = re.escape(f'<!-- {name} -->')
    found = re.search(mark + r'\n```[a-z]*\n(.*?)```\n' + mark, readme, re.S)
    if not found:
        sys.exit(f'README.md has no block {name}')
    return found.group(1)


def run(*words, cwd):
    # No wider terminal, no colour and no index of whoever runs this.
    env = {'PATH': os.environ['PATH'], 'HOME': str(cwd), 'LC_ALL': 'C.UTF-8'}
    for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS'):
        if name in os.environ:
            env[name] = os.environ[name]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f'{words}: exit {done.returncode}\n{done.stderr}')
    return done.stdout


def main():
    root, command, compiler, *words = sys.argv[1:]
    command = os.path.abspath(command)
    readme = (pathlib.Path(root) / 'README.md').read_text(encoding='utf-8')
    with tempfile.TemporaryDirectory() as scratch:
        here = pathlib.Path(scratch)
        run(command, '--db', 'build/index', 'index', '-q', f'{root}/corpus', cwd=here)
        shown = run(command, '--db', 'build/index', 'search', 'regulatory sandboxes',
                    cwd=here)
        if shown != block(readme, 'sample'):
            sys.exit('the sample in README.md is not what the command prints:\n' + shown)
        (here / 'search.c').write_text(block(readme, 'example'), encoding='utf-8')
        run(compiler, 'search.c', '-o', 'search', *words, cwd=here)
        titles = run('./search', cwd=here)
        if 'Kabinetsvisie op biotechnologie\n' not in titles:
            sys.exit('the program in README.md does not find the letter:\n' + titles)
    print('2 checked')


if __name__ == '__main__':
    main()
