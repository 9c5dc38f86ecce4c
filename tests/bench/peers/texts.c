/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "texts.h"

#include <stdlib.h>
#include <string.h>

static void give_up(const char *why)
{
	fprintf(stderr, "texts: %s\n", why);
	exit(6);
}

void texts_open(texts *in, const char *path)
{
	*in = (texts){.file = fopen(path, "r")};
	if (in->file == NULL)
		give_up(path);
}

static void make_room(texts *in)
{
	if (in->length < in->body_room)
		return;
	in->body_room = 2 * in->length + 1;
	in->body = realloc(in->body, in->body_room);
	if (in->body == NULL)
		give_up("no memory");
}

int texts_next(texts *in)
{
	if (getline(&in->line, &in->line_room, in->file) < 0)
		return 0;
	char *date = strchr(in->line, '\t');
	char *length = date != NULL ? strchr(date + 1, '\t') : NULL;
	if (length == NULL)
		give_up("not as prepare.py lays them out");
	*date = *length = '\0';
	in->title = in->line;
	in->date = date + 1;
	in->length = strtoul(length + 1, NULL, 10);
	make_room(in);
	if (fread(in->body, 1, in->length, in->file) != in->length ||
		fgetc(in->file) != '\n')
		give_up("cut short");
	in->body[in->length] = '\0';
	return 1;
}

unsigned texts_day(const texts *in)
{
	unsigned year = 0, month = 0, day = 0;
	sscanf(in->date, "%4u-%2u-%2u", &year, &month, &day);
	return year * 10000 + month * 100 + day;
}

void texts_close(texts *in)
{
	fclose(in->file);
	free(in->line);
	free(in->body);
}
