#include "ProfileFiles.h"

// To add a profile: its file beside this one, an array, a row below, and its name in `profileFiles` of Package.swift.

static const unsigned char ii06a[] = {
#embed "ii06a.toml"
};

static const phienhop_profile profiles[] = {
    {"ii06a", ii06a, sizeof ii06a},
};

size_t phienhop_profile_count(void) { return sizeof profiles / sizeof profiles[0]; }

phienhop_profile phienhop_profile_at(size_t position) { return profiles[position]; }
