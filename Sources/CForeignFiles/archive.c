#include <stdlib.h>
#include <unistd.h>

#include "CForeignFiles.h"
#include "libraries.h"

struct cf_archive {
  zip_t *zip;
};

struct cf_part {
  zip_file_t *file;
};

static enum cf_fault fault_of(int code) {
  switch (code) {
    case ZIP_ER_OK: return CF_OK;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return CF_ENCRYPTED;
    case ZIP_ER_MEMORY: return CF_OUT_OF_MEMORY;
    default: return CF_CORRUPT;
  }
}

cf_archive *cf_archive_open(int descriptor, enum cf_fault *fault) {
  *fault = CF_OUT_OF_MEMORY;
  cf_archive *archive = malloc(sizeof *archive);
  int own = dup(descriptor);
  int code = ZIP_ER_OK;
  // libzip takes the descriptor over where it succeeds.
  if (archive && own >= 0 && (archive->zip = cf_zip.zip_fdopen(own, 0, &code))) {
    *fault = CF_OK;
    return archive;
  }
  if (code != ZIP_ER_OK) *fault = fault_of(code);
  if (own >= 0) close(own);
  free(archive);
  return NULL;
}

void cf_archive_close(cf_archive *archive) {
  if (!archive) return;
  cf_zip.zip_discard(archive->zip);
  free(archive);
}

int64_t cf_archive_count(cf_archive *archive) { return cf_zip.zip_get_num_entries(archive->zip, 0); }

const char *cf_archive_name(cf_archive *archive, int64_t index) {
  return index < 0 ? NULL : cf_zip.zip_get_name(archive->zip, (zip_uint64_t)index, 0);
}

int64_t cf_archive_find(cf_archive *archive, const char *name) {
  int64_t index = cf_zip.zip_name_locate(archive->zip, name, 0);
  return index >= 0 ? index : cf_zip.zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
}

uint64_t cf_archive_size(cf_archive *archive, int64_t index) {
  zip_stat_t status;
  if (index < 0 || cf_zip.zip_stat_index(archive->zip, (zip_uint64_t)index, 0, &status) != 0) return 0;
  return status.valid & ZIP_STAT_SIZE ? status.size : 0;
}

cf_part *cf_part_open(cf_archive *archive, int64_t index, enum cf_fault *fault) {
  *fault = CF_OUT_OF_MEMORY;
  cf_part *part = malloc(sizeof *part);
  if (!part) return NULL;
  part->file = index < 0 ? NULL : cf_zip.zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
  if (part->file) {
    *fault = CF_OK;
    return part;
  }
  *fault = index < 0 ? CF_CORRUPT : fault_of(cf_zip.zip_error_code_zip(cf_zip.zip_get_error(archive->zip)));
  free(part);
  return NULL;
}

ssize_t cf_part_read(cf_part *part, void *buffer, size_t size, enum cf_fault *fault) {
  zip_int64_t count = cf_zip.zip_fread(part->file, buffer, size);
  if (count >= 0) return (ssize_t)count;
  *fault = fault_of(cf_zip.zip_error_code_zip(cf_zip.zip_file_get_error(part->file)));
  if (*fault == CF_OK) *fault = CF_CORRUPT;
  return -1;
}

void cf_part_close(cf_part *part) {
  if (!part) return;
  cf_zip.zip_fclose(part->file);
  free(part);
}
