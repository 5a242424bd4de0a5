import Export
import Model

/// Texts of official documents: days as Decree 30/2020/NĐ-CP writes them, and wordings with places to fill.
enum NoticeText {
  /// Shown where something is left open.
  static let open: CleanText = "……………"

  /// "04/8/2025": days below 10 and the first two months with a zero, as the decree wants.
  static func numeric(_ day: Day) -> String {
    let (year, month, date) = day.components
    return "\(two(date, below: 10))/\(two(month, below: 3))/\(year)"
  }

  /// "ngày 04 tháng 8 năm 2025".
  static func spelled(_ day: Day) -> String {
    let (year, month, date) = day.components
    return "ngày \(two(date, below: 10)) tháng \(two(month, below: 3)) năm \(year)"
  }

  private static func two(_ number: Int, below limit: Int) -> String {
    number < limit ? "0\(number)" : "\(number)"
  }

  /// A wording with its places filled; what is not known stays open and is marked.
  /// - Parameter values: by the name in braces; an empty one is not known.
  static func runs(
    _ wording: CleanText, _ values: [String: CleanText], isBold: Bool = false
  ) -> [DocumentParagraph.Run] {
    var runs: [DocumentParagraph.Run] = []
    var rest = wording.string[...]
    func add(_ text: some StringProtocol, isOpen: Bool = false) {
      guard !text.isEmpty else { return }
      runs.append(DocumentParagraph.Run(CleanText(cleaning: String(text)), isBold: isBold, isOpen: isOpen))
    }
    while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: brace)..<end])
      add(rest[..<brace])
      if let value = values[name] {
        add((value.isEmpty ? open : value).string, isOpen: value.isEmpty)
      } else {
        add(rest[brace...end])
      }
      rest = rest[rest.index(after: end)...]
    }
    add(rest)
    guard let first = runs.first?.text.string, let letter = first.first, letter.isLowercase else {
      return runs
    }
    // A wording may begin with a value.
    let head = DocumentParagraph.Run(
      CleanText(cleaning: letter.uppercased() + first.dropFirst()), isBold: isBold, isOpen: runs[0].isOpen)
    return [head] + runs.dropFirst()
  }

  static func text(_ wording: CleanText, _ values: [String: CleanText]) -> CleanText {
    runs(wording, values).map(\.text).joined()
  }
}
