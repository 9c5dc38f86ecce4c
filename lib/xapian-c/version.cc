/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The format is told in lib/bulk/README.md. */
#include "version.hh"

#include "directory.hh"

#include <xapian.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <sys/types.h>
#include <unistd.h>

namespace xapian_c
{

namespace
{

constexpr char magic[] = "\x0F\x0DXapian Glass\x04\x6E";
constexpr size_t uuid_size = 16;
const char *const tables[] = {
	"postlist", "docdata", "termlist", "position", "spelling", "synonym"};

/* Xapian's walk of a table has room for as many levels. */
constexpr uint64_t levels = 10;

/* As much as Xapian reads of it. */
constexpr size_t longest = 256;

struct reading {
	const std::string path;
	const unsigned char *at, *const end;

	[[noreturn]] void wrong(const char *what) const
	{
		throw Xapian::DatabaseCorruptError(path + ": " + what);
	}

	/* Seven bits in each byte, the lowest first. */
	uint64_t number()
	{
		uint64_t value = 0;
		for (int shift = 0; at < end && shift < 64; shift += 7) {
			value |= uint64_t(*at & 0x7F) << shift;
			if ((*at++ & 0x80) == 0)
				return value;
		}
		wrong("ends within a number");
	}

	/* Behind how many blocks the file has nothing, or 0 when that is not told. */
	uint64_t free_blocks()
	{
		uint64_t size = number();
		if (size > uint64_t(end - at))
			wrong("ends within a list of free blocks");
		if (size == 0)
			return 0;
		reading list = {path, at, at + size};
		at = list.end;
		list.number(); /* revision */
		uint64_t blocks = list.number();
		/* Where the list is read, and where written: block and place. */
		for (int i = 0; i < 4; i++)
			list.number();
		if (list.at != list.end)
			wrong("a list of free blocks is too long");
		return blocks;
	}

	/* Says whether the table has a file. */
	bool table()
	{
		uint64_t root = number(), flags = number(), entries = number();
		uint64_t block_size = number() << 11;
		number(); /* from which length on tags are packed */
		uint64_t blocks = free_blocks(), level = flags >> 2;
		bool empty = (flags & 1) != 0;
		if (level >= levels)
			wrong("a table is too deep");
		if (empty && (level > 0 || entries > 0))
			wrong("a table without a root has entries");
		if (!empty && blocks > 0 && root >= blocks)
			wrong("a root lies behind its table");
		if (block_size < 2048 || block_size > 65536 ||
			(block_size & (block_size - 1)) != 0)
			wrong("no size of a block");
		return !empty;
	}
};

/* For Xapian a table that it cannot open is one without entries. */
void require_file(const std::string &path)
{
	int fd = open_readable(path, 0);
	if (fd >= 0)
		close(fd);
	else if (errno == ENOENT)
		throw Xapian::DatabaseCorruptError(path + ": gone");
	else
		throw Xapian::DatabaseOpeningError(path, errno);
}

/* What there is of it, or none of it when it cannot be read. */
size_t read_start(const std::string &path, unsigned char bytes[longest])
{
	size_t size = 0;
	ssize_t got;
	int fd = open_readable(path, 0);
	if (fd < 0)
		return 0;
	while (size < longest && (got = read(fd, bytes + size, longest - size)) > 0)
		size += size_t(got);
	close(fd);
	return size;
}

} // namespace

void check_version(const std::string &directory)
{
	unsigned char bytes[longest];
	std::string path = directory + "/iamglass";
	size_t size = read_start(path, bytes), head = sizeof magic - 1;
	if (size < head + uuid_size || memcmp(bytes, magic, head) != 0)
		return;
	reading version = {path, bytes + head + uuid_size, bytes + size};
	version.number(); /* revision */
	for (const char *name : tables) {
		if (version.table())
			require_file(directory + "/" + name + ".glass");
	}
}

} // namespace xapian_c
