#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#include "CSystem.h"

// Changes come from dnotify, which tells no names (nobody asks for them here) and is gone at once when the program
// ends. The kernel takes an inotify watch down only after a grace period: up to 20 ms in which a program that was left
// is not gone. Where the kernel has no dnotify, inotify sends the same signal.
//
// The signal is SIGIO: not queued, so that ten thousand writes are one; sent to the watching thread alone.

static bool tell_me(int descriptor) {
  struct f_owner_ex owner = {.type = F_OWNER_TID, .pid = gettid()};
  return fcntl(descriptor, F_SETOWN_EX, &owner) == 0;
}

bool cs_folder_open(const char *path, struct cs_folder_watch *watch) {
  char parent[PATH_MAX];
  watch->inotify = watch->parent = -1;
  watch->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (watch->folder < 0) return false;
  if (snprintf(parent, sizeof parent, "%s/..", path) < (int)sizeof parent)
    watch->parent = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return true;
}

void cs_folder_block_signals(sigset_t *before) {
  // Not those that a fault of the thread itself raises: the kernel would end the program over a blocked one without
  // asking the handler that gives the terminal back.
  const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
  sigset_t set;
  sigfillset(&set);
  for (size_t n = 0; n < sizeof faults / sizeof faults[0]; n++) sigdelset(&set, faults[n]);
  pthread_sigmask(SIG_SETMASK, &set, before);
}

bool cs_folder_begin(const char *path, struct cs_folder_watch *watch, bool attributes) {
  const unsigned long changes =
      DN_MODIFY | DN_CREATE | DN_DELETE | DN_RENAME | DN_MULTISHOT | (attributes ? DN_ATTRIB : 0);
  if (tell_me(watch->folder) && fcntl(watch->folder, F_NOTIFY, changes) == 0) {
    // Only for the folder's own name; without it the rest is watched all the same.
    if (watch->parent >= 0 && tell_me(watch->parent))
      fcntl(watch->parent, F_NOTIFY, (unsigned long)(DN_DELETE | DN_RENAME | DN_MULTISHOT));
    return true;
  }
  watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (watch->inotify < 0) return false;
  const uint32_t mask =
      (attributes ? IN_ATTRIB : 0) | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_MOVE_SELF | IN_DELETE_SELF;
  return tell_me(watch->inotify) && fcntl(watch->inotify, F_SETFL, O_NONBLOCK | O_ASYNC) == 0 &&
         inotify_add_watch(watch->inotify, path, mask) >= 0;
}

void cs_folder_drain(const struct cs_folder_watch *watch) {
  // The signal before what it tells of: an event that comes in between is read or told, while one left in the queue
  // without its signal would swallow all that are like it. Not the signal to stop, which is for the next wait.
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGIO);
  const struct timespec none = {0, 0};
  while (sigtimedwait(&set, NULL, &none) == SIGIO) {}
  char buffer[65536];
  while (watch->inotify >= 0 && read(watch->inotify, buffer, sizeof buffer) > 0) {}
}

void cs_folder_close(struct cs_folder_watch *watch) {
  int *descriptors[] = {&watch->folder, &watch->parent, &watch->inotify};
  for (int n = 0; n < 3; n++) {
    if (*descriptors[n] >= 0) close(*descriptors[n]);
    *descriptors[n] = -1;
  }
}

enum cs_wait cs_folder_wait(bool changes, int milliseconds) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGURG);
  if (changes) sigaddset(&set, SIGIO);
  struct timespec end, now, left;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += milliseconds / 1000;
  end.tv_nsec += milliseconds % 1000 * 1000000L;
  while (true) {
    int signal;
    if (milliseconds < 0) {
      signal = sigwaitinfo(&set, NULL);
    } else {
      clock_gettime(CLOCK_MONOTONIC, &now);
      long long nanoseconds = (end.tv_sec - now.tv_sec) * 1000000000LL + end.tv_nsec - now.tv_nsec;
      if (nanoseconds < 0) nanoseconds = 0;
      left.tv_sec = nanoseconds / 1000000000;
      left.tv_nsec = nanoseconds % 1000000000;
      signal = sigtimedwait(&set, NULL, &left);
    }
    if (signal == SIGURG) return cs_wait_stopped;
    if (signal == SIGIO) return cs_wait_changed;
    if (signal < 0 && errno == EAGAIN) return cs_wait_over;
    // Anything else was a stop and a continuation of the whole program.
  }
}

void cs_folder_stop(pthread_t thread) { pthread_kill(thread, SIGURG); }
