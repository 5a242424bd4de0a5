#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "CExport.h"
#include "libraries.h"

struct cx_archive {
  zip_t *zip;
};

static enum cx_fault fault_of(int code) {
  switch (code) {
    case ZIP_ER_OK: return CX_OK;
    case ZIP_ER_MEMORY: return CX_OUT_OF_MEMORY;
    case ZIP_ER_TMPOPEN: return CX_TEMPORARY;
    default: return CX_FILE;
  }
}

static enum cx_fault fault_of_archive(zip_t *zip) {
  zip_error_t *error = cx_zip.zip_get_error(zip);
  enum cx_fault fault = fault_of(cx_zip.zip_error_code_zip(error));
  int reason = cx_zip.zip_error_code_system(error);
  if (reason) errno = reason;
  return fault == CX_OK ? CX_FILE : fault;
}

cx_archive *cx_archive_open(const char *path, enum cx_fault *fault) {
  *fault = CX_NO_LIBRARY;
  if (!cx_open_zip()) return NULL;
  *fault = CX_OUT_OF_MEMORY;
  cx_archive *archive = malloc(sizeof *archive);
  if (!archive) return NULL;
  int code = ZIP_ER_OK;
  // The file that is there already is ours and empty.
  archive->zip = cx_zip.zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive->zip) {
    *fault = CX_OK;
    return archive;
  }
  *fault = fault_of(code);
  free(archive);
  return NULL;
}

enum cx_fault cx_archive_add(
    cx_archive *archive, const char *name, const uint8_t *bytes, size_t count, bool stored, int64_t modified) {
  // The library reads the bytes when it closes the archive and frees them then.
  void *copy = malloc(count ? count : 1);
  if (!copy) return CX_OUT_OF_MEMORY;
  if (count) memcpy(copy, bytes, count);
  zip_source_t *source = cx_zip.zip_source_buffer(archive->zip, copy, count, 1);
  if (!source) {
    free(copy);
    return CX_OUT_OF_MEMORY;
  }
  zip_int64_t index = cx_zip.zip_file_add(archive->zip, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    cx_zip.zip_source_free(source);
    return fault_of_archive(archive->zip);
  }
  zip_uint64_t place = (zip_uint64_t)index;
  if (cx_zip.zip_set_file_compression(archive->zip, place, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0 ||
      cx_zip.zip_file_set_mtime(archive->zip, place, (time_t)modified, 0) != 0)
    return fault_of_archive(archive->zip);
  return CX_OK;
}

enum cx_fault cx_archive_close(cx_archive *archive) {
  enum cx_fault fault = CX_OK;
  if (cx_zip.zip_close(archive->zip) != 0) {
    fault = fault_of_archive(archive->zip);
    int reason = errno;
    cx_zip.zip_discard(archive->zip);
    errno = reason;
  }
  free(archive);
  return fault;
}

void cx_archive_discard(cx_archive *archive) {
  cx_zip.zip_discard(archive->zip);
  free(archive);
}
