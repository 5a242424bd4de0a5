import Model

/// A column that holds personal data of citizens and is left out.
public struct PersonalColumn: Sendable, Hashable {
  /// Counted from 0.
  public let column: Int
  public let heading: CleanText
  public let kind: PersonalKind
}

/// Finds columns with names, identity numbers, addresses and telephone numbers of citizens.
///
/// A heading that says so counts where a cell bears it out; content counts without a heading only for numbers
/// that are hardly anything else, where most cells of the column are such.
enum PersonalColumns {
  /// Cells of a column looked at.
  private static let sampled = 200

  /// - Parameter trusted: columns that the form itself claims for identifiers; their content alone proves nothing.
  static func find(_ headings: HeadingBlock, _ sheet: RawSheet, trusted: Set<Int> = []) -> [PersonalColumn] {
    headings.paths.indices.compactMap { column -> PersonalColumn? in
      let heading = headings.paths[column]
      let texts = sheet.rows[min(headings.firstDataRow, sheet.rows.count)...].lazy
        .map { $0[column] }.filter { !$0.isBlank }.prefix(sampled).map(\.text)
      guard let kind = kind(heading, Array(texts), isTrusted: trusted.contains(column)) else { return nil }
      return PersonalColumn(column: column, heading: CleanText(cleaning: heading.text), kind: kind)
    }
  }

  /// The kind of personal data in a column; nil where it holds none.
  static func kind(_ heading: HeadingPath, _ texts: [String], isTrusted: Bool) -> PersonalKind? {
    guard !texts.isEmpty else { return nil }
    if let named = PersonalKind.of(heading) {
      if texts.contains(where: named.looksLike) { return named }
      // "Người nộp" over identity numbers, "Số định danh" over telephone numbers.
      if let other = PersonalKind.allCases.first(where: { kind in
        kind != .birthday && share(texts, kind) >= 50
      }) {
        return other
      }
      return nil
    }
    guard !isTrusted, texts.count >= 3 else { return nil }
    for kind in [PersonalKind.identityNumber, .telephone] where share(texts, kind) >= 90 {
      // Nine digits in a row may be any number of a list; only the longer one is proof by itself.
      if kind == .identityNumber, texts.contains(where: { $0.filter(\.isASCIIDigit).count != 12 }) {
        continue
      }
      return kind
    }
    return nil
  }

  private static func share(_ texts: [String], _ kind: PersonalKind) -> Int {
    texts.filter(kind.looksLike).count * 100 / texts.count
  }
}
