// The image is made from the data files by the program's own import: UPDATE_IMAGE=1 swift test --filter ImageTests
#include "CReference.h"

static const unsigned char image[] = {
#embed "builtin.sqlite" if_empty(0)
};

const unsigned char *phienhop_builtin_image(void) { return image; }
size_t phienhop_builtin_image_length(void) { return sizeof image; }
