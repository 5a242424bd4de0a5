import Model

/// A field that a column may be, both by position.
struct HeadingOffer: Hashable, Sendable {
  let field: Int
  let column: Int
}

/// The ways in which the headings of all profiles may read, to be looked up by the words of a sheet's headings: most
/// fit none of them, and asking each would take most of the time of an import.
struct HeadingPatternIndex: Sendable {
  private struct Reference: Sendable {
    let profile: Int
    let field: Int
    let pattern: HeadingPattern
  }

  private let references: [Reference]
  private let profileCount: Int
  /// Positions in ``references`` by the whole words of the pattern, and by those of its last part.
  private var ofJoined: [String: [Int]] = [:]
  private var ofLast: [String: [Int]] = [:]
  /// The same by the first word, for patterns that are only a beginning or name any year.
  private var ofFirstWord: [String: [Int]] = [:]
  private var ofFirstWordOfLast: [String: [Int]] = [:]
  /// Those whose first word may be any.
  private var anyFirstWord: [Int] = []

  init(_ profiles: [CompiledProfile]) {
    var references: [Reference] = []
    for (profile, compiled) in profiles.enumerated() {
      for (field, column) in compiled.columns.enumerated() {
        references += column.patterns.map { Reference(profile: profile, field: field, pattern: $0) }
      }
    }
    self.references = references
    profileCount = profiles.count
    for (position, reference) in references.enumerated() {
      let pattern = reference.pattern
      if !pattern.isWide {
        ofJoined[pattern.joined, default: []].append(position)
        ofLast[pattern.lastKey, default: []].append(position)
      } else if pattern.mayBeginWithAnyWord {
        anyFirstWord.append(position)
      } else {
        ofFirstWord[Self.firstWord(pattern.joined), default: []].append(position)
        ofFirstWordOfLast[Self.firstWord(pattern.lastKey), default: []].append(position)
      }
    }
  }

  /// What each column of a block may be, and how well, by profile.
  func offers(_ block: HeadingBlock) -> [[HeadingOffer: Int]] {
    var found = Array(repeating: [HeadingOffer: Int](), count: profileCount)
    for (column, path) in block.paths.enumerated() where !path.isEmpty {
      let last = path.keys.last ?? ""
      var candidates = anyFirstWord
      candidates += ofJoined[path.joined] ?? []
      if path.plain != path.joined { candidates += ofJoined[path.plain] ?? [] }
      candidates += ofLast[last] ?? []
      let first = Self.firstWord(path.joined)
      let plainFirst = Self.firstWord(path.plain)
      candidates += ofFirstWord[first] ?? []
      if plainFirst != first { candidates += ofFirstWord[plainFirst] ?? [] }
      candidates += ofFirstWordOfLast[Self.firstWord(last)] ?? []
      for position in candidates {
        let reference = references[position]
        guard let weight = reference.pattern.fit(path) else { continue }
        let offer = HeadingOffer(field: reference.field, column: column)
        found[reference.profile][offer] = max(found[reference.profile][offer] ?? 0, weight)
      }
    }
    return found
  }

  private static func firstWord(_ key: String) -> String { String(key.prefix { $0 != " " }) }
}
