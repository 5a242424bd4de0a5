// What must not be written in Swift: signal handlers, and a few calls whose macros or variadic forms Swift cannot see.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

// Handlers for crashes (SEGV, ABRT, ILL, TRAP, BUS, FPE) and for the signals that ask a program to end
// (TERM, HUP, INT, QUIT). Until ct_signals_defer the latter end the program as by default, after the terminal is given back.
void ct_signals_install(void);

// From now on signals that ask are collected, TSTP, CONT and WINCH as well. The descriptor becomes readable then; -1 on failure.
int ct_signals_defer(void);

// Back to the state after ct_signals_install.
void ct_signals_stop_deferring(void);

// The signals that came since the last call, as bits (1 << signal number), and empties the descriptor.
uint64_t ct_signals_take(void);

// Stops the program as SIGTSTP does by default; returns when it is continued.
void ct_signals_stop_self(void);

// Whether a signal that asks to end waits to be taken.
bool ct_signals_asked_to_end(void);

// Returns when the terminal may be used: at once in the foreground, else the program stops as for using it in the
// background, until it is continued in the foreground. False when it is asked to end.
bool ct_wait_for_foreground(int terminal);

// For a thread that never handles signals: blocks those that ask, and gives it a stack for crash handlers.
void ct_signals_prepare_thread(void);

// What a crash handler needs to give the terminal back. `reset` is copied (at most 512 bytes).
// `kept_errors` is the file that stands for standard error meanwhile, or -1; `standard_error` its real descriptor.
void ct_rescue_arm(
    int terminal, const struct termios *saved, const char *reset, size_t reset_length, int standard_error,
    int kept_errors);

// True if it was armed.
bool ct_rescue_disarm(void);

// Gives the terminal back if armed; also registered with atexit. Safe in a signal handler.
void ct_rescue_now(void);

// Writes all of `bytes`, waiting for room at most `milliseconds` altogether; returns how many were written.
size_t ct_write_all(int descriptor, const char *bytes, size_t length, int milliseconds);

// Writes what gives a terminal back, waiting at most that long. One that stopped reading loses what it has not read,
// and gets it then, should it ever read again. False where not even that was possible.
bool ct_give_back(int terminal, const char *reset, size_t length, int milliseconds);

// Nanoseconds of the monotonic clock.
uint64_t ct_now(void);

// A terminal's own second descriptor, close-on-exec and non-blocking; `flags` is O_RDONLY or O_WRONLY. -1 on failure.
int ct_reopen(int descriptor, bool for_writing);
int ct_memory_file(const char *name);
int ct_event_descriptor(void);
bool ct_window_size(int descriptor, int *columns, int *rows);

// Takes the user's locale, C where that does not exist. True if its characters are UTF-8.
bool ct_use_locale(void);
// The name of the charset in use.
const char *ct_charset(void);
// Whether the system knows a charset of that name.
bool ct_charset_exists(const char *name);
// Takes the characters of another locale that is UTF-8. False if none is there.
bool ct_borrow_utf8_locale(void);

// Whether a console's font has all of these letters: 1 or 0; -1 where it cannot be asked, being none of this machine.
int ct_console_has(int descriptor, const uint32_t *scalars, size_t count);

// Input byte by byte, without echo, line editing or flow control; Ctrl-C, Ctrl-Z and Ctrl-\ stay signals.
struct termios ct_raw_mode(struct termios saved);
bool ct_set_attributes(int descriptor, const struct termios *attributes);

bool ct_is_open(int descriptor);
void ct_mark_private(int descriptor);
void ct_ignore_broken_pipes(void);

#endif
