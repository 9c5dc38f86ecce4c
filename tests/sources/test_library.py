#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The library: checked after damage, indexed without a network, given to a colleague."""

import shutil

from stage import holds, run_tests, same

LETTER = 'kst-39001-1'
MOTIE = 'kst-39001-2'


def check(stage, code):
    return stage.run('check', '--library', code=code)


def fill(stage):
    stage.fetch('--no-annexes', LETTER, MOTIE)
    stage.server.asked.clear()
    return stage.library / '39001' / MOTIE / f'{MOTIE}.xml'


def a_good_library_is_good(stage):
    fill(stage)
    outcome = check(stage, 0)
    same(outcome.stdout, '')
    holds(outcome.stderr, '4 good')
    same(stage.server.asked, [])


def every_damaged_byte_is_seen(stage):
    file = fill(stage)
    body = file.read_bytes()
    for at in (0, len(body) // 2, len(body) - 1):
        file.write_bytes(body[:at] + bytes([body[at] ^ 1]) + body[at + 1:])
        outcome = check(stage, 3)
        holds(outcome.stdout, 'damaged', f'39001/{MOTIE}/{MOTIE}.xml')
        same(outcome.stdout.count('\n'), 1)
    for other in (b'', body[:-1], body + b'\n'):
        file.write_bytes(other)
        holds(check(stage, 3).stdout, 'damaged')
    file.write_bytes(body)
    check(stage, 0)


def what_is_gone_or_new_is_seen(stage):
    file = fill(stage)
    file.rename(file.with_name('anders.xml'))
    outcome = check(stage, 3)
    holds(outcome.stdout, f'missing   39001/{MOTIE}/{MOTIE}.xml')
    holds(outcome.stdout, f'unlisted  39001/{MOTIE}/anders.xml')


def a_link_is_no_file(stage):
    file = fill(stage)
    copy = stage.home / 'copy.xml'
    file.rename(copy)
    file.symlink_to(copy)
    outcome = check(stage, 3)
    holds(outcome.stdout, MOTIE)


def what_was_damaged_comes_again(stage):
    file = fill(stage)
    body = file.read_bytes()
    for other in (b'', body[:-1], None):
        if other is None:
            file.unlink()
        else:
            file.write_bytes(other)
        stage.results(MOTIE)
        same(file.read_bytes(), body)
        check(stage, 0)


def a_list_that_names_another_place_is_refused(stage):
    fill(stage)
    rows = stage.library / '39001' / 'library.tsv'
    good = rows.read_text()
    for other in ('../../../etc/passwd', '/etc/passwd', f'{MOTIE}/../../x.xml', 'x'):
        rows.write_text(good.replace(f'{MOTIE}/{MOTIE}.xml', other))
        assert check(stage, 3).stderr
        assert stage.fetch(MOTIE, code=3).stderr
    rows.write_text(good)
    check(stage, 0)


def it_is_indexed_without_a_network(stage):
    fill(stage)
    stage.server.shutdown()
    stage.server.server_close()
    shutil.rmtree(stage.index)
    stage.run('index', '--library')
    same(stage.found('kweekkamer'), [MOTIE])
    same(stage.found('uitgevoerd'), [LETTER])
    same(stage.server.asked, [])


def it_may_lie_anywhere(stage):
    there = stage.home / 'elders'
    stage.fetch('--into', there, '--no-annexes', MOTIE)
    assert not stage.library.exists()
    shutil.rmtree(stage.index)
    stage.run('check', '--library', there)
    stage.run('index', there)
    same(stage.found('kweekkamer'), [MOTIE])


def it_may_be_given_to_a_colleague(stage):
    fill(stage)
    there = stage.home / 'van een collega'
    shutil.copytree(stage.library, there)
    shutil.rmtree(stage.library)
    shutil.rmtree(stage.index)
    stage.run('check', '--library', there)
    stage.run('index', there)
    same(stage.found('kweekkamer'), [MOTIE])


def without_indexing_it_is_only_put_there(stage):
    stage.fetch('--no-index', MOTIE)
    assert not stage.index.exists()
    stage.check_whole()


def a_library_that_cannot_be_written_is_told(stage):
    stage.library.parent.mkdir(parents=True)
    stage.library.write_text('a file')
    assert stage.fetch(MOTIE, code=6).stderr
    same(stage.server.asked, [])


def an_index_that_cannot_be_written_is_told(stage):
    stage.index.write_text('a file')
    outcome = stage.fetch(MOTIE, code=4)
    holds(outcome.stderr, 'what came is in the library', 'kamerzoek index --library')
    same(len(stage.files()), 2)
    stage.check_whole()
    stage.index.unlink()
    stage.run('index', '--library')
    same(stage.found('kweekkamer'), [MOTIE])


def a_folder_that_is_a_link_is_not_followed(stage):
    elsewhere = stage.home / 'elsewhere'
    elsewhere.mkdir()
    stage.library.mkdir(parents=True)
    (stage.library / '39001').symlink_to(elsewhere)
    stage.fetch(MOTIE, code=6)
    same(list(elsewhere.iterdir()), [])


run_tests(a_good_library_is_good,
          every_damaged_byte_is_seen,
          what_is_gone_or_new_is_seen,
          a_link_is_no_file,
          what_was_damaged_comes_again,
          a_list_that_names_another_place_is_refused,
          it_is_indexed_without_a_network,
          it_may_lie_anywhere,
          it_may_be_given_to_a_colleague,
          without_indexing_it_is_only_put_there,
          a_library_that_cannot_be_written_is_told,
          an_index_that_cannot_be_written_is_told,
          a_folder_that_is_a_link_is_not_followed)
