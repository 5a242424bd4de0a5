/// A value as a column holds it. There is no floating point in a store.
enum StoredValue: Sendable {
  case null
  case integer(Int64)
  case text(String)
  /// Only what is made from facts, never a fact.
  case bytes([UInt8])

  init(_ text: String?) {
    self = text.map(StoredValue.text) ?? .null
  }

  init(_ integer: Int?) {
    self = integer.map { .integer(Int64($0)) } ?? .null
  }
}

extension StoredValue: Equatable {
  /// Text is compared byte by byte: a correction from decomposed to composed letters is a correction.
  static func == (left: StoredValue, right: StoredValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let a), .integer(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.bytes(let a), .bytes(let b)): a == b
    default: false
    }
  }
}
