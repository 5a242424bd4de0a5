import AgendaFiles
import Dashboard
import Model
import TOMLKit

/// The agenda that a meeting begins with: the one in the program, or one's own in `agenda.toml` beside `config.toml`.
struct AgendaTemplate: ReplaceableFile {
  struct Item: Equatable {
    let title: LocalizedText
    let view: SavedView?
    let minutes: Int?
    let speaker: CleanText
    let preparer: CleanText
    let forms: [String]
    let notes: CleanText
  }

  let items: [Item]

  static let fileName = "agenda.toml"
  static var builtInText: String {
    String(
      decoding: UnsafeRawBufferPointer(start: phienhop_agenda_start(), count: phienhop_agenda_count()),
      as: UTF8.self)
  }

  /// - Parameter name: what faults call the file.
  init(name: String, text: String) throws {
    let file = try TOMLFile(name: name, text: text)
    try file.requireKnown(file.table.keys, known: ["item"])
    guard let list = file.table["item"] else {
      items = []
      return
    }
    guard let tables = list.array else { throw file.wrongValue(["item"], expected: .expectedTable) }
    items = try tables.enumerated().map { position, value in
      guard let table = value.table else { throw file.wrongValue(["item"], expected: .expectedTable) }
      return try ItemReader(file: file, table: table, position: position).item()
    }
  }

  /// The items as those of a meeting.
  /// - Parameters:
  ///   - home: the short name of the home province, for views that show its own only; nil where none is chosen.
  ///   - party: whom a name means.
  func items(of meeting: MeetingID, home: CleanText?, party: (CleanText) -> PartyName) -> [AgendaItem] {
    items.enumerated().map { position, item in
      AgendaItem(
        id: FactID("\(meeting)/\(position + 1)"), meeting: meeting, position: position + 1, title: item.title,
        view: item.view.map { Self.view($0, home: home) }, minutes: item.minutes, speaker: item.speaker,
        preparer: item.preparer.isEmpty ? nil : party(item.preparer), forms: item.forms, notes: item.notes)
    }
  }
}

extension AgendaTemplate {
  /// What `filter={home}` stands for: a store may know of other provinces' directives too, and a meeting is about its
  /// own.
  private static func view(_ saved: SavedView, home: CleanText?) -> SavedView {
    guard var view = ViewValue(saved), view.filter == "{home}" else { return saved }
    view.filter = home.map { VietnameseText.folded($0.string) } ?? ""
    view.filterTyped = home?.string
    return view.saved
  }
}

/// Reads one `[[item]]` of an agenda.
private struct ItemReader {
  let file: TOMLFile
  let table: TOMLTable
  /// From 0.
  let position: Int

  private static let keys = [
    "title", "title_en", "view", "minutes", "speaker", "prepared_by", "forms", "notes",
  ]

  func item() throws -> AgendaTemplate.Item {
    for key in table.keys where !Self.keys.contains(key) {
      let line = String(line(of: key))
      if let near = NearestName.find(key, in: Self.keys) {
        throw Failure.usage(.configUnknownKeyNear, file.name, line, "item.\(key)", near)
      }
      throw Failure.usage(
        .configUnknownKey, file.name, line, "item.\(key)", Self.keys.joined(separator: ", "))
    }
    let title = try text("title")
    guard !title.isEmpty else { throw wrong("title", .expectedText) }
    return AgendaTemplate.Item(
      title: LocalizedText(vietnamese: title, english: try text("title_en")), view: try view(),
      minutes: try minutes(), speaker: try text("speaker"), preparer: try text("prepared_by"),
      forms: try forms(),
      notes: try text("notes"))
  }

  private func text(_ key: String) throws -> CleanText {
    guard let value = table[key] else { return .empty }
    guard let text = value.string else { throw wrong(key, .expectedText) }
    return CleanText(cleaning: text)
  }

  /// Without its version, because a file is of the program that reads it.
  private func view() throws -> SavedView? {
    let stated = try text("view")
    guard !stated.isEmpty else { return nil }
    guard let view = SavedView.read(stated.string) else { throw wrong("view", .expectedView, stated.string) }
    return view
  }

  private func minutes() throws -> Int? {
    guard let value = table["minutes"] else { return nil }
    guard let minutes = value.int, (1...600).contains(minutes) else {
      throw wrong("minutes", .expectedNumber, "1–600")
    }
    return minutes
  }

  private func forms() throws -> [String] {
    guard let value = table["forms"] else { return [] }
    guard let list = value.array else { throw wrong("forms", .expectedText) }
    return try list.map { form in
      guard let name = form.string else { throw wrong("forms", .expectedText) }
      return name
    }
  }

  private func wrong(_ key: String, _ expected: ProgramLabel, _ details: String = "") -> Failure {
    let place = [file.name, String(line(of: key)), "item.\(key)"].map { CleanText(cleaning: $0) }
    return Failure(ExitCode.usage) { words in
      words(.configWrongValue, place + [words(expected, [CleanText(cleaning: details)])])
    }
  }

  /// The line of a key in this item; that of its heading where the key is not found.
  private func line(of key: String) -> Int {
    var item = -1
    var heading = 1
    for (number, rawLine) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = rawLine.drop { $0 == " " || $0 == "\t" }
      if line.hasPrefix("[[item]]") {
        item += 1
        if item == position { heading = number + 1 }
        if item > position { break }
      } else if item == position, line.hasPrefix(key),
        line.dropFirst(key.count).drop(while: { $0 == " " || $0 == "\t" }).first == "="
      {
        return number + 1
      }
    }
    return heading
  }
}

extension SavedView {
  /// A view as people write it, with or without its version; nil for what is none.
  static func read(_ text: String) -> SavedView? {
    let stated = SavedView(text: text)
    let whole = stated.version == nil ? SavedView(text: "1 " + text) : stated
    return ViewValue(whole)?.saved
  }
}
