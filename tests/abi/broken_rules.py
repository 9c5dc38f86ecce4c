# SPDX-License-Identifier: GPL-2.0-or-later
"""One way to break each rule of the house, and how its check must name it.

A new rule comes with a new line here; a new check without one fails the test.
"""

from collections import namedtuple

from fakes import SOURCE, SOURCE_LINES, neighbour

# what: the rule as a sentence; check: who keeps it; break_it: does the damage to a
# fakes.House; tells: what a line of the check's output must hold.
Case = namedtuple('Case', 'what check break_it tells')

FIRST = SOURCE_LINES + 1  # the first line of code in House.source()
XAPIAN_MAP = 'lib/xapian-c/xapian-c.map'
MAP = 'lib/include/kamerzoek.map'
SOURCES_MAP = 'lib/include/kamerzoek-sources.map'
ERROR_H = 'lib/include/kamerzoek/error.h'


def include(path, spelled):
    return lambda house: house.source(path, f'#include {spelled}\n')


def may_not(path, spelled, told):
    """A room includes what it may not: the check names the line and the room."""
    return (f'{path.rpartition("/")[0]} may not include {spelled}', 'check_rooms.py',
            include(path, spelled), f'{path}:{FIRST}: {told}')


def only_in(path, spelled, rooms):
    return (f'{spelled} only in {rooms}', 'check_engines.py',
            include(path, spelled), f'{path}:{FIRST}: {spelled} only in {rooms}')


ROOMS = [
    may_not('lib/base/broken.c', '"text/fold.h"', 'base may not include text'),
    may_not('lib/text/broken.c', '"../search/lexer.h"', 'text may not include search'),
    may_not('lib/text/broken.c', '<index/schema.h>', 'text may not include index'),
    may_not('lib/document/broken.c', '<xapian-c.h>', 'document may not include xapian-c'),
    may_not('lib/readers/broken.c', '"xapian-c/guard.hh"',
            'readers may not include xapian-c'),
    may_not('lib/xapian-c/broken.cc', '"base/utf8.h"', 'xapian-c may not include base'),
    may_not('lib/xapian-c/broken.cc', '<kamerzoek/error.h>',
            'xapian-c may not include include'),
    may_not('lib/bulk/broken.c', '<kamerzoek.h>', 'bulk may not include include'),
    may_not('lib/bulk/broken.c', '"xapian-c/xapian-c.h"', 'bulk may not include xapian-c'),
    may_not('lib/readers/broken.c', '"sources/http.h"', 'readers may not include sources'),
    may_not('lib/search/broken.c', '"../../cli/table.h"', 'search may not include cli'),
    may_not('lib/search/broken.c', '"nowhere.h"', "'nowhere.h' leads to no room"),
    may_not('lib/search/broken.c', 'HIDDEN_H', 'an include must name its file'),
    may_not('lib/include/kamerzoek/broken.h', '<unistd.h>',
            'a public header may include the C standard headers only'),
    may_not('lib/include/kamerzoek/broken.h', '"base/utf8.h"',
            'include may not include base'),
    may_not('cli/broken.c', '"base/error.h"', 'cli may not include base'),
    may_not('cli/broken.c', '"../lib/text/fold.h"', 'cli may not include text'),
    may_not('cli/broken.c', '<xapian-c.h>', 'cli may not include xapian-c'),
    ('each directory of lib is a room of the table', 'check_rooms.py',
     include('lib/attic/old.h', '<stdio.h>'), 'lib/attic:1: this room is not in rooms.txt'),
    ('no source lies outside the rooms', 'check_rooms.py',
     include('lib/loose.c', '<stdio.h>'), 'lib/loose.c:1: a source outside every room'),
]

ENGINES = [
    only_in('lib/search/broken.c', '<xapian.h>', 'xapian-c'),
    only_in('lib/index/broken.c', '<xapian/query.h>', 'xapian-c'),
    only_in('lib/search/broken.c', '<libstemmer.h>', 'text'),
    only_in('lib/search/broken.c', '<utf8proc.h>', 'base and text'),
    only_in('cli/broken.c', '<utf8proc.h>', 'base and text'),
    only_in('lib/document/broken.c', '<zstd.h>', 'index'),
    only_in('lib/document/broken.c', '<libxml/parser.h>', 'readers'),
    only_in('lib/document/broken.c', '<zip.h>', 'readers'),
    only_in('lib/document/broken.c', '<minizip/unzip.h>', 'readers'),
    only_in('lib/readers/broken.c', '<curl/curl.h>', 'sources'),
    ('C++ sources only in xapian-c', 'check_engines.py',
     include('lib/search/broken.cc', '<string>'),
     'lib/search/broken.cc:1: C++ only in lib/xapian-c'),
    ('C++ headers only in xapian-c', 'check_engines.py',
     include('cli/broken.hh', '<string>'), 'cli/broken.hh:1: C++ only in lib/xapian-c'),
]

