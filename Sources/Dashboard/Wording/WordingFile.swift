import CWording
import Model

/// The word files, read once: lines of `label = words`; `#` begins a comment line.
enum WordingFile {
  static let vietnamese = words(phienhop_words_vi())
  static let english = words(phienhop_words_en())

  static func words(_ file: phienhop_bytes) -> [CleanText] {
    let entries = entries(file)
    return Label.allCases.map { entries[$0.rawValue] ?? CleanText(cleaning: $0.rawValue) }
  }

  /// All entries of a file by label name.
  static func entries(_ file: phienhop_bytes) -> [String: CleanText] {
    let bytes = UnsafeRawBufferPointer(start: file.start, count: file.count)
    var entries: [String: CleanText] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      guard let equals = text.firstIndex(of: "="), text.first != "#" else { continue }
      let name = trimmed(text[..<equals])
      entries[name] = CleanText(cleaning: trimmed(text[text.index(after: equals)...]))
    }
    return entries
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  static var vietnameseEntries: [String: CleanText] { entries(phienhop_words_vi()) }
  static var englishEntries: [String: CleanText] { entries(phienhop_words_en()) }
}
