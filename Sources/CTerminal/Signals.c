#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "CTerminal.h"

static const int crashes[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
static const int endings[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int others[] = {SIGTSTP, SIGCONT, SIGWINCH};
#define COUNT(list) (sizeof(list) / sizeof(list[0]))

// A handler that finds its signal still unserved after this long takes the program down itself.
static const uint64_t patience = 1000000000;

static atomic_bool deferring;
static atomic_int event = -1;
static _Atomic uint64_t pending;
static _Atomic uint64_t pending_since;
static atomic_uint continued;

static atomic_bool armed;
static int rescue_terminal = -1;
// The same open terminal by a number of its own, which nothing else of the program writes to.
static int rescue_own = -1;
static struct termios rescue_attributes;
static char rescue_bytes[512];
static size_t rescue_length;
static int rescue_standard_error = -1;
static int rescue_kept_errors = -1;

uint64_t ct_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

size_t ct_write_all(int descriptor, const char *bytes, size_t length, int milliseconds) {
  uint64_t end = ct_now() + (uint64_t)milliseconds * 1000000;
  size_t done = 0;
  while (done < length) {
    ssize_t count = write(descriptor, bytes + done, length - done);
    if (count > 0) {
      done += (size_t)count;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else if (count < 0 && errno == EAGAIN) {
      uint64_t now = ct_now();
      if (now >= end) break;
      struct pollfd entry = {.fd = descriptor, .events = POLLOUT};
      poll(&entry, 1, (int)((end - now) / 1000000) + 1);
      if (entry.revents & (POLLERR | POLLHUP | POLLNVAL)) break;
    } else {
      break;
    }
  }
  return done;
}

bool ct_give_back(int terminal, const char *reset, size_t length, int milliseconds) {
  if (ct_write_all(terminal, reset, length, milliseconds) == length) return true;
  // The terminal stopped reading. What it has not read goes: it is part of a picture that is not wanted any more.
  // CAN ends a sequence of which it read half.
  static const char cancel = 0x18;
  // In the background this would stop us.
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  tcflush(terminal, TCOFLUSH);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return ct_write_all(terminal, &cancel, 1, 0) == 1 && ct_write_all(terminal, reset, length, 0) == length;
}

void ct_rescue_arm(
    int terminal, const struct termios *saved, const char *reset, size_t reset_length, int standard_error,
    int kept_errors) {
  static atomic_bool registered;
  atomic_store(&armed, false);
  rescue_terminal = terminal;
  if (rescue_own >= 0) close(rescue_own);
  rescue_own = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
  rescue_attributes = *saved;
  rescue_length = reset_length < sizeof rescue_bytes ? reset_length : 0;
  memcpy(rescue_bytes, reset, rescue_length);
  rescue_standard_error = standard_error;
  rescue_kept_errors = kept_errors;
  if (!atomic_exchange(&registered, true)) atexit(ct_rescue_now);
  atomic_store(&armed, true);
}

bool ct_rescue_disarm(void) { return atomic_exchange(&armed, false); }

void ct_rescue_now(void) {
  if (!atomic_exchange(&armed, false)) return;
  int saved_errno = errno;
  // A background process that sets a terminal's attributes would be stopped here.
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  int terminal = rescue_terminal;
  int nowhere = rescue_own >= 0 ? open("/dev/null", O_WRONLY | O_CLOEXEC) : -1;
  if (nowhere >= 0 && dup2(nowhere, rescue_terminal) >= 0) {
    // The crash may be another thread's: the screen's goes on drawing, but no longer onto the terminal. What it was
    // about to write when its descriptor went has a moment to arrive before the terminal is given back.
    terminal = rescue_own;
    poll(NULL, 0, 2);
  }
  ct_give_back(terminal, rescue_bytes, rescue_length, 200);
  tcsetattr(terminal, TCSANOW, &rescue_attributes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (rescue_kept_errors >= 0) {
    char part[1024];
    off_t offset = 0;
    ssize_t count;
    dup2(rescue_standard_error, STDERR_FILENO);
    // Standard error was a terminal, else it would not have been kept; ours does not block.
    while (offset < 65536 && (count = pread(rescue_kept_errors, part, sizeof part, offset)) > 0) {
      if (ct_write_all(terminal, part, (size_t)count, 200) < (size_t)count) break;
      offset += count;
    }
  }
  errno = saved_errno;
}

static void die(int number) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}

static void on_crash(int number) {
  ct_rescue_now();
  die(number);
}

static bool is_ending(int number) {
  for (size_t index = 0; index < COUNT(endings); index++)
    if (endings[index] == number) return true;
  return false;
}

static void on_signal(int number) {
  int saved_errno = errno;
  if (!atomic_load(&deferring)) {
    if (is_ending(number)) {
      ct_rescue_now();
      die(number);
    }
    errno = saved_errno;
    return;
  }
  if (number == SIGCONT) atomic_fetch_add(&continued, 1);
  uint64_t bit = (uint64_t)1 << number;
  uint64_t before = atomic_fetch_or(&pending, bit);
  if (is_ending(number)) {
    uint64_t now = ct_now();
    if (!(before & bit)) {
      atomic_store(&pending_since, now);
    } else if (now - atomic_load(&pending_since) > patience) {
      ct_rescue_now();
      die(number);
    }
  }
  uint64_t one = 1;
  ssize_t ignored = write(atomic_load(&event), &one, sizeof one);
  (void)ignored;
  errno = saved_errno;
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void give_crash_stack(void) {
  enum { size = 65536 };
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE) && present.ss_size >= 16384) return;
  // Stays when its thread ends: only helpers of the first frame do, and the others live as long as the program.
  stack_t stack = {.ss_sp = malloc(size), .ss_size = size};
  if (stack.ss_sp) sigaltstack(&stack, NULL);
}

void ct_signals_install(void) {
  // A parent that blocks signals hands that on: a program that cannot be ended would be the result.
  sigset_t ours;
  sigemptyset(&ours);
  for (size_t index = 0; index < COUNT(crashes); index++) sigaddset(&ours, crashes[index]);
  for (size_t index = 0; index < COUNT(endings); index++) sigaddset(&ours, endings[index]);
  for (size_t index = 0; index < COUNT(others); index++) sigaddset(&ours, others[index]);
  pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
  give_crash_stack();
  for (size_t index = 0; index < COUNT(crashes); index++)
    handle(crashes[index], on_crash, SA_ONSTACK | SA_NODEFER);
  for (size_t index = 0; index < COUNT(endings); index++) {
    // nohup and shells' background jobs ignore some of them; that stands.
    struct sigaction present;
    if (sigaction(endings[index], NULL, &present) == 0 && present.sa_handler == SIG_IGN) continue;
    handle(endings[index], on_signal, SA_ONSTACK | SA_RESTART);
  }
}

int ct_signals_defer(void) {
  if (atomic_load(&event) < 0) atomic_store(&event, eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (atomic_load(&event) < 0) return -1;
  atomic_store(&pending, 0);
  atomic_store(&deferring, true);
  for (size_t index = 0; index < COUNT(others); index++) {
    struct sigaction present;
    if (others[index] == SIGTSTP && sigaction(SIGTSTP, NULL, &present) == 0 && present.sa_handler == SIG_IGN)
      continue;
    handle(others[index], on_signal, SA_ONSTACK | SA_RESTART);
  }
  return atomic_load(&event);
}

void ct_signals_stop_deferring(void) {
  atomic_store(&deferring, false);
  for (size_t index = 0; index < COUNT(others); index++) handle(others[index], SIG_DFL, 0);
}

uint64_t ct_signals_take(void) {
  uint64_t count;
  ssize_t ignored = read(atomic_load(&event), &count, sizeof count);
  (void)ignored;
  return atomic_exchange(&pending, 0);
}

bool ct_signals_asked_to_end(void) {
  uint64_t present = atomic_load(&pending);
  for (size_t index = 0; index < COUNT(endings); index++)
    if (present & (uint64_t)1 << endings[index]) return true;
  return false;
}

bool ct_wait_for_foreground(int terminal) {
  for (;;) {
    if (ct_signals_asked_to_end()) return false;
    pid_t foreground = tcgetpgrp(terminal);
    // Not our controlling terminal, or none: nobody stops us for using it.
    if (foreground <= 0 || foreground == getpgrp()) return true;
    // As the kernel would do, were the terminal used from here; but an ending that comes meanwhile is seen.
    struct sigaction before;
    sigaction(SIGTTOU, NULL, &before);
    if (before.sa_handler == SIG_IGN) return true;
    unsigned count = atomic_load(&continued);
    die(SIGTTOU);
    sigaction(SIGTTOU, &before, NULL);
    // Where nobody could continue us (an orphaned group) the kernel does not stop us.
    if (atomic_load(&continued) == count) return true;
  }
}

void ct_signals_stop_self(void) {
  // SIGTSTP by default, not SIGSTOP: where nobody could continue us (an orphaned group) the kernel drops it.
  struct sigaction before;
  sigaction(SIGTSTP, NULL, &before);
  die(SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

void ct_signals_prepare_thread(void) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t index = 0; index < COUNT(endings); index++) sigaddset(&set, endings[index]);
  for (size_t index = 0; index < COUNT(others); index++) sigaddset(&set, others[index]);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  give_crash_stack();
}
