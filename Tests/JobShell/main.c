// jobshell COMMAND...: plays the shell. Runs the command as a foreground job, so that SIGTSTP stops it: a session
// leader is in an orphaned process group, where the kernel drops that signal. SIGUSR1 means that the user typed fg,
// SIGUSR2 that it was kill %1.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
  if (count < 2) return 2;
  sigset_t resume, before;
  sigemptyset(&resume);
  sigaddset(&resume, SIGUSR1);
  sigaddset(&resume, SIGUSR2);
  sigprocmask(SIG_BLOCK, &resume, &before);
  signal(SIGTTOU, SIG_IGN);
  pid_t job = fork();
  if (job == 0) {
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    signal(SIGTTOU, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    execv(arguments[1], arguments + 1);
    _exit(127);
  }
  // The shell reads nothing from the idle descriptor; only the job may hold its writing end.
  close(9);
  int status = 0;
  for (;;) {
    if (waitpid(job, &status, WUNTRACED) != job) return 1;
    if (!WIFSTOPPED(status)) break;
    tcsetpgrp(0, getpgrp());
    int number = 0;
    sigwait(&resume, &number);
    if (number == SIGUSR1) tcsetpgrp(0, job);
    if (number == SIGUSR2) kill(-job, SIGTERM);
    kill(-job, SIGCONT);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
