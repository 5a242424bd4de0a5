/// A theme after reading: a style for every role.
public struct Theme: Hashable, Sendable {
  public let name: String
  /// True where bars are to be drawn as blocks instead of thin lines, for a projector.
  public let hasBlockBars: Bool
  /// True where a state has a ground of its own, as if marked with a highlighter.
  public let marksStates: Bool
  /// By ``Role/ordinal``; an array, so that comparing a theme with itself costs nothing.
  private let styles: [ResolvedStyle]

  /// - Parameter styles: what the theme says of roles. One it leaves out looks like text, and colours that a role
  ///   leaves out are those of text.
  public init(name: String, styles: [Role: ResolvedStyle], hasBlockBars: Bool = false) {
    self.init(name: name, byRole: Role.allCases.map { styles[$0] }, hasBlockBars: hasBlockBars)
  }

  /// - Parameter byRole: a style for each of `Role.allCases`, in their order; nil where the theme says nothing.
  public init(name: String, byRole: [ResolvedStyle?], hasBlockBars: Bool) {
    self.name = name
    self.hasBlockBars = hasBlockBars
    let text = (byRole.first ?? nil) ?? ResolvedStyle()
    styles = Role.allCases.indices.map { index in
      guard index < byRole.count, let style = byRole[index] else { return text }
      return style.withColours(of: text)
    }
    let all = styles
    marksStates = Role.allCases.contains { $0.isState && all[$0.ordinal].background != text.background }
  }

  public func style(of role: Role) -> ResolvedStyle { styles[role.ordinal] }

  /// True where a role stands on another ground than text.
  func marks(_ role: Role) -> Bool { style(of: role).background != style(of: .text).background }
}

extension ResolvedStyle {
  /// The style with the colours it does not name taken from another.
  fileprivate func withColours(of text: ResolvedStyle) -> ResolvedStyle {
    var style = self
    if foreground == nil { style.foreground = text.foreground }
    if background == nil { style.background = text.background }
    if foregroundANSI == nil, foregroundEight == nil {
      style.foregroundANSI = text.foregroundANSI
      style.foregroundEight = text.foregroundEight
    }
    if backgroundANSI == nil, backgroundEight == nil {
      style.backgroundANSI = text.backgroundANSI
      style.backgroundEight = text.backgroundEight
    }
    return style
  }
}
