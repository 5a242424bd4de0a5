import Model

/// Choosing a file from a folder, narrowed by typing a part of its name without tone marks.
enum FileChooser {
  enum Row {
    case parent(String)
    case entry(FolderListing.Entry)
  }

  /// The folder to choose from; nil until it has been looked through.
  static func folder(_ dialog: FileDialog, _ state: State) -> FolderListing? {
    dialog.awaited == nil ? state.importFolder : nil
  }

  static func rows(_ dialog: FileDialog, _ state: State) -> [Row] {
    guard let folder = folder(dialog, state) else { return [] }
    // Blanks do not count: the space bar marks.
    func key(_ text: String) -> String {
      VietnameseText.folded(CleanText(cleaning: text).string).replacing(" ", with: "")
    }
    let wanted = key(dialog.filter)
    let entries = folder.entries.filter { wanted.isEmpty || key($0.name).contains(wanted) }
    let parent = wanted.isEmpty ? folder.parent.map { [Row.parent($0)] } ?? [] : []
    return parent + entries.map { .entry($0) }
  }

  static func draw(_ dialog: FileDialog, _ state: State, _ painter: Painter) {
    let wording = state.wording
    let box = OverlayBox.box(
      wording[.importChooseTitle], columns: min(painter.columns - 4, 100), rows: painter.rows - 2, painter)
    let inside = box.inside
    // The end of a long path tells where one is.
    var path = CleanText(cleaning: dialog.awaited ?? state.importFolder?.path ?? "")
    while path.columns > inside.columns { path = CleanText(cleaning: String(path.string.dropFirst())) }
    inside.text(path, column: 0, row: 0, role: .source)
    var x = inside.text(wording[.importFilter] + " ", column: 0, row: 1, role: .prompt, attributes: [.bold])
    x = inside.text(CleanText(cleaning: dialog.filter), column: x, row: 1, role: .prompt)
    inside.placeCursor(column: x, row: 1, visible: true)
    let rows = rows(dialog, state)
    guard !rows.isEmpty else {
      inside.text(nothing(dialog, state), column: 2, row: 3)
      return
    }
    let room = max(1, inside.rows - 3)
    let window = ScrollWindow(
      count: rows.count, rows: room, selected: min(dialog.selected, rows.count - 1),
      top: max(0, dialog.selected - room + 1))
    box.area.position(window, of: rows.count, row: box.area.rows - 1, state.format)
    for (offset, position) in window.range.enumerated() {
      let y = 3 + offset
      let isSelected = position == dialog.selected
      let size = size(rows[position], state)
      inside.text(isSelected ? "►" : " ", column: 0, row: y)
      if isMarked(rows[position], dialog) { inside.text("√", column: 1, row: y, role: .mark) }
      let nameRoom = max(1, inside.columns - 2 - (size.isEmpty ? 0 : size.columns + 2))
      inside.text(name(rows[position], state).truncated(toColumns: nameRoom), column: 2, row: y)
      if !size.isEmpty { inside.text(size, column: inside.columns - size.columns, row: y) }
      if isSelected { inside.addAttributes([.selected], row: y) }
      inside.target(.row(position), row: y)
    }
  }

  /// Why there is nothing to choose: the folder is still looked through, has nothing, or nothing of the name typed.
  static func nothing(_ dialog: FileDialog, _ state: State) -> CleanText {
    guard let folder = folder(dialog, state) else { return state.wording[.importLoading] }
    guard folder.entries.isEmpty else {
      return state.wording(.importNoMatch, CleanText(cleaning: dialog.filter))
    }
    return state.wording[.importFolderEmpty]
  }

  static func isMarked(_ row: Row, _ dialog: FileDialog) -> Bool {
    guard case .entry(let entry) = row, !entry.isFolder else { return false }
    return dialog.marked.contains(entry.name)
  }

  private static func name(_ row: Row, _ state: State) -> CleanText {
    switch row {
    case .parent: state.wording[.importParent]
    case .entry(let entry): CleanText(cleaning: entry.isFolder ? entry.name + "/" : entry.name)
    }
  }

  /// "12 kB"; nothing for a folder.
  private static func size(_ row: Row, _ state: State) -> CleanText {
    guard case .entry(let entry) = row, !entry.isFolder else { return .empty }
    let kilobytes = (entry.size + 999) / 1000
    return state.format.integer(kilobytes) + " kB"
  }

  // MARK: Words

  static func read(_ dialog: FileDialog, _ state: State, into page: inout PlainWriter) {
    page.heading(state.wording[.importChooseTitle])
    page.sentence(CleanText(cleaning: dialog.awaited ?? state.importFolder?.path ?? ""))
    let rows = rows(dialog, state)
    for row in rows {
      page.sentence(plain(row, state) + (isMarked(row, dialog) ? ", " + state.wording[.importMarked] : ""))
    }
    if rows.isEmpty {
      page.sentence(nothing(dialog, state))
    }
  }

  static func plainStep(_ dialog: FileDialog, _ state: State) -> CleanText {
    let rows = rows(dialog, state)
    let typed = dialog.filter.isEmpty ? [] : [CleanText(cleaning: dialog.filter)]
    let row =
      rows.indices.contains(dialog.selected)
      ? plain(rows[dialog.selected], state)
        + (isMarked(rows[dialog.selected], dialog) ? ", " + state.wording[.importMarked] : "")
      : nothing(dialog, state)
    return (typed + [row]).joined(separator: "; ")
  }

  private static func plain(_ row: Row, _ state: State) -> CleanText {
    [name(row, state), size(row, state)].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
