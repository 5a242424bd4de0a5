import Model

/// Columns as spreadsheets name them: A, B … Z, AA.
public enum ColumnName {
  /// Columns of the widest sheet that Excel and LibreOffice have.
  public static let largestCount = 16_384

  /// - Parameter column: counted from 0.
  public static func text(_ column: Int) -> CleanText {
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
      letters.insert(UInt8(ascii: "A") + UInt8(rest % 26), at: 0)
      rest = rest / 26 - 1
    }
    return CleanText(cleaning: String(decoding: letters, as: UTF8.self))
  }

  /// The column and row of a cell's address such as "AB12".
  /// - Returns: column from 0 and row from 1; nil for anything else.
  static func address(_ text: UnsafeRawBufferPointer) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    var position = 0
    while position < text.count, case let letter = text[position] & 0xDF, letter >= 65, letter <= 90 {
      column = column * 26 + Int(letter) - 64
      guard column <= largestCount else { return nil }
      position += 1
    }
    guard column > 0, position < text.count else { return nil }
    while position < text.count {
      guard let digit = digit(text[position]) else { return nil }
      row = row * 10 + digit
      guard row <= RowNumber.largest else { return nil }
      position += 1
    }
    return row > 0 ? (column - 1, row) : nil
  }

  private static func digit(_ byte: UInt8) -> Int? { byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil }
}

enum RowNumber {
  /// Rows of the longest sheet that Excel and LibreOffice have.
  static let largest = 1_048_576
}
