public typealias ProcedureID = Identifier<Procedure>

/// An administrative procedure (thủ tục hành chính) as a catalogue lists it.
public struct Procedure: Hashable, Sendable, Codable {
  /// The national code, `1.004227.000.00.00.H56`, or whatever the lists of dossiers name it by.
  public let id: ProcedureID
  public let name: CleanText
  /// The group it belongs to (lĩnh vực): "Đất đai", "Hộ tịch"; empty where the catalogue does not say.
  public let field: CleanText
  /// nil where the catalogue does not say.
  public let level: OnlineLevel?

  public init(id: ProcedureID, name: CleanText, field: CleanText, level: OnlineLevel?) {
    self.id = id
    self.name = name
    self.field = field
    self.level = level
  }
}
