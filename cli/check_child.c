/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check_child.h"

#include "complain.h"
#include "progress.h"
#include "terminal.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Of memory beside what the process has already; of time for any index, and for how
 * many bytes of it a second more. */
static const uint64_t memory = UINT64_C(2) << 30;
static const rlim_t seconds = 120, bytes_a_second = 500000;

/* What the child tells, each with the bytes that follow. */
enum telling { TELLS_DAMAGE = 1, TELLS_PROGRESS, TELLS_END };

struct end {
	kz_status status;
	kz_error error;
	struct outcome outcome;
};

/* ---- In the child ---- */

static void tell(FILE *out, enum telling kind, const void *bytes, size_t length)
{
	fputc(kind, out);
	fwrite(&length, sizeof length, 1, out);
	fwrite(bytes, length, 1, out);
}

static bool tell_damage(void *context, const kz_damage *damage)
{
	char *bytes;
	size_t length;
	FILE *out = context, *all = open_memstream(&bytes, &length);
	if (all == NULL)
		return false;
	const char *words[] = {damage->file, damage->id, damage->path, damage->what};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		fwrite(words[i], strlen(words[i]) + 1, 1, all);
	if (fclose(all) != 0)
		return false;
	tell(out, TELLS_DAMAGE, bytes, length);
	free(bytes);
	/* What comes next may be the end of us. */
	return fflush(out) == 0;
}

static bool tell_progress(void *context, const kz_progress *progress)
{
	static struct timespec last;
	struct timespec now;
	FILE *out = context;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (now.tv_sec == last.tv_sec && now.tv_nsec - last.tv_nsec < 50000000)
		return true;
	last = now;
	tell(out, TELLS_PROGRESS, progress, sizeof *progress);
	return fflush(out) == 0;
}

static void limit(int resource, rlim_t most)
{
	struct rlimit now;
	if (getrlimit(resource, &now) != 0)
		return;
	if (now.rlim_max == RLIM_INFINITY || most < now.rlim_max)
		setrlimit(resource, &(struct rlimit){most, most});
}

/* Beside what there is: an address sanitizer alone takes terabytes. */
static void limit_memory(void)
{
	unsigned long pages = 0;
	FILE *about = fopen("/proc/self/statm", "re");
	if (about == NULL)
		return;
	if (fscanf(about, "%lu", &pages) == 1)
		limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + memory);
	fclose(about);
}

static kz_status check(const struct task *task, rlim_t most_seconds, FILE *out,
	kz_check_summary *summary, kz_error *err)
{
	kz_check_options options = KZ_CHECK_OPTIONS_INIT;
	limit(RLIMIT_CPU, most_seconds);
	limit_memory();
	options.parts = task->part;
	options.on_damage = tell_damage;
	options.on_progress = tell_progress;
	options.context = out;
	return kz_index_check(task->database, &options, summary, err);
}

static kz_status rebuild(
	const struct task *task, FILE *out, kz_rebuild_summary *summary, kz_error *err)
{
	kz_rebuild_options options = *task->rebuild;
	options.on_loss = tell_damage;
	options.on_progress = tell_progress;
	options.context = out;
	return kz_index_rebuild(task->database, &options, summary, err);
}

static void be_the_child(const struct task *task, rlim_t most_seconds, FILE *out)
{
	struct end end = {.outcome = {.check = KZ_CHECK_SUMMARY_INIT,
				  .rebuild = KZ_REBUILD_SUMMARY_INIT}};
	limit(RLIMIT_CORE, 0);
	end.status =
		task->part != 0
			? check(task, most_seconds, out, &end.outcome.check, &end.error)
			: rebuild(task, out, &end.outcome.rebuild, &end.error);
	tell(out, TELLS_END, &end, sizeof end);
	_exit(fflush(out) == 0 ? 0 : 1);
}

/* ---- Here ---- */

static bool is_known(const struct findings *found, const char *const words[4])
{
	for (size_t i = 0; i < found->count; i++) {
		const struct finding *one = &found->items[i];
		if (strcmp(one->file, words[0]) == 0 && strcmp(one->id, words[1]) == 0 &&
			strcmp(one->what, words[3]) == 0)
			return true;
	}
	return false;
}

static char *copied(const char *text)
{
	char *copy = strdup(text);
	if (copy == NULL)
		out_of_memory();
	return copy;
}

static void add(struct findings *found, const char *const words[4])
{
	if (is_known(found, words))
		return;
	struct finding *items =
		realloc(found->items, (found->count + 1) * sizeof *found->items);
	if (items == NULL)
		out_of_memory();
	found->items = items;
	items[found->count++] = (struct finding){
		copied(words[0]), copied(words[1]), copied(words[2]), copied(words[3])};
}

void findings_cut(struct findings *found, size_t count)
{
	while (found->count > count) {
		struct finding *one = &found->items[--found->count];
		free((char *)one->file);
		free((char *)one->id);
		free((char *)one->path);
		free((char *)one->what);
	}
	if (count == 0) {
		free(found->items);
		found->items = NULL;
	}
}

static void take_damage(struct findings *found, const char *bytes, size_t length)
{
	const char *words[4], *end = bytes + length;
	for (int i = 0; i < 4; i++) {
		words[i] = bytes < end ? bytes : "";
		bytes += strlen(words[i]) + 1;
	}
	add(found, words);
}

