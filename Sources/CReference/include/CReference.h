#ifndef PHIENHOP_CREFERENCE_H
#define PHIENHOP_CREFERENCE_H
#include <stddef.h>

// The built-in figures as a ready SQLite database.
const unsigned char *phienhop_builtin_image(void);
size_t phienhop_builtin_image_length(void);

#endif
