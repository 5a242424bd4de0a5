// Changes of a folder as signals to one thread: calls whose macros and variadic forms Swift cannot see.
#ifndef CSTORE_H
#define CSTORE_H

#include <pthread.h>
#include <stdbool.h>

// The descriptors that stand for a watch; -1 where there is none.
struct cs_folder_watch {
  int folder;
  // The folder above, for the folder's own name.
  int parent;
  // Only where the kernel has no dnotify.
  int inotify;
};

// What ended a wait.
enum cs_wait { cs_wait_over, cs_wait_changed, cs_wait_stopped };

// Opens the folder. False with errno set where that fails; nothing is left open then.
bool cs_folder_open(const char *path, struct cs_folder_watch *watch);

// From now on what is written, made, removed or renamed in the folder is told to the calling thread, which must have
// SIGIO and SIGURG blocked. False with errno set where the system refuses.
bool cs_folder_begin(const char *path, struct cs_folder_watch *watch);

// Forgets what came until now.
void cs_folder_drain(const struct cs_folder_watch *watch);

void cs_folder_close(struct cs_folder_watch *watch);

// Sleeps until there is a change (where `changes` is true), cs_folder_stop, or the time is over; -1 waits for ever.
enum cs_wait cs_folder_wait(bool changes, int milliseconds);

// Ends a wait of that thread, now or the next time it waits.
void cs_folder_stop(pthread_t thread);

#endif
