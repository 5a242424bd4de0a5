#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "CExport.h"
#include "libraries.h"

struct cx_xlsx_functions cx_xlsx;
struct cx_zip_functions cx_zip;

const char *cx_xlsx_package(void) { return "libxlsxwriter4"; }
const char *cx_zip_package(void) { return "libzip4"; }

// A pointer to data and one to a function are copied byte by byte: C has no conversion between the two.
static bool find(void *library, const char *name, void *function) {
  void *symbol = dlsym(library, name);
  if (!symbol) return false;
  memcpy(function, &symbol, sizeof symbol);
  return true;
}

static bool has_xlsx, has_zip;

static void open_xlsx(void) {
  // The version of the interface that the header describes.
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  bool found = true;
#define CX_FIND(name) found = find(library, #name, &cx_xlsx.name) && found;
  CX_XLSX_FUNCTIONS(CX_FIND)
#undef CX_FIND
  has_xlsx = found;
}

static void open_zip(void) {
  void *library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  bool found = true;
#define CX_FIND(name) found = find(library, #name, &cx_zip.name) && found;
  CX_ZIP_FUNCTIONS(CX_FIND)
#undef CX_FIND
  has_zip = found;
}

bool cx_open_xlsx(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_xlsx);
  return has_xlsx;
}

bool cx_open_zip(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_zip);
  return has_zip;
}
