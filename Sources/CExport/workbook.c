#define _GNU_SOURCE
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "CExport.h"
#include "libraries.h"

struct cx_book {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
};

static enum cx_fault fault_of(lxw_error error) {
  switch (error) {
    case LXW_NO_ERROR: return CX_OK;
    case LXW_ERROR_MEMORY_MALLOC_FAILED: return CX_OUT_OF_MEMORY;
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE: return CX_TEMPORARY;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_PARAMETER_ERROR:
    case LXW_ERROR_ZIP_BAD_ZIP_FILE:
    case LXW_ERROR_ZIP_INTERNAL_ERROR:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE: return CX_FILE;
    default: return CX_REFUSED;
  }
}

cx_book *cx_book_open(const char *path, const char *title, int64_t created, enum cx_fault *fault) {
  *fault = CX_NO_LIBRARY;
  if (!cx_open_xlsx()) return NULL;
  *fault = CX_OUT_OF_MEMORY;
  cx_book *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  book->workbook = cx_xlsx.workbook_new(path);
  if (!book->workbook) {
    free(book);
    return NULL;
  }
  lxw_doc_properties properties = {.title = (char *)title, .created = (time_t)created};
  *fault = fault_of(cx_xlsx.workbook_set_properties(book->workbook, &properties));
  if (*fault == CX_OK) return book;
  cx_book_discard(book);
  return NULL;
}

enum cx_fault cx_book_close(cx_book *book) {
  // The library prints numbers with the decimal point of the locale, which the file format does not know.
  locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!plain) {
    cx_book_discard(book);
    return CX_OUT_OF_MEMORY;
  }
  locale_t before = uselocale(plain);
  errno = 0;
  enum cx_fault fault = fault_of(cx_xlsx.workbook_close(book->workbook));
  int reason = errno;
  uselocale(before);
  freelocale(plain);
  free(book);
  errno = reason;
  return fault;
}

void cx_book_discard(cx_book *book) {
  cx_xlsx.lxw_workbook_free(book->workbook);
  free(book);
}

const cx_look *cx_book_look(cx_book *book, struct cx_look_of look) {
  lxw_format *format = cx_xlsx.workbook_add_format(book->workbook);
  if (!format) return NULL;
  if (look.number_format) cx_xlsx.format_set_num_format(format, look.number_format);
  if (look.bold) cx_xlsx.format_set_bold(format);
  if (look.wrap) cx_xlsx.format_set_text_wrap(format);
  if (look.top) cx_xlsx.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (look.at_end) cx_xlsx.format_set_align(format, LXW_ALIGN_RIGHT);
  if (look.centred) cx_xlsx.format_set_align(format, LXW_ALIGN_CENTER);
  if (look.middle) cx_xlsx.format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (look.ruled) cx_xlsx.format_set_bottom(format, LXW_BORDER_THIN);
  if (look.boxed) {
    cx_xlsx.format_set_border(format, LXW_BORDER_THIN);
    cx_xlsx.format_set_border_color(format, 0xA0A0A0);
  }
  if (look.size > 0) cx_xlsx.format_set_font_size(format, look.size);
  if (look.colour) cx_xlsx.format_set_font_color(format, look.colour);
  if (look.fill) cx_xlsx.format_set_bg_color(format, look.fill);
  return (const cx_look *)format;
}

static lxw_format *format_of(const cx_look *look) { return (lxw_format *)look; }

enum cx_fault cx_book_sheet(cx_book *book, const char *name) {
  // The library says nothing of why it refuses a name.
  book->sheet = cx_xlsx.workbook_add_worksheet(book->workbook, name);
  return book->sheet ? CX_OK : CX_REFUSED;
}

enum cx_fault cx_text(cx_book *book, uint32_t row, uint16_t column, const char *text, const cx_look *look) {
  return fault_of(cx_xlsx.worksheet_write_string(book->sheet, row, column, text, format_of(look)));
}

enum cx_fault cx_number(cx_book *book, uint32_t row, uint16_t column, double number, const cx_look *look) {
  return fault_of(cx_xlsx.worksheet_write_number(book->sheet, row, column, number, format_of(look)));
}

enum cx_fault cx_day(
    cx_book *book, uint32_t row, uint16_t column, int year, int month, int day, const cx_look *look) {
  lxw_datetime moment = {.year = year, .month = month, .day = day};
  return fault_of(cx_xlsx.worksheet_write_datetime(book->sheet, row, column, &moment, format_of(look)));
}

enum cx_fault cx_blank(cx_book *book, uint32_t row, uint16_t column, const cx_look *look) {
  return fault_of(cx_xlsx.worksheet_write_blank(book->sheet, row, column, format_of(look)));
}

void cx_width(cx_book *book, uint16_t column, double width) {
  cx_xlsx.worksheet_set_column(book->sheet, column, column, width, NULL);
}

void cx_height(cx_book *book, uint32_t row, double height) {
  cx_xlsx.worksheet_set_row(book->sheet, row, height, NULL);
}

void cx_freeze(cx_book *book, uint32_t rows, uint16_t columns) {
  cx_xlsx.worksheet_freeze_panes(book->sheet, rows, columns);
}

void cx_print(cx_book *book, uint32_t first_heading_row, uint32_t last_heading_row) {
  enum { A4 = 9 };
  cx_xlsx.worksheet_set_landscape(book->sheet);
  cx_xlsx.worksheet_set_paper(book->sheet, A4);
  cx_xlsx.worksheet_fit_to_pages(book->sheet, 1, 0);
  cx_xlsx.worksheet_repeat_rows(book->sheet, first_heading_row, last_heading_row);
}

enum cx_fault cx_formula(
    cx_book *book, uint32_t row, uint16_t column, const char *formula, double value, const cx_look *look) {
  return fault_of(
      cx_xlsx.worksheet_write_formula_num(book->sheet, row, column, formula, format_of(look), value));
}

enum cx_fault cx_merge(cx_book *book, struct cx_range range, const cx_look *look) {
  return fault_of(cx_xlsx.worksheet_merge_range(
      book->sheet, range.first_row, range.first_column, range.last_row, range.last_column, "", format_of(look)));
}

enum cx_fault cx_list(
    cx_book *book, struct cx_range range, const char *source, bool open, const char *title, const char *message) {
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = (char *)source,
    .error_type = open ? LXW_VALIDATION_ERROR_TYPE_INFORMATION : LXW_VALIDATION_ERROR_TYPE_STOP,
    .error_title = (char *)title,
    .error_message = (char *)message,
  };
  return fault_of(cx_xlsx.worksheet_data_validation_range(
      book->sheet, range.first_row, range.first_column, range.last_row, range.last_column, &rule));
}

enum cx_fault cx_mark(cx_book *book, struct cx_range range, const char *formula, const cx_look *look) {
  lxw_conditional_format rule = {
    .type = LXW_CONDITIONAL_TYPE_FORMULA,
    .value_string = (char *)formula,
    .format = format_of(look),
  };
  return fault_of(cx_xlsx.worksheet_conditional_format_range(
      book->sheet, range.first_row, range.first_column, range.last_row, range.last_column, &rule));
}

void cx_hide(cx_book *book) { cx_xlsx.worksheet_hide(book->sheet); }
