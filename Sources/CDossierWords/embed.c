// Unsized arrays are not imported into Swift, so the files are reached through functions.
#include "CDossierWords.h"

static const unsigned char headings[] = {
#embed "headings.csv"
};
static const unsigned char words[] = {
#embed "words.csv"
};

const unsigned char *phienhop_dossier_headings(void) { return headings; }
size_t phienhop_dossier_headings_length(void) { return sizeof headings; }
const unsigned char *phienhop_dossier_words(void) { return words; }
size_t phienhop_dossier_words_length(void) { return sizeof words; }
