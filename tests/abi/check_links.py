#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is built stands on what it should: the command on the public library alone,
the library on no C++ and no network; and header and build agree on the version.
"""

import re

import house

LIBC = r'libc\.(?:so|musl).*|ld-.*\.so\..*'
# An instrumented build brings its runtime along, and what that stands on.
RUNTIME = r'lib(?:clang_rt\.)?(?:asan|ubsan|tsan|lsan|msan).*'
UNDER_RUNTIME = r'libm\.so.*|libgcc_s\.so.*|libpthread\.so.*|libdl\.so.*|' \
    r'librt\.so.*|libresolv\.so.*|libstdc\+\+\.so.*'
COMMAND_MAY = LIBC + r'|libkamerzoek\.so\.0|libjansson\.so\.\d+'
LIBRARY_MAY_NOT_FETCH = r'libcurl.*|libkamerzoek-sources\.so.*'
# They come with the module that is loaded when it is first used.
LIBRARY_MAY_NOT_YET = r'lib(?:xml2|icu\w*|minizip|deflate)\.so.*'
LIBRARY_MAY_NOT = r'libstdc\+\+\.so.*|libc\+\+.*\.so.*|libxapian-?\d.*|libxapian\.so.*'


def is_instrumented(path):
    return re.search(r'\b__(?:asan|ubsan|tsan|lsan|msan)_',
                     house.output_of(['nm', '-D', path])) is not None


def check_command(path, report):
    _, needed = house.dynamic_section(path)
    report.count('needs', len(needed))
    may = COMMAND_MAY
    if is_instrumented(path):
        may += '|' + RUNTIME + '|' + UNDER_RUNTIME
    for name in needed:
        if not re.fullmatch(may, name):
            report.breach(path, 0, f'the command may not need {name}')
    if 'libkamerzoek.so.0' not in needed:
        report.breach(path, 0, 'the command does not use libkamerzoek.so.0')


def check_library(path, report):
    _, needed = house.dynamic_section(path)
    report.count('needs', len(needed))
    for name in needed:
        if re.fullmatch(LIBRARY_MAY_NOT, name):
            report.breach(path, 0, f'the library may not need {name}: xapian-c does that')
        if re.fullmatch(LIBRARY_MAY_NOT_FETCH, name):
            report.breach(path, 0, f'the library may not need {name}: no search fetches')
        if re.fullmatch(LIBRARY_MAY_NOT_YET, name):
            report.breach(path, 0, f'the library may not need {name}: no search does')


def check_version(root, report):
    header = 'lib/include/kamerzoek/error.h'
    for path in ('meson.build', header):
        if not (root / path).exists():
            report.breach(path, 1, 'is not there to say the version')
            return
    build = house.read(root / 'meson.build')
    project = re.search(r"\bproject\s*\([^)]*?(?<!_)\bversion\s*:\s*'([\d.]+)'", build)
    if not project:
        report.breach('meson.build', 1, 'project() gives no version')
        return
    numbers = project.group(1).split('.')
    text = house.read(root / header)
    for part, want in zip(('MAJOR', 'MINOR', 'MICRO'), numbers + ['0'] * 3):
        report.count('versions')
        macro = re.search(rf'^#define KZ_VERSION_{part} (\d+)$', text, re.M)
        if not macro:
            report.breach(header, 1, f'no KZ_VERSION_{part}')
        elif macro.group(1) != want:
            report.breach(header, house.line_of(text, macro.start()),
                          f'KZ_VERSION_{part} is {macro.group(1)}, '
                          f'meson.build says {project.group(1)}')


def main():
    root, build, files = house.arguments()
    house.skip_when_static(files)
    report = house.Report('binaries', 'needs', 'versions')
    for name, check in (('libkamerzoek.so', check_library), ('kamerzoek', check_command)):
        path = house.find_built(files, build, name)
        if path:
            report.count('binaries')
            check(path, report)
        else:
            report.breach(build, 0, f'no {name} was built here')
    check_version(root, report)
    report.finish()


if __name__ == '__main__':
    main()
