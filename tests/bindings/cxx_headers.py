# SPDX-License-Identifier: GPL-2.0-or-later
"""What Xapian's installed headers offer: classes with their methods, and functions.

Reads just as much C++ as those headers are written in. Constructors, destructors,
copying and iterating (++, ==, *) are in every language in a way of its own, and are left
out; of operators only the call counts, as "()". So is what ends in "_", or is within a
namespace Internal, which Xapian keeps to itself; and the ends of iterators.
"""

import re
from collections import namedtuple
from pathlib import Path

# bases: the names of the classes it is derived from; methods: those it declares itself.
Class = namedtuple('Class', 'bases methods')

CLASS = re.compile(r'\b(class|struct)\s+((?:XAPIAN_\w+\s+)+)(\w+)\s*(?::([^;{]*))?\{')
NAMED = re.compile(r'\boperator\s*(?P<call>\(\s*\))|\boperator\b|~?\b(?P<name>\w+)\s*\(')
INTERNAL = {'Internal', 'opt_intrusive_base', 'intrusive_base'}
NOT_NAMES = {'bool', 'unsigned', 'size_t', 'op'}
WRAPPING = re.compile(r'\bXAPIAN_(?:NOTHROW|DEPRECATED|DEPRECATED_EX)\(')


def fellow_of(text, opening):
    """Where the bracket that stands there is closed."""
    pair = {'(': ')', '{': '}'}[text[opening]]
    depth = 0
    for at in range(opening, len(text)):
        depth += {text[opening]: 1, pair: -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise ValueError('a bracket without its fellow')


def read(path):
    """The code alone: no comments, no preprocessor, no strings, no wrappings."""
    text = re.sub(r'/\*.*?\*/|//[^\n]*', ' ', path.read_text(encoding='utf-8'), flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', '""', text)
    # What nobody compiles, or only SWIG.
    text = re.sub(r'^#\s*(?:if 0|ifdef SWIG)\b.*?^#\s*endif[^\n]*', '', text,
                  flags=re.S | re.M)
    text = re.sub(r'^[ \t]*#(?:[^\n\\]|\\\n|\\.)*', '', text, flags=re.M)
    while wrapped := WRAPPING.search(text):
        closing = fellow_of(text, wrapped.end() - 1)
        text = text[:wrapped.start()] + text[wrapped.end():closing] + text[closing + 1:]
    return text


def statements(body):
    """The declarations at the outside, without the bodies of functions and classes."""
    kept, depth = [], 0
    for char in body:
        if char == '{':
            depth += 1
        elif char == '}':
            depth = max(0, depth - 1)
            kept.append(';' if depth == 0 else '')
        elif depth == 0:
            kept.append(char)
    return ''.join(kept).split(';')


def declared_in(statement):
    """The name of the function that it declares, '()' for a call, or None."""
    if re.search(r'\b(?:typedef|friend|using|enum)\b', statement):
        return None
    found = NAMED.search(statement)
    if found is None or found.group('call'):
        return found and '()'
    name = found.group('name')
    if name is None or name in NOT_NAMES or name.endswith('_') or (
            name.endswith('_end') and name != 'at_end'):
        return None
    # Outside its class, where it was declared already.
    return None if re.search(rf'::\s*{name}\s*\(', statement) else name


def public_methods(name, body, kind):
    methods, access = set(), 'public' if kind == 'struct' else 'private'
    for statement in statements(body):
        for label in re.findall(r'\b(public|protected|private)\s*:(?!:)', statement):
            access = label
        statement = re.sub(r'\b(?:public|protected|private)\s*:(?!:)', ' ', statement)
        method = declared_in(statement) if access == 'public' else None
        if method and method != name:
            methods.add(method)
    return methods


def functions_in(text):
    """Those of namespaces, as statements outside all else."""
    text = re.sub(r'\bnamespace\s+Internal\s*\{', 'struct hidden {', text)
    text = re.sub(r'\bextern\s+""|\bnamespace\s+\w+\s*\{', ';', text)
    return {name for name in map(declared_in, statements(text)) if name and name != '()'}


def offered(folder):
    """({class: Class}, {function}) of the headers there."""
    classes, functions = {}, set()
    folder = Path(folder)
    for path in (folder.with_suffix('.h'), *sorted(folder.glob('*.h'))):
        text = read(path)
        while match := CLASS.search(text):
            kind, attributes, name, bases = match.groups()
            closing = fellow_of(text, match.end() - 1)
            if 'XAPIAN_VISIBILITY' in attributes and name not in INTERNAL:
                classes[name] = Class(
                    re.findall(r'public\s+(?:Xapian::)?(\w+)(?!\w*::)', bases or ''),
                    public_methods(name, text[match.end():closing], kind))
            text = text[:match.start()] + ';' + text[closing + 1:]
        functions |= functions_in(text)
    return classes, functions


if __name__ == '__main__':
    for class_name, what in sorted(offered('/usr/include/xapian')[0].items()):
        print(class_name, what.bases, *sorted(what.methods))
    print(sorted(offered('/usr/include/xapian')[1]))
