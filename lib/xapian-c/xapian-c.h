/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * xapian-c - the Xapian search engine, for C.
 *
 * This is Xapian as it is: its words (document, term, posting, value slot,
 * query, enquire, mset) mean here what Xapian's documentation says they mean.
 * Read this page once; the headers it includes are reference.
 *
 *   Handles    Opaque. You close what you opened; NULL is allowed. In any
 *              order: a handle keeps alive what it needs of another.
 *   Strings    Terms, values, keys and data are bytes with an explicit length
 *              and may hold NULs. What you pass in is copied before the call
 *              returns, and may be NULL when its size is 0. What you are given
 *              belongs to the handle that gave it, until that handle is closed
 *              or gives the next of its kind. Paths, prefixes, and the names of
 *              fields, languages and hosts are C strings.
 *   Failure    A function that can fail returns xapian_status: 0 or more is
 *              success, below 0 is failure. On failure every out parameter is
 *              NULL or zero. A function that does not return one cannot fail.
 *   Errors     The last parameter is a xapian_error you own, or NULL. It is
 *              written on failure only.
 *   Exceptions None. Whatever is thrown below is caught and becomes a status.
 *   Callbacks  A function of yours gives a xapian_status too, and fills in the
 *              error that it is given: see xapian_fail(). Below 0 it stops the
 *              call that it runs in, which gives just that status and error.
 *              What a callback is handed is good until it returns, and so are
 *              cursors over it; it is not to be closed. It may use any handle, but must
 * not close, reopen or write to one that the running call uses, nor leave by longjmp() or
 * by an exception. Its context is passed on unseen; destroy, which may be NULL, is called
 * with it once nothing needs it any more, and never when the handle could not be made.
 *   Threads    A handle may be used by one thread at a time; different handles
 *              at the same time, also on one database. But Xapian shares
 *              without a lock, so handles count as one where they share: what
 *              came from a database, document or enquire, with it; a query,
 *              with those it is made of; a stemmer, stopper, decider, spy,
 *              key maker, posting source or processor, with what it was given to.
 *   Forks      A child must not use what its parent opened: XAPIAN_E_CLOSED. It
 *              may close it, which touches neither files nor connections.
 *   Growth     Structs you fill start with a size member, set by their _INIT.
 *              Later versions only append: members, status codes, functions.
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <xapian-c/compact.h>
#include <xapian-c/cursor.h>
#include <xapian-c/database.h>
#include <xapian-c/decide.h>
#include <xapian-c/document.h>
#include <xapian-c/enquire.h>
#include <xapian-c/error.h>
#include <xapian-c/geo.h>
#include <xapian-c/mset.h>
#include <xapian-c/parser.h>
#include <xapian-c/processor.h>
#include <xapian-c/query.h>
#include <xapian-c/remote.h>
#include <xapian-c/source.h>
#include <xapian-c/spy.h>
#include <xapian-c/text.h>
#include <xapian-c/unicode.h>
#include <xapian-c/weight.h>
#include <xapian-c/writable.h>

#endif /* XAPIAN_C_H */
