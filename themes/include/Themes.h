#ifndef PHIENHOP_THEMES_H
#define PHIENHOP_THEMES_H

#include <stddef.h>

/// A theme file inside the program.
typedef struct {
  /// The file's name without `.toml`.
  const char *name;
  const unsigned char *start;
  size_t count;
} phienhop_theme;

/// Number of themes, in the order in which a key walks through them; the first is the default.
size_t phienhop_theme_count(void);

/// A theme by its position, below `phienhop_theme_count()`.
phienhop_theme phienhop_theme_at(size_t position);

#endif
