// The built-in data files as they are, for the import that makes the image and for tests.
//
// One block and one line of the table for each file of Sources/Reference/Data; a test compares. An array without
// a size is not visible to Swift, hence the accessors. The program does not link this target.
#include "CBuiltInFiles.h"

static const unsigned char definitions_csv[] = {
#embed "../Reference/Data/definitions.csv"
};
static const unsigned char dti_2020_2023_csv[] = {
#embed "../Reference/Data/dti_2020_2023.csv"
};
static const unsigned char dti_component_ranks_csv[] = {
#embed "../Reference/Data/dti_component_ranks.csv"
};
static const unsigned char dti_components_2022_csv[] = {
#embed "../Reference/Data/dti_components_2022.csv"
};
static const unsigned char dti_components_2023_csv[] = {
#embed "../Reference/Data/dti_components_2023.csv"
};
static const unsigned char dti_editions_csv[] = {
#embed "../Reference/Data/dti_editions.csv"
};
static const unsigned char dti_national_means_csv[] = {
#embed "../Reference/Data/dti_national_means.csv"
};
static const unsigned char editions_csv[] = {
#embed "../Reference/Data/editions.csv"
};
static const unsigned char holidays_csv[] = {
#embed "../Reference/Data/holidays.csv"
};
static const unsigned char index_bands_csv[] = {
#embed "../Reference/Data/index_bands.csv"
};
static const unsigned char index_items_csv[] = {
#embed "../Reference/Data/index_items.csv"
};
static const unsigned char index_structures_csv[] = {
#embed "../Reference/Data/index_structures.csv"
};
static const unsigned char note_wordings_csv[] = {
#embed "../Reference/Data/note_wordings.csv"
};
static const unsigned char online_services_csv[] = {
#embed "../Reference/Data/online_services.csv"
};
static const unsigned char province_aliases_csv[] = {
#embed "../Reference/Data/province_aliases.csv"
};
static const unsigned char provinces_csv[] = {
#embed "../Reference/Data/provinces.csv"
};
static const unsigned char provinces_2025_csv[] = {
#embed "../Reference/Data/provinces_2025.csv"
};
static const unsigned char provinces_changes_csv[] = {
#embed "../Reference/Data/provinces_changes.csv"
};
static const unsigned char qd766_criteria_csv[] = {
#embed "../Reference/Data/qd766_criteria.csv"
};
static const unsigned char qd766_scores_csv[] = {
#embed "../Reference/Data/qd766_scores.csv"
};
static const unsigned char seed_difficulties_csv[] = {
#embed "../Reference/Data/seed_difficulties.csv"
};
static const unsigned char seed_facts_csv[] = {
#embed "../Reference/Data/seed_facts.csv"
};
static const unsigned char seed_readings_csv[] = {
#embed "../Reference/Data/seed_readings.csv"
};
static const unsigned char sources_csv[] = {
#embed "../Reference/Data/sources.csv"
};
static const unsigned char targets_csv[] = {
#embed "../Reference/Data/targets.csv"
};
static const unsigned char units_csv[] = {
#embed "../Reference/Data/units.csv"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} files[] = {
    {"definitions.csv", definitions_csv, sizeof definitions_csv},
    {"dti_2020_2023.csv", dti_2020_2023_csv, sizeof dti_2020_2023_csv},
    {"dti_component_ranks.csv", dti_component_ranks_csv, sizeof dti_component_ranks_csv},
    {"dti_components_2022.csv", dti_components_2022_csv, sizeof dti_components_2022_csv},
    {"dti_components_2023.csv", dti_components_2023_csv, sizeof dti_components_2023_csv},
    {"dti_editions.csv", dti_editions_csv, sizeof dti_editions_csv},
    {"dti_national_means.csv", dti_national_means_csv, sizeof dti_national_means_csv},
    {"editions.csv", editions_csv, sizeof editions_csv},
    {"holidays.csv", holidays_csv, sizeof holidays_csv},
    {"index_bands.csv", index_bands_csv, sizeof index_bands_csv},
    {"index_items.csv", index_items_csv, sizeof index_items_csv},
    {"index_structures.csv", index_structures_csv, sizeof index_structures_csv},
    {"note_wordings.csv", note_wordings_csv, sizeof note_wordings_csv},
    {"online_services.csv", online_services_csv, sizeof online_services_csv},
    {"province_aliases.csv", province_aliases_csv, sizeof province_aliases_csv},
    {"provinces.csv", provinces_csv, sizeof provinces_csv},
    {"provinces_2025.csv", provinces_2025_csv, sizeof provinces_2025_csv},
    {"provinces_changes.csv", provinces_changes_csv, sizeof provinces_changes_csv},
    {"qd766_criteria.csv", qd766_criteria_csv, sizeof qd766_criteria_csv},
    {"qd766_scores.csv", qd766_scores_csv, sizeof qd766_scores_csv},
    {"seed_difficulties.csv", seed_difficulties_csv, sizeof seed_difficulties_csv},
    {"seed_facts.csv", seed_facts_csv, sizeof seed_facts_csv},
    {"seed_readings.csv", seed_readings_csv, sizeof seed_readings_csv},
    {"sources.csv", sources_csv, sizeof sources_csv},
    {"targets.csv", targets_csv, sizeof targets_csv},
    {"units.csv", units_csv, sizeof units_csv},
};

size_t phienhop_data_file_count(void) { return sizeof files / sizeof files[0]; }

const char *phienhop_data_file_name(size_t index) {
  return index < phienhop_data_file_count() ? files[index].name : 0;
}

const unsigned char *phienhop_data_file_bytes(size_t index) {
  return index < phienhop_data_file_count() ? files[index].bytes : 0;
}

size_t phienhop_data_file_length(size_t index) {
  return index < phienhop_data_file_count() ? files[index].length : 0;
}
