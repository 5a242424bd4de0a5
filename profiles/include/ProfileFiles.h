#ifndef PHIENHOP_PROFILEFILES_H
#define PHIENHOP_PROFILEFILES_H

#include <stddef.h>

/// A profile of a form inside the program.
typedef struct {
  /// The file's name without `.toml`.
  const char *name;
  const unsigned char *start;
  size_t count;
} phienhop_profile;

/// Number of built-in profiles.
size_t phienhop_profile_count(void);

/// A profile by its position, below `phienhop_profile_count()`.
phienhop_profile phienhop_profile_at(size_t position);

#endif
