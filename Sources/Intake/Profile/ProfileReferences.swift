import Model

/// What a profile refers to and is not there: definitions, structures of an index, items of them.
public struct ProfileReferences: Sendable {
  public struct Finding: Sendable, Hashable {
    public let name: String
    /// What was most likely meant; nil where nothing is near.
    public let near: String?
  }

  public let findings: [Finding]

  public init(_ profile: FormProfile, _ context: ReadingContext) {
    var findings: [Finding] = []
    func look(for name: String, in known: some Sequence<String>) {
      let known = Set(known)
      guard !known.contains(name), !findings.contains(where: { $0.name == name }) else { return }
      findings.append(Finding(name: name, near: EditDistance.nearest(to: name, in: known.sorted())))
    }
    let definitions = context.definitions.keys.map(\.rawValue)
    let templates =
      profile.columns.compactMap(\.definition) + profile.sums.map(\.definition)
      + profile.tallies.map(\.definition)
    for template in templates {
      for name in profile.filled(template) { look(for: name, in: definitions) }
    }
    let known = profile.index?.known ?? []
    for structure in known { look(for: structure.id.rawValue, in: context.structures.keys.map(\.rawValue)) }
    let structures = known.compactMap { context.structures[$0.id] } + [profile.index?.own].compactMap(\.self)
    let items = structures.flatMap { $0.items.map(\.id.rawValue) } + ["total"]
    for item in profile.columns.compactMap(\.item) { look(for: item, in: items) }
    self.findings = findings
  }
}

extension FormProfile {
  /// A definition with every word that its place in braces may take; itself where it has none.
  public func filled(_ template: String) -> [String] {
    guard let open = template.firstIndex(of: "{"), let close = template.firstIndex(of: "}"), open < close
    else {
      return [template]
    }
    let words = Set(
      column(String(template[template.index(after: open)..<close]))?.words.values.map(\.self) ?? [])
    return words.sorted().map { template[..<open] + $0 + template[template.index(after: close)...] }
  }
}
