#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "CForeignFiles.h"

enum { FILE_DESCRIPTOR = 3, FIRST_FREE = 10, PIPE_SIZE = 1 << 20 };

int cf_start(
    const char *program, char *const arguments[], char *const environment[], int file, pid_t *process, int *answer) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  // What the child is given must not lie where it is given it.
  int output = fcntl(ends[1], F_DUPFD_CLOEXEC, FIRST_FREE);
  int input = fcntl(file, F_DUPFD_CLOEXEC, FIRST_FREE);
  close(ends[1]);
  fcntl(ends[0], F_SETPIPE_SZ, PIPE_SIZE);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, input, FILE_DESCRIPTOR);
  posix_spawn_file_actions_addclosefrom_np(&actions, FILE_DESCRIPTOR + 1);

  // Threads of the dashboard block signals, which a child would inherit; and Ctrl-C is the parent's to answer.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  int code = output < 0 || input < 0
                 ? EMFILE
                 : posix_spawn(process, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (output >= 0) close(output);
  if (input >= 0) close(input);
  if (code != 0)
    close(ends[0]);
  else
    *answer = ends[0];
  return code;
}
