#define _GNU_SOURCE
#include <dlfcn.h>
#include <string.h>

#include "CForeignFiles.h"
#include "libraries.h"

struct cf_zip_functions cf_zip;
struct cf_xml_functions cf_xml;
struct cf_xls_functions cf_xls;

static const struct {
  const char *file;
  const char *package;
} libraries[] = {
    [CF_LIBRARY_ZIP] = {"libzip.so.4", "libzip4"},
    [CF_LIBRARY_XML] = {"libxml2.so.2", "libxml2"},
    [CF_LIBRARY_XLS] = {"libfreexl.so.1", "libfreexl1"},
};

static bool is_open[3];

const char *cf_library_package(enum cf_library library) { return libraries[library].package; }

// A pointer to data and one to a function are copied byte by byte: C has no conversion between the two.
static bool find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  if (!symbol) return false;
  memcpy(function, &symbol, sizeof symbol);
  return true;
}

bool cf_library_open(enum cf_library library) {
  if (is_open[library]) return true;
  void *handle = dlopen(libraries[library].file, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return false;
  bool found = true;
#define CF_FIND(name) found = find(handle, #name, &CF_TABLE.name) && found;
  switch (library) {
    case CF_LIBRARY_ZIP:
#define CF_TABLE cf_zip
      CF_ZIP_FUNCTIONS(CF_FIND)
#undef CF_TABLE
      break;
    case CF_LIBRARY_XML:
#define CF_TABLE cf_xml
      CF_XML_FUNCTIONS(CF_FIND)
#undef CF_TABLE
      if (found) cf_xml.xmlInitParser();
      break;
    case CF_LIBRARY_XLS:
#define CF_TABLE cf_xls
      CF_XLS_FUNCTIONS(CF_FIND)
#undef CF_TABLE
      break;
  }
#undef CF_FIND
  is_open[library] = found;
  return found;
}
