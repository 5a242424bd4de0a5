import Model

/// Directives that are known already, to be found by what reports name: a code, the document with the item, or the
/// text itself.
public struct KnownDirectives: Sendable {
  public struct Entry: Sendable, Hashable {
    public let id: DirectiveID
    /// "304/TB-VPCP"; empty where it comes from no numbered document.
    public let documentNumber: String
    public let documentDay: Day?
    /// Item number in the document; empty where there is none.
    public let item: String
    /// Title or text as known, for matching word for word.
    public let texts: [String]
    /// Lines of single units, where the directive went to several.
    public let assignments: [Assignment]

    public init(
      id: DirectiveID, documentNumber: String, documentDay: Day?, item: String, texts: [String],
      assignments: [Assignment] = []
    ) {
      self.id = id
      self.documentNumber = documentNumber
      self.documentDay = documentDay
      self.item = item
      self.texts = texts
      self.assignments = assignments
    }
  }

  /// What names led to.
  public enum Match: Sendable, Hashable {
    case one(Entry)
    case several([Entry])
    /// None; the nearest by document or text.
    case none(nearest: Entry?)
  }

  private let entries: [Entry]
  private let byID: [String: Int]
  private let byDocument: [String: [Int]]
  private let byText: [String: [Int]]

  public init(_ entries: [Entry]) {
    self.entries = entries
    var ids: [String: Int] = [:]
    var documents: [String: [Int]] = [:]
    var texts: [String: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      ids[entry.id.rawValue] = position
      if !entry.documentNumber.isEmpty {
        documents[DocumentNumber.key(entry.documentNumber), default: []].append(position)
      }
      for key in Set(entry.texts.map(CellText.key)) where !key.isEmpty {
        texts[key, default: []].append(position)
      }
    }
    byID = ids
    byDocument = documents
    byText = texts
  }

  /// Whether a directive has this very key. Codes of lists are a part of one, so only an export of the store has it.
  public func has(_ key: String) -> Bool { !key.isEmpty && byID[key] != nil }

  /// Finds a directive by what a row names; parts that are empty are not named.
  public func find(code: String, document: String, day: Day?, item: String, text: String) -> Match {
    if !code.isEmpty, let position = byID[code] { return .one(entries[position]) }
    var candidates: [Int]?
    if !document.isEmpty {
      var found = byDocument[DocumentNumber.key(document)] ?? []
      if let day, found.count > 1 {
        let ofDay = found.filter { entries[$0].documentDay == day }
        if !ofDay.isEmpty { found = ofDay }
      }
      if !item.isEmpty {
        let ofItem = found.filter { CellText.key(entries[$0].item) == CellText.key(item) }
        if ofItem.isEmpty, !found.isEmpty { return .none(nearest: entries[found[0]]) }
        found = ofItem
      }
      candidates = found
    }
    if !text.isEmpty, candidates?.count != 1 {
      let ofText = byText[CellText.key(text)] ?? []
      let both = candidates.map { known in ofText.filter(known.contains) } ?? ofText
      if !both.isEmpty {
        candidates = both
      } else if let near = nearest(toText: text, among: candidates ?? Array(entries.indices)) {
        return .none(nearest: near)
      }
    }
    switch candidates?.count {
    case 1?: return .one(entries[candidates?.first ?? 0])
    case nil, 0?: return .none(nearest: nil)
    default: return .several((candidates ?? []).map { entries[$0] })
    }
  }

  /// The directive whose text shares most of its words with the given one; nil below three quarters.
  private func nearest(toText text: String, among positions: [Int]) -> Entry? {
    let words = Set(VietnameseText.words(text))
    guard words.count >= 3 else { return nil }
    var best: (share: Int, entry: Entry)?
    for entry in positions.map({ entries[$0] }) {
      for other in entry.texts {
        let others = Set(VietnameseText.words(other))
        let share = words.intersection(others).count * 100 / max(1, words.union(others).count)
        if share >= 75, share > best?.share ?? 0 { best = (share, entry) }
      }
    }
    return best?.entry
  }
}

/// Numbers of documents, `304/TB-VPCP`, `04-NQ/TU`.
enum DocumentNumber {
  /// The same for all spellings: letters folded, without blanks, leading zeros kept because documents keep them.
  static func key(_ number: String) -> String {
    let key = String(VietnameseText.folded(CleanText(cleaning: number).string).filter { !" .".contains($0) })
    // "Số 304/TB-VPCP"
    return key.hasPrefix("so") && key.dropFirst(2).first?.isASCIIDigit == true
      ? String(key.dropFirst(2)) : key
  }
}
