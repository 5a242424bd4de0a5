#include "CWording.h"

static const unsigned char words_program_vi[] = {
#embed "program-vi.txt"
};

static const unsigned char words_program_en[] = {
#embed "program-en.txt"
};

phienhop_bytes phienhop_words_program_vi(void) {
  return (phienhop_bytes){words_program_vi, sizeof words_program_vi};
}

phienhop_bytes phienhop_words_program_en(void) {
  return (phienhop_bytes){words_program_en, sizeof words_program_en};
}
