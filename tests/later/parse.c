/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first that a process does is to read a file of each kind that needs the module;
 * says what came of it.
 *
 *     later-parse [alone|threads|fork] [FOLDER]
 *
 * FOLDER: where it goes first, once the libraries are loaded.
 */
#include <kamerzoek.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8 };

static pthread_barrier_t barrier;

static const char page[] =
	"<html><body><p>De minister schrijft een brief.</p></body></html>";
/* The end of a ZIP file without any files in it, behind the beginning of one. */
static const char zip[] = "PK\x03\x04"
			  "PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\x04\0\0\0\0";

static void parse(const char *bytes, size_t length, const char *name, kz_error *err)
{
	kz_document *document = NULL;
	*err = (kz_error){0};
	kz_document_parse(bytes, length, name, &document, err);
	kz_document_free(document);
}

static void *parse_page(void *err)
{
	pthread_barrier_wait(&barrier);
	parse(page, sizeof page - 1, "brief.html", err);
	return NULL;
}

static void tell(const char *name, const kz_error *err)
{
	printf("%s: %s %s\n", name, kz_status_name(err->status), err->message);
	fflush(stdout);
}

static int in_threads(void)
{
	pthread_t threads[THREADS];
	kz_error errors[THREADS];
	if (pthread_barrier_init(&barrier, NULL, THREADS) != 0)
		return 1;
	for (size_t i = 0; i < THREADS; i++) {
		if (pthread_create(&threads[i], NULL, parse_page, &errors[i]) != 0)
			return 1;
	}
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		tell("page", &errors[i]);
	}
	pthread_barrier_destroy(&barrier);
	return 0;
}

static int alone(void)
{
	kz_error err;
	parse(page, sizeof page - 1, "brief.html", &err);
	tell("page", &err);
	/* By its name it could be anything. */
	parse(zip, sizeof zip - 1, "brief", &err);
	tell("zip", &err);
	return 0;
}

int main(int argc, char **argv)
{
	const char *how = argc > 1 ? argv[1] : "alone";
	int status = 1;
	if (argc > 2 && chdir(argv[2]) != 0)
		return 1;
	if (strcmp(how, "threads") == 0)
		return in_threads();
	if (strcmp(how, "fork") != 0)
		return alone();
	pid_t child = fork();
	if (child == 0)
		return alone();
	return child > 0 && waitpid(child, &status, 0) == child && status == 0 ? 0 : 1;
}
