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
  /// Names that headings may have where a profile leaves the rest of the columns open.
  private let names: RestNames

  /// - Parameters:
  ///   - profiles: those to choose from.
  ///   - context: knows the definitions and units that headings may name.
  public init(_ profiles: [FormProfile], context: ReadingContext) {
    self.profiles = profiles.map(CompiledProfile.init)
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
    let indices = outline.blocks.map { block in
      HeadingIndex(
        block, title: TitleArea.key(outline.sheet, above: block.rows.lowerBound, fileName: fileName))
    }
    var found: [ProfileMatch] = []
    for compiled in profiles {
      var best: ProfileMatch?
      for index in indices {
        guard let match = match(compiled, index, outline.sheet) else { continue }
        if best.map({ match.isBetter(than: $0) }) ?? true { best = match }
      }
      if let best, !best.assignment.columnOfField.isEmpty || !best.rest.isEmpty { found.append(best) }
    }
    return found.enumerated().sorted { left, right in
      left.element.score == right.element.score
        ? left.offset < right.offset : left.element.score > right.element.score
    }.map(\.element)
  }

  private func match(
    _ compiled: CompiledProfile, _ index: HeadingIndex, _ sheet: RawSheet
  ) -> ProfileMatch? {
    let assignment = HeadingAssignment(compiled, index)
    let profile = compiled.profile
    let rest = profile.rest.map { rule in
      assignment.unclaimed.filter { column in
        rule.meaning == .items
          ? SheetColumn.isNumeric(column, of: sheet, from: index.block.firstDataRow)
          : names.knows(index.block.paths[column], rule.meaning)
      }
    }
    if compiled.foreignKeys.contains(where: { TitleArea.contains(index.title, $0) }) { return nil }
    let words = compiled.titleKeys.filter { TitleArea.contains(index.title, $0) }.count
    let ignored = assignment.unclaimed.count - (rest?.count ?? 0)
    return ProfileMatch(
      profile: profile, headings: index.block, assignment: assignment, rest: rest ?? [],
      score: assignment.score + min(words, 2) * 12 + min(rest?.count ?? 0, 5) * 4 - min(ignored, 10)
        - assignment.missing.count * 12 - headingsBelow(compiled, assignment, index.block, sheet) * 8)
  }

  /// How many columns of figures still have words in the first row below the headings, as where a block ends a row
  /// too early.
  private func headingsBelow(
    _ compiled: CompiledProfile, _ assignment: HeadingAssignment, _ block: HeadingBlock, _ sheet: RawSheet
  ) -> Int {
    guard block.firstDataRow < sheet.rows.count else { return 0 }
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
