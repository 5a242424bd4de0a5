import Intake
import Model
import TOMLKit

/// Reads profiles of forms from TOML files; the head of `profiles/ii06a.toml` tells what they hold.
public enum ProfileFile {
  static let keys = [
    "title", "basis", "facts", "title_words", "foreign_words", "rows", "rest", "column", "identity", "ratio",
    "sum", "tally", "index", "due",
  ]

  /// - Parameters:
  ///   - text: the whole file.
  ///   - path: what faults call it.
  ///   - name: what the profile is called.
  /// - Throws: the first fault, with file, line, key and the nearest valid key.
  public static func parse(_ text: String, path: String, name: String) throws(ProfileFault) -> FormProfile {
    let root = try ProfileDocument(name: path, text: text).table
    try root.requireKnown(keys)
    guard let title = try root.localized("title") else { throw root.fault("title", .missingKey) }
    guard let facts = try root.word("facts", FactKind.self) else { throw root.fault("facts", .missingKey) }
    var columns: [ProfileColumn] = []
    for node in try root.children("column") {
      let column = try ProfileColumnReader(node: node, facts: facts).read()
      guard !columns.contains(where: { $0.field == column.field }) else {
        throw node.fault("field", .doubleField, value: column.field)
      }
      columns.append(column)
    }
    guard !columns.isEmpty else { throw root.fault("column", .missingKey) }
    for field in facts.requiredFields where !columns.contains(where: { $0.field == field }) {
      throw root.fault("column", .neededField(field))
    }
    let fields = columns.map(\.field)
    return FormProfile(
      name: name, title: title, basis: CleanText(cleaning: try root.text("basis") ?? ""), facts: facts,
      titleWords: try root.texts("title_words"), foreignWords: try root.texts("foreign_words"),
      columns: columns, rest: try rest(root), rows: try rows(root), identities: try identities(root, fields),
      ratios: try ratios(root, fields), sums: try sums(root, fields), tallies: try tallies(root, columns),
      index: try ProfileIndexReader(root: root, columns: columns, facts: facts, name: name, title: title)
        .read(), duty: try duty(root, name: name, title: title))
  }

  /// `[due]`: who owes the form, how often, and until when.
  private static func duty(
    _ root: ProfileDocument.Node, name: String, title: LocalizedText
  ) throws(ProfileFault) -> ReportDuty? {
    guard let node = try root.child("due") else { return nil }
    try node.requireKnown(["every", "days", "groups", "units"])
    guard let every = try node.word("every", ReportDuty.Frequency.self) else {
      throw node.fault("every", .missingKey)
    }
    var groups: [AdministrativeUnit.Group] = []
    for word in try node.texts("groups") {
      guard let group = AdministrativeUnit.Group(rawValue: word) else {
        throw node.fault(
          "groups", .wrongValue(.word(AdministrativeUnit.Group.allCases.map(\.rawValue))), value: word)
      }
      groups.append(group)
    }
    return ReportDuty(
      form: name, title: title, every: every,
      days: try node.integer("days", in: 0...366) ?? ReportDuty.usualDays, groups: groups,
      units: try node.texts("units"))
  }

  private static func rest(_ root: ProfileDocument.Node) throws(ProfileFault) -> RestRule? {
    guard let node = try root.child("rest") else { return nil }
    try node.requireKnown(["as", "at_least"])
    guard let meaning = try node.word("as", RestRule.Meaning.self) else {
      throw node.fault("as", .missingKey)
    }
    return RestRule(meaning: meaning, atLeast: try node.integer("at_least", in: 0...100) ?? 1)
  }

