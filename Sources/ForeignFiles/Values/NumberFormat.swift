/// What the number format of a cell says of its value.
struct NumberFormat: Hashable, Sendable {
  var isPercent = false
  var showsDay = false
  var showsTime = false

  var isMoment: Bool { showsDay || showsTime }

  static let general = NumberFormat()

  /// A format by its code, such as `dd/mm/yyyy`, `0.00%` or `[h]:mm`.
  init(code: String) {
    var letters: Set<Character> = []
    var isQuoted = false
    var skipsNext = false
    var bracket: String?
    var previous: Character = " "
    scan: for letter in code {
      defer { previous = letter }
      if skipsNext {
        skipsNext = false
        continue
      }
      if isQuoted {
        isQuoted = letter != "\""
        continue
      }
      if let inside = bracket {
        if letter != "]" {
          bracket = inside + letter.lowercased()
          continue
        }
        bracket = nil
        // Hours, minutes or seconds counted on beyond a day; other brackets are colours, locales and conditions.
        if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
          letters.insert("h")
        }
        continue
      }
      switch letter {
      case "\"": isQuoted = true
      // An escape, a space as wide as the next letter, a filling letter.
      case "\\", "_", "*": skipsNext = true
      case "[": bracket = ""
      // The sections after the first are for negative numbers, zero and text.
      case ";": break scan
      case "%": isPercent = true
      case "+", "-":
        if previous == "E" || previous == "e" { letters.remove("e") }
      default:
        if let lower = letter.lowercased().first, "ymdhse".contains(lower) { letters.insert(lower) }
      }
    }
    // "General", "Standard" and number words of other languages have letters of dates.
    let word = code.lowercased()
    guard !["general", "standard", "@"].contains(word) else { return }
    showsTime = letters.contains("h") || letters.contains("s")
    showsDay =
      letters.contains("y") || letters.contains("d") || letters.contains("e")
      || (letters.contains("m") && !showsTime)
  }

  private init() {}

  /// The formats that workbooks name by number only (ECMA-376 part 1, 18.8.30); nil for those that a workbook must
  /// describe.
  init?(builtIn number: Int) {
    switch number {
    case 9, 10: isPercent = true
    case 14...17, 27...31, 36, 50...54, 57, 58: showsDay = true
    case 18...21, 32...35, 45...47, 55, 56: showsTime = true
    case 22:
      showsDay = true
      showsTime = true
    case 0...49: break
    default: return nil
    }
  }
}
