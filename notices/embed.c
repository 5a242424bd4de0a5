#include "NoticeFiles.h"

static const unsigned char notice[] = {
#embed "notice.toml"
};

const unsigned char *phienhop_notice_start(void) { return notice; }

size_t phienhop_notice_count(void) { return sizeof notice; }
