/// What the mouse did, at a cell of the screen.
public struct MouseInput: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The main button went down.
    case press
    case wheelUp, wheelDown
  }

  public let kind: Kind
  public let point: Point

  public init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}
