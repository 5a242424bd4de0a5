import Model

extension State {
  mutating func startImport() -> [Effect] {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return []
    }
    importTicket += 1
    overlays.append(.chooseFile(FileDialog()))
    return [.importing(importTicket, .listFolder(importFolder?.path))]
  }

  // MARK: Choosing

  mutating func handleFileChooser(_ key: Key, _ dialog: FileDialog) -> [Effect] {
    var dialog = dialog
    let rows = FileChooser.rows(dialog, self)
    switch key {
    case .escape:
      overlays.removeLast()
      return []
    case .down, .tab: dialog.selected = min(dialog.selected + 1, max(0, rows.count - 1))
    case .up, .backTab: dialog.selected = max(0, dialog.selected - 1)
    case .pageDown: dialog.selected = min(dialog.selected + 10, max(0, rows.count - 1))
    case .pageUp: dialog.selected = max(0, dialog.selected - 10)
    case .home: dialog.selected = 0
    case .end: dialog.selected = max(0, rows.count - 1)
    case .backspace where !dialog.filter.isEmpty: dialog.filter.removeLast()
    case .left, .backspace:
      guard let parent = FileChooser.folder(dialog, self)?.parent else { return [] }
      return look(into: parent)
    case .enter: return open(dialog, rows)
    case .character(" "):
      guard rows.indices.contains(dialog.selected), case .entry(let entry) = rows[dialog.selected],
        !entry.isFolder
      else { return [] }
      if let position = dialog.marked.firstIndex(of: entry.name) {
        dialog.marked.remove(at: position)
      } else {
        dialog.marked.append(entry.name)
      }
      // The next one is marked by the same key.
      dialog.selected = min(dialog.selected + 1, max(0, rows.count - 1))
    case .character(let character) where dialog.filter.count < FileDialog.longestFilter:
      dialog.filter.append(character)
      dialog.selected = 0
    default: return []
    }
    replaceTop(.chooseFile(dialog))
    return []
  }

  mutating func insert(_ text: String, into dialog: FileDialog) {
    var dialog = dialog
    dialog.filter = String((dialog.filter + text).prefix(FileDialog.longestFilter))
    dialog.selected = 0
    replaceTop(.chooseFile(dialog))
  }

  mutating func click(row: Int, in dialog: FileDialog) {
    guard FileChooser.rows(dialog, self).indices.contains(row) else { return }
    var dialog = dialog
    dialog.selected = row
    replaceTop(.chooseFile(dialog))
  }

  private mutating func look(into path: String) -> [Effect] {
    replaceTop(.chooseFile(FileDialog(awaiting: path)))
    return [.importing(importTicket, .listFolder(path))]
  }

  /// Nothing is waited for any more: the folder came, or it cannot be looked into.
  private mutating func endWaiting() {
    for (position, overlay) in overlays.enumerated() {
      guard case .chooseFile(var dialog) = overlay else { continue }
      dialog.awaited = nil
      overlays[position] = .chooseFile(dialog)
    }
  }

  /// Goes into a folder, or has the marked files read, or the selected one.
  private mutating func open(_ dialog: FileDialog, _ rows: [FileChooser.Row]) -> [Effect] {
    guard rows.indices.contains(dialog.selected), let folder = FileChooser.folder(dialog, self) else {
      return []
    }
    switch rows[dialog.selected] {
    case .parent(let path):
      return look(into: path)
    case .entry(let entry) where entry.isFolder:
      return look(into: folder.path(of: entry.name))
    case .entry(let entry):
      importPreview = nil
      let names = dialog.marked.isEmpty ? [entry.name] : dialog.marked
      let shown = names.map { CleanText(cleaning: $0) }.joined(separator: ", ")
      let files = names.map { folder.path(of: $0) }
      replaceTop(.importing(ImportDialog(name: shown, files: files)))
      return [.importing(importTicket, .read(files))]
    }
  }

  // MARK: Reading, showing, taking in

  mutating func handleImport(_ key: Key, _ dialog: ImportDialog) -> [Effect] {
    switch dialog.phase {
    case .reading: return key == .escape ? giveUp() : []
    case .writing:
      guard key == .escape else { return [] }
      // It may be in the store already, so what came of it is waited for.
      change(dialog) { $0.phase = .stopping }
      return [.importing(importTicket, .cancel)]
    case .stopping: return []
    case .preview: return handlePreview(key, dialog)
    case .options: return handleOptions(key, dialog)
    }
  }

  private mutating func handlePreview(_ key: Key, _ dialog: ImportDialog) -> [Effect] {
    let page = max(1, ImportOverlay.listRows(self) - 1)
    let last = max(0, (importPreview?.rows.count ?? 0) - ImportOverlay.listRows(self))
    func scrolled(by rows: Int) -> Int { min(max(0, dialog.top + rows), last) }
    switch key {
    case .down, .character("j"): change(dialog) { $0.top = scrolled(by: 1) }
    case .up: change(dialog) { $0.top = scrolled(by: -1) }
    case .pageDown, .character(" "): change(dialog) { $0.top = scrolled(by: page) }
    case .pageUp: change(dialog) { $0.top = scrolled(by: -page) }
    case .home, .character("g"): change(dialog) { $0.top = 0 }
    case .end, .character("G"): change(dialog) { $0.top = last }
    case .left, .right, .tab, .backTab:
      guard importPreview?.isEmpty == false else { return [] }
      change(dialog) { $0.takes.toggle() }
    case .character("c"), .character("y"): return take(dialog)
    case .character("s"):
      guard let preview = importPreview else { return [] }
      change(dialog) {
        $0.form = ImportOptionsForm($0.options, preview)
        $0.phase = .options
      }
    case .enter where dialog.takes: return take(dialog)
    case .escape, .enter, .character("k"), .character("n"), .character("q"): return giveUp()
    default: break
    }
    return []
  }

  private mutating func take(_ dialog: ImportDialog) -> [Effect] {
    guard let preview = importPreview, !preview.isEmpty else { return [] }
    change(dialog) {
      $0.phase = .writing
      $0.share = nil
    }
    return [.importing(importTicket, .take(acceptsValid: preview.isRefused))]
  }

  /// Nothing is written; what may still come of the reading is not wanted any more.
  mutating func giveUp() -> [Effect] {
    let ticket = importTicket
    importTicket += 1
    importPreview = nil
    overlays.removeAll { if case .importing = $0 { true } else { false } }
    notice = Notice(.information, wording[.importCancelled])
    return [.importing(ticket, .cancel)]
  }

  mutating func change(_ dialog: ImportDialog, _ change: (inout ImportDialog) -> Void) {
    var changed = dialog
    change(&changed)
    guard let position = overlays.lastIndex(where: { if case .importing = $0 { true } else { false } }) else {
      return
    }
    overlays[position] = .importing(changed)
  }

  private var importDialog: ImportDialog? {
    overlays.lazy.compactMap { if case .importing(let dialog) = $0 { dialog } else { nil } }.last
  }

  // MARK: News

  mutating func take(_ news: ImportNews, of ticket: Int) -> [Effect] {
    guard ticket == importTicket else { return [] }
    switch news {
    case .folder(let listing):
      importFolder = listing
      endWaiting()
    case .progress(let done, let total):
      guard let dialog = importDialog else { break }
      change(dialog) { $0.share = total > 0 ? min(100, done * 100 / total) : nil }
    case .preview(let preview):
      guard let dialog = importDialog else { break }
      importPreview = preview
      change(dialog) { $0.phase = .preview }
    case .taken(let batches, let differing):
      closeImport()
      let told = batches.map {
        wording(.importDone, format.integer($0.number.value), $0.title, format.integer($0.facts))
      }
      let done = told.isEmpty ? wording[.importCancelled] : told.joined(separator: "; ")
      notice =
        switch differing {
        case nil: Notice(.warning, wording(.importComparisonStopped, done))
        case 0?: Notice(.information, done)
        case let count?: Notice(.warning, wording(.importCompared, done, format.integer(count)))
        }
    case .failed(let failure):
      if let dialog = importDialog, dialog.phase == .reading, dialog.form != nil {
        // What was said is mended where it was said.
        change(dialog) { $0.phase = .options }
      } else {
        closeImport()
      }
      endWaiting()
      notice = failure
    }
    return []
  }

  private mutating func closeImport() {
    importPreview = nil
    overlays.removeAll { if case .importing = $0 { true } else { false } }
  }
}
