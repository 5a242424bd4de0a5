import CPseudoTerminal
import CVTerm

/// What a terminal would show, by libvterm.
public final class VirtualScreen {
  /// One cell as shown.
  public struct Cell: Hashable, Sendable {
    public enum Colour: Hashable, Sendable {
      case standard
      case indexed(Int)
      case rgb(red: Int, green: Int, blue: Int)
    }

    /// The letter with its marks; empty for the right half of a wide one, a blank where nothing was written.
    public let text: String
    public let isBold: Bool
    public let isUnderlined: Bool
    public let isReversed: Bool
    public let foreground: Colour
    public let background: Colour
  }

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  public private(set) var columns: Int
  public private(set) var rows: Int

  public init(columns: Int, rows: Int) {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(terminal)
    else {
      fatalError("libvterm has no memory")
    }
    self.terminal = terminal
    self.screen = screen
    self.columns = columns
    self.rows = rows
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit { vterm_free(terminal) }

  /// The beginning of a letter whose rest is still to come.
  private var beginning: [UInt8] = []

  /// Takes what the program wrote, cut anywhere.
  public func feed(_ bytes: some Sequence<UInt8>) {
    // libvterm decodes the two halves of a letter apart and shows neither, so it gets whole ones.
    var whole = beginning + Array(bytes)
    beginning = []
    if let head = whole.lastIndex(where: { $0 & 0xC0 != 0x80 }), whole[head] >= 0xC0 {
      let length = whole[head] >= 0xF0 ? 4 : whole[head] >= 0xE0 ? 3 : 2
      if whole.count - head < length {
        beginning = Array(whole[head...])
        whole.removeSubrange(head...)
      }
    }
    let characters = whole.map { CChar(bitPattern: $0) }
    vterm_input_write(terminal, characters, characters.count)
    vterm_screen_flush_damage(screen)
  }

  /// Like a window that is resized.
  public func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  public func cell(column: Int, row: Int) -> Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
    var text = ""
    withUnsafeBytes(of: cell.chars) { raw in
      for value in raw.bindMemory(to: UInt32.self) {
        // libvterm marks the right half of a wide letter with all ones.
        guard value != 0, value != UInt32.max, let scalar = Unicode.Scalar(value) else { break }
        text.unicodeScalars.append(scalar)
      }
      if text.isEmpty, raw.load(as: UInt32.self) == 0 { text = " " }
    }
    return Cell(
      text: text, isBold: cell.attrs.bold != 0, isUnderlined: cell.attrs.underline != 0,
      isReversed: cell.attrs.reverse != 0, foreground: colour(cell.fg, isForeground: true),
      background: colour(cell.bg, isForeground: false))
  }

  private func colour(_ colour: VTermColor, isForeground: Bool) -> Cell.Colour {
    let type = UInt32(colour.type)
    let standard = isForeground ? VTERM_COLOR_DEFAULT_FG.rawValue : VTERM_COLOR_DEFAULT_BG.rawValue
    if type & standard != 0 { return .standard }
    if type & VTERM_COLOR_TYPE_MASK.rawValue == VTERM_COLOR_INDEXED.rawValue {
      return .indexed(Int(colour.indexed.idx))
    }
    return .rgb(red: Int(colour.rgb.red), green: Int(colour.rgb.green), blue: Int(colour.rgb.blue))
  }

  /// One row without the blanks at its end.
  public func text(row: Int) -> String {
    var text = [CChar](repeating: 0, count: columns * 24 + 32)
    pt_row_text(screen, Int32(row), Int32(columns), &text, text.count)
    return text.withUnsafeBufferPointer { buffer in
      String(decoding: UnsafeRawBufferPointer(buffer).prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// All that is shown, letters, colours and attributes, for comparing two screens whole; ``imageCellSize`` bytes a
  /// cell. A blank that was written and a cell that was erased look alike, and so does a blank in any colour of letters.
  public var image: [UInt8] {
    var image = [UInt8](repeating: 0, count: rows * columns * imageCellSize)
    pt_image(screen, Int32(rows), Int32(columns), &image)
    return image
  }

  public var imageCellSize: Int { pt_image_cell_size() }

  /// All rows, each ending in a line feed.
  public var text: String {
    (0..<rows).map { text(row: $0) + "\n" }.joined()
  }

  /// Where the cursor stands, whether shown or not.
  public var cursor: (column: Int, row: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }
}
