// Calls of the system whose macros and variadic forms Swift cannot see: changes of a folder as signals to one thread,
// memory taken in one piece, and hashes by a library of the system.
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

// Blocks what a watching thread must not be disturbed by, and what tells it of changes; the mask before is kept in
// `before`. Called before such a thread is made, which inherits the mask.
void cs_folder_block_signals(sigset_t *before);

// From now on what is written, made, removed or renamed in the folder is told to the calling thread, which must have
// SIGIO and SIGURG blocked; with `attributes` also what becomes readable or stops being so. False with errno set where
// the system refuses.
bool cs_folder_begin(const char *path, struct cs_folder_watch *watch, bool attributes);

// Forgets what came until now.
void cs_folder_drain(const struct cs_folder_watch *watch);

void cs_folder_close(struct cs_folder_watch *watch);

// Sleeps until there is a change (where `changes` is true), cs_folder_stop, or the time is over; -1 waits for ever.
enum cs_wait cs_folder_wait(bool changes, int milliseconds);

// Ends a wait of that thread, now or the next time it waits.
void cs_folder_stop(pthread_t thread);

// Names the calling thread for those who look at the program from outside; at most fifteen letters. Foundation passes a
// name on only where the thread that made this one was quick enough to note which it is.
void cs_thread_name(const char *name);

// From now on the calling thread, and what it starts, gives way to the threads that somebody is waiting for. For good:
// the system lets nobody take it back.
void cs_thread_give_way(void);

// The number of the kind of file system a path is on, as statfs has it, and whether it may be read only; 0 when the
// path cannot be asked. No kind has the number 0.
uint64_t cs_file_system(const char *path, bool *is_read_only);

// Lets heaps grow in large steps and keep what they have. To be called before there is a second thread.
void cs_memory_settle(void);

// SHA-256 of content. NULL where the system has no library for it, or no memory.
struct cs_sha256;
struct cs_sha256 *cs_sha256_begin(void);
void cs_sha256_add(struct cs_sha256 *hash, const void *bytes, size_t count);
// Gives the hash of what was added; nothing may be added afterwards.
void cs_sha256_end(struct cs_sha256 *hash, uint8_t digest[32]);
void cs_sha256_free(struct cs_sha256 *hash);

// Takes so many bytes for the heap of the main thread, which calls this. What the system refuses is taken page by page
// later, as without this call.
void cs_memory_take_on_main_thread(size_t bytes);

// The same for what the calling thread takes next, whichever it is.
void cs_memory_take(size_t bytes);

// Sockets of a folder: messages within one machine. No call waits.

// Opens a folder to reach sockets through; -1 with errno set.
int cs_local_folder(const char *path);

// Listens under a name in the folder, in the place of whoever did so before. The rights to connect are the folder's own
// rights to read. `draft` is a name nobody else uses, `identity` becomes the number of what now bears the name. -1 with
// errno set.
int cs_local_listen(int folder, const char *draft, const char *name, uint64_t *identity);

// Takes the name away, unless it is another's by now.
void cs_local_remove(int folder, const char *name, uint64_t identity);

// -1 with errno set: ENOENT or ECONNREFUSED where nobody listens, EACCES without the right.
int cs_local_connect(int folder, const char *name);

int cs_local_accept(int listener);

// What became of a message: sent, no room for it now, or nobody is there any more.
enum cs_sent { cs_sent_whole, cs_sent_later, cs_sent_never };

enum cs_sent cs_local_send(int descriptor, const void *bytes, size_t count);

// The length of a message; 0 where the other side is gone, -1 where there is none yet.
long cs_local_receive(int descriptor, void *bytes, size_t count);

#endif
