import Intake
import Model
import TOMLKit

/// Reads the `[index]` of a profile: which index it is of, and the structure it brings along.
struct ProfileIndexReader {
  let root: ProfileDocument.Node
  let columns: [ProfileColumn]
  let facts: FactKind
  let name: String
  let title: LocalizedText

  func read() throws(ProfileFault) -> IndexRules? {
    guard let node = try root.child("index") else {
      if facts == .index { throw root.fault("index", .missingKey) }
      return nil
    }
    try node.requireKnown([
      "id", "inside", "named_by_title", "known", "name", "short", "scale", "decimals", "tolerance", "maximum",
      "pass_mark",
      "item", "band",
    ])
    let id = IndexID(try node.requiredText("id"))
    var known: [IndexRules.KnownStructure] = []
    for entry in try node.children("known") {
      try entry.requireKnown(["structure", "from", "to"])
      known.append(
        IndexRules.KnownStructure(
          id: StructureID(try entry.requiredText("structure")),
          from: try entry.integer("from", in: 1990...2100),
          to: try entry.integer("to", in: 1990...2100)))
    }
    let own = known.isEmpty ? try structure(node, id) : nil
    if let own {
      let items = own.items.map(\.id.rawValue) + ["total"]
      for (position, column) in columns.enumerated() {
        guard let item = column.item, !items.contains(item) else { continue }
        let place = try root.children("column")[position]
        throw place.fault("item", .unknownItem(near: NearestKey.find(item, in: items)), value: item)
      }
    }
    return IndexRules(
      index: id, known: known, own: own, isInside: try node.flag("inside") ?? false,
      isNamedByTitle: try node.flag("named_by_title") ?? false)
  }

  private func structure(
    _ node: ProfileDocument.Node, _ id: IndexID
  ) throws(ProfileFault) -> IndexStructureVersion {
    let name = try node.localized("name") ?? title
    return IndexStructureVersion(
      id: StructureID(id.rawValue), index: id, name: name, shortName: try node.localized("short") ?? name,
      scale: try node.word("scale", Scale.self)?.value ?? .points,
      decimals: try node.integer("decimals", in: 0...6) ?? 2,
      tolerance: try node.decimal("tolerance") ?? ExactDecimal(significand: 1, scale: 2),
      maximum: try node.decimal("maximum") ?? ExactDecimal(100), items: try items(node),
      bands: try bands(node),
      bandsAreProvisional: false, passMark: try node.decimal("pass_mark"),
      basis: CleanText(cleaning: try root.text("basis") ?? ""))
  }

  private func items(_ node: ProfileDocument.Node) throws(ProfileFault) -> [IndexItem] {
    var items: [IndexItem] = []
    for entry in try node.children("item") {
      try entry.requireKnown(["id", "name", "short", "points", "role", "parent"])
      guard let name = try entry.localized("name") else { throw entry.fault("name", .missingKey) }
      items.append(
        IndexItem(
          id: IndexItemID(try entry.requiredText("id")),
          role: try entry.word("role", Role.self)?.value ?? .component,
          parent: try entry.text("parent").map { IndexItemID($0) }, name: name,
          shortName: try entry.localized("short") ?? name,
          points: try entry.integer("points", in: 0...1000) ?? 0))
    }
    return items
  }

  private func bands(_ node: ProfileDocument.Node) throws(ProfileFault) -> [Band] {
    var bands: [Band] = []
    for entry in try node.children("band") {
      try entry.requireKnown(["name", "short", "from"])
      guard let name = try entry.localized("name") else { throw entry.fault("name", .missingKey) }
      guard let from = try entry.decimal("from") else { throw entry.fault("from", .missingKey) }
      bands.append(Band(name: name, shortName: try entry.localized("short") ?? name, from: from))
    }
    return bands.sorted { $0.from > $1.from }
  }

  /// The words of files for ``IndexStructureVersion/Scale``.
  private enum Scale: String, CaseIterable {
    case points, weighted

    var value: IndexStructureVersion.Scale { self == .points ? .points : .weightedUnit }
  }

  private enum Role: String, CaseIterable {
    case component, pillar, part

    var value: IndexItem.Role {
      switch self {
      case .component: .component
      case .pillar: .pillar
      case .part: .part
      }
    }
  }
}
