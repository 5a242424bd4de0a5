#include <string.h>
#include <vterm.h>

#include "CPseudoTerminal.h"

static const uint32_t right_half = (uint32_t)-1;

static size_t put(uint32_t scalar, char *text) {
  if (scalar < 0x80) {
    text[0] = (char)scalar;
    return 1;
  }
  if (scalar < 0x800) {
    text[0] = (char)(0xC0 | scalar >> 6);
    text[1] = (char)(0x80 | (scalar & 0x3F));
    return 2;
  }
  if (scalar < 0x10000) {
    text[0] = (char)(0xE0 | scalar >> 12);
    text[1] = (char)(0x80 | (scalar >> 6 & 0x3F));
    text[2] = (char)(0x80 | (scalar & 0x3F));
    return 3;
  }
  text[0] = (char)(0xF0 | scalar >> 18);
  text[1] = (char)(0x80 | (scalar >> 12 & 0x3F));
  text[2] = (char)(0x80 | (scalar >> 6 & 0x3F));
  text[3] = (char)(0x80 | (scalar & 0x3F));
  return 4;
}

void pt_row_text(struct VTermScreen *screen, int row, int columns, char *text, size_t size) {
  size_t length = 0, end = 0;
  for (int column = 0; column < columns; column++) {
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(screen, (VTermPos){.row = row, .col = column}, &cell);
    if (length + 4 * VTERM_MAX_CHARS_PER_CELL + 1 > size) break;
    if (cell.chars[0] == right_half) continue;
    if (cell.chars[0] == 0) {
      text[length++] = ' ';
      continue;
    }
    for (int n = 0; n < VTERM_MAX_CHARS_PER_CELL && cell.chars[n] != 0; n++) {
      length += put(cell.chars[n], text + length);
    }
    if (cell.chars[0] != ' ') end = length;
  }
  text[end] = 0;
}

size_t pt_image_cell_size(void) { return sizeof(VTermScreenCell); }

void pt_image(struct VTermScreen *screen, int rows, int columns, unsigned char *image) {
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      VTermScreenCell cell;
      memset(&cell, 0, sizeof cell);
      vterm_screen_get_cell(screen, (VTermPos){.row = row, .col = column}, &cell);
      if (cell.chars[0] == right_half) {
        memset(&cell, 0, sizeof cell);
        cell.chars[0] = right_half;
      }
      if (cell.chars[0] == ' ') cell.chars[0] = 0;
      if (cell.chars[0] == 0 && !cell.attrs.reverse && !cell.attrs.underline) {
        memset(&cell.fg, 0, sizeof cell.fg);
        cell.attrs.bold = 0;
      }
      memcpy(image, &cell, sizeof cell);
      image += sizeof cell;
    }
  }
}
