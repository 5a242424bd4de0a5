// Unsized arrays are not imported into Swift, so the files are reached through functions.
#include "CDemo.h"

static const unsigned char agencies[] = {
#embed "agencies.csv"
};
static const unsigned char directives[] = {
#embed "directives.csv"
};
static const unsigned char fields[] = {
#embed "fields.csv"
};
static const unsigned char places[] = {
#embed "places.csv"
};

static const phienhop_demo_file files[] = {
    {"agencies.csv", agencies, sizeof agencies},
    {"directives.csv", directives, sizeof directives},
    {"fields.csv", fields, sizeof fields},
    {"places.csv", places, sizeof places},
};

size_t phienhop_demo_file_count(void) { return sizeof files / sizeof files[0]; }
phienhop_demo_file phienhop_demo_file_at(size_t index) { return files[index]; }
