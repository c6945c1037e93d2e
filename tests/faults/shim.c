/* Faults of a disk on demand: loaded before the C library (LD_PRELOAD), it stands between the program and the system
   for every call on a file within one folder. Which call fails, and how, is said by fault_arm() from the process itself.

   Build: gcc -shared -fPIC -O1 -o shim.so shim.c -ldl
   Both names of a call are there where the C library has two: SQLite's wheel is built for an older library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, READ = 2, WRITE = 4, SYNC = 8, TRUNCATE = 16, NAME = 32, LOCK = 64, STAT = 128 };
enum { COUNT, ONCE, FOR_GOOD, KILLED, TORN };

static char folder[4096], first[512], calls[1 << 16];
static long seen, at;
static int failing_ops, failure, mode, armed;

void fault_arm(const char *where, int ops, int how, long nth, int error) {
    snprintf(folder, sizeof folder, "%s", where);
    failing_ops = ops, mode = how, at = nth, failure = error, seen = 0, first[0] = 0, calls[0] = 0, armed = 1;
}

long fault_disarm(void) { armed = 0; return seen; }
const char *fault_first(void) { return first; }
const char *fault_calls(void) { return calls; }

static int within(const char *path) { return path && strncmp(path, folder, strlen(folder)) == 0; }

/* How the call is to go on: 0 as it was meant, 1 it fails, 2 half of it is done and then the process is killed. */
static int struck(int op, const char *name, const char *path) {
    if (!(op & failing_ops)) return 0;
    seen++;
    const char *last = strrchr(path, '/');
    char what[512];
    snprintf(what, sizeof what, "%s %s", name, strcmp(path, folder) ? last + 1 : "the folder");
    if (strlen(calls) + strlen(what) + 2 < sizeof calls) strcat(strcat(calls, what), "\n");
    if (mode == COUNT || (mode == FOR_GOOD ? seen < at : seen != at)) return 0;
    if (!first[0]) strcpy(first, what);
    if (mode == KILLED) kill(getpid(), SIGKILL);
    if (mode == TORN) return 2;
    errno = failure;
    return 1;
}

static int struck_fd(int op, const char *name, int fd) {
    char link[64], path[4096];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return within(path) ? struck(op, name, path) : 0;
}

static int struck_path(int op, const char *name, const char *path) {
    return armed && within(path) ? struck(op, name, path) : 0;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); va_list more; va_start(more, flags); mode_t rights = va_arg(more, mode_t); va_end(more); \
        return struck_path(OPEN, "open", path) ? -1 : real(path, flags, rights); }
OPENING(open)
OPENING(open64)

static void die_after(ssize_t done) { (void)done; kill(getpid(), SIGKILL); }

#define WRITING(name) \
    ssize_t name(int fd, const void *from, size_t size, off_t where) { \
        REAL(name); int how = struck_fd(WRITE, "write", fd); \
        if (how == 2) die_after(real(fd, from, size / 2, where)); \
        return how ? -1 : real(fd, from, size, where); }
WRITING(pwrite)
WRITING(pwrite64)
ssize_t write(int fd, const void *from, size_t size) {
    REAL(write); int how = struck_fd(WRITE, "write", fd);
    if (how == 2) die_after(real(fd, from, size / 2));
    return how ? -1 : real(fd, from, size);
}

#define ON_FD(type, name, op, said, parameters, values) \
    type name parameters { REAL(name); return struck_fd(op, said, fd) ? -1 : real values; }
#define ON_PATH(type, name, op, said, parameters, values) \
    type name parameters { REAL(name); return struck_path(op, said, path) ? -1 : real values; }

ON_FD(ssize_t, read, READ, "read", (int fd, void *to, size_t size), (fd, to, size))
ON_FD(ssize_t, pread, READ, "read", (int fd, void *to, size_t size, off_t where), (fd, to, size, where))
ON_FD(ssize_t, pread64, READ, "read", (int fd, void *to, size_t size, off_t where), (fd, to, size, where))
ON_FD(int, fsync, SYNC, "sync", (int fd), (fd))
ON_FD(int, fdatasync, SYNC, "sync", (int fd), (fd))
ON_FD(int, ftruncate, TRUNCATE, "truncate", (int fd, off_t size), (fd, size))
ON_FD(int, ftruncate64, TRUNCATE, "truncate", (int fd, off_t size), (fd, size))
ON_PATH(int, unlink, NAME, "unlink", (const char *path), (path))
ON_PATH(int, rename, NAME, "rename", (const char *path, const char *to), (path, to))
ON_PATH(int, link, NAME, "link", (const char *path, const char *to), (path, to))
ON_PATH(int, stat, STAT, "stat", (const char *path, struct stat *to), (path, to))
ON_PATH(int, stat64, STAT, "stat", (const char *path, struct stat64 *to), (path, to))
ON_PATH(int, lstat, STAT, "stat", (const char *path, struct stat *to), (path, to))
ON_PATH(int, lstat64, STAT, "stat", (const char *path, struct stat64 *to), (path, to))
ON_FD(int, fstat, STAT, "stat", (int fd, struct stat *to), (fd, to))
ON_FD(int, fstat64, STAT, "stat", (int fd, struct stat64 *to), (fd, to))
int __xstat64(int version, const char *path, struct stat64 *to);
int __lxstat64(int version, const char *path, struct stat64 *to);
int __fxstat64(int version, int fd, struct stat64 *to);
ON_PATH(int, __xstat64, STAT, "stat", (int version, const char *path, struct stat64 *to), (version, path, to))
ON_PATH(int, __lxstat64, STAT, "stat", (int version, const char *path, struct stat64 *to), (version, path, to))
ON_FD(int, __fxstat64, STAT, "stat", (int version, int fd, struct stat64 *to), (version, fd, to))

#define LOCKING(name) \
    int name(int fd, int command, ...) { \
        REAL(name); va_list more; va_start(more, command); void *value = va_arg(more, void *); va_end(more); \
        int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK; \
        return locks && struck_fd(LOCK, "lock", fd) ? -1 : real(fd, command, value); }
LOCKING(fcntl)
LOCKING(fcntl64)
