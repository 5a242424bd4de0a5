#ifndef PHIENHOP_AGENDAFILES_H
#define PHIENHOP_AGENDAFILES_H

#include <stddef.h>

/// The text of the default agenda, `monthly.toml`; not ended by a zero.
const unsigned char *phienhop_agenda_start(void);
size_t phienhop_agenda_count(void);

#endif
