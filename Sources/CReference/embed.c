#include "CReference.h"
const char *phienhop_placeholder(void) { return ""; }
