/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The version file of a database, iamglass: which tables there are, and where the
 * root of each is, as far as it can be judged without reading them.
 */
#ifndef XAPIAN_C_VERSION_HH
#define XAPIAN_C_VERSION_HH

#include <string>

namespace xapian_c
{

/* Throws DatabaseCorruptError when the version file of the database in this
 * directory says what cannot be, or one of its tables is gone; DatabaseOpeningError
 * when one cannot be opened. Xapian takes the version file at its word: of one bit it
 * crashes, or goes round for ever in memory that nobody has written; and what is in a
 * table that it cannot open it does not find. What Xapian itself refuses is left to
 * it. */
void check_version(const std::string &directory);

} // namespace xapian_c

#endif
