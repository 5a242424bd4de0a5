// Functions of libxlsxwriter and libzip, found in them when they are opened. Only their types are taken from the headers.
#ifndef CEXPORT_LIBRARIES_H
#define CEXPORT_LIBRARIES_H

#include <stdbool.h>
#include <xlsxwriter.h>
#include <zip.h>

#define CX_XLSX_FUNCTIONS(X) \
  X(workbook_new) X(workbook_close) X(workbook_add_worksheet) X(workbook_add_format) X(workbook_set_properties) \
  X(lxw_workbook_free) X(worksheet_write_string) X(worksheet_write_number) X(worksheet_write_datetime) \
  X(worksheet_write_blank) X(worksheet_set_row) X(worksheet_set_column) X(worksheet_freeze_panes) X(worksheet_set_landscape) \
  X(worksheet_set_paper) X(worksheet_fit_to_pages) X(worksheet_repeat_rows) X(format_set_num_format) \
  X(format_set_bold) X(format_set_text_wrap) X(format_set_align) X(format_set_bottom) X(format_set_font_size) \
  X(format_set_font_color) X(format_set_bg_color) X(format_set_border) X(format_set_border_color) \
  X(worksheet_merge_range) X(worksheet_write_formula_num) X(worksheet_data_validation_range) \
  X(worksheet_conditional_format_range) X(worksheet_hide)

#define CX_ZIP_FUNCTIONS(X) \
  X(zip_open) X(zip_close) X(zip_discard) X(zip_source_buffer) X(zip_source_free) X(zip_file_add) \
  X(zip_set_file_compression) X(zip_file_set_mtime) X(zip_get_error) X(zip_error_code_zip) X(zip_error_code_system)

#define CX_MEMBER(name) __typeof__(&name) name;
struct cx_xlsx_functions { CX_XLSX_FUNCTIONS(CX_MEMBER) };
struct cx_zip_functions { CX_ZIP_FUNCTIONS(CX_MEMBER) };
#undef CX_MEMBER

// Filled when the library is opened; false where it is not on this machine.
extern struct cx_xlsx_functions cx_xlsx;
extern struct cx_zip_functions cx_zip;
bool cx_open_xlsx(void);
bool cx_open_zip(void);

#endif
