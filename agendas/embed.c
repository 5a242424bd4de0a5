#include "AgendaFiles.h"

static const unsigned char monthly[] = {
#embed "monthly.toml"
};

const unsigned char *phienhop_agenda_start(void) { return monthly; }

size_t phienhop_agenda_count(void) { return sizeof monthly; }
