/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek check: is what is on the disk what was put there? */
#include "command.h"

#include "check_library.h"
#include "complain.h"

static const struct takes options[] = {
	{.id = OPTION_LIBRARY,
		.summary =
			"the files of the library, by the SHA-256 that they came with"},
	{0},
};

static int run(struct session *session, const struct arguments *args)
{
	if (option_is_on(args, OPTION_LIBRARY))
		return check_library(session, args);
	return usage_error("check what? --library, or --library DIR");
}

const struct command command_check = {"check", "[DIR]",
	"whether what was fetched is still what it was", NEEDS_NOTHING, SAYS_LITTLE,
	options, run};