  private static func rows(_ root: ProfileDocument.Node) throws(ProfileFault) -> RowRules {
    guard let node = try root.child("rows") else { return RowRules() }
    try node.requireKnown(["subject", "blank", "total", "other_labels", "units", "cumulative"])
    return RowRules(
      subject: try node.word("subject", RowRules.Subject.self) ?? .unit,
      blank: try node.word("blank", RowRules.Blank.self) ?? .missing,
      total: try node.word("total", RowRules.Total.self) ?? .check,
      detail: try node.word("other_labels", RowRules.Detail.self) ?? .refuse,
      units: try node.word("units", RowRules.Units.self) ?? .inside,
      isCumulative: try node.flag("cumulative") ?? false)
  }

  // MARK: - Checks

  /// A list of fields, each of which a column must have.
  private static func fields(
    _ key: String, _ node: ProfileDocument.Node, _ known: [String]
  ) throws(ProfileFault) -> [String] {
    let fields = try node.texts(key)
    guard !fields.isEmpty else { throw node.fault(key, .missingKey) }
    for field in fields {
      try requireField(field.hasPrefix("-") ? String(field.dropFirst()) : field, key, node, known)
    }
    return fields
  }

  private static func requireField(
    _ field: String, _ key: String, _ node: ProfileDocument.Node, _ known: [String]
  ) throws(ProfileFault) {
    guard known.contains(field) else {
      throw node.fault(key, .unknownField(near: NearestKey.find(field, in: known)), value: field)
    }
  }

  private static func identities(
    _ root: ProfileDocument.Node, _ known: [String]
  ) throws(ProfileFault) -> [ProfileIdentity] {
    var found: [ProfileIdentity] = []
    for node in try root.children("identity") {
      try node.requireKnown(["name", "total", "parts", "tolerance", "complete"])
      let total = try node.requiredText("total")
      try requireField(total, "total", node, known)
      let parts = try fields("parts", node, known)
      found.append(
        ProfileIdentity(
          name: try node.text("name") ?? "\(total) = \(parts.joined(separator: " + "))", total: total,
          parts: parts,
          tolerance: try node.decimal("tolerance") ?? .zero,
          needsAllParts: try node.flag("complete") ?? false))
    }
    return found
  }

  private static func ratios(
    _ root: ProfileDocument.Node, _ known: [String]
  ) throws(ProfileFault) -> [ProfileRatio] {
    var found: [ProfileRatio] = []
    for node in try root.children("ratio") {
      try node.requireKnown(["name", "field", "numerator", "denominator"])
      let field = try node.requiredText("field")
      try requireField(field, "field", node, known)
      let top = try fields("numerator", node, known)
      let bottom = try fields("denominator", node, known)
      let name = "\(top.joined(separator: " + ")) / \(bottom.joined(separator: " + "))"
      found.append(
        ProfileRatio(name: try node.text("name") ?? name, field: field, numerator: top, denominator: bottom))
    }
    return found
  }

  private static func sums(
    _ root: ProfileDocument.Node, _ known: [String]
  ) throws(ProfileFault) -> [ProfileSum] {
    var found: [ProfileSum] = []
    for node in try root.children("sum") {
      try node.requireKnown(["definition", "parts"])
      found.append(
        ProfileSum(definition: try node.requiredText("definition"), parts: try fields("parts", node, known)))
    }
    return found
  }

  private static func tallies(
    _ root: ProfileDocument.Node, _ columns: [ProfileColumn]
  ) throws(ProfileFault) -> [ProfileTally] {
    var found: [ProfileTally] = []
    for node in try root.children("tally") {
      try node.requireKnown(["definition", "where"])
      var conditions: [String: String] = [:]
      if let table = try node.child("where") {
        for field in table.table.keys {
          try requireField(field, field, table, columns.map(\.field))
          let word = try table.requiredText(field)
          let words = Set(columns.first { $0.field == field }?.words.values.map(\.self) ?? []).sorted()
          guard words.contains(word) else { throw table.fault(field, .wrongValue(.word(words))) }
          conditions[field] = word
        }
      }
      found.append(ProfileTally(definition: try node.requiredText("definition"), conditions: conditions))
    }
    return found
  }
}
