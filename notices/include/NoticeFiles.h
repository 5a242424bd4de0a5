#ifndef PHIENHOP_NOTICEFILES_H
#define PHIENHOP_NOTICEFILES_H

#include <stddef.h>

/// The text of the form of a notice of conclusions, `notice.toml`; not ended by a zero.
const unsigned char *phienhop_notice_start(void);
size_t phienhop_notice_count(void);

#endif
