#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Is corpus/ what its manifest says? And does it hold what its letter cites?

usage: check_manifest.py [--update] SOURCE_ROOT

Prints "N checked" when all is well; else each thing that is wrong, and exits 1.
--update first writes the checksums of the files as they are now.
Knows the manifest and the header lines, and nothing of how they are indexed.
"""
import csv
import hashlib
import os
import re
import sys

FACTS = {
    "id", "title", "subject", "date", "kind", "holding", "number", "chamber",
    "vergaderjaar", "ministry", "language", "url", "outcome", "outcome-date", "note",
    "dossier-title",
}
LISTS = {"dossier", "alias", "signatory"}
NAMES = FACTS | LISTS
OWN = re.compile(r"x-[a-z][a-z0-9_-]*")
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "outcome-date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "holding": re.compile(r"full|record|named"),
    "chamber": re.compile(r"[12]"),
    "vergaderjaar": re.compile(r"\d{4}-\d{4}"),
    "url": re.compile(r"https://\S+"),
}
SEED = "kst-27428-408"
# "36 600 XIV, nr. 61", "36600-XIV, nr. 18", "36600-XIV-19", "30252, nr. 161"
CITATION = re.compile(r"\b(\d\d) ?(\d{3})(?:[ -]([IVX]+[A-Z]?))?(?:, nr\. |-)(\d+)\b")


class Checks:
    """Counts what was asked, keeps what was wrong."""

    def __init__(self):
        self.asked = 0
        self.wrong = []

    def that(self, true, message):
        self.asked += 1
        if not true:
            self.wrong.append(message)
        return true


def read_manifest(path):
    with open(path, encoding="utf-8", newline="") as f:
        # Plain tab-separated lines: a quote in a title is a quote.
        rows = list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    return rows[0], rows[1:]


def write_manifest(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        for row in [head] + rows:
            f.write("\t".join(row) + "\n")


def sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def read_header(path):
    """The header lines of a document, as (name, value); none when it has none."""
    pairs = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if not pairs and not line.startswith("id: "):
                return []
            if not line:
                return pairs
            name, colon, value = line.partition(": ")
            pairs.append((name, value if colon else None))
    return pairs


def check_value(checks, where, name, value):
    known = name in NAMES or OWN.fullmatch(name)
    checks.that(known, f"{where}: no such name: '{name}'")
    tidy = value and value == value.strip()
    checks.that(tidy, f"{where}: {name} is empty or has loose spaces")
    if tidy and name in FORMS:
        checks.that(FORMS[name].fullmatch(value), f"{where}: {name} '{value}' has no such form")


def merge(checks, file, row, header):
    """What holds for a document: its header lines, under the cells of its row."""
    facts = {}
    for name, value in header:
        check_value(checks, file, name, value)
        if name in FACTS:
            checks.that(name not in facts, f"{file}: {name} stands there twice")
        facts.setdefault(name, []).append(value)
    for name, cell in row.items():
        if not cell or name in ("file", "sha256"):
            continue
        values = cell.split("; ") if name in LISTS else [cell]
        for value in values:
            check_value(checks, f"manifest, {file}", name, value)
        if name in facts:
            checks.that(facts[name] == values,
                        f"{file}: {name} differs between the manifest and its header lines")
        facts[name] = values
    return facts


def check_document(checks, file, facts):
    for name in ("id", "title", "date", "kind", "holding", "dossier", "number", "url"):
        checks.that(name in facts, f"{file}: no {name}")
    id, = facts.get("id", [""])
    checks.that(os.path.basename(file) == id + ".txt", f"{file}: is not named after its id '{id}'")
    piece = [facts.get(n, [""])[0] for n in ("dossier", "number")]
    checks.that(id == "kst-" + "-".join(piece), f"{file}: id '{id}' is not its dossier and number")
    if facts.get("holding") == ["record"]:
        # Without it a reader would take our two sentences for the official text.
        checks.that("note" in facts, f"{file}: a record without the note that says so")


def cited(letter):
    """The ids of the Kamerstukken that a text names."""
    return {
        "kst-" + "-".join(part for part in (a + b, chapter, number) if part)
        for a, b, chapter, number in CITATION.findall(letter)
    }


def check_citations(checks, documents, seed_path):
    with open(seed_path, encoding="utf-8") as f:
        letter = f.read()
    for named in re.finditer(r"Kamerstuk (?=\d)", letter):
        words = letter[named.start():named.start() + 40].replace("\n", " ")
        checks.that(CITATION.match(letter, named.end()), f"{SEED}: cannot read '{words}'")
    for id in sorted(cited(letter)):
        checks.that(id in documents, f"{SEED} cites {id}: no such record")


def check(root):
    checks = Checks()
    corpus = os.path.join(root, "corpus")
    head, rows = read_manifest(os.path.join(corpus, "manifest.tsv"))
    checks.that(head[:2] == ["file", "sha256"], "manifest: must begin with file and sha256")
    checks.that(len(set(head)) == len(head), "manifest: two columns of one name")
    for name in head[2:]:
        checks.that(name in NAMES or OWN.fullmatch(name), f"manifest: no such column: '{name}'")

    documents, names, listed = {}, {}, set()
    for row in rows:
        if not checks.that(len(row) == len(head), f"manifest, {row[0]}: {len(row)} cells"):
            continue
        row = dict(zip(head, row))
        file = row["file"]
        path = os.path.join(corpus, file)
        checks.that(file not in listed, f"manifest: {file} twice")
        listed.add(file)
        if not checks.that(os.path.isfile(path), f"{file}: listed, and not there"):
            continue
        checks.that(sha256(path) == row["sha256"], f"{file}: changed since the manifest was made")
        facts = merge(checks, file, row, read_header(path))
        check_document(checks, file, facts)
        documents[facts.get("id", [file])[0]] = path
        # An alias that is another's id or alias would make `show` ambiguous.
        for name in facts.get("id", []) + facts.get("alias", []):
            checks.that(name not in names, f"{file}: '{name}' is also a name of {names.get(name)}")
            names[name] = file

    for file in sorted(os.listdir(os.path.join(corpus, "documents"))):
        checks.that("documents/" + file in listed, f"documents/{file}: not in the manifest")
    if checks.that(SEED in documents, f"no {SEED}: the letter that the corpus is about"):
        check_citations(checks, documents, documents[SEED])
    return checks


def update(root):
    path = os.path.join(root, "corpus", "manifest.tsv")
    head, rows = read_manifest(path)
    file, checksum = head.index("file"), head.index("sha256")
    for row in rows:
        row[checksum] = sha256(os.path.join(root, "corpus", row[file]))
    write_manifest(path, head, rows)


def main(arguments):
    wants_update = "--update" in arguments
    roots = [a for a in arguments if a != "--update"]
    if len(roots) != 1 or roots[0].startswith("-"):
        print("usage: check_manifest.py [--update] SOURCE_ROOT", file=sys.stderr)
        return 2
    if wants_update:
        update(roots[0])
    checks = check(roots[0])
    for message in checks.wrong:
        print(message, file=sys.stderr)
    if checks.wrong:
        print(f"{len(checks.wrong)} of {checks.asked} wrong", file=sys.stderr)
        return 1
    print(f"{checks.asked} checked")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
