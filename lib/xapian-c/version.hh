/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The version file of a database, iamglass: where the root of each table is, as
 * far as it can be judged without the tables.
 */
#ifndef XAPIAN_C_VERSION_HH
#define XAPIAN_C_VERSION_HH

#include <string>

namespace xapian_c
{

/* Throws DatabaseCorruptError when the version file of the database in this
 * directory says what cannot be. Xapian takes it at its word: of one bit it crashes,
 * or goes round for ever in memory that nobody has written. What Xapian itself
 * refuses, or cannot read, is left to it. */
void check_version(const std::string &directory);

} // namespace xapian_c

#endif
