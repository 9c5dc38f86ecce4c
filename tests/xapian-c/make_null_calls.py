#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write a test that calls every function of the headers with nothing but zeros.

usage: make_null_calls.py HEADER... >test_nulls.c
"""

import re
import sys

HEAD = '''/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Written by make_null_calls.py: each function, and nothing but NULLs and zeros. */
#include "fixture.h"

/* Refused, in words, and whatever is allowed to be missing is. */
static void refused(const char *name, xapian_status got, const xapian_error *told)
{
	if (got != XAPIAN_E_ARGUMENT || told->status != got || told->message[0] == '\\0')
		fail_msg("%s: %d '%s'", name, got, told->message);
}

static void every_function_bears_nothing(void **state)
{
	xapian_error told = {0};
	(void)state;
'''
TAIL = '''}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_function_bears_nothing),
	};
	return cmocka_run_group_tests_name("nulls", tests, NULL, NULL);
}
'''


def prototypes(path):
    """(what it returns, its name, how many parameters) of each function."""
    with open(path, encoding='utf-8') as header:
        text = re.sub(r'/\*.*?\*/', '', header.read(), flags=re.S)
    pattern = r'XAPIAN_C_API\s+([\w\s*]+?)\s*\b(xapian_\w+)\s*\(([^;]*)\)\s*;'
    for returns, name, parameters in re.findall(pattern, text):
        yield returns.strip(), name, 0 if parameters.strip() == 'void' \
            else parameters.count(',') + 1, 'xapian_error *err' in parameters


def main():
    count = 0
    print(HEAD, end='')
    for path in sys.argv[1:]:
        for returns, name, parameters, tells in prototypes(path):
            zeros = ['0'] * parameters
            count += 1
            if returns == 'xapian_status' and name != 'xapian_fail':
                assert tells, name
                call = f'{name}({", ".join(zeros[:-1] + ["&told"])})'
                print(f'\trefused("{name}", {call}, &told);')
                print(f'\tassert_true({name}({", ".join(zeros)}) < 0);')
            else:
                print(f'\t(void){name}({", ".join(zeros)});')
    print(f'\tassert_true({count} > 300);')
    print(TAIL, end='')


if __name__ == '__main__':
    main()
