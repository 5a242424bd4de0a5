// Pseudo-terminals and processes on them, for tests.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

// Opens a pair; the near end does not block. -1 on failure. `path` gets the far end's name (at least 64 bytes).
int pt_open(char *path, size_t path_size);
bool pt_set_size(int terminal, int columns, int rows);
int pt_unread_bytes(int terminal);

// Starts a program as leader of a session whose terminal is `path`. `descriptors` replace 0, 1, 2 where not -1;
// `idle` becomes descriptor 9; it starts in `folder`, where that is
// not NULL. -1 on failure.
pid_t pt_spawn(
    const char *program, char *const arguments[], char *const environment[], const char *path,
    const int descriptors[3], int idle, const char *folder);

// Starts a program without a terminal of its own; `descriptors` become 0, 1 and 2, and no others are handed down.
// -1 on failure, with errno set.
pid_t pt_start(
    const char *program, char *const arguments[], char *const environment[], const int descriptors[3],
    const char *folder);

// A private pipe whose ends do not block.
bool pt_pipe(int ends[2]);

// Readable once the process has ended; -1 on failure.
int pt_exit_descriptor(pid_t process);

// The foreground process group, asked from the near end.
pid_t pt_foreground_group(int terminal);

// Sends a signal to one thread of a program.
bool pt_signal_thread(pid_t process, pid_t thread, int number);

// 0 while it runs, else 1 and its wait status.
int pt_poll_exit(pid_t process, int *status);

// What libvterm shows; here, because asking for each cell is slow in a debug build of Swift.
struct VTermScreen;

// One row as UTF-8 without the blanks at its end; `text` gets at most `size` bytes with the zero at their end.
void pt_row_text(struct VTermScreen *screen, int row, int columns, char *text, size_t size);

// All cells with colours and attributes, `pt_image_cell_size()` bytes each. Blanks look alike, however they came
// about and in whatever colour of letters; the right half of a wide letter is one value.
size_t pt_image_cell_size(void);
void pt_image(struct VTermScreen *screen, int rows, int columns, unsigned char *image);

#endif
