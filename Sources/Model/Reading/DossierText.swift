/// What the row of a dossier must say: a part of its code, or one of some states.
public struct DossierText: Hashable, Sendable, Codable {
  /// A part of the code without tone marks and in small letters; empty for none.
  public let code: String
  /// States that are called what was typed.
  public let states: Set<DossierState>

  public init(code: String, states: Set<DossierState>) {
    self.code = code
    self.states = states
  }

  public func fits(code: String, state: DossierState?) -> Bool {
    state.map(states.contains) ?? false
      || (!self.code.isEmpty && VietnameseText.folded(code).contains(self.code))
  }
}
