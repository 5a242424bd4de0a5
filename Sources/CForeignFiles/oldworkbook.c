#include <stdlib.h>

#include "CForeignFiles.h"
#include "libraries.h"

struct cf_old_workbook {
  const void *handle;
};

cf_old_workbook *cf_old_workbook_open(const char *path, enum cf_fault *fault) {
  *fault = CF_OUT_OF_MEMORY;
  cf_old_workbook *workbook = calloc(1, sizeof *workbook);
  if (!workbook) return NULL;
  int code = cf_xls.freexl_open(path, &workbook->handle);
  unsigned int lock = FREEXL_BIFF_PLAIN;
  if (code == FREEXL_OK) cf_xls.freexl_get_info(workbook->handle, FREEXL_BIFF_PASSWORD, &lock);
  *fault = code == FREEXL_OK ? CF_OK : code == FREEXL_INSUFFICIENT_MEMORY ? CF_OUT_OF_MEMORY : CF_CORRUPT;
  if (lock == FREEXL_BIFF_OBFUSCATED) *fault = CF_ENCRYPTED;
  if (*fault == CF_OK) return workbook;
  cf_old_workbook_close(workbook);
  return NULL;
}

void cf_old_workbook_close(cf_old_workbook *workbook) {
  if (!workbook) return;
  if (workbook->handle) cf_xls.freexl_close(workbook->handle);
  free(workbook);
}

int cf_old_workbook_sheet_count(cf_old_workbook *workbook) {
  unsigned int count = 0;
  cf_xls.freexl_get_info(workbook->handle, FREEXL_BIFF_SHEET_COUNT, &count);
  return count <= UINT16_MAX ? (int)count : 0;
}

const char *cf_old_workbook_sheet_name(cf_old_workbook *workbook, int sheet) {
  const char *name = NULL;
  if (cf_xls.freexl_get_worksheet_name(workbook->handle, (unsigned short)sheet, &name) != FREEXL_OK) return NULL;
  return name;
}

bool cf_old_workbook_choose(cf_old_workbook *workbook, int sheet, uint32_t *rows, uint16_t *columns) {
  if (cf_xls.freexl_select_active_worksheet(workbook->handle, (unsigned short)sheet) != FREEXL_OK) return false;
  unsigned int row_count = 0;
  unsigned short column_count = 0;
  if (cf_xls.freexl_worksheet_dimensions(workbook->handle, &row_count, &column_count) != FREEXL_OK) return false;
  *rows = row_count;
  *columns = column_count;
  return true;
}

cf_cell cf_old_workbook_cell(cf_old_workbook *workbook, uint32_t row, uint16_t column) {
  cf_cell cell = {.kind = CF_CELL_NONE};
  FreeXL_CellValue value;
  if (cf_xls.freexl_get_cell_value(workbook->handle, row, column, &value) != FREEXL_OK) return cell;
  switch (value.type) {
    case FREEXL_CELL_INT:
      cell.kind = CF_CELL_INTEGER;
      cell.integer = value.value.int_value;
      break;
    case FREEXL_CELL_DOUBLE:
      cell.kind = CF_CELL_DECIMAL;
      cell.decimal = value.value.double_value;
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT: cell.kind = CF_CELL_TEXT; break;
    case FREEXL_CELL_DATE: cell.kind = CF_CELL_DAY; break;
    case FREEXL_CELL_DATETIME: cell.kind = CF_CELL_DAY_AND_TIME; break;
    case FREEXL_CELL_TIME: cell.kind = CF_CELL_TIME; break;
    default: return cell;
  }
  if (cell.kind >= CF_CELL_TEXT) {
    cell.text = value.value.text_value;
    if (!cell.text) cell.kind = CF_CELL_NONE;
  }
  return cell;
}
