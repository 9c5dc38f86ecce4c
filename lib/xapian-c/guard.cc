/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was thrown, as a status and one clean line. */
#include "guard.hh"

#include <xapian.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <strings.h>

namespace xapian_c
{

namespace
{

struct known_type {
	const char *type;
	xapian_status status;
};

/* By name: catching each class apart would be as many catch clauses. */
const known_type known_types[] = {
	{"AssertionError", XAPIAN_E_ARGUMENT},
	{"InvalidArgumentError", XAPIAN_E_ARGUMENT},
	{"RangeError", XAPIAN_E_ARGUMENT},
	{"InvalidOperationError", XAPIAN_E_OPERATION},
	{"UnimplementedError", XAPIAN_E_OPERATION},
	{"QueryParserError", XAPIAN_E_QUERY},
	{"SerialisationError", XAPIAN_E_QUERY},
	{"WildcardError", XAPIAN_E_QUERY},
	{"DatabaseNotFoundError", XAPIAN_E_NOT_FOUND},
	{"DatabaseOpeningError", XAPIAN_E_NOT_FOUND},
	{"DocNotFoundError", XAPIAN_E_NO_DOCUMENT},
	{"DatabaseVersionError", XAPIAN_E_VERSION},
	{"FeatureUnavailableError", XAPIAN_E_VERSION},
	{"DatabaseCorruptError", XAPIAN_E_CORRUPT},
	{"DatabaseLockError", XAPIAN_E_LOCKED},
	{"DatabaseModifiedError", XAPIAN_E_MODIFIED},
	{"DatabaseClosedError", XAPIAN_E_CLOSED},
	{"NetworkError", XAPIAN_E_NETWORK},
	{"NetworkTimeoutError", XAPIAN_E_NETWORK},
};

xapian_status status_of_type(const Xapian::Error &error, xapian_status otherwise)
{
	for (const known_type &known : known_types)
		if (std::strcmp(known.type, error.get_type()) == 0)
			return known.status;
	return otherwise;
}

const char *words_of_errno(int number)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 32)
	const char *words = strerrordesc_np(number);
	return words != nullptr ? words : "";
#else
	return std::strerror(number);
#endif
}

/* Xapian keeps errno to itself and shows only its words. */
int errno_of_words(const char *words)
{
	const int most = 200;
	for (int number = 1; number < most; number++) {
		const char *these = words_of_errno(number);
		if (*these != '\0' && strcasecmp(these, words) == 0)
			return number;
	}
	return 0;
}

const char *system_words(const Xapian::Error &error)
{
	try {
		return error.get_error_string();
	} catch (...) {
		return nullptr;
	}
}

/* Of a commit that failed and could not be taken back, they are in the words of the
 * first failure: "... (DatabaseError: Error writing block 0 (No space left on
 * device)), and ...". */
int errno_inside(const std::string &message)
{
	size_t end = message.find("))");
	size_t begin = end != std::string::npos ? message.rfind('(', end) : end;
	if (begin == std::string::npos)
		return 0;
	return errno_of_words(message.substr(begin + 1, end - begin - 1).c_str());
}

int errno_of(const Xapian::Error &error, const char *words)
{
	if (words != nullptr)
		return errno_of_words(words);
	/* A lock that failed has the words at the end of its message only. */
	const std::string &message = error.get_msg();
	size_t at = message.rfind(": ");
	if (std::strcmp(error.get_type(), "DatabaseLockError") == 0)
		return at == std::string::npos ? 0
					       : errno_of_words(message.c_str() + at + 2);
	return errno_inside(message);
}

/* "Not there" and "locked" are only said when they are so: no permission, a
 * read-only disk or no descriptors left come as the same classes. */
xapian_status refine(xapian_status status, int number)
{
	bool vague = status == XAPIAN_E_NOT_FOUND || status == XAPIAN_E_LOCKED;
	if (vague && number != 0 && number != ENOENT && number != ENOTDIR)
		return number == ENOMEM ? XAPIAN_E_NO_MEMORY : XAPIAN_E_IO;
	/* "EOF reading block": the system did its part, the file did not. */
	if (status == XAPIAN_E_IO && number == 0)
		return XAPIAN_E_CORRUPT;
	return status;
}

/* The bytes of the character at text, 0 when it is not UTF-8. */
size_t decode(const unsigned char *text, uint32_t &rune)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	rune = text[0];
	if (rune < 0x80)
		return 1;
	if (rune < 0xC2 || rune > 0xF4)
		return 0;
	size_t size = rune >= 0xF0 ? 4 : rune >= 0xE0 ? 3 : 2;
	rune &= 0x7Fu >> size;
	for (size_t i = 1; i < size; i++) {
		/* A NUL is no continuation: never past the end. */
		if ((text[i] & 0xC0) != 0x80)
			return 0;
		rune = rune << 6 | (text[i] & 0x3Fu);
	}
	bool surrogate = rune >= 0xD800 && rune <= 0xDFFF;
	return rune < smallest[size] || rune > 0x10FFFF || surrogate ? 0 : size;
}

/* What could move a terminal's cursor or turn its text around. */
bool is_control(uint32_t rune)
{
	return rune < 0x20 || (rune >= 0x7F && rune <= 0x9F) || rune == 0x200E ||
	       rune == 0x200F || (rune >= 0x2028 && rune <= 0x202E) ||
	       (rune >= 0x2066 && rune <= 0x2069);
}

