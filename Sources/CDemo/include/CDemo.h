#ifndef PHIENHOP_CDEMO_H
#define PHIENHOP_CDEMO_H
#include <stddef.h>

// A data file of the invented province.
typedef struct phienhop_demo_file {
  const char *name;
  const unsigned char *start;
  size_t count;
} phienhop_demo_file;

size_t phienhop_demo_file_count(void);
phienhop_demo_file phienhop_demo_file_at(size_t index);

#endif
