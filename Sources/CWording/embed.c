#include "CWording.h"

static const unsigned char words_vi[] = {
#embed "vi.txt"
};

static const unsigned char words_en[] = {
#embed "en.txt"
};

phienhop_bytes phienhop_words_vi(void) { return (phienhop_bytes){words_vi, sizeof words_vi}; }
phienhop_bytes phienhop_words_en(void) { return (phienhop_bytes){words_en, sizeof words_en}; }
