/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "power.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096, OBJECTS = 400, NAMES = 2000, NAME_SIZE = 64, PATH_SIZE = 300 };

/* ---- Recording ---- */

struct recording {
	size_t size, used;
	unsigned long deeds;
	bool full;
	char directory[PATH_SIZE];
	unsigned char entries[];
};

/* Before the bytes of a deed; of one with names, these are two strings. */
struct entry {
	enum call call;
	unsigned moment;
	uint64_t inode, offset, length;
	size_t bytes;
};

static struct recording *current;
static const volatile unsigned *current_moment;

struct recording *recording_new(size_t size)
{
	struct recording *made = mmap(NULL, sizeof *made + size, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (made == MAP_FAILED)
		return NULL;
	made->size = size;
	return made;
}

void recording_free(struct recording *recording)
{
	if (recording != NULL)
		munmap(recording, sizeof *recording + recording->size);
}

void recording_begin(struct recording *recording, const char *directory,
	const volatile unsigned *moment)
{
	snprintf(recording->directory, sizeof recording->directory, "%s", directory);
	recording->used = 0;
	recording->deeds = 0;
	recording->full = false;
	current = recording;
	current_moment = moment;
}

bool recording_whole(const struct recording *recording)
{
	return !recording->full;
}

unsigned long recording_deeds(const struct recording *recording)
{
	return recording->deeds;
}

static size_t rounded(size_t size)
{
	return (size + 15) / 16 * 16;
}

static void append(struct entry *entry, const void *bytes)
{
	struct recording *r = current;
	size_t needed = rounded(sizeof *entry) + rounded(entry->bytes);
	if (r->full || r->size - r->used < needed) {
		r->full = true;
		return;
	}
	entry->moment = *current_moment;
	memcpy(r->entries + r->used, entry, sizeof *entry);
	if (entry->bytes > 0)
		memcpy(r->entries + r->used + rounded(sizeof *entry), bytes,
			entry->bytes);
	r->used += needed;
	r->deeds++;
}

/* A path below the directory, without that. */
static const char *inner(const char *path)
{
	const char *rest = path + strlen(current->directory);
	return *rest == '/' ? rest + 1 : rest;
}

static void append_names(struct entry *entry, const struct deed *deed)
{
	char names[2 * PATH_SIZE] = "";
	const char *second = deed->new_path != NULL ? inner(deed->new_path) : "";
	const char *first = inner(deed->path);
	entry->bytes = strlen(first) + strlen(second) + 2;
	if (entry->bytes > sizeof names)
		abort();
	strcpy(names, first);
	strcpy(names + strlen(first) + 1, second);
	append(entry, names);
}

void record(const struct deed *deed)
{
	struct stat about;
	bool has_fd = deed->call == CALL_OPEN || deed->path == NULL;
	struct entry entry = {.call = deed->call,
		.offset = (uint64_t)deed->offset,
		.length = deed->size};
	if (has_fd ? fstat(deed->fd, &about) == 0 : lstat(deed->path, &about) == 0)
		entry.inode = about.st_ino;
	if (deed->path != NULL) {
		append_names(&entry, deed);
		return;
	}
	entry.bytes = deed->call == CALL_WRITE ? deed->size : 0;
	append(&entry, deed->bytes);
}

/* ---- The disk ---- */

/* A file or a directory, under whichever names. */
struct object {
	uint64_t inode;
	bool is_directory;
	unsigned char *now, *synced;
	size_t now_size, synced_size;
	unsigned char *dirty; /* a byte for each page of now */
	size_t pages;
};

/* A name is given in a directory, or taken away; at a rename both at once. */
struct naming {
	int directory, object;                /* object: -1 for taken away */
	char name[NAME_SIZE], old[NAME_SIZE]; /* old: "" or the one that goes */
	bool durable;
};

struct disk {
	struct object objects[OBJECTS];
	int object_count;
	struct naming names[NAMES];
	int name_count;
	enum model model;
};

static int add_object(struct disk *disk, uint64_t inode, bool is_directory)
{
	if (disk->object_count == OBJECTS)
		abort();
	disk->objects[disk->object_count] =
		(struct object){.inode = inode, .is_directory = is_directory};
	return disk->object_count++;
}

/* The last that was made with that number: a number is used again. */
static int find_inode(const struct disk *disk, uint64_t inode)
{
	for (int i = disk->object_count - 1; i >= 0; i--) {
		if (disk->objects[i].inode == inode)
			return i;
	}
	abort();
}

/* What has that name among the first of the namings; -1: nothing. */
static int look_up(
	const struct disk *disk, const bool *counts, int directory, const char *name)
{
	for (int i = disk->name_count - 1; i >= 0; i--) {
		const struct naming *n = &disk->names[i];
		if (n->directory != directory || (counts != NULL && !counts[i]))
			continue;
		if (strcmp(n->name, name) == 0)
			return n->object;
		if (strcmp(n->old, name) == 0 && n->old[0] != '\0')
			return -1;
	}
	return -1;
}

/* The directory of a path, and the last part of it. */
static int directory_of(const struct disk *disk, const char *path, char name[NAME_SIZE])
{
	int at = 0;
	const char *slash;
	while ((slash = strchr(path, '/')) != NULL) {
		snprintf(name, NAME_SIZE, "%.*s", (int)(slash - path), path);
		at = look_up(disk, NULL, at, name);
		if (at < 0)
			abort();
		path = slash + 1;
	}
	if (strlen(path) >= NAME_SIZE)
		abort();
	strcpy(name, path);
	return at;
}

static void name_object(struct disk *disk, const char *path, int object, const char *old)
{
	struct naming *n = &disk->names[disk->name_count];
	if (disk->name_count == NAMES)
		abort();
	*n = (struct naming){.object = object};
	n->directory = directory_of(disk, path, n->name);
	/* All renames are within one directory. */
	if (old != NULL && directory_of(disk, old, n->old) != n->directory)
		abort();
	disk->name_count++;
}

static int object_at(const struct disk *disk, const char *path)
{
	char name[NAME_SIZE];
	int directory = directory_of(disk, path, name);
	return look_up(disk, NULL, directory, name);
}

/* ---- What is done to it ---- */

static void resize(struct object *object, size_t size)
{
	size_t pages = (size + PAGE - 1) / PAGE, before = object->now_size;
	object->now = realloc(object->now, pages * PAGE + 1);
	object->dirty = realloc(object->dirty, pages + 1);
	if (object->now == NULL || object->dirty == NULL)
		abort();
	if (size > before)
		memset(object->now + before, 0, pages * PAGE - before);
	for (size_t page = before / PAGE; page < pages; page++)
		object->dirty[page] = 1;
	object->now_size = size;
	object->pages = pages;
}

static void write_object(
	struct object *object, uint64_t offset, const void *bytes, size_t size)
{
	if (offset + size > object->now_size)
		resize(object, (size_t)offset + size);
	memcpy(object->now + offset, bytes, size);
	for (size_t page = (size_t)offset / PAGE; page * PAGE < offset + size; page++)
		object->dirty[page] = 1;
}

static void sync_object(struct disk *disk, int number)
{
	struct object *object = &disk->objects[number];
	if (!object->is_directory) {
		object->synced = realloc(object->synced, object->now_size + 1);
		if (object->synced == NULL)
			abort();
		if (object->now_size > 0) {
			memcpy(object->synced, object->now, object->now_size);
			memset(object->dirty, 0, object->pages);
		}
		object->synced_size = object->now_size;
	}
	for (int i = 0; i < disk->name_count; i++) {
		if (disk->model == JOURNAL || disk->names[i].directory == number)
			disk->names[i].durable = true;
	}
}

static void open_file(struct disk *disk, const char *path, uint64_t inode)
{
	int there = object_at(disk, path);
	if (there >= 0 && disk->objects[there].inode == inode)
		resize(&disk->objects[there], 0);
	else
		name_object(disk, path, add_object(disk, inode, false), NULL);
}

static void make_directory_at(struct disk *disk, const char *path, uint64_t inode)
{
	int made = add_object(disk, inode, true);
	/* The first is the directory of all. */
	if (path[0] != '\0')
		name_object(disk, path, made, NULL);
}

static void do_deed(struct disk *disk, const struct entry *entry, const void *bytes)
{
	const char *path = bytes, *second = NULL;
	int object = -1;
	bool has_names = entry->call != CALL_WRITE && entry->call != CALL_SYNC &&
			 entry->call != CALL_TRUNCATE;
	if (has_names)
		second = path + strlen(path) + 1;
	else
		object = find_inode(disk, entry->inode);
	switch (entry->call) {
	case CALL_OPEN:
		open_file(disk, path, entry->inode);
		break;
	case CALL_MKDIR:
		make_directory_at(disk, path, entry->inode);
		break;
	case CALL_LINK:
		name_object(disk, second, object_at(disk, path), NULL);
		break;
	case CALL_UNLINK:
		name_object(disk, path, -1, NULL);
		break;
	case CALL_RENAME:
		name_object(disk, second, object_at(disk, path), path);
		break;
	case CALL_WRITE:
		write_object(&disk->objects[object], entry->offset, bytes, entry->bytes);
		break;
	case CALL_TRUNCATE:
		resize(&disk->objects[object], entry->length);
		break;
	case CALL_SYNC:
		sync_object(disk, object);
		break;
	default:
		abort();
	}
}

/* ---- What is left of it ---- */

static bool by_chance(void)
{
	return rand() % 2 == 0;
}

/* Which names have come to the disk: in each directory, or in all together, those up
 * to a moment that chance chose. */
static void choose_names(const struct disk *disk, bool counts[NAMES])
{
	bool stopped[OBJECTS] = {false};
	int pending = 0;
	for (int i = 0; i < disk->name_count; i++)
		pending += !disk->names[i].durable;
	for (int i = 0; i < disk->name_count; i++) {
		int journal = disk->model == JOURNAL ? 0 : disk->names[i].directory;
		if (disk->names[i].durable) {
			counts[i] = true;
			continue;
		}
		stopped[journal] = stopped[journal] || rand() % (pending + 1) == 0;
		counts[i] = !stopped[journal];
	}
}

static void write_file(const struct object *object, const char *path)
{
	size_t size = object->synced_size;
	/* The length came to the disk, or not, or as far as some page of it. */
	if (object->now_size < size && by_chance())
		size = object->now_size;
	if (object->now_size > size && by_chance())
		size += (size_t)rand() % (object->now_size - size + 1);
	unsigned char *bytes = calloc(1, size + 1);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (bytes == NULL || fd < 0)
		abort();
	for (size_t at = 0; at < size; at += PAGE) {
		size_t length = size - at < PAGE ? size - at : PAGE;
		bool is_new = at < object->now_size &&
			      (!object->dirty[at / PAGE] || by_chance());
		const unsigned char *from = is_new ? object->now : object->synced;
		size_t there = is_new ? object->now_size : object->synced_size;
		if (at < there)
			memcpy(bytes + at, from + at,
				there - at < length ? there - at : length);
	}
	if (write(fd, bytes, size) != (ssize_t)size || close(fd) != 0)
		abort();
	free(bytes);
}

static void write_directory(
	const struct disk *disk, const bool *counts, int directory, const char *path)
{
	if (mkdir(path, 0777) != 0)
		abort();
	for (int i = 0; i < disk->name_count; i++) {
		const struct naming *n = &disk->names[i];
		char below[2 * PATH_SIZE];
		struct stat about;
		if (n->directory != directory || !counts[i])
			continue;
		int object = look_up(disk, counts, directory, n->name);
		snprintf(below, sizeof below, "%s/%s", path, n->name);
		/* A name that was given twice. */
		if (object < 0 || lstat(below, &about) == 0)
			continue;
		if (disk->objects[object].is_directory)
			write_directory(disk, counts, object, below);
		else
			write_file(&disk->objects[object], below);
	}
}

static void free_disk(struct disk *disk)
{
	for (int i = 0; i < disk->object_count; i++) {
		free(disk->objects[i].now);
		free(disk->objects[i].synced);
		free(disk->objects[i].dirty);
	}
	free(disk);
}

unsigned cut_power(const struct recording *recording, unsigned long deeds,
	enum model model, const char *path)
{
	struct disk *disk = calloc(1, sizeof *disk);
	bool counts[NAMES];
	struct entry entry = {0};
	size_t at = 0;
	if (disk == NULL)
		abort();
	disk->model = model;
	for (unsigned long i = 0; i < deeds; i++) {
		memcpy(&entry, recording->entries + at, sizeof entry);
		at += rounded(sizeof entry);
		do_deed(disk, &entry, recording->entries + at);
		at += rounded(entry.bytes);
	}
	choose_names(disk, counts);
	if (disk->object_count > 0)
		write_directory(disk, counts, 0, path);
	free_disk(disk);
	return entry.moment;
}
