#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares the man pages of the command with its own tables, given as files:
man_pages.py FOLDER OPTIONS EXIT-CODES INSTALLED EXPORTED... Says what differs, a line
each."""

import re
import sys
from pathlib import Path


def read_tables(path):
    """{command: {option: (letter, choices)}}; those that all share belong to '-'."""
    commands = {}
    for line in Path(path).read_text(encoding='utf-8').splitlines():
        command, letter, name, _, choices, _, _ = line.split('\t')
        options = commands.setdefault(command, {})
        if name != '-':
            options[name[2:]] = (letter[1:], choices.split() if choices != '-' else [])
    return commands


def section(page, name):
    found = re.search(rf'^\.Sh {name}\n(.*?)(?=^\.Sh )', page, re.M | re.S)
    return found[1] if found else ''


def documented(page):
    """{option: the line that begins what is said of it}, and the letters."""
    names, letters = {}, set()
    for line in re.findall(r'^\.It (Fl .*)', page, re.M):
        line = line.replace('\\-', '-')
        for name in re.findall(r'Fl -([a-z-]+)', line):
            names[name] = line
        letters.update(re.findall(r'Fl ([a-z0-9])(?= |$)', line))
    return names, letters


def mentioned(page):
    text = page.replace('\\-', '-')
    return set(re.findall(r'Fl -([a-z][a-z-]*)', text))


def choices_of(line, name):
    """Those that stand behind the option, "Cm best | all | any"."""
    found = re.search(rf'Fl -{name} Cm ([a-z0-9 |]+?)(?: ,|$)', line)
    return found[1].split(' | ') if found else None


def check_page(name, page, own, commands):
    names, letters = documented(page)
    text = page.replace('\\-', '-')
    for option, (letter, choices) in own.items():
        if option not in mentioned(page):
            yield f'--{option} is missing'
        if letter and not re.search(rf'Fl {letter}(?= |$)', text, re.M):
            yield f'-{letter} is missing'
        shown = choices_of(names.get(option, ''), option)
        if shown is not None and sorted(shown) != sorted(choices):
            yield f'--{option} has {shown}, not {choices}'
    for option in sorted(set(names) - set(own)):
        yield f'--{option} is no option of it'
    every = set().union(*commands.values())
    undone = {f'no-{option}' for option in every} | {'compounds'}
    for option in sorted(mentioned(page) - every - undone):
        yield f'--{option} is no option of anything'


def check_exit_codes(page, codes):
    table = re.findall(r'^\.It (\d+)\n(.*)', section(page, 'EXIT STATUS'), re.M)
    wanted = [tuple(line.split(None, 1)) for line in codes.splitlines()]
    if table != wanted:
        yield 'its exit status is not that of the command'


def check_functions(page, exported):
    named = set(re.findall(r'^\.Fn (kz_\w+)', page, re.M))
    wanted = set(re.findall(r'^\t\t(kz_\w+);', exported, re.M))
    for function in sorted(wanted - named):
        yield f'{function} is missing'
    for function in sorted(named - wanted):
        yield f'{function} is no function of the library'


def main():
    folder, options, codes, installed, *exported = map(Path, sys.argv[1:])
    commands = read_tables(options)
    codes, installed = codes.read_text(), installed.read_text()
    for command, own in commands.items():
        name = 'kamerzoek.1' if command == '-' else f'kamerzoek-{command}.1'
        if not (folder / name).exists():
            print(f'{name} is missing')
            continue
        page = (folder / name).read_text(encoding='utf-8')
        for why in (*check_page(name, page, own, commands), *check_exit_codes(page, codes)):
            print(f'{name}: {why}')
        if command != '-' and f'.It Xr kamerzoek-{command} 1\n' not in (
                folder / 'kamerzoek.1').read_text(encoding='utf-8'):
            print(f'kamerzoek.1 does not name {command}')
    library = (folder / 'libkamerzoek.3').read_text(encoding='utf-8')
    for why in check_functions(library, ''.join(path.read_text() for path in exported)):
        print(f'libkamerzoek.3: {why}')
    pages = sorted(folder.iterdir())
    for page in pages:
        if f"'man/{page.name}'" not in installed:
            print(f'{page.name} is not installed')
    print(f'{len(commands) - 1} commands, {sum(map(len, commands.values()))} options, '
          f'{len(pages)} pages')


if __name__ == '__main__':
    main()
