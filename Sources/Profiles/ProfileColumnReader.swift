import Intake
import Model
import TOMLKit

/// Reads one `[[column]]` of a profile.
struct ProfileColumnReader {
  let node: ProfileDocument.Node
  let facts: FactKind

  static let keys = [
    "field", "heading", "number", "type", "required", "definition", "item", "words", "blank", "maximum",
    "measures", "fill_down",
  ]

  func read() throws(ProfileFault) -> ProfileColumn {
    try node.requireKnown(Self.keys)
    let field = try node.requiredText("field")
    guard let type = try node.word("type", ProfileColumn.ValueType.self) else {
      throw node.fault("type", .missingKey)
    }
    let headings = try node.texts("heading")
    let number = try node.text("number") ?? ""
    guard !headings.isEmpty || !number.isEmpty else { throw node.fault("heading", .missingKey) }
    let definition = try node.text("definition")
    let item = try node.text("item")
    // A name that the kind of facts does not know says nothing unless a figure, a check or a count uses it.
    if definition == nil, item == nil, !facts.fields.contains(field), !type.isNumeric, type != .word,
      type != .text
    {
      throw node.fault(
        "field", .unknownField(near: NearestKey.find(field, in: facts.fields)), value: field)
    }
    return ProfileColumn(
      field: field, headings: headings, number: number, type: type,
      isRequired: try node.flag("required") ?? false, definition: definition, item: item,
      words: try words(field), blank: try node.word("blank", RowRules.Blank.self),
      maximum: try node.decimal("maximum"), measures: try measures(),
      fillsDown: try node.flag("fill_down") ?? false, choices: try choices(field))
  }

  /// The first word of each meaning that is one, in the order in which the program knows the meanings.
  private func choices(_ field: String) throws(ProfileFault) -> [String] {
    guard let table = try node.child("words") else { return [] }
    let written = table.table.keys
    let order = (facts.words(of: field) ?? []).filter(written.contains)
    var choices: [String] = []
    for meaning in order.isEmpty ? written.sorted() : order {
      let words = try table.texts(meaning).map { $0.hasSuffix("*") ? String($0.dropLast()) : $0 }
      if let word = words.first(where: { !$0.isEmpty }) { choices.append(word) }
    }
    return choices
  }

  /// `words = { online = ["trực tuyến", "qua mạng"] }`: each meaning with the words for it.
  private func words(_ field: String) throws(ProfileFault) -> [String: String] {
    guard let table = try node.child("words") else { return [:] }
    let allowed = facts.words(of: field)
    var words: [String: String] = [:]
    for meaning in table.table.keys {
      if let allowed, !allowed.contains(meaning) {
        throw table.fault(
          meaning, .unknownKey(near: NearestKey.find(meaning, in: allowed), known: allowed))
      }
      for text in try table.texts(meaning) { words[text] = meaning }
    }
    return words
  }

  /// `measures = { "triệu đồng" = "1", "tỷ đồng" = "1000" }`
  private func measures() throws(ProfileFault) -> [String: ExactDecimal] {
    guard let table = try node.child("measures") else { return [:] }
    var measures: [String: ExactDecimal] = [:]
    for measure in table.table.keys { measures[measure] = try table.decimal(measure) }
    return measures
  }
}

extension FactKind {
  /// The meanings that words of a field may have; nil where the profile is free to choose.
  func words(of field: String) -> [String]? {
    switch (self, field) {
    case (.directives, "status"), (.reports, "status"): Progress.allCases.map(\.rawValue)
    case (.directives, "kind"): Directive.Kind.allCases.map(\.rawValue)
    case (.dossiers, "channel"): DossierEntry.Channel.allCases.map(\.rawValue)
    case (.dossiers, "level"): DossierEntry.Level.allCases.map(\.rawValue)
    case (.dossiers, "status"): DossierEntry.Status.allCases.map(\.rawValue)
    case (.dossiers, "has_fee"), (.dossiers, "paid_online"), (.dossiers, "digitised"),
      (.dossiers, "electronic_result"), (.dossiers, "synced"):
      ["yes", "no"]
    default: nil
    }
  }
}
