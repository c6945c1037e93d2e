/* A disk that takes its time: loaded before the C library (LD_PRELOAD), every sync takes SLOW_SYNC_MS milliseconds more,
   as on a memory stick or a share.

   Build: gcc -shared -fPIC -O1 -o slow_sync.so slow_sync.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_a_while(void) {
    const char *more = getenv("SLOW_SYNC_MS");
    if (more) usleep(1000 * (useconds_t)atoi(more));
}

#define SLOW(name) \
    int name(int fd) { \
        static int (*real)(int); \
        if (!real) real = dlsym(RTLD_NEXT, #name); \
        wait_a_while(); \
        return real(fd); }
SLOW(fsync)
SLOW(fdatasync)
