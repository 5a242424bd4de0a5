/// Cuts delimited text into records and fields (RFC 4180, and what people make of it).
///
/// Delimiters and quotes are ASCII, so no byte of a longer character is taken for one. A quote that does not stand at the
/// start of a field is a letter like others.
struct RecordScanner {
  struct Field {
    /// Without the quotes around it.
    var range: Range<Int>
    /// Quotes inside stand twice.
    var hasDoubledQuotes = false
    /// Something stands after the closing quote.
    var hasTextAfterQuote = false
  }

  enum Outcome: Equatable {
    /// The record goes on beyond the bytes.
    case hungry
    /// Nothing is left.
    case end
    /// A record, and where the next one begins.
    case record(next: Int)
    /// A field's quote never closes; it is the last of ``fields``.
    case openQuote
  }

  let delimiter: UInt8
  /// The fields of the last record.
  private(set) var fields: [Field] = []

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  /// Finds the record that begins at a place.
  /// - Parameter isLast: whether the text ends with these bytes.
  mutating func next(in bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    guard start < bytes.count else { return isLast ? .end : .hungry }
    var position = start
    while true {
      if position < bytes.count, bytes[position] == Self.quote {
        switch quoted(in: bytes, from: position, isLast: isLast) {
        case .some(let end): position = end
        case .none: return isLast ? .openQuote : .hungry
        }
      } else {
        let first = position
        while position < bytes.count {
          let byte = bytes[position]
          if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
          position += 1
        }
        fields.append(Field(range: first..<position))
      }
      guard position < bytes.count else { return isLast ? .record(next: position) : .hungry }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == Self.carriageReturn {
        guard position < bytes.count else { return isLast ? .record(next: position) : .hungry }
        if bytes[position] == Self.lineFeed { position += 1 }
      }
      return .record(next: position)
    }
  }

  /// Reads a quoted field up to the delimiter or line end after it.
  /// - Returns: where that is; nil where the quote does not close in these bytes.
  private mutating func quoted(in bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Int? {
    var field = Field(range: start + 1..<start + 1)
    var position = start + 1
    while true {
      while position < bytes.count, bytes[position] != Self.quote { position += 1 }
      guard position < bytes.count, position + 1 < bytes.count || isLast else {
        fields.append(Field(range: start + 1..<bytes.count))
        return nil
      }
      guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
      field.hasDoubledQuotes = true
      position += 2
    }
    field.range = start + 1..<position
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      // Blanks between a quote and a delimiter mean nothing.
      if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { field.hasTextAfterQuote = true }
      position += 1
    }
    fields.append(field)
    return position
  }
}
