#ifndef PHIENHOP_CWORDING_H
#define PHIENHOP_CWORDING_H

#include <stddef.h>

/// Bytes of an embedded file.
typedef struct {
  const unsigned char *start;
  size_t count;
} phienhop_bytes;

phienhop_bytes phienhop_words_vi(void);
phienhop_bytes phienhop_words_en(void);

/// Words of commands, help pages and error lines.
phienhop_bytes phienhop_words_program_vi(void);
phienhop_bytes phienhop_words_program_en(void);

#endif
