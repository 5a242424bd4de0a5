// What reads foreign files: libzip, libxml2 and FreeXL behind a few functions of our own.
//
// Their headers are included in the .c files only: libxml2's bring another ICU than Foundation does, and a clean
// debug build of Swift code that sees both fails. The program does not link them either; they are opened on first use,
// which only the child process that reads a foreign file ever comes to.
#ifndef CFOREIGNFILES_H
#define CFOREIGNFILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: Libraries

enum cf_library { CF_LIBRARY_ZIP, CF_LIBRARY_XML, CF_LIBRARY_XLS };

// Opens a library if it is not open yet. False where the system does not have it.
bool cf_library_open(enum cf_library library);
// The Debian package that brings it.
const char *cf_library_package(enum cf_library library);

// MARK: Limits

// For a child process only: limits its address space in bytes and its processor time in seconds, forbids files of its
// own, core dumps and new rights, and lets it end with its parent.
void cf_confine(uint64_t memory, uint64_t seconds);

// MARK: The child

// Starts a program in a process group of its own, with `file` as descriptor 3 and nothing else of ours but a pipe on its
// standard output, whose other end is put into `answer`. Signals are as by default there.
// 0, or the number of the system's error.
int cf_start(
    const char *program, char *const arguments[], char *const environment[], int file, pid_t *process, int *answer);

// MARK: Archives

enum cf_fault {
  CF_OK = 0,
  // Not an archive, cut off, or a checksum that does not fit.
  CF_CORRUPT,
  CF_ENCRYPTED,
  CF_OUT_OF_MEMORY,
  // Markup that is not well formed.
  CF_MALFORMED,
  // Markup that declares a document type, and so perhaps entities.
  CF_DOCUMENT_TYPE,
  CF_TOO_DEEP,
  // Ended by cf_markup_stop.
  CF_STOPPED,
};

typedef struct cf_archive cf_archive;
typedef struct cf_part cf_part;

// A zip archive in an open file; the descriptor stays the caller's. NULL and a fault where it is none.
cf_archive *cf_archive_open(int descriptor, enum cf_fault *fault);
void cf_archive_close(cf_archive *archive);
int64_t cf_archive_count(cf_archive *archive);
// UTF-8; NULL beyond the end.
const char *cf_archive_name(cf_archive *archive, int64_t index);
// The part of that name, upper and lower case alike; -1 where there is none.
int64_t cf_archive_find(cf_archive *archive, const char *name);
// Bytes unpacked, as the archive states them; 0 where it does not.
uint64_t cf_archive_size(cf_archive *archive, int64_t index);

cf_part *cf_part_open(cf_archive *archive, int64_t index, enum cf_fault *fault);
// Bytes read, 0 at the end, -1 and a fault.
ssize_t cf_part_read(cf_part *part, void *buffer, size_t size, enum cf_fault *fault);
void cf_part_close(cf_part *part);

// MARK: Markup

typedef struct {
  // Position in the list of names.
  int name;
  const uint8_t *value;
  size_t length;
} cf_attribute;

// What comes out of markup. Each event brings the text since the one before, where text is collected.
typedef struct {
  void *context;
  // `name` is the position in the list of names, -1 for others. Attributes of other names are left out.
  void (*start)(
      void *context, int name, const cf_attribute *attributes, size_t count, const uint8_t *text, size_t length);
  void (*end)(void *context, int name, const uint8_t *text, size_t length);
  // May be NULL.
  void (*comment)(void *context, const uint8_t *text, size_t length);
} cf_markup_events;

typedef struct cf_markup cf_markup;

// A reader of XML. `names` are names of elements and attributes without prefix, or "part|name" where the address of the
// namespace must contain that part; the first that fits counts. They must live as long as the reader.
// Elements nested deeper than `deepest` and document types end the reading. Of a text more than `longest` bytes are
// left out, so that a text of more than that is seen to be too long. NULL without memory.
cf_markup *cf_markup_open(
    const cf_markup_events *events, const char *const *names, size_t name_count, int deepest, size_t longest);
void cf_markup_close(cf_markup *markup);
// Feeds bytes in any pieces; `is_last` at the end of the document, where `size` may be 0.
enum cf_fault cf_markup_feed(cf_markup *markup, const void *bytes, size_t size, bool is_last);
// Reads a page of HTML in UTF-8, whatever it says of itself, with the events of this reader. Instead of feeding.
enum cf_fault cf_markup_read_page(cf_markup *markup, const void *bytes, size_t size);
// Whether text is collected; at first it is not.
void cf_markup_collect(cf_markup *markup, bool collects);
// Ends the reading from within an event.
void cf_markup_stop(cf_markup *markup);
// Line reached, counted from 1.
int64_t cf_markup_line(const cf_markup *markup);

// MARK: Workbooks of Excel 97 to 2003

enum cf_cell_kind { CF_CELL_NONE, CF_CELL_INTEGER, CF_CELL_DECIMAL, CF_CELL_TEXT, CF_CELL_DAY, CF_CELL_DAY_AND_TIME, CF_CELL_TIME };

typedef struct {
  enum cf_cell_kind kind;
  int32_t integer;
  double decimal;
  // UTF-8, until the next sheet is chosen. Days as "2024-06-03", with time "2024-06-03 08:15:00".
  const char *text;
} cf_cell;

typedef struct cf_old_workbook cf_old_workbook;

cf_old_workbook *cf_old_workbook_open(const char *path, enum cf_fault *fault);
void cf_old_workbook_close(cf_old_workbook *workbook);
int cf_old_workbook_sheet_count(cf_old_workbook *workbook);
const char *cf_old_workbook_sheet_name(cf_old_workbook *workbook, int sheet);
// Chooses the sheet that cells are then read from, and tells its size. False where it cannot be read.
bool cf_old_workbook_choose(cf_old_workbook *workbook, int sheet, uint32_t *rows, uint16_t *columns);
cf_cell cf_old_workbook_cell(cf_old_workbook *workbook, uint32_t row, uint16_t column);

#endif