/* Until the child has nothing to tell any more. */
static bool listen(FILE *in, bool quiet, struct findings *found, struct end *end)
{
	int kind;
	size_t length;
	bool ended = false;
	while ((kind = fgetc(in)) != EOF && fread(&length, sizeof length, 1, in) == 1) {
		char *bytes = malloc(length + 1);
		if (bytes == NULL)
			out_of_memory();
		bytes[length] = '\0';
		bool whole = fread(bytes, length, 1, in) == 1;
		if (whole && kind == TELLS_DAMAGE)
			take_damage(found, bytes, length);
		else if (whole && kind == TELLS_PROGRESS && !quiet)
			progress_show((const kz_progress *)bytes);
		else if (whole && kind == TELLS_END)
			memcpy(end, bytes, sizeof *end);
		ended |= whole && kind == TELLS_END;
		free(bytes);
	}
	return ended;
}

static const char *name_of(uint32_t part)
{
	return part == KZ_CHECK_FILES   ? "its files"
	       : part == KZ_CHECK_TEXTS ? "its documents"
	       : part == KZ_CHECK_TERMS ? "its words"
					: "its tables";
}

static void add_about(struct findings *found, const char *what)
{
	add(found, (const char *const[4]){"glass", "", "", what});
}

/* The death of a check is damage. */
static void take_death(struct findings *found, uint32_t part, int how)
{
	char what[120];
	int number = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
	if (number == SIGXCPU || number == SIGKILL)
		snprintf(what, sizeof what, "looking through %s does not end",
			name_of(part));
	else
		snprintf(what, sizeof what, "the engine crashes on it, in %s (%s %d)",
			name_of(part), number != 0 ? "signal" : "status",
			number != 0 ? number : WEXITSTATUS(how));
	add_about(found, what);
}

/* What is whole is looked through in far less: some number is damaged, and is taken for
 * the size of something. */
static void take_greed(struct findings *found, uint32_t part)
{
	char what[120];
	snprintf(what, sizeof what, "looking through %s asks for too much memory",
		name_of(part));
	add_about(found, what);
}

/* ---- Both ---- */

static rlim_t bytes_seen;

static int see_file(const char *path, const struct stat *about, int kind, struct FTW *at)
{
	(void)path;
	(void)at;
	if (kind == FTW_F)
		bytes_seen += (rlim_t)about->st_size;
	return 0;
}

static rlim_t seconds_for(const char *database)
{
	bytes_seen = 0;
	nftw(database, see_file, 16, FTW_PHYS);
	return seconds + bytes_seen / bytes_a_second;
}

static kz_status fail(kz_error *err, const char *what)
{
	*err = (kz_error){.status = KZ_E_IO, .offset = -1};
	snprintf(err->message, sizeof err->message, "%s: %s", what, strerror(errno));
	return KZ_E_IO;
}

/* The stream on which a child tells what it finds; *pid is whose. */
static FILE *start(const struct task *task, pid_t *pid)
{
	int ends[2];
	rlim_t most = seconds_for(task->database);
	/* Or the child would write what is ours to write. */
	fflush(NULL);
	if (pipe(ends) != 0)
		return NULL;
	*pid = fork();
	if (*pid == 0) {
		close(ends[0]);
		FILE *out = fdopen(ends[1], "w");
		if (out != NULL)
			be_the_child(task, most, out);
		_exit(1);
	}
	close(ends[1]);
	if (*pid > 0)
		return fdopen(ends[0], "r");
	close(ends[0]);
	return NULL;
}

kz_status do_in_child(const struct task *task, struct findings *found,
	struct outcome *out, kz_error *err)
{
	pid_t pid;
	int how = 0;
	struct end end = {.outcome = {.check = KZ_CHECK_SUMMARY_INIT,
				  .rebuild = KZ_REBUILD_SUMMARY_INIT}};
	*out = end.outcome;
	FILE *in = start(task, &pid);
	if (in == NULL)
		return fail(err, "a process of its own");
	bool ended = listen(in, task->quiet, found, &end);
	fclose(in);
	while (waitpid(pid, &how, 0) < 0 && errno == EINTR)
		continue;
	*out = end.outcome;
	out->died = !ended;
	if (!ended && task->part != 0)
		take_death(found, task->part, how);
	if (task->part != 0 && end.status == KZ_E_NO_MEMORY) {
		take_greed(found, task->part);
		return KZ_OK;
	}
	if (end.status < 0)
		*err = end.error;
	return end.status;
}

void finding_show(FILE *stream, const struct finding *one, bool plain)
{
	write_own(stream, plain ? "file: " : "");
	write_text(stream, one->file);
	if (one->id[0] != '\0') {
		write_own(stream, plain ? "\nid: " : ": ");
		write_text(stream, one->id);
	}
	if (one->path[0] != '\0') {
		write_own(stream, plain ? "\npath: " : " (");
		write_text(stream, one->path);
		write_own(stream, plain ? "" : ")");
	}
	write_own(stream, plain ? "\nwhat: " : ": ");
	write_text(stream, one->what);
	write_own(stream, plain ? "\n\n" : "\n");
}
