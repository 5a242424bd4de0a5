#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CPseudoTerminal.h"

int pt_open(char *path, size_t path_size) {
  int near = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (near < 0) return -1;
  if (grantpt(near) != 0 || unlockpt(near) != 0 || ptsname_r(near, path, path_size) != 0) {
    close(near);
    return -1;
  }
  return near;
}

bool pt_set_size(int terminal, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(terminal, TIOCSWINSZ, &size) == 0;
}

int pt_unread_bytes(int terminal) {
  int count = 0;
  return ioctl(terminal, FIONREAD, &count) == 0 ? count : -1;
}

// With every signal as the system has it. Ends `actions`.
static pid_t start(
    posix_spawn_file_actions_t *actions, short flags, const char *program, char *const arguments[],
    char *const environment[], const char *folder) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  if (folder) posix_spawn_file_actions_addchdir_np(actions, folder);
  sigset_t every, none;
  sigfillset(&every);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &every);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, flags | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  pid_t process = -1;
  int result = posix_spawn(&process, program, actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(actions);
  posix_spawnattr_destroy(&attributes);
  errno = result;
  return result == 0 ? process : -1;
}

pid_t pt_spawn(
    const char *program, char *const arguments[], char *const environment[], const char *path,
    const int descriptors[3], int idle, const char *folder) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // The session leader gets the terminal it opens first as its controlling one.
  posix_spawn_file_actions_addopen(&actions, 10, path, O_RDWR, 0);
  for (int number = 0; number < 3; number++)
    posix_spawn_file_actions_adddup2(&actions, descriptors[number] >= 0 ? descriptors[number] : 10, number);
  if (idle >= 0) posix_spawn_file_actions_adddup2(&actions, idle, 9);
  posix_spawn_file_actions_addclose(&actions, 10);
  return start(&actions, POSIX_SPAWN_SETSID, program, arguments, environment, folder);
}

pid_t pt_start(
    const char *program, char *const arguments[], char *const environment[], const int descriptors[3],
    const char *folder) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // Out of the way first, where none of them is: one may be 0, 1 or 2.
  int base = 10;
  for (int number = 0; number < 3; number++) {
    if (descriptors[number] < base || descriptors[number] > base + 2) continue;
    base += 3;
    number = -1;
  }
  for (int number = 0; number < 3; number++)
    posix_spawn_file_actions_adddup2(&actions, descriptors[number], base + number);
  for (int number = 0; number < 3; number++) posix_spawn_file_actions_adddup2(&actions, base + number, number);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  return start(&actions, 0, program, arguments, environment, folder);
}

int pt_poll_exit(pid_t process, int *status) { return waitpid(process, status, WNOHANG) == process; }

int pt_exit_descriptor(pid_t process) { return pidfd_open(process, 0); }

pid_t pt_foreground_group(int terminal) {
  pid_t group = -1;
  return ioctl(terminal, TIOCGPGRP, &group) == 0 ? group : -1;
}

bool pt_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0; }

bool pt_signal_thread(pid_t process, pid_t thread, int number) {
  return syscall(SYS_tgkill, process, thread, number) == 0;
}
