import Model

extension State {
  private static let longestName = 100

  mutating func startExport() {
    overlays.append(.export(ExportDialog(format: .xlsx, name: exportName)))
  }

  /// A file has the name already: the same dialog asks whether it may go.
  mutating func askToReplace(_ request: ExportRequest) {
    notice = nil
    let ending = "." + request.format.fileExtension
    var dialog = ExportDialog(
      format: request.format,
      name: request.fileName.hasSuffix(ending)
        ? String(request.fileName.dropLast(ending.count)) : request.fileName)
    dialog.asksToReplace = true
    overlays = overlays.filter { if case .export = $0 { false } else { true } } + [.export(dialog)]
  }

  mutating func handleExport(_ key: Key, _ dialog: ExportDialog) -> [Effect] {
    var dialog = dialog
    switch key {
    case .escape:
      overlays.removeLast()
      return []
    case .enter: return write(dialog)
    case .tab, .backTab:
      dialog.isNaming.toggle()
      dialog.asksToReplace = false
    case .up: dialog.choose(by: -1)
    case .down: dialog.choose(by: 1)
    case .backspace where dialog.isNaming: dialog.name = String(dialog.name.dropLast())
    case .character(let character) where dialog.isNaming:
      if dialog.name.count < Self.longestName { dialog.name.append(character) }
    case .backspace:
      overlays.removeLast()
      return []
    case .character(let character):
      guard let digit = character.wholeNumberValue, ExportFormat.allCases.indices.contains(digit - 1) else {
        return []
      }
      dialog.choose(ExportFormat.allCases[digit - 1])
    default: return []
    }
    replaceTop(.export(dialog))
    return []
  }

  /// Text pasted into the name.
  mutating func insert(_ text: String, into dialog: ExportDialog) {
    guard dialog.isNaming else { return }
    var dialog = dialog
    dialog.name = String((dialog.name + text).prefix(Self.longestName))
    replaceTop(.export(dialog))
  }

  mutating func click(row: Int, in dialog: ExportDialog) {
    guard ExportFormat.allCases.indices.contains(row) else { return }
    var dialog = dialog
    dialog.choose(ExportFormat.allCases[row])
    replaceTop(.export(dialog))
  }

  /// Has the file written by whoever does such work, if its name can be one.
  private mutating func write(_ dialog: ExportDialog) -> [Effect] {
    let name = CleanText(cleaning: dialog.name).string
    guard name.contains(where: { $0 != " " }) else {
      notice = Notice(.warning, wording[.exportNameMissing])
      return []
    }
    guard !name.contains("/"), !name.hasPrefix("."), (name + dialog.format.fileExtension).utf8.count < 250
    else {
      notice = Notice(.warning, wording[.exportNameWrong])
      return []
    }
    overlays.removeLast()
    notice = Notice(.information, wording[.exportBusy])
    return [
      .export(
        ExportRequest(
          format: dialog.format, fileName: name + "." + dialog.format.fileExtension,
          replaces: dialog.asksToReplace))
    ]
  }
}

extension ExportDialog {
  /// Another format makes another file, about which nothing was asked yet.
  fileprivate mutating func choose(_ format: ExportFormat) {
    guard self.format != format else { return }
    self.format = format
    asksToReplace = false
  }

  fileprivate mutating func choose(by steps: Int) {
    let all = ExportFormat.allCases
    guard let position = all.firstIndex(of: format) else { return }
    choose(all[min(max(0, position + steps), all.count - 1)])
  }
}
