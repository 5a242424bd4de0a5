#ifndef PHIENHOP_CBUILTINFILES_H
#define PHIENHOP_CBUILTINFILES_H
#include <stddef.h>

// The data files by position, in order of their names.
size_t phienhop_data_file_count(void);
const char *phienhop_data_file_name(size_t index);
const unsigned char *phienhop_data_file_bytes(size_t index);
size_t phienhop_data_file_length(size_t index);

#endif
