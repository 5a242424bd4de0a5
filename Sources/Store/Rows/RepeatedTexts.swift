import Glibc
import Model

/// The texts of the row before, by column. Neighbouring rows often say the same of file, sheet, unit or note: such a
/// text is neither made nor cleaned again.
final class RepeatedTexts {
  private var strings: [String] = []
  private var cleaned: [CleanText?] = []

  func string(_ bytes: UnsafeBufferPointer<UInt8>, column: Int) -> String {
    while strings.count <= column {
      strings.append("")
      cleaned.append(nil)
    }
    guard strings[column].utf8.count != bytes.count || !isEqual(column, bytes) else { return strings[column] }
    let text = String(decoding: bytes, as: UTF8.self)
    strings[column] = text
    cleaned[column] = nil
    return text
  }

  private func isEqual(_ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    strings[column].withUTF8 { known in
      guard let one = known.baseAddress, let other = bytes.baseAddress else { return bytes.isEmpty }
      return memcmp(one, other, bytes.count) == 0
    }
  }

  /// - Parameter text: what ``string(_:column:)`` gave for the column just now.
  func clean(_ text: String, column: Int) -> CleanText {
    guard cleaned.indices.contains(column) else { return CleanText(cleaning: text) }
    if let known = cleaned[column] { return known }
    let clean = CleanText(cleaning: text)
    cleaned[column] = clean
    return clean
  }
}
