import Model

extension State {
  /// A key while somebody says what files leave open.
  mutating func handleOptions(_ key: Key, _ dialog: ImportDialog) -> [Effect] {
    guard var form = dialog.form else { return [] }
    let last = ImportOptionsForm.rows.count - 1
    switch key {
    case .escape:
      // Without a preview to go back to there is nothing to take in.
      guard importPreview != nil else { return giveUp() }
      change(dialog) { $0.phase = .preview }
      return []
    case .enter: return readAgain(dialog, form.options)
    case .down, .tab: form.selected = form.selected >= last ? 0 : form.selected + 1
    case .up, .backTab: form.selected = form.selected <= 0 ? last : form.selected - 1
    case .right: form.step(by: 1)
    case .left: form.step(by: -1)
    case .character(" ") where !ImportOptionsForm.isTyped(form.choice): form.step(by: 1)
    case .backspace: form.delete()
    case .character(let character): form.type(String(character))
    default: return []
    }
    change(dialog) { $0.form = form }
    return []
  }

  /// Reads the files with what was said of them.
  private mutating func readAgain(_ dialog: ImportDialog, _ options: ImportOptions) -> [Effect] {
    importPreview = nil
    change(dialog) {
      $0.options = options
      $0.phase = .reading
      $0.share = nil
      $0.top = 0
      $0.takes = false
    }
    return [.importing(importTicket, .read(dialog.files, options))]
  }

  mutating func insert(_ text: String, into dialog: ImportDialog) {
    guard dialog.phase == .options, var form = dialog.form else { return }
    form.type(text)
    change(dialog) { $0.form = form }
  }

  mutating func click(row: Int, in dialog: ImportDialog) {
    guard dialog.phase == .options, var form = dialog.form, ImportOptionsForm.rows.indices.contains(row)
    else { return }
    form.selected = row
    change(dialog) { $0.form = form }
  }
}
