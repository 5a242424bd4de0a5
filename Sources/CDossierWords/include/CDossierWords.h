#ifndef PHIENHOP_CDOSSIERWORDS_H
#define PHIENHOP_CDOSSIERWORDS_H
#include <stddef.h>

// What lists of dossiers call their columns, and the words in them.
const unsigned char *phienhop_dossier_headings(void);
size_t phienhop_dossier_headings_length(void);
const unsigned char *phienhop_dossier_words(void);
size_t phienhop_dossier_words_length(void);

#endif