/* Messages quote terms and paths, which may hold anything. Uses the first room
 * bytes of the message. */
void append(xapian_error &to, const char *words, size_t room)
{
	size_t used = std::strlen(to.message);
	const unsigned char *from = reinterpret_cast<const unsigned char *>(words);
	while (*from != '\0') {
		uint32_t rune = 0;
		size_t taken = decode(from, rune);
		bool bad = taken == 0 || is_control(rune);
		size_t length = bad ? 1 : taken;
		if (used + length >= room)
			break;
		if (bad)
			to.message[used] = '?';
		else
			std::memcpy(to.message + used, from, length);
		used += length;
		from += taken == 0 ? 1 : taken;
	}
	to.message[used] = '\0';
}

/* With the system's words, and where it was: "remote:tcp(localhost:7001)". */
xapian_status say(xapian_error *err, xapian_status status, int number, const char *type,
	const char *message, const char *system = nullptr, const char *where = "")
{
	if (err == nullptr)
		return status;
	std::memset(err, 0, sizeof *err);
	err->status = status;
	err->system_errno = number;
	std::strncpy(err->type, type, sizeof err->type - 1);
	size_t room = sizeof err->message;
	/* A long path must not push the system's words off the line. */
	size_t needed = system != nullptr ? std::strlen(system) + 2 : 0;
	append(*err, message, needed < room / 2 ? room - needed : room / 2);
	if (system != nullptr) {
		append(*err, ": ", room);
		append(*err, system, room);
	}
	if (*where != '\0') {
		append(*err, ", ", room);
		append(*err, where, room);
	}
	return status;
}

xapian_status report(
	xapian_error *err, const Xapian::Error &error, xapian_status otherwise)
{
	const char *words = system_words(error);
	int number = errno_of(error, words);
	xapian_status status = refine(status_of_type(error, otherwise), number);
	return say(err, status, number, error.get_type(), error.get_msg().c_str(), words,
		error.get_context().c_str());
}

/* As it was said, whatever is in it: only the frame is ours. */
xapian_status repeat(xapian_error *err, const xapian_error &told)
{
	if (err != nullptr)
		*err = told;
	return xapian_status(told.status);
}

struct named_status {
	xapian_status status;
	const char *name;
};

#define NAMED(status)           \
	{                       \
		status, #status \
	}

const named_status statuses[] = {
	NAMED(XAPIAN_OK),
	NAMED(XAPIAN_END),
	NAMED(XAPIAN_E_ARGUMENT),
	NAMED(XAPIAN_E_OPERATION),
	NAMED(XAPIAN_E_QUERY),
	NAMED(XAPIAN_E_NOT_FOUND),
	NAMED(XAPIAN_E_NO_DOCUMENT),
	NAMED(XAPIAN_E_VERSION),
	NAMED(XAPIAN_E_CORRUPT),
	NAMED(XAPIAN_E_LOCKED),
	NAMED(XAPIAN_E_MODIFIED),
	NAMED(XAPIAN_E_CLOSED),
	NAMED(XAPIAN_E_IO),
	NAMED(XAPIAN_E_NETWORK),
	NAMED(XAPIAN_E_NO_MEMORY),
	NAMED(XAPIAN_E_CALLBACK),
	NAMED(XAPIAN_E_INTERNAL),
};

const named_status *find_status(int number)
{
	for (const named_status &known : statuses)
		if (known.status == number)
			return &known;
	return nullptr;
}

} // namespace

xapian_status failure_of(int number) noexcept
{
	return number < 0 && find_status(number) != nullptr ? xapian_status(number)
							    : XAPIAN_E_CALLBACK;
}

void settle(int number, callback_failure &failure)
{
	if (number >= 0)
		return;
	xapian_status status = failure_of(number);
	if (failure.told.status != status)
		say(&failure.told, status, 0, "callback",
			"a callback failed, and did not say why");
	throw failure;
}

xapian_status report_exception(xapian_error *err) noexcept
{
	try {
		throw;
	} catch (const callback_failure &failure) {
		return repeat(err, failure.told);
	} catch (const Xapian::DatabaseError &error) {
		return report(err, error, XAPIAN_E_IO);
	} catch (const Xapian::Error &error) {
		return report(err, error, XAPIAN_E_INTERNAL);
	} catch (const std::bad_alloc &) {
		return say(err, XAPIAN_E_NO_MEMORY, ENOMEM, "std::bad_alloc",
			"out of memory");
	} catch (const std::exception &error) {
		return say(err, XAPIAN_E_INTERNAL, 0, "std::exception", error.what());
	} catch (...) {
		return say(err, XAPIAN_E_INTERNAL, 0, "unknown",
			"something was thrown that is no exception");
	}
}

} // namespace xapian_c

using namespace xapian_c;

/* As an int, because C may pass any number. */
static int number_of(const xapian_status &status)
{
	static_assert(sizeof(xapian_status) == sizeof(int), "an enum is an int in C");
	int number;
	std::memcpy(&number, &status, sizeof number);
	return number;
}

const char *xapian_status_name(xapian_status status)
{
	const named_status *known = find_status(number_of(status));
	return known != nullptr ? known->name : "XAPIAN_E_INTERNAL";
}

xapian_status xapian_fail(xapian_error *err, xapian_status status, const char *message)
{
	return say(err, failure_of(number_of(status)), 0, "callback",
		message != nullptr ? message : "");
}
