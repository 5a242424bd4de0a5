/// Number formats and fonts of cells (ECMA-376 part 1, 18.8).
final class StylesPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case numFmt, numFmtId, formatCode, fonts, font, name, val, cellXfs, cellStyleXfs, xf, fontId, xfId, dxfs
  }

  weak var control: (any MarkupControl)?
  /// Styles in the order in which cells name them.
  private(set) var styles: [CellStyle] = []
  private let writer: RowStreamWriter
  private var formats: [Int: NumberFormat] = [:]
  private var fonts: [(number: Int, legacy: LegacyFont?)] = []
  private var isInFonts = false
  private var isInCells = false
  private var fontName = ""

  init(writer: RowStreamWriter) {
    self.writer = writer
  }

  /// The style of a number; plain beyond the end.
  func style(_ number: Int) -> CellStyle { styles.indices.contains(number) ? styles[number] : .plain }

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    switch name {
    case .numFmt:
      if let number = attributes.number(.numFmtId), let code = attributes.text(.formatCode) {
        formats[number] = NumberFormat(code: code)
      }
    case .fonts: isInFonts = true
    case .font: fontName = ""
    case .name where isInFonts: fontName = attributes.text(.val) ?? ""
    case .cellXfs: isInCells = true
    case .xf where isInCells:
      let number = attributes.number(.numFmtId) ?? 0
      let font = attributes.number(.fontId) ?? 0
      var style = CellStyle()
      style.format = formats[number] ?? NumberFormat(builtIn: number) ?? .general
      if fonts.indices.contains(font) {
        style.font = fonts[font].number
        style.legacy = fonts[font].legacy
      }
      styles.append(style)
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    switch name {
    case .font where isInFonts: fonts.append((writer.font(fontName), LegacyFont(fontName: fontName)))
    case .fonts: isInFonts = false
    case .cellXfs: isInCells = false
    default: break
    }
  }
}
