// Workbooks and archives for the export. The libraries that make them are opened on first use and never linked, and
// Swift sees none of their headers.
#ifndef CEXPORT_H
#define CEXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CX_NONNULL_BEGIN _Pragma("clang assume_nonnull begin")
#define CX_NONNULL_END _Pragma("clang assume_nonnull end")

CX_NONNULL_BEGIN

enum cx_fault {
  CX_OK,
  /// The library is not on this machine; see cx_xlsx_package and cx_zip_package.
  CX_NO_LIBRARY,
  CX_OUT_OF_MEMORY,
  /// A temporary file could not be made or read.
  CX_TEMPORARY,
  /// The file could not be written; errno may say why.
  CX_FILE,
  /// The library refused what it was given.
  CX_REFUSED,
};

// MARK: XLSX, through libxlsxwriter

typedef struct cx_book cx_book;
typedef struct cx_look cx_look;

/// How cells look; 0 and NULL leave out what they stand for.
struct cx_look_of {
  const char *_Nullable number_format;
  bool bold;
  bool wrap;
  bool top;
  bool at_end;
  bool centred;
  /// Half way down the cell.
  bool middle;
  bool ruled;
  /// A thin line on all sides.
  bool boxed;
  double size;
  uint32_t colour;
  uint32_t fill;
};

/// The Debian package that has the library.
const char *cx_xlsx_package(void);

/// Begins a workbook that will be written to a path.
/// - Parameters:
///   - created: seconds since 1970 in UTC, kept in the file; the same content makes the same file.
cx_book *_Nullable cx_book_open(const char *path, const char *title, int64_t created, enum cx_fault *fault);

/// Writes the file and ends the workbook, whatever comes of it.
enum cx_fault cx_book_close(cx_book *book);

/// Ends the workbook without writing.
void cx_book_discard(cx_book *book);

/// A look that lives as long as the workbook.
const cx_look *_Nullable cx_book_look(cx_book *book, struct cx_look_of look);

/// Begins the next sheet; what follows goes there. The name has at most 31 characters, none of []:*?/\.
enum cx_fault cx_book_sheet(cx_book *book, const char *name);

/// - Parameters:
///   - row, column: from 0.
enum cx_fault cx_text(cx_book *book, uint32_t row, uint16_t column, const char *text, const cx_look *_Nullable look);
enum cx_fault cx_number(cx_book *book, uint32_t row, uint16_t column, double number, const cx_look *_Nullable look);
/// - Parameter year: 1900 to 9999.
enum cx_fault cx_day(
    cx_book *book, uint32_t row, uint16_t column, int year, int month, int day, const cx_look *_Nullable look);
enum cx_fault cx_blank(cx_book *book, uint32_t row, uint16_t column, const cx_look *_Nullable look);

/// In widths of a digit.
void cx_width(cx_book *book, uint16_t column, double width);
/// In points; a line is 15 high.
void cx_height(cx_book *book, uint32_t row, double height);
/// Rows and columns before these stay in sight while the others scroll.
void cx_freeze(cx_book *book, uint32_t rows, uint16_t columns);
/// Prints on A4 across, one page wide, with the heading rows on each page.
void cx_print(cx_book *book, uint32_t first_heading_row, uint32_t last_heading_row);
/// A formula with the value that programs show that do not calculate.
enum cx_fault cx_formula(
    cx_book *book, uint32_t row, uint16_t column, const char *formula, double value, const cx_look *_Nullable look);

/// Cells from the first row and column to the last.
struct cx_range {
  uint32_t first_row;
  uint32_t last_row;
  uint16_t first_column;
  uint16_t last_column;
};

/// Cells shown as one, more than one; what they show is written into the first of them afterwards.
enum cx_fault cx_merge(cx_book *book, struct cx_range range, const cx_look *_Nullable look);
/// Cells that offer what the cells of a range on another sheet hold. Such a list must be named by its range: given as
/// text it overflows a buffer of the library from 255 bytes on.
/// - Parameters:
///   - source: `='Danh mục'!$A$2:$A$9`.
///   - open: other words are taken as well, after a question.
///   - title: of what is said where a word is refused; at most 32 characters.
///   - message: at most 255 characters.
enum cx_fault cx_list(
    cx_book *book, struct cx_range range, const char *source, bool open, const char *title, const char *message);
/// Cells that take a colour where a formula, written for the first of them, is true.
enum cx_fault cx_mark(cx_book *book, struct cx_range range, const char *formula, const cx_look *look);
/// Hides the sheet that was begun last; never the first one.
void cx_hide(cx_book *book);

// MARK: Archives, through libzip

typedef struct cx_archive cx_archive;

const char *cx_zip_package(void);

/// Begins an archive that will be written to a path.
cx_archive *_Nullable cx_archive_open(const char *path, enum cx_fault *fault);

/// Adds a file with a copy of the bytes.
/// - Parameters:
///   - stored: not compressed.
///   - modified: seconds since 1970 in UTC.
enum cx_fault cx_archive_add(
    cx_archive *archive, const char *name, const uint8_t *_Nullable bytes, size_t count, bool stored, int64_t modified);

/// Writes the file and ends the archive, whatever comes of it.
enum cx_fault cx_archive_close(cx_archive *archive);

void cx_archive_discard(cx_archive *archive);

// MARK: Files

/// A file in memory that no folder knows; -1 where the system has no room for it.
int cx_memory_file(void);

/// Gives a file its name without replacing another one that has it. 0, or the system's error: EEXIST where there is one.
int cx_rename_new(const char *from, const char *to);

CX_NONNULL_END

#endif
