#include "Themes.h"

// To add a theme: its file beside this one, an array, a row below, and its name among the excluded files of this
// target in Package.swift.

static const unsigned char dark[] = {
#embed "dark.toml"
};

static const unsigned char light[] = {
#embed "light.toml"
};

static const unsigned char projector[] = {
#embed "projector.toml"
};

static const unsigned char colour_blind[] = {
#embed "colour-blind.toml"
};

static const unsigned char monochrome[] = {
#embed "monochrome.toml"
};

static const phienhop_theme themes[] = {
    {"dark", dark, sizeof dark},
    {"light", light, sizeof light},
    {"projector", projector, sizeof projector},
    {"colour-blind", colour_blind, sizeof colour_blind},
    {"monochrome", monochrome, sizeof monochrome},
};

size_t phienhop_theme_count(void) { return sizeof themes / sizeof themes[0]; }

phienhop_theme phienhop_theme_at(size_t position) { return themes[position]; }
