/// What the row of a dossier must say: a part of its code, or one of some ways to stand.
public struct DossierText: Hashable, Sendable, Codable {
  /// A part of the code without tone marks and in small letters; empty for none.
  public let code: String
  /// Ways to stand that are called what was typed.
  public let standings: Set<DossierStanding>

  public init(code: String, standings: Set<DossierStanding>) {
    self.code = code
    self.standings = standings
  }

  public func fits(code: String, standing: DossierStanding?) -> Bool {
    standing.map(standings.contains) ?? false
      || (!self.code.isEmpty && VietnameseText.folded(code).contains(self.code))
  }
}
