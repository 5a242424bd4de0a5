#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CExport.h"

int cx_memory_file(void) { return memfd_create("phienhop-export", MFD_CLOEXEC); }

int cx_rename_new(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  // Not every file system knows that; a second name and then the first one's end is the same.
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (link(from, to) == 0) return unlink(from) == 0 ? 0 : errno;
  // Some, such as those of memory sticks, know no second name either.
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return errno;
  if (faccessat(AT_FDCWD, to, F_OK, AT_SYMLINK_NOFOLLOW) == 0) return EEXIST;
  return rename(from, to) == 0 ? 0 : errno;
}
