// What Swift cannot see of ncurses (macros, globals, variadic functions), as functions.
#define _XOPEN_SOURCE 700
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

int wcwidth(wchar_t);
int setenv(const char *, const char *, int);
int unsetenv(const char *);

// A screen of that size that writes into `output` (any file) and reads nothing. NULL if the terminal is unknown.
static inline SCREEN *cn_open(const char *terminal, int output, int width, int height) {
  FILE *to = fdopen(output, "w");
  FILE *from = fopen("/dev/null", "re");
  char text[16];
  if (!to || !from) return NULL;
  // A file has no size, so ncurses would set a scrolling region of 24 rows. What the user's environment says may be
  // a lie, which our children would inherit.
  snprintf(text, sizeof text, "%d", height);
  setenv("LINES", text, 1);
  snprintf(text, sizeof text, "%d", width);
  setenv("COLUMNS", text, 1);
  SCREEN *screen = newterm(terminal, to, from);
  unsetenv("LINES");
  unsetenv("COLUMNS");
  return screen;
}

// What sets the scrolling region to the whole screen of so many rows; NULL if the terminal has none.
static inline const char *cn_whole_scrolling_region(int height) {
  const char *capability = tigetstr("csr");
  if (capability == (char *)-1 || capability == NULL) return NULL;
  return tiparm(capability, 0, height - 1);
}

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline int cn_lines(void) { return LINES; }
static inline int cn_columns(void) { return COLS; }
static inline int cn_colours(void) { return COLORS; }
static inline int cn_pairs(void) { return COLOR_PAIRS; }
// ncurses asks for a complete repaint through curscr.
static inline void cn_repaint_all(void) { clearok(curscr, TRUE); }

static inline attr_t cn_bold(void) { return WA_BOLD; }
static inline attr_t cn_reverse(void) { return WA_REVERSE; }
static inline attr_t cn_underline(void) { return WA_UNDERLINE; }

// A terminal's string capability, NULL if it has none.
static inline const char *cn_string(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}
static inline bool cn_flag(const char *name) { return tigetflag(name) > 0; }
static inline int cn_number(const char *name) { return tigetnum(name); }
// Direct colour is told by a flag, a number or a string.
static inline bool cn_has_direct_colour(void) {
  return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || cn_string("RGB") != NULL;
}

static inline void cn_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
}
