// Makes every fsync and fdatasync of a process take longer, by SLOW_FLUSH_MICROSECONDS: a disk whose commits are slow.
// cc -shared -fPIC -O2 -o libslow_flush.so slow_flush.c -ldl ; LD_PRELOAD=./libslow_flush.so
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void rest(void)
{
    const char *text = getenv("SLOW_FLUSH_MICROSECONDS");
    long microseconds = text ? atol(text) : 0;
    struct timespec left = { microseconds / 1000000, microseconds % 1000000 * 1000 };
    while (nanosleep(&left, &left) != 0)
    {
    }
}

static int flush(const char *name, int file)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    rest();
    return real(file);
}

int fsync(int file) { return flush("fsync", file); }

int fdatasync(int file) { return flush("fdatasync", file); }
