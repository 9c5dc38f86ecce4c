/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/server.h"

#include "index/engine.h"
#include "index/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TIMEOUT_DEFAULT = 10000, PORT_MOST = 65535 };

static const char scheme[] = "tcp://", text_option[] = ",text=";

struct kzi_server {
	char *host;
	uint16_t port;
	uint32_t timeout; /* that it was opened with */
	uint32_t allowed; /* that the connection has */
	const char *text; /* the folder, within host; or NULL */
};

bool kzi_is_server(const char *place)
{
	return strncmp(place, scheme, sizeof scheme - 1) == 0;
}

/* As the engine has it in its errors: "remote:tcp(localhost:7010)". */
bool kzi_server_is_named(const kzi_server *server, const char *message)
{
	kzi_buffer name = {0};
	kzi_buffer_format(&name, "(%s:%u)", server->host, (unsigned)server->port);
	kzi_buffer_byte(&name, '\0');
	bool named = !name.failed && strstr(message, name.data) != NULL;
	kzi_buffer_free(&name);
	return named;
}

void kzi_server_close(kzi_server *server)
{
	if (server == NULL)
		return;
	free(server->host);
	free(server);
}

/* ---- Its name ---- */

static kz_status bad_place(const char *place, kz_error *err)
{
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		"'%s': not of the form tcp://HOST:PORT or tcp://HOST:PORT,text=DIR",
		place);
}

/* The colon before the port; in brackets there may be others. */
static char *port_in(char *host)
{
	char *colon = strrchr(host, ':');
	return colon == NULL || colon == host || strchr(colon, ']') != NULL ? NULL
									    : colon;
}

static kz_status read_place(const char *place, kzi_server *server, kz_error *err)
{
	char *rest = strdup(place + sizeof scheme - 1), *end;
	server->host = rest;
	if (rest == NULL)
		return kzi_no_memory(err);
	char *option = strstr(rest, text_option);
	if (option != NULL) {
		*option = '\0';
		server->text = option + sizeof text_option - 1;
	}
	char *colon = port_in(rest);
	if (colon == NULL || (server->text != NULL && server->text[0] == '\0'))
		return bad_place(place, err);
	*colon = '\0';
	unsigned long port = strtoul(colon + 1, &end, 10);
	if (colon[1] < '0' || colon[1] > '9' || *end != '\0' || port == 0 ||
		port > PORT_MOST)
		return bad_place(place, err);
	server->port = (uint16_t)port;
	/* [::1] */
	size_t length = strlen(rest);
	if (rest[0] == '[' && rest[length - 1] == ']') {
		memmove(rest, rest + 1, length - 2);
		rest[length - 2] = '\0';
	}
	return KZ_OK;
}

/* ---- What it serves ---- */

static kz_status read_analysis(kz_index *index, kzi_buffer *out, kz_error *err)
{
	xapian_error why;
	xapian_bytes text;
	kz_status st =
		kzi_engine(xapian_database_metadata(index->database, KZI_META_ANALYSIS,
				   strlen(KZI_META_ANALYSIS), &text, &why),
			&why, index->path, err);
	if (st == KZ_OK && text.size == 0)
		return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: serves no index, or one that an older version wrote last",
			index->path);
	kzi_buffer_clear(out);
	if (st == KZ_OK)
		kzi_buffer_append(out, text.data, text.size);
	kzi_buffer_byte(out, '\0');
	return out->failed ? kzi_no_memory(err) : st;
}

/* An index, or one generation of it. */
static kz_status find_generation(
	const kzi_server *server, char out[KZI_GENERATION_NAME], kz_error *err)
{
	kz_status st = kzi_current_read(server->text, out, err);
	if (st == KZ_E_NO_INDEX) {
		strcpy(out, ".");
		st = KZ_OK;
	}
	return st;
}

static kz_status other_text(const kz_index *index, kz_error *err)
{
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		"%s: is not the folder of what is served", index->path);
}

/* It may have grown since the server looked. */
static kz_status open_text(kz_index *index, const char *folder, kz_error *err)
{
	struct stat about;
	uint64_t length = 0;
	char *file = kzi_path(index->server->text, folder, "text");
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st =
		kzi_meta_number(index->database, KZI_META_TEXT_LENGTH, &length, err);
	if (st == KZ_OK && stat(file, &about) != 0)
		st = kzi_fail_errno(err, "%s", file);
	else if (st == KZ_OK && (uint64_t)about.st_size < length)
		st = other_text(index, err);
	if (st == KZ_OK)
		st = kzi_text_open(file, false, &index->texts, err);
	free(file);
	return st;
}

static kz_status open_folder(kz_index *index, const kzi_buffer *served, kz_error *err)
{
	char folder[KZI_GENERATION_NAME];
	kzi_buffer text = {0};
	const kzi_server *server = index->server;
	kz_status st = find_generation(server, folder, err);
	if (st == KZ_OK)
		st = kzi_analysis_file_read(server->text, folder, &text, err);
	if (st == KZ_OK && strcmp(text.data, served->data) != 0)
		st = other_text(index, err);
	if (st == KZ_OK)
		st = kzi_analysis_file_open(server->text, folder, &index->analysis, err);
	if (st == KZ_OK)
		st = open_text(index, folder, err);
	kzi_buffer_free(&text);
	return st;
}

static kz_status look(kz_index *index, kz_error *err)
{
	kzi_buffer served = {0};
	kz_status st = read_analysis(index, &served, err);
	if (st == KZ_OK)
		st = index->server->text != NULL
			     ? open_folder(index, &served, err)
			     : kzi_analysis_served_open(
				       index->path, served.data, &index->analysis, err);
	kzi_buffer_free(&served);
	return st;
}

kz_status kzi_server_connect(kz_index *index, kz_error *err)
{
	xapian_error why;
	const kzi_server *server = index->server;
	kzi_index_forget(index);
	xapian_status found = xapian_database_open_remote(server->host, server->port,
		server->allowed, server->allowed, &index->database, &why);
	/* Whatever it is that a server has to say: there is no index to be had. */
	kz_status st = found == XAPIAN_OK || found == XAPIAN_E_NO_MEMORY
			       ? kzi_engine(found, &why, index->path, err)
			       : kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET, "%s: %s (%s)",
					 index->path, why.message, why.type);
	if (st == KZ_OK)
		st = look(index, err);
	if (st != KZ_OK)
		kzi_index_forget(index);
	return st;
}

kz_status kzi_server_allow(kz_index *index, uint32_t timeout, kz_error *err)
{
	kzi_server *server = index->server;
	if (timeout == 0 || timeout > server->timeout)
		timeout = server->timeout;
	if (server->allowed == timeout && index->database != NULL)
		return KZ_OK;
	server->allowed = timeout;
	return kzi_server_connect(index, err);
}

kz_status kzi_server_open(
	const char *place, uint32_t timeout, kz_index **out, kz_error *err)
{
	kz_index *index = calloc(1, sizeof *index);
	kzi_server *server = calloc(1, sizeof *server);
	char *path = strndup(place, strcspn(place, ","));
	if (index == NULL || server == NULL || path == NULL) {
		free(index);
		free(server);
		free(path);
		return kzi_no_memory(err);
	}
	index->path = path;
	index->server = server;
	index->process = getpid();
	server->timeout = timeout > 0 ? timeout : TIMEOUT_DEFAULT;
	server->allowed = server->timeout;
	kz_status st = read_place(place, server, err);
	if (st == KZ_OK)
		st = kzi_server_connect(index, err);
	if (st == KZ_OK)
		*out = index;
	else
		kz_index_close(index);
	return st;
}
