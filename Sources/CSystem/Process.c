#define _GNU_SOURCE
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "CSystem.h"

#ifndef MADV_POPULATE_WRITE
// Linux 5.14 and later; older ones refuse.
#define MADV_POPULATE_WRITE 23
#endif

void cs_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }

void cs_thread_give_way(void) {
  // Here a priority belongs to a thread. A ninth of the usual share where all processors are busy, all of it where one
  // is free.
  const int priority = 10;
  if (getpriority(PRIO_PROCESS, 0) < priority) setpriority(PRIO_PROCESS, 0, priority);
}

uint64_t cs_file_system(const char *path, bool *is_read_only) {
  struct statfs information;
  if (statfs(path, &information) != 0) return 0;
  // As the bit of statvfs: the lowest one.
  *is_read_only = (information.f_flags & 1) != 0;
  return (uint64_t)information.f_type;
}

void cs_memory_settle(void) {
  mallopt(M_TOP_PAD, 2 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
  // Setting either ends the library's own adjusting, which would have come to about this.
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
}

static void populate(uintptr_t start, size_t bytes) {
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t first = (start + page - 1) & ~(page - 1), end = (start + bytes) & ~(page - 1);
  if (end > first) madvise((void *)first, end - first, MADV_POPULATE_WRITE);
}

void cs_memory_take_on_main_thread(size_t bytes) {
  // More than is left of the first piece, so that the heap grows by its new step. A call the compiler cannot leave
  // out: malloc and free alone it would.
  void *volatile piece = malloc(132 << 10);
  free(piece);
  const uintptr_t end = (uintptr_t)sbrk(0);
  if (end != UINTPTR_MAX && end > bytes) populate(end - bytes, bytes);
}

void cs_memory_take(size_t bytes) {
  void *volatile piece = malloc(bytes);
  if (!piece) return;
  populate((uintptr_t)piece, bytes);
  free(piece);
}
