import Model

extension State {
  /// A key by itself.
  mutating func type(_ key: Key) -> [Effect] {
    switch key {
    case .character(let character):
      return take(typedWord.typed(character, inputMethod))
    case .backspace: typedWord.deleted()
    default: typedWord.reset()
    }
    return handle(key)
  }

  /// Letters that replace what was typed before: text where text is typed, and the keys behind them elsewhere.
  mutating func retype(deletions: Int, _ text: String) -> [Effect] {
    var effects: [Effect] = []
    let strokes = typedWord.retyped(deletions: deletions, text: text, inputMethod)
    guard let typed = textBeforeCursor, !isBlank else {
      for stroke in strokes { effects += take(stroke) }
      return effects
    }
    // The Backspaces are for letters; where there are none left they are not for closing what takes text.
    for _ in 0..<min(deletions, typed.count) { effects += handle(.backspace) }
    for character in text { effects += handle(.character(character)) }
    return effects
  }

  /// What has been typed where the cursor is; nil where no text is taken.
  private var textBeforeCursor: String? {
    // A field of the form may say what was read from its line.
    if case .recording(let form)? = overlays.last, form.field.isTyped {
      return recordReading(form).text(of: form.field)
    }
    return overlays.last?.typedText
  }

  private mutating func take(_ stroke: TypedWord.Stroke) -> [Effect] {
    if let character = stroke.text, overlays.last?.typedText != nil { return handle(.character(character)) }
    var effects: [Effect] = []
    for key in stroke.keys { effects += handle(key) }
    return effects
  }
}

extension Overlay {
  /// What has been typed into it; nil where it takes no text.
  var typedText: String? {
    switch self {
    case .help(let filter, _): filter
    case .prompt(let prompt): prompt.text
    case .palette(let typed, _): typed
    case .chooseHome(let typed, _): typed
    case .chooseUnit(let typed, _): typed
    case .export(let dialog): dialog.isNaming ? dialog.name : nil
    case .decision(let dialog): dialog.isWriting ? dialog.reason : nil
    case .recording(let form): form.field.isTyped ? form.typed[form.field] ?? "" : nil
    case .rollCall(let dialog): dialog.typed
    case .chooseFile(let dialog): dialog.filter
    case .importing(let dialog):
      dialog.phase == .options
        ? dialog.form.flatMap { ImportOptionsForm.isTyped($0.choice) ? $0.options[$0.choice] : nil } : nil
    case .source, .comparison, .testPicture, .closing: nil
    }
  }
}
