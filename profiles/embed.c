#include "ProfileFiles.h"

// To add a profile: its file beside this one, an array, a row below, and its name in `profileFiles` of Package.swift.

static const unsigned char ii06a[] = {
#embed "ii06a.toml"
};

static const unsigned char dti[] = {
#embed "dti.toml"
};

static const unsigned char service_index[] = {
#embed "service-index.toml"
};

static const unsigned char portal_progress[] = {
#embed "portal-progress.toml"
};

static const unsigned char portal_online[] = {
#embed "portal-online.toml"
};

static const unsigned char portal_digitised[] = {
#embed "portal-digitised.toml"
};

static const unsigned char portal_payment[] = {
#embed "portal-payment.toml"
};

static const unsigned char portal_procedures[] = {
#embed "portal-procedures.toml"
};

static const unsigned char dossiers[] = {
#embed "dossiers.toml"
};

static const unsigned char units[] = {
#embed "units.toml"
};

static const unsigned char procedures[] = {
#embed "procedures.toml"
};

static const unsigned char directives[] = {
#embed "directives.toml"
};

static const unsigned char reports[] = {
#embed "reports.toml"
};

static const unsigned char difficulties[] = {
#embed "difficulties.toml"
};

static const unsigned char indicators_wide[] = {
#embed "indicators-wide.toml"
};

static const unsigned char indicators_by_unit[] = {
#embed "indicators-by-unit.toml"
};

static const unsigned char indicators_by_period[] = {
#embed "indicators-by-period.toml"
};

static const unsigned char indicators_long[] = {
#embed "indicators-long.toml"
};

static const unsigned char budget[] = {
#embed "budget.toml"
};

static const unsigned char budget_wide[] = {
#embed "budget-wide.toml"
};

static const unsigned char infrastructure[] = {
#embed "infrastructure.toml"
};

static const unsigned char data_sets[] = {
#embed "data-sets.toml"
};

static const unsigned char feedback[] = {
#embed "feedback.toml"
};

static const unsigned char feedback_channels[] = {
#embed "feedback-channels.toml"
};

static const unsigned char par_index[] = {
#embed "par-index.toml"
};

static const unsigned char sipas[] = {
#embed "sipas.toml"
};

static const unsigned char papi[] = {
#embed "papi.toml"
};

static const unsigned char pci[] = {
#embed "pci.toml"
};

static const unsigned char own_assessment[] = {
#embed "own-assessment.toml"
};

static const unsigned char ranking[] = {
#embed "ranking.toml"
};

static const phienhop_profile profiles[] = {
    {"ii06a", ii06a, sizeof ii06a},
    {"dti", dti, sizeof dti},
    {"service-index", service_index, sizeof service_index},
    {"portal-progress", portal_progress, sizeof portal_progress},
    {"portal-online", portal_online, sizeof portal_online},
    {"portal-digitised", portal_digitised, sizeof portal_digitised},
    {"portal-payment", portal_payment, sizeof portal_payment},
    {"portal-procedures", portal_procedures, sizeof portal_procedures},
    {"dossiers", dossiers, sizeof dossiers},
    {"units", units, sizeof units},
    {"procedures", procedures, sizeof procedures},
    {"directives", directives, sizeof directives},
    {"reports", reports, sizeof reports},
    {"difficulties", difficulties, sizeof difficulties},
    {"indicators-wide", indicators_wide, sizeof indicators_wide},
    {"indicators-by-unit", indicators_by_unit, sizeof indicators_by_unit},
    {"indicators-by-period", indicators_by_period, sizeof indicators_by_period},
    {"indicators-long", indicators_long, sizeof indicators_long},
    {"budget", budget, sizeof budget},
    {"budget-wide", budget_wide, sizeof budget_wide},
    {"infrastructure", infrastructure, sizeof infrastructure},
    {"data-sets", data_sets, sizeof data_sets},
    {"feedback", feedback, sizeof feedback},
    {"feedback-channels", feedback_channels, sizeof feedback_channels},
    {"par-index", par_index, sizeof par_index},
    {"sipas", sipas, sizeof sipas},
    {"papi", papi, sizeof papi},
    {"pci", pci, sizeof pci},
    {"own-assessment", own_assessment, sizeof own_assessment},
    {"ranking", ranking, sizeof ranking},
};

size_t phienhop_profile_count(void) { return sizeof profiles / sizeof profiles[0]; }

phienhop_profile phienhop_profile_at(size_t position) { return profiles[position]; }