FILES = [
    ('a source has at most 400 lines', 'check_files.py',
     lambda house: house.source('lib/base/broken.c', '\n' * (401 - SOURCE_LINES)),
     'lib/base/broken.c:401: 401 lines'),
    ('so has any other file', 'check_files.py',
     lambda house: house.write('cli/broken.txt', 'a word\n' * 401),
     'cli/broken.txt:401: 401 lines'),
    ('the first line names the licence', 'check_files.py',
     lambda house: house.write('lib/base/broken.c', SOURCE.partition('\n')[2]),
     'lib/base/broken.c:1: the first line'),
    ('then a comment says what the file is for', 'check_files.py',
     lambda house: house.write('cli/broken.c', SOURCE.partition('\n')[0]
                               + '\nint broken;\n/* Too late to say so down here. */\n'),
     'cli/broken.c:2: a comment here'),
    ('in more than a word', 'check_files.py',
     lambda house: house.write('cli/broken.h', SOURCE.partition('\n')[0]
                               + '\n/* Broken. */\n'),
     'cli/broken.h:2: a comment here'),
]

EXPORTS = [
    ('what a header declares is in the map', 'check_exports.py',
     lambda house: house.header('broken', '#include <kamerzoek/error.h>\n'
                                'KZ_API kz_status kz_broken(void);'),
     f'lib/include/kamerzoek/broken.h:{FIRST + 3}: kz_broken is not in {MAP}'),
    ('what xapian-c.h declares is in its map', 'check_exports.py',
     lambda house: house.append('lib/xapian-c/xapian-c.h',
                                'XAPIAN_C_API void xapian_broken(void);\n'),
     f'xapian_broken is not in {XAPIAN_MAP}'),
    ('and what the headers that it brings declare', 'check_exports.py',
     lambda house: house.append('lib/xapian-c/query.h',
                                'XAPIAN_C_API void xapian_broken(void);\n'),
     f'xapian_broken is not in {XAPIAN_MAP}'),
    ('what kamerzoek-sources.h declares is in its map', 'check_exports.py',
     lambda house: house.append('lib/include/kamerzoek-sources.h',
                                'KZ_API void kz_broken(void);\n'),
     f'kz_broken is not in {SOURCES_MAP}'),
    ('what fetches exports nothing else', 'check_exports.py',
     lambda house: house.fake_sources(extra={'kzi_fail'}),
     f'exports kzi_fail, which is not in {SOURCES_MAP}'),
    ('what is loaded later shows its tables alone', 'check_exports.py',
     lambda house: house.fake_module(extra={'kzi_fail'}),
     'exports kzi_fail, which is not in lib/include/kamerzoek-later.map'),
    ('what the map lists is in a header', 'check_exports.py',
     lambda house: house.replace(MAP, 'kz_version;', 'kz_version; kz_broken;'),
     'kz_broken is in no public header'),
    ('the map lists names, not patterns', 'check_exports.py',
     lambda house: house.replace(MAP, 'kz_version;', 'kz_version; kz_*;'),
     "'kz_*' is no name"),
    ('there is a map', 'check_exports.py',
     lambda house: (house.root / XAPIAN_MAP).unlink(), f'{XAPIAN_MAP}:1: there is no map'),
    ('what a header declares is exported', 'check_exports.py',
     lambda house: house.fake_kamerzoek(without={'kz_version'}),
     'kz_version is not exported by libkamerzoek.so'),
    ('what is exported is in the map', 'check_exports.py',
     lambda house: house.fake_kamerzoek(extra={'kzi_fail'}),
     f'exports kzi_fail, which is not in {MAP}'),
    ('no C++ symbol is exported', 'check_exports.py',
     lambda house: house.fake_xapian(extra={'_ZN6Xapian6brokenEv'}),
     'exports the C++ symbol _ZN6Xapian6brokenEv'),
    ('not even one that the map lists', 'check_exports.py',
     lambda house: (house.replace(XAPIAN_MAP, 'xapian_version;',
                                  'xapian_version; _Z6brokenv;'),
                    house.fake_xapian(extra={'_Z6brokenv'})),
     '_Z6brokenv is a C++ symbol'),
    ('the soname is that of the map', 'check_exports.py',
     lambda house: house.fake_kamerzoek(soname='libkamerzoek.so.7'),
     'the soname is libkamerzoek.so.7'),
    ('there is a soname', 'check_exports.py',
     lambda house: house.fake_xapian(soname=''), 'the soname is None'),
    ('what a header declares is marked as public', 'check_exports.py',
     lambda house: house.append(ERROR_H, 'const char *kz_broken(void);\n'),
     'kz_broken is declared without KZ_API'),
    ('only functions are exported', 'check_exports.py',
     lambda house: house.append(ERROR_H, 'KZ_API extern int broken;\n'),
     'KZ_API without a function'),
    ('both libraries are built', 'check_exports.py',
     lambda house: house.remove_built('libxapian-c'), 'no libxapian-c.so was built here'),
]


def compiled(what, code, standard, told='kamerzoek/broken.h'):
    return (what, 'check_headers.py', lambda house: house.header('broken', code),
            f'lib/include/{told}:1: does not compile alone as {standard}')


def tried_as(standard, language, version):
    """A header that only this one standard cannot bear."""
    return compiled(f'a header is tried as {standard}',
                    f'#if defined({language}) && {language} {version}\n#error\n#endif',
                    standard, 'kamerzoek.h')


