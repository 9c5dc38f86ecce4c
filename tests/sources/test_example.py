#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""examples/fetch.c: that a program with the public header alone does what the command does."""

import subprocess

from stage import holds, run_tests, same


def example(stage, url):
    program = stage.command.parent.parent / 'examples' / 'example-fetch'
    return subprocess.run([program, stage.index, stage.library, url], text=True,
                          env=stage.environment(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)


def what_is_cited_comes_and_is_found(stage):
    stage.run('index', '-q', stage.source / 'corpus')
    done = example(stage, stage.server.url)
    same((done.returncode, len(done.stdout.splitlines())), (0, 6))
    holds(done.stderr, ' of 6')
    same(len(stage.found('sprokkelhout')), 6)
    stage.check_whole()


def why_not_is_told(stage):
    stage.run('index', '-q', stage.source / 'corpus')
    done = example(stage, 'http://127.0.0.1:9')
    same(done.returncode, 1)
    holds(done.stderr, 'no connection')
    same(stage.files(), {})


if __name__ == '__main__':
    run_tests(what_is_cited_comes_and_is_found, why_not_is_told)
