#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "CSystem.h"

// A socket's path ends at 107 bytes, a folder's own may be forty times as long: sockets are reached through the open
// folder. Messages keep their boundaries (SOCK_SEQPACKET), and no call here ever waits.

static bool fill(struct sockaddr_un *address, int folder, const char *name) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  int length = snprintf(address->sun_path, sizeof address->sun_path, "/proc/self/fd/%d/%s", folder, name);
  if (length > 0 && length < (int)sizeof address->sun_path) return true;
  errno = ENAMETOOLONG;
  return false;
}

static int socket_of_ours(void) {
  int descriptor = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return -1;
  // Room for one of the largest messages; what is newer than what fits is sent later, in one.
  int size = 64 * 1024;
  setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
  return descriptor;
}

int cs_local_folder(const char *path) { return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC); }

int cs_local_listen(int folder, const char *draft, const char *name, uint64_t *identity) {
  struct sockaddr_un address;
  struct stat status;
  if (!fill(&address, folder, draft) || fstat(folder, &status) != 0) return -1;
  // Who may read the folder may follow; to connect is to write.
  gid_t group = status.st_gid;
  mode_t mode = 0600 | (status.st_mode & S_IRGRP ? 0060 : 0) | (status.st_mode & S_IROTH ? 0006 : 0);
  int descriptor = socket_of_ours();
  if (descriptor < 0) return -1;
  // One that a program which was killed has left.
  unlinkat(folder, draft, 0);
  // Nobody knows the draft's name before it has its rights and is listened to.
  bool is_bound = bind(descriptor, (struct sockaddr *)&address, sizeof address) == 0;
  // The folder's group, where the system lets us: its rights are those of that group.
  if (is_bound && fchownat(folder, draft, (uid_t)-1, group, AT_SYMLINK_NOFOLLOW) != 0) errno = 0;
  if (is_bound && fchmodat(folder, draft, mode, 0) == 0 &&
      fstatat(folder, draft, &status, AT_SYMLINK_NOFOLLOW) == 0 && listen(descriptor, 64) == 0 &&
      renameat(folder, draft, folder, name) == 0) {
    *identity = status.st_ino;
    return descriptor;
  }
  int error = errno;
  unlinkat(folder, draft, 0);
  close(descriptor);
  errno = error;
  return -1;
}

void cs_local_remove(int folder, const char *name, uint64_t identity) {
  struct stat status;
  if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_ino == identity)
    unlinkat(folder, name, 0);
}

int cs_local_connect(int folder, const char *name) {
  struct sockaddr_un address;
  if (!fill(&address, folder, name)) return -1;
  int descriptor = socket_of_ours();
  if (descriptor < 0) return -1;
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0) return descriptor;
  int error = errno;
  close(descriptor);
  errno = error;
  return -1;
}

int cs_local_accept(int listener) {
  int descriptor = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (descriptor < 0) return -1;
  int size = 64 * 1024;
  setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
  return descriptor;
}

enum cs_sent cs_local_send(int descriptor, const void *bytes, size_t count) {
  if (send(descriptor, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0) return cs_sent_whole;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? cs_sent_later : cs_sent_never;
}

long cs_local_receive(int descriptor, void *bytes, size_t count) {
  long received = recv(descriptor, bytes, count, MSG_DONTWAIT);
  if (received >= 0) return received;
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? -1 : 0;
}
