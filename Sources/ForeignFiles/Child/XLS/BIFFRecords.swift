/// The records of an Excel 97 to 2003 workbook (MS-XLS 2.3), one after the other.
struct BIFFRecords: Sequence, IteratorProtocol {
  struct Record {
    let kind: Int
    let content: ArraySlice<UInt8>
  }

  /// Kinds that are looked at.
  enum Kind {
    static let formula = 0x0006
    static let endOfFile = 0x000A
    static let dateMode = 0x0022
    static let encryption = 0x002F
    static let font = 0x0031
    static let sheet = 0x0085
    static let manyNumbers = 0x00BD
    static let richText = 0x00D6
    static let style = 0x00E0
    static let merges = 0x00E5
    static let sharedText = 0x00FD
    static let number = 0x0203
    static let text = 0x0204
    static let flagOrError = 0x0205
    static let formulaText = 0x0207
    static let smallNumber = 0x027E
    static let format = 0x041E
    static let start = 0x0809
  }

  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next() -> Record? {
    guard position >= 0, position + 4 <= bytes.count else { return nil }
    let length = bytes.number16(position + 2)
    let start = position + 4
    guard start + length <= bytes.count else { return nil }
    defer { position = start + length }
    return Record(kind: bytes.number16(position), content: bytes[start..<start + length])
  }
}

/// Texts inside records.
enum BIFFText {
  /// A text of Excel 97 and later, counted in characters (MS-XLS 2.5.294).
  /// - Parameter countSize: bytes of the count, 1 or 2.
  static func read(_ content: ArraySlice<UInt8>, at offset: Int, countSize: Int) -> String {
    let count = countSize == 1 ? content.byte(offset) : content.number16(offset)
    let flags = content.byte(offset + countSize)
    var start = offset + countSize + 1
    if flags & 8 != 0 { start += 2 }
    if flags & 4 != 0 { start += 4 }
    let isWide = flags & 1 != 0
    let units = (0..<count).map { position in
      UInt16(isWide ? content.number16(start + position * 2) : content.byte(start + position))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// A text of Excel 95, whose bytes are taken for Latin-1.
  static func readOld(_ content: ArraySlice<UInt8>, at offset: Int, countSize: Int) -> String {
    let count = countSize == 1 ? content.byte(offset) : content.number16(offset)
    let units = (0..<count).map { UInt16(content.byte(offset + countSize + $0)) }
    return String(decoding: units, as: UTF16.self)
  }
}
