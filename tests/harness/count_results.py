#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Add up what meson's test logs say: one result for each TAP subtest, and one
for each test that has none.

usage: count_results.py LOG.junit.xml...     (LOG.json is read beside each)

Prints three numbers, "PASSED FAILED SKIPPED", and names what failed on stderr.

Both logs are needed. Only the JUnit file has the subtests; but it calls a test
that ran into its time limit, or that crashed after some good subtests, a
success. Only the JSON file knows how each test as a whole ended.
"""
import json
import sys
import xml.etree.ElementTree as xml
from collections import Counter

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


def subtest_result(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return FAILED
    return SKIPPED if case.find("skipped") is not None else PASSED


def test_result(test):
    word = test["result"]
    # Failing as expected is no proof that anything works: not a pass.
    if word == "EXPECTEDFAIL":
        return SKIPPED
    if word == "SKIP":
        # A TAP program that said nothing at all is a skip to meson.
        said_so = test["returncode"] == 77 or "1..0" in (test["stdout"] or "")
        return SKIPPED if said_so else FAILED
    return PASSED if word == "OK" else FAILED


def read_subtests(junit):
    """Test name -> its cases. meson names the suite of a test PROJECT.TEST,
    and the one of all tests without subtests PROJECT."""
    suites = xml.parse(junit).getroot().iter("testsuite")
    return {
        suite.get("name").partition(".")[2]: suite.findall("testcase")
        for suite in suites if "." in suite.get("name")
    }


def count(junit, counts):
    subtests = read_subtests(junit)
    with open(junit.removesuffix(".junit.xml") + ".json", encoding="utf-8") as f:
        tests = [json.loads(line) for line in f]
    for test in tests:
        name, whole = test["name"], test_result(test)
        cases = subtests.get(name, [])
        results = [subtest_result(case) for case in cases] or [whole]
        if whole == FAILED and FAILED not in results:
            results.append(FAILED)
        counts.update(results)
        if FAILED in results:
            bad = [c.get("name") for c in cases if subtest_result(c) == FAILED]
            print(f"failed: {name}: {test['result']} {'; '.join(bad)}".rstrip(), file=sys.stderr)


def main(logs):
    if not logs or any(not log.endswith(".junit.xml") for log in logs):
        print("usage: count_results.py LOG.junit.xml...", file=sys.stderr)
        return 2
    counts = Counter()
    for log in logs:
        count(log, counts)
    print(counts[PASSED], counts[FAILED], counts[SKIPPED])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
