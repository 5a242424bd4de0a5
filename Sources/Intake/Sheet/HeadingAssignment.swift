import Model

/// Which column of a heading block is which field of a profile.
public struct HeadingAssignment: Sendable, Hashable {
  /// Positions of columns by field.
  public let columnOfField: [String: Int]
  /// Columns that no field claims, with a heading.
  public let unclaimed: [Int]
  /// Required fields without a column.
  public let missing: [ProfileColumn]
  /// How well the headings fit; more is better.
  let score: Int

  /// - Parameter fitting: what each column may be by its heading, and how well.
  init(_ profile: CompiledProfile, _ block: HeadingBlock, _ fitting: [HeadingOffer: Int]) {
    var offers = fitting.map { offer, weight in
      // The column number supports a heading and stands in for one that is written differently.
      let number = profile.columns[offer.field].rule.number
      let agrees = !number.isEmpty && block.number(offer.column) == number
      return Offer(field: offer.field, column: offer.column, weight: weight * 2 + (agrees ? 1 : 0))
    }
    for (position, column) in profile.columns.enumerated()
    where !block.numbers.isEmpty && !column.rule.number.isEmpty {
      // A row of numbers may be wider than a block that ends above the last row of headings.
      if let place = block.numbers.firstIndex(of: column.rule.number), place < block.paths.count,
        fitting[HeadingOffer(field: position, column: place)] == nil
      {
        offers.append(Offer(field: position, column: place, weight: 1))
      }
    }
    // Most profiles have nothing in common with most blocks.
    guard !offers.isEmpty else {
      columnOfField = [:]
      unclaimed = block.headed
      missing = profile.required
      score = 0
      return
    }
    // Of columns that differ in their year only, the newest is meant.
    offers.sort { left, right in
      let years = (block.paths[left.column].year ?? 0, block.paths[right.column].year ?? 0)
      return (right.weight, years.1, left.column, left.field) < (
        left.weight, years.0, right.column, right.field
      )
    }
    var columnOfField: [Int: Int] = [:]
    var taken: Set<Int> = []
    var score = 0
    for offer in offers where columnOfField[offer.field] == nil && !taken.contains(offer.column) {
      columnOfField[offer.field] = offer.column
      taken.insert(offer.column)
      let isRequired = profile.columns[offer.field].rule.isRequired
      score += offer.weight > 1 ? (isRequired ? 10 : 6) + offer.weight : 2
    }
    self.columnOfField = Dictionary(
      columnOfField.map { (profile.columns[$0].rule.field, $1) }, uniquingKeysWith: { first, _ in first })
    unclaimed = block.headed.filter { !taken.contains($0) }
    missing = profile.columns.indices.filter {
      profile.columns[$0].rule.isRequired && columnOfField[$0] == nil
    }.map { profile.columns[$0].rule }
    self.score = score
  }

  /// A field that a column may be.
  private struct Offer {
    let field: Int
    let column: Int
    let weight: Int
  }
}

/// A profile with its headings folded, once for all sheets.
struct CompiledProfile: Sendable {
  struct Column: Sendable {
    let rule: ProfileColumn
    let patterns: [HeadingPattern]
  }

  let profile: FormProfile
  let columns: [Column]
  /// Columns that must be there.
  let required: [ProfileColumn]
  /// Phrases as words.
  let titlePhrases: [[String]]
  let foreignPhrases: [[String]]

  init(_ profile: FormProfile) {
    self.profile = profile
    columns = profile.columns.map { rule in
      Column(rule: rule, patterns: rule.headings.map(HeadingPattern.init))
    }
    required = profile.columns.filter(\.isRequired)
    titlePhrases = profile.titleWords.map(VietnameseText.words).filter { !$0.isEmpty }
    foreignPhrases = profile.foreignWords.map(VietnameseText.words).filter { !$0.isEmpty }
  }
}

extension HeadingBlock {
  /// What the row of column numbers says of a column; empty without one.
  fileprivate func number(_ column: Int) -> String {
    numbers.indices.contains(column) ? numbers[column] : ""
  }
}
