/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kamerzoek - search Dutch parliamentary policy documents.
 *
 * Read this page once; the headers it includes are reference.
 *
 *   Handles    Opaque. You close what you opened, and free a document you were
 *              given without const; NULL is allowed. In any order: no handle
 *              is kept alive, or made invalid, by another.
 *   Strings    UTF-8, NUL-terminated. Strings you pass in are copied before
 *              the call returns. A string you are given belongs to the handle
 *              that gave it and lives until that handle is closed, unless its
 *              function says otherwise.
 *   Failure    A function that can fail returns kz_status: 0 or more is
 *              success, below 0 is failure. On failure nothing changed and
 *              every out parameter is NULL or zero. A function that does not
 *              return kz_status cannot fail.
 *   Errors     The last parameter of a function that can fail is a kz_error
 *              you own. NULL means you do not want the words.
 *   Threads    A handle may be used by one thread at a time. Different handles
 *              may be used at the same time, also on the same index. There is
 *              no global state, no init call, no environment is read, and
 *              nothing is written to stdout or stderr. A handle is of the
 *              process that opened it: in a child of fork() what looks into files
 *              gives KZ_E_FORKED, and closing touches none. What is plain memory
 *              (documents, results, an analysis) a child may use as its own.
 *   Lists      Things that fit in memory are lists: _count and _at, which
 *              cannot fail. Things that may not fit are cursors: _next, which
 *              can.
 *   Growth     Structs you fill start with a size member, set by their _INIT.
 *              Later versions only append: members, status codes, functions.
 */
#ifndef KAMERZOEK_H
#define KAMERZOEK_H

#include <kamerzoek/check.h>
#include <kamerzoek/citation.h>
#include <kamerzoek/cite.h>
#include <kamerzoek/document.h>
#include <kamerzoek/dutch.h>
#include <kamerzoek/error.h>
#include <kamerzoek/explore.h>
#include <kamerzoek/graph.h>
#include <kamerzoek/index.h>
#include <kamerzoek/library.h>
#include <kamerzoek/search.h>

#endif /* KAMERZOEK_H */
