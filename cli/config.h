/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The folders of the user, and the settings kept there: lines "name = value",
 * with remarks behind a #. Knows of indexes only their usual place.
 */
#ifndef KAMERZOEK_CLI_CONFIG_H
#define KAMERZOEK_CLI_CONFIG_H

/* Where the index is when nobody says so: what the config names, else the usual
 * place. Free it. EXIT_DONE, or an exit code after a message. */
int config_database(char **out);

/* NAME in our folder of the user's XDG_..._HOME, which is below home when that is
 * not set: ("XDG_DATA_HOME", ".local/share", "default"). Free it; NULL when there
 * is no home either. */
char *user_path(const char *variable, const char *below_home, const char *name);

/* The list of words to take compounds apart by: what was given, or else KAMERZOEK_WORDS;
 * "none" is "", and NULL when neither says. EXIT_DONE, or an exit code after a message:
 * it is not there. */
int config_words(const char *given, const char **out);

#endif
