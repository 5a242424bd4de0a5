import CWording
import Model

/// The word files, each read once when its language is first shown: lines of `label = words` in the order of
/// ``Label``; `#` begins a comment line.
enum WordingFile {
  static let vietnamese = words(phienhop_words_vi())
  static let english = words(phienhop_words_en())

  /// The words of each label, by its position. That names and order agree with ``Label`` is tested, so that nothing is
  /// looked up by name when the program starts.
  private static func words(_ file: phienhop_bytes) -> [CleanText] {
    var words = entries(file).map { CleanText(cleaning: String(decoding: $0.words, as: UTF8.self)) }
    let missing = Label.allCases.count - words.count
    if missing > 0 { words += Array(repeating: "?", count: missing) }
    return words
  }

  /// Names and words of a file, in its order.
  static func namedEntries(_ language: Language) -> [(name: String, words: CleanText)] {
    entries(language == .english ? phienhop_words_en() : phienhop_words_vi()).map { entry in
      (
        String(decoding: entry.name, as: UTF8.self),
        CleanText(cleaning: String(decoding: entry.words, as: UTF8.self))
      )
    }
  }

  private typealias Bytes = Slice<UnsafeRawBufferPointer>

  private static func entries(_ file: phienhop_bytes) -> [(name: Bytes, words: Bytes)] {
    let bytes = UnsafeRawBufferPointer(start: file.start, count: file.count)
    var entries: [(name: Bytes, words: Bytes)] = []
    entries.reserveCapacity(600)
    var start = 0
    while start < bytes.count {
      var end = start
      var equals: Int?
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
        if equals == nil, bytes[end] == UInt8(ascii: "=") { equals = end }
        end += 1
      }
      if let equals, bytes[start] != UInt8(ascii: "#") {
        entries.append((trimmed(bytes[start..<equals]), trimmed(bytes[equals + 1..<end])))
      }
      start = end + 1
    }
    return entries
  }

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return bytes
  }
}
