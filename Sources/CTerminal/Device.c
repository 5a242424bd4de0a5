#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <langinfo.h>
#include <linux/kd.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CTerminal.h"

int ct_reopen(int descriptor, bool for_writing) {
  int flags = (for_writing ? O_WRONLY : O_RDONLY) | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  // The flag O_NONBLOCK belongs to the open file, which the shell shares with us: so a file of our own.
  if (isatty(descriptor)) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    int own = open(path, flags);
    if (own >= 0) return own;
  } else if (for_writing) {
    return -1;
  }
  // After `su` the terminal's file belongs to somebody else; /dev/tty opens for everybody.
  return open("/dev/tty", flags);
}

int ct_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int ct_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

bool ct_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool ct_use_locale(void) {
  // The letters only. Everything else is read and written by us: libraries must not put a comma into a number,
  // and the other eleven categories would be eleven files before the first frame. A locale that does not exist
  // leaves us with C.
  setlocale(LC_CTYPE, "");
  return is_utf8();
}

const char *ct_charset(void) { return nl_langinfo(CODESET); }

bool ct_charset_exists(const char *name) {
  iconv_t converter = iconv_open("UTF-8", name);
  if (converter == (iconv_t)-1) return false;
  iconv_close(converter);
  return true;
}

bool ct_borrow_utf8_locale(void) {
  const char *others[] = {"C.UTF-8", "vi_VN.UTF-8", "en_US.UTF-8"};
  for (size_t index = 0; index < sizeof others / sizeof others[0]; index++)
    if (setlocale(LC_CTYPE, others[index]) && is_utf8()) return true;
  return false;
}

int ct_console_has(int descriptor, const uint32_t *scalars, size_t count) {
  struct unipair *pairs = NULL;
  struct unimapdesc map = {.entry_ct = 0, .entries = NULL};
  // Asked without room, the kernel says how much it needs; a terminal that is no console refuses.
  if (ioctl(descriptor, GIO_UNIMAP, &map) != 0 && errno != ENOMEM) return -1;
  // Some kernels count the pairs only up to the room they were given.
  map.entry_ct = UINT16_MAX;
  pairs = calloc(map.entry_ct, sizeof *pairs);
  if (!pairs) return -1;
  map.entries = pairs;
  int result = -1;
  if (ioctl(descriptor, GIO_UNIMAP, &map) == 0) {
    result = 1;
    for (size_t index = 0; index < count && result == 1; index++) {
      result = 0;
      for (unsigned entry = 0; entry < map.entry_ct && result == 0; entry++)
        if (pairs[entry].unicode == scalars[index]) result = 1;
    }
  }
  free(pairs);
  return result;
}

struct termios ct_raw_mode(struct termios saved) {
  struct termios raw = saved;
  raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP | IXON | IXOFF | PARMRK | BRKINT);
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  raw.c_lflag |= ISIG;
  raw.c_oflag &= ~(tcflag_t)OPOST;
  raw.c_cflag &= ~(tcflag_t)(CSIZE | PARENB);
  raw.c_cflag |= CS8;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return raw;
}

bool ct_set_attributes(int descriptor, const struct termios *attributes) {
  // In the background this would stop us, and whoever ends us then would have to ask twice. Whether the terminal is
  // ours to set is asked before, by ct_wait_for_foreground.
  sigset_t block, before;
  sigemptyset(&block);
  sigaddset(&block, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &block, &before);
  int result;
  // Never TCSADRAIN: a terminal that stopped reading would hold us here.
  do result = tcsetattr(descriptor, TCSANOW, attributes);
  while (result != 0 && errno == EINTR);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return result == 0;
}

bool ct_is_open(int descriptor) { return descriptor >= 0 && fcntl(descriptor, F_GETFD) >= 0; }

void ct_mark_private(int descriptor) {
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

void ct_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
