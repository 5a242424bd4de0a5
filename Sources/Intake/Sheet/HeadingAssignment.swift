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

  init(_ profile: CompiledProfile, _ index: HeadingIndex) {
    let block = index.block
    var offers: [Offer] = []
    for (position, column) in profile.columns.enumerated() {
      var best: [Int: Int] = [:]
      for pattern in column.patterns {
        for (place, weight) in index.fits(pattern) { best[place] = max(best[place] ?? 0, weight) }
      }
      for (place, weight) in best {
        // The column number supports a heading and stands in for one that is written differently.
        let agrees = !column.rule.number.isEmpty && index.number(place) == column.rule.number
        offers.append(Offer(field: position, column: place, weight: weight * 2 + (agrees ? 1 : 0)))
      }
      if !column.rule.number.isEmpty,
        // A row of numbers may be wider than a block that ends above the last row of headings.
        let place = block.numbers.firstIndex(of: column.rule.number), place < block.paths.count,
        best[place] == nil
      {
        offers.append(Offer(field: position, column: place, weight: 1))
      }
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
    unclaimed = block.paths.indices.filter { !block.paths[$0].isEmpty && !taken.contains($0) }
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
  let titleKeys: [String]
  let foreignKeys: [String]

  init(_ profile: FormProfile) {
    self.profile = profile
    columns = profile.columns.map { rule in
      Column(rule: rule, patterns: rule.headings.map(HeadingPattern.init))
    }
    titleKeys = profile.titleWords.map(CellText.key).filter { !$0.isEmpty }
    foreignKeys = profile.foreignWords.map(CellText.key).filter { !$0.isEmpty }
  }
}

/// The headings of a block, ready to be looked up: most patterns fit none of them.
struct HeadingIndex {
  let block: HeadingBlock
  /// The folded text of everything above the headings, with the names of sheet and file.
  let title: String
  private let positionsOfKey: [String: [Int]]
  private let positionsOfLast: [String: [Int]]

  init(_ block: HeadingBlock, title: String = "") {
    self.block = block
    self.title = title
    var whole: [String: [Int]] = [:]
    var last: [String: [Int]] = [:]
    for (position, path) in block.paths.enumerated() where !path.isEmpty {
      for key in Set([path.joined, path.plain]) { whole[key, default: []].append(position) }
      last[path.keys.last ?? "", default: []].append(position)
    }
    positionsOfKey = whole
    positionsOfLast = last
  }

  func number(_ column: Int) -> String {
    block.numbers.indices.contains(column) ? block.numbers[column] : ""
  }

  /// Columns a pattern fits, with how well.
  func fits(_ pattern: HeadingPattern) -> [(column: Int, weight: Int)] {
    let candidates: [Int] =
      pattern.isWide
      ? Array(block.paths.indices)
      : Array(Set((positionsOfKey[pattern.joined] ?? []) + (positionsOfLast[pattern.lastKey] ?? [])))
    return candidates.compactMap { column in
      pattern.fit(block.paths[column]).map { (column, $0) }
    }
  }
}
