import Model

/// A profile that a sheet may be in the form of.
public struct ProfileMatch: Sendable {
  public let profile: FormProfile
  public let headings: HeadingBlock
  public let assignment: HeadingAssignment
  /// Columns that ``RestRule`` gives a meaning.
  public let rest: [Int]
  /// How well the sheet fits; only good for comparing matches of one sheet.
  public let score: Int

  /// Whether everything is there without which the form cannot be read.
  public var fits: Bool {
    assignment.missing.isEmpty && assignment.columnOfField.count + rest.count >= 2
      && rest.count >= (profile.rest?.atLeast ?? 0)
  }
}

/// What came out of looking for the form of a sheet.
public enum ProfileChoice: Sendable {
  case one(ProfileMatch)
  /// Several fit equally well; the user names one.
  case several([ProfileMatch])
  /// None fits; the nearest, with what it lacks.
  case none(nearest: ProfileMatch?)
}

/// Finds out which profile a sheet is in the form of.
public struct ProfileMatcher: Sendable {
  private let profiles: [CompiledProfile]
  private let patterns: HeadingPatternIndex
  /// Names that headings may have where a profile leaves the rest of the columns open.
  private let names: RestNames

  /// - Parameters:
  ///   - profiles: those to choose from.
  ///   - context: knows the definitions and units that headings may name.
  public init(_ profiles: [FormProfile], context: ReadingContext) {
    let compiled = profiles.map(CompiledProfile.init)
    self.profiles = compiled
    patterns = HeadingPatternIndex(compiled)
    names = context.restNames
  }

  /// How near in score a second profile is still as good as the first.
  static let leastLead = 3

  /// The one profile the sheet is in the form of.
  public func choose(_ outline: SheetOutline, fileName: String = "") -> ProfileChoice {
    let matches = matches(outline, fileName: fileName)
    let fitting = matches.filter(\.fits)
    guard let best = fitting.first else { return .none(nearest: matches.first) }
    // A template that comes back says what it is.
    if let named = fitting.first(where: { match in
      TitleArea.formName(outline.sheet, above: match.headings.rows.lowerBound) == match.profile.name
    }) {
      return .one(named)
    }
    let near = fitting.filter { $0.score + Self.leastLead > best.score }
    return near.count > 1 ? .several(near) : .one(best)
  }

  /// Every profile with its best reading of the headings, the best first.
  public func matches(_ outline: SheetOutline, fileName: String = "") -> [ProfileMatch] {
    let title = TitleWords(
      outline.sheet, fileName: fileName, upTo: outline.blocks.last?.rows.lowerBound ?? 0)
    let counts = outline.blocks.map { title.count(above: $0.rows.lowerBound) }
    let offers = outline.blocks.map(patterns.offers)
    var open = OpenColumns(names, outline.sheet)
    var found: [ProfileMatch] = []
    for (position, compiled) in profiles.enumerated() {
      let ends = TitleEnds(compiled, title)
      var best: ProfileMatch?
      for (number, block) in outline.blocks.enumerated() {
        if let foreign = ends.foreign, foreign <= counts[number] { continue }
        let words = ends.own.count { $0 <= counts[number] }
        let match = match(compiled, block, offers[number][position], words: words, &open)
        if best.map({ match.isBetter(than: $0) }) ?? true { best = match }
      }
      if let best, !best.assignment.columnOfField.isEmpty || !best.rest.isEmpty { found.append(best) }
    }
    return found.enumerated().sorted { left, right in
      left.element.score == right.element.score
        ? left.offset < right.offset : left.element.score > right.element.score
    }.map(\.element)
  }

  /// Where the phrases of a profile are over in the words above a sheet's headings.
  private struct TitleEnds {
    let own: [Int]
    let foreign: Int?

    init(_ compiled: CompiledProfile, _ title: TitleWords) {
      own = compiled.titlePhrases.compactMap { title.end(of: $0) }
      foreign = compiled.foreignPhrases.compactMap { title.end(of: $0) }.min()
    }
  }

  /// Whether columns are what a profile leaves open, asked once for all profiles and blocks of a sheet.
  private struct OpenColumns {
    private struct Column: Hashable {
      let position: Int
      let firstRow: Int
    }

    private let names: RestNames
    let sheet: RawSheet
    private var named: [RestRule.Meaning: [HeadingPath: Bool]] = [:]
    private var numeric: [Column: Bool] = [:]

    init(_ names: RestNames, _ sheet: RawSheet) {
      self.names = names
      self.sheet = sheet
    }

    mutating func fits(_ position: Int, of block: HeadingBlock, _ meaning: RestRule.Meaning) -> Bool {
      guard meaning != .items else {
        let column = Column(position: position, firstRow: block.firstDataRow)
        if let known = numeric[column] { return known }
        let fits = SheetColumn.isNumeric(position, of: sheet, from: block.firstDataRow)
        numeric[column] = fits
        return fits
      }
      let path = block.paths[position]
      if let known = named[meaning]?[path] { return known }
      let fits = names.knows(path, meaning)
      named[meaning, default: [:]][path] = fits
      return fits
    }
  }

  private func match(
    _ compiled: CompiledProfile, _ block: HeadingBlock, _ offers: [HeadingOffer: Int], words: Int,
    _ open: inout OpenColumns
  ) -> ProfileMatch {
    let assignment = HeadingAssignment(compiled, block, offers)
    let profile = compiled.profile
    var rest: [Int] = []
    if let meaning = profile.rest?.meaning {
      for column in assignment.unclaimed where open.fits(column, of: block, meaning) { rest.append(column) }
    }
    let ignored = assignment.unclaimed.count - rest.count
    return ProfileMatch(
      profile: profile, headings: block, assignment: assignment, rest: rest,
      score: assignment.score + min(words, 2) * 12 + min(rest.count, 5) * 4 - min(ignored, 10)
        - assignment.missing.count * 12 - headingsBelow(compiled, assignment, block, open.sheet) * 8)
  }

  /// How many columns of figures still have words in the first row below the headings, as where a block ends a row
  /// too early.
  private func headingsBelow(
    _ compiled: CompiledProfile, _ assignment: HeadingAssignment, _ block: HeadingBlock, _ sheet: RawSheet
  ) -> Int {
    guard block.firstDataRow < sheet.rows.count, !assignment.columnOfField.isEmpty else { return 0 }
    let row = sheet.rows[block.firstDataRow]
    return compiled.columns.filter { column in
      guard column.rule.type.isNumeric || column.rule.type == .rank,
        let place = assignment.columnOfField[column.rule.field]
      else { return false }
      return row[place].isText && !row[place].text.contains { $0.isNumber }
        && !CellText.isDash(row[place].text)
    }.count
  }
}

extension ProfileMatch {
  /// Between two readings of one sheet in one form: what fits before what does not, then the higher score, then
  /// the fewer rows of headings.
  fileprivate func isBetter(than other: ProfileMatch) -> Bool {
    if fits != other.fits { return fits }
    if score != other.score { return score > other.score }
    return headings.rows.count < other.headings.rows.count
  }
}
