/// What a cell's style says that bears on its value.
struct CellStyle {
  var format = NumberFormat.general
  /// The font in the stream of rows; 0 for none.
  var font = 0
  /// What the font makes of the letters; nil for Unicode.
  var legacy: LegacyFont?

  static let plain = CellStyle()
}

/// A stretch of text under one font.
struct TextRun {
  enum Font {
    /// The cell's own.
    case ofCell
    /// A font of Unicode.
    case unicode
    case legacy(LegacyFont)
  }

  let text: String
  let font: Font

  init(_ text: String, _ font: Font) {
    self.text = text
    self.font = font
  }

  /// What the fonts show, joined.
  /// - Returns: nil where one of them cannot be read, with its name.
  static func joined(_ runs: [TextRun], style: CellStyle) -> (text: String?, unreadable: TextEncoding?) {
    var result = ""
    for run in runs {
      let legacy: LegacyFont? =
        switch run.font {
        case .ofCell: style.legacy
        case .unicode: nil
        case .legacy(let font): font
        }
      switch legacy {
      case nil: result += run.text
      case .tcvn3: result += TCVN3.converted(run.text)
      case .tcvn3Capitals: result += TCVN3.converted(run.text, capitals: true)
      case .vni, .vps:
        guard run.text.utf8.allSatisfy({ $0 < 0x80 }) else { return (nil, legacy?.encoding) }
        result += run.text
      }
    }
    return (result, nil)
  }
}

extension RowStreamWriter {
  /// Writes text whose fonts decide what its letters are.
  func text(_ column: Int, _ runs: [TextRun], style: CellStyle, isFormula: Bool = false) {
    let (text, unreadable) = TextRun.joined(runs, style: style)
    if let text {
      self.text(column, text, font: style.font, isFormula: isFormula)
    } else {
      refuseRow(
        .legacyFont, column: column, value: runs.map(\.text).joined(), detail: unreadable?.name ?? "")
    }
  }

  /// Writes a stored number as what its format makes of it.
  /// - Returns: false where it is no number.
  func value(
    _ column: Int, _ number: UnsafeRawBufferPointer, style: CellStyle, calendar: SerialDay.Calendar,
    isFormula: Bool = false
  ) -> Bool {
    if style.format.isMoment, let serial = Double(String(decoding: number, as: UTF8.self)) {
      switch SerialDay.meaning(serial, calendar, style.format) {
      case .day(let day, let second):
        self.day(column, day, second: second, font: style.font, isFormula: isFormula)
        return true
      case .time(let seconds):
        text(column, SerialDay.timeText(seconds), font: style.font, isFormula: isFormula)
        return true
      case .lotusDay:
        text(column, "1900-02-29", font: style.font, isFormula: isFormula)
        return true
      case .none: break
      }
    }
    return ExactNumber.reading(number) {
      self.number(
        column, $0, font: style.font, isFormula: isFormula, isPercent: style.format.isPercent)
    }
  }
}