HEADERS = [
    tried_as('c99', '__STDC_VERSION__', '== 199901L'),
    tried_as('c11', '__STDC_VERSION__', '== 201112L'),
    tried_as('c2x', '__STDC_VERSION__', '> 201710L'),
    tried_as('c++11', '__cplusplus', '== 201103L'),
    tried_as('c++17', '__cplusplus', '== 201703L'),
    tried_as('c++20', '__cplusplus', '> 201703L'),
    compiled('a header needs no other before it', 'extern uint32_t kz_broken;', 'c99'),
    compiled('a header uses nothing younger than C99', '_Static_assert(1, "");', 'c99'),
    compiled('a header has no words of C++', 'int kz_broken(int class);', 'c++11'),
    compiled('a header gives no warning', 'static int broken(void);', 'c99'),
    ('a header bears being included twice', 'check_headers.py',
     lambda house: (house.header('broken', ''), house.append(
         'lib/include/kamerzoek/broken.h', 'struct kz_broken { int x; };\n')),
     'lib/include/kamerzoek/broken.h:1: does not compile alone as c99'),
    ('xapian-c.h compiles alone too', 'check_headers.py',
     lambda house: house.append('lib/xapian-c/xapian-c.h', '#include <xapian.hpp>\n'),
     'lib/xapian-c/xapian-c.h:1: does not compile alone as c99'),
    ('kamerzoek-sources.h compiles alone too', 'check_headers.py',
     lambda house: house.append('lib/include/kamerzoek-sources.h',
                                '#include <curl/broken.h>\n'),
     'lib/include/kamerzoek-sources.h:1: does not compile alone as c99'),
    ('so do the headers that it brings', 'check_headers.py',
     lambda house: house.append('lib/xapian-c/query.h', 'extern int8_t *broken(class);\n'),
     'lib/xapian-c/query.h:1: does not compile alone as c99'),
    ('xapian-c.h brings every header', 'check_headers.py',
     include('lib/xapian-c/broken.h', '<stddef.h>'),
     'lib/xapian-c/xapian-c.h:1: does not include <xapian-c/broken.h>'),
    ('kamerzoek.h brings every header', 'check_headers.py',
     include('lib/include/kamerzoek/broken.h', '<stddef.h>'),
     'lib/include/kamerzoek.h:1: does not include <kamerzoek/broken.h>'),
]

LINKS = [
    ('the command needs nothing new', 'check_links.py',
     lambda house: house.fake_command('-lm'), 'the command may not need libm.so'),
    ('the command does not reach past the library', 'check_links.py',
     lambda house: house.fake_command(house.built('libxapian-c')),
     'the command may not need libxapian-c.so.0'),
    ('the command uses the library', 'check_links.py',
     lambda house: house.fake_command(library=False),
     'the command does not use libkamerzoek.so.0'),
    ('the library needs no C++', 'check_links.py',
     lambda house: house.fake_kamerzoek(flags=house.cxx_runtime()),
     'the library may not need libstdc++.so'),
    ('the library needs no network', 'check_links.py',
     lambda house: house.fake_kamerzoek(flags=house.network()),
     'the library may not need libcurl.so.4'),
    ('the library needs nothing that no search does', 'check_links.py',
     lambda house: house.fake_kamerzoek(flags=house.parser()),
     'the library may not need libxml2.so.2'),
    ('the command needs no network', 'check_links.py',
     lambda house: house.fake_command(house.built('libkamerzoek-sources')),
     'the command may not need libkamerzoek-sources.so.0'),
    ('the command is built', 'check_links.py',
     lambda house: house.remove_built('kamerzoek'), 'no kamerzoek was built here'),
    ('header and build agree on the version', 'check_links.py',
     lambda house: house.replace(ERROR_H, '#define KZ_VERSION_MICRO ',
                                 '#define KZ_VERSION_MICRO 9'),
     'KZ_VERSION_MICRO is 9'),
    ('the header says its version', 'check_links.py',
     lambda house: house.replace(ERROR_H, '#define KZ_VERSION_MAJOR',
                                 '#define KZ_VERSION_MAYOR'),
     f'{ERROR_H}:1: no KZ_VERSION_MAJOR'),
]


def speaks(path, words, told):
    return (f'no file names {words!r}'.replace(neighbour(), 'the neighbour')
            + (' twice' if path == '.ci/run' else ''), 'check_words.py',
            lambda house: house.append(path, f'\nsee {words}\n'), told)


WORDS = [
    speaks('lib/README.md', neighbour() + '/x', f"names '{neighbour()}'"),
    speaks('.ci/run', neighbour() + '/x', f".ci/run:4: names '{neighbour()}'"),
    speaks('cli/notes.txt', '/'.join(('', 'home', 'jan', 'x')), 'a path of one machine'),
    speaks('cli/notes.txt', '/'.join(('"', 'work', 'x"')), 'cli/notes.txt:2: names'),
]

CASES = [Case(*case) for case in
         ROOMS + ENGINES + FILES + EXPORTS + HEADERS + LINKS + WORDS]
