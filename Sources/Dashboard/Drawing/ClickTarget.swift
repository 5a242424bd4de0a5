import Model

/// What a click on a place of the screen means.
enum ClickTarget: Hashable, Sendable {
  /// A row of a list.
  case item(ItemKey)
  /// A row of an overlay's list, by position.
  case row(Int)
  /// A tab.
  case screen(ScreenID)
  /// A key shown in the footer.
  case key(Key)
  /// Something that lies over all that was drawn before and takes no clicks.
  case nothing
}

extension State {
  /// Everything that can be clicked, in the order it is drawn: what comes later lies over what comes before.
  ///
  /// The screen is drawn for it, so that a click always means what is seen there; nobody pays for it but those who
  /// click.
  func targets() -> [(area: Rect, target: ClickTarget)] {
    Painter.targets(size: size) { paint($0) }
  }

  /// What lies at a place of the screen; nil for nothing that can be clicked.
  func target(at point: Point) -> ClickTarget? {
    let hit = targets().last { $0.area.contains(point) }?.target
    return hit == .nothing ? nil : hit
  }
}

extension Rect {
  func contains(_ point: Point) -> Bool {
    (column..<endColumn).contains(point.column) && (row..<endRow).contains(point.row)
  }
}
