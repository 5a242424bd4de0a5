#include "Themes.h"
const char *phienhop_theme_placeholder(void) { return ""; }
