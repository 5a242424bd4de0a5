import Model

/// A help page in one language, made from the parser's description and the word files.
struct HelpPage {
  let command: CommandDescription
  let root: CommandDescription
  let words: ProgramWords
  private let width = 80

  /// The page as lines.
  var text: String {
    var lines: [String] = []
    let key = (["help"] + command.path.dropFirst()).joined(separator: ".")
    let isRoot = command.path.count == 1
    lines.append((words.text(isRoot ? "help.phienhop" : key) ?? .empty).string)
    lines.append("")
    lines.append(words[.helpUsage].string + " " + usage)
    let options = command.ownArguments.filter { !isCommon($0) }
    let common = command.ownArguments.filter { isCommon($0) }
    add(.helpCommands, command.ownSubcommands.map { (name: $0.commandName, text: summary($0)) }, to: &lines)
    add(.helpArguments, options.filter { $0.kind == .positional }.map(entry), to: &lines)
    add(.helpOptions, options.filter { $0.kind != .positional }.map(entry), to: &lines)
    add(.helpCommonOptions, common.map(entry) + [("-h, --help", words[.helpHelp])], to: &lines)
    if let notes = words.text("\(key).notes") {
      lines.append("")
      lines += notes.string.split(separator: "|").flatMap {
        wrapped(CleanText(cleaning: String($0)), indent: 0)
      }
    }
    lines.append("")
    lines += wrapped(words[.helpExitCodes], indent: 0)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `phienhop show <subject> [options]`.
  private var usage: String {
    var parts = command.path
    parts += command.ownArguments.filter { $0.kind == .positional }.map { "<\(valueName($0))>" }
    if !command.ownSubcommands.isEmpty {
      let name = words[.helpCommandWord].string
      parts.append(command.path.count == 1 ? "[\(name)]" : "<\(name)>")
    }
    parts.append("[\(words[.helpOptionsWord].string)]")
    return parts.joined(separator: " ")
  }

  private func isCommon(_ argument: CommandDescription.Argument) -> Bool {
    // Some commands have it, and close and slip mean another meeting by it.
    argument.name != "--meeting" && root.ownArguments.contains { $0.name == argument.name }
  }

  private func summary(_ command: CommandDescription) -> CleanText {
    words.text((["help"] + command.path.dropFirst()).joined(separator: ".")) ?? .empty
  }

  private func valueName(_ argument: CommandDescription.Argument) -> CleanText {
    let name = argument.valueName ?? ""
    return words.text("value.\(name)") ?? CleanText(cleaning: name)
  }

  private func entry(_ argument: CommandDescription.Argument) -> (name: String, text: CleanText) {
    let value = "<\(valueName(argument))>"
    let name = argument.names?.map(\.typed).joined(separator: ", ")
    let left =
      switch argument.kind {
      case .positional: value
      case .option: "\(name ?? "") \(value)"
      case .flag: name ?? ""
      }
    return (left, description(argument))
  }

  private func description(_ argument: CommandDescription.Argument) -> CleanText {
    let path =
      command.path.dropFirst() + [argument.kind == .positional ? argument.valueName ?? "" : argument.name]
    let own = (["help"] + path).joined(separator: ".")
    var text = words.text(own) ?? words.text("help.\(argument.name)") ?? .empty
    if let values = argument.allValues, !values.isEmpty {
      text = text + ": " + CleanText(cleaning: values.joined(separator: ", "))
    }
    if let value = argument.defaultValue, argument.kind == .option {
      text = text + " (" + words(.helpDefault, [CleanText(cleaning: value)]) + ")"
    }
    return text
  }

  private func add(
    _ title: ProgramLabel, _ entries: [(name: String, text: CleanText)], to lines: inout [String]
  ) {
    guard !entries.isEmpty else { return }
    lines.append("")
    lines.append(words[title].string)
    for entry in entries {
      let indent = 24
      let name = CleanText(cleaning: "  " + entry.name)
      let text = wrapped(entry.text, indent: indent)
      if name.columns > indent - 2 {
        lines.append(name.string)
        lines += text
      } else {
        let first = text.first.map { $0.dropFirst(indent) } ?? ""
        lines.append(name.padded(to: indent).string + first)
        lines += text.dropFirst()
      }
    }
  }

  /// Words wrapped to the page, each line indented.
  private func wrapped(_ text: CleanText, indent: Int) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.string.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if CleanText(cleaning: longer).columns > width - indent, !line.isEmpty {
        lines.append(blanks + line)
        line = String(word)
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(blanks + line) }
    return lines
  }
}
