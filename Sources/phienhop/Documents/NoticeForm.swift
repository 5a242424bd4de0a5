import Dashboard
import Model
import NoticeFiles
import TOMLKit

/// The form of a notice of conclusions: the one in the program, or one's own in `notice.toml` beside `config.toml`.
struct NoticeForm: ReplaceableFile {
  enum Signer: String, CaseIterable {
    case head, deputy
  }

  /// One of the ways a notice goes out: TB-UBND, TB-VP, TB-BCĐ.
  struct Issue {
    let name: String
    /// After the slash of the number.
    let symbol: CleanText
    let superior: [CleanText]
    let issuer: [CleanText]
    let head: [CleanText]
    let deputy: [CleanText]
    let closing: CleanText
    let recipients: [CleanText]
  }

  let issues: [Issue]
  let defaultIssue: String
  let signer: Signer
  let signerName: CleanText
  let place: CleanText
  private let texts: [String: CleanText]
  private let kinds: [String: CleanText]
  private let levels: [String: CleanText]

  private static let keys = ["form", "signer", "signer_name", "place", "text", "levels", "kinds", "forms"]
  private static let textKeys = ["title", "opening", "rooms", "reports", "no_reports"]
  /// What a file of one's own from before there was a roll call does not have.
  private static let laterTexts = [
    "rooms_not_called": "Cuộc họp kết nối với {rooms} điểm cầu.", "absent": "Điểm cầu vắng: {absent}.",
    "not_called": "{not_called} điểm cầu chưa điểm danh.",
  ]
  private static let kindKeys = [
    "commendation", "approval", "agreement", "goal", "general_request", "request_upward", "nobody",
  ]
  private static let issueKeys = [
    "name", "symbol", "superior", "issuer", "head", "deputy", "closing", "recipients",
  ]

  static let fileName = "notice.toml"
  static var builtInText: String {
    String(
      decoding: UnsafeRawBufferPointer(start: phienhop_notice_start(), count: phienhop_notice_count()),
      as: UTF8.self)
  }

  /// - Parameter name: what faults call the file.
  init(name: String, text: String) throws {
    let file = try TOMLFile(name: name, text: text)
    try file.requireKnown(file.table.keys, known: Self.keys)
    texts = try Self.table("text", Self.textKeys, optional: Self.laterTexts, file)
    let terms = ProgramWords(.vietnamese)
    let usual = MeetingRoom.Level.allCases.map { level in
      (level.rawValue, terms.text("term.room_\(level.rawValue)")?.string ?? level.rawValue)
    }
    levels = try Self.table("levels", [], optional: Dictionary(usual) { $1 }, file)
    kinds = try Self.table("kinds", Self.kindKeys, file)
    guard let forms = file.table["forms"]?.array, !forms.isEmpty else {
      throw file.wrongValue(["forms"], expected: .expectedTables)
    }
    issues = try forms.map { value in
      guard let table = value.table else { throw file.wrongValue(["forms"], expected: .expectedTable) }
      return try Self.issue(table, file)
    }
    let names = issues.map(\.name)
    defaultIssue = try file.string("form") ?? names.first ?? ""
    guard names.contains(defaultIssue) else {
      throw file.wrongValue(["form"], expected: .expectedWord, names.joined(separator: ", "))
    }
    let signer = try file.string("signer") ?? Signer.head.rawValue
    guard let known = Signer(rawValue: signer) else {
      throw file.wrongValue(
        ["signer"], expected: .expectedWord, Signer.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.signer = known
    signerName = CleanText(cleaning: try file.string("signer_name") ?? "")
    place = CleanText(cleaning: try file.string("place") ?? "")
  }

  /// - Throws: a ``Failure`` with exit code 2 that names the forms there are.
  func issue(_ asked: String?) throws -> Issue {
    let name = asked ?? defaultIssue
    // "TB-VP" names a form as well as "vp" does.
    let wanted = VietnameseText.folded(name)
    if let found = issues.first(where: {
      $0.name == name || VietnameseText.folded($0.symbol.string) == wanted
    }) {
      return found
    }
    throw Failure.usage(.minutesNoForm, name, issues.map(\.name).joined(separator: ", "))
  }

  func text(_ key: String) -> CleanText { texts[key] ?? .empty }

  /// What rooms of a level are called.
  func words(_ level: MeetingRoom.Level) -> CleanText { levels[level.rawValue] ?? .empty }

  /// What stands before conclusions of a kind; of tasks before those that name nobody.
  func words(_ kind: Directive.Kind?) -> CleanText {
    switch kind {
    case .commendation: kinds["commendation"] ?? .empty
    case .approval: kinds["approval"] ?? .empty
    case .agreement: kinds["agreement"] ?? .empty
    case .goal: kinds["goal"] ?? .empty
    case .generalRequest: kinds["general_request"] ?? .empty
    case .requestUpward: kinds["request_upward"] ?? .empty
    case .task, nil: kinds["nobody"] ?? .empty
    }
  }

  // MARK: Reading

  private static func table(
    _ key: String, _ known: [String], optional: [String: String] = [:], _ file: TOMLFile
  ) throws -> [String: CleanText] {
    // One's own file from before there was such a table is read as it is.
    if known.isEmpty, file.table[key] == nil { return optional.mapValues { CleanText(cleaning: $0) } }
    guard let table = file.table[key]?.table else { throw file.wrongValue([key], expected: .expectedTable) }
    try file.requireKnown(table.keys, path: [key], known: known + optional.keys.sorted())
    var result = optional.mapValues { CleanText(cleaning: $0) }
    for name in optional.keys {
      guard let value = table[name] else { continue }
      guard let text = value.string else { throw file.wrongValue([key, name], expected: .expectedText) }
      result[name] = CleanText(cleaning: text)
    }
    for name in known {
      guard let text = table[name]?.string else {
        throw file.wrongValue([key, name], expected: .expectedText)
      }
      result[name] = CleanText(cleaning: text)
    }
    return result
  }

  private static func issue(_ table: TOMLTable, _ file: TOMLFile) throws -> Issue {
    try file.requireKnown(table.keys, path: ["forms"], known: issueKeys)
    func text(_ key: String) throws -> String {
      guard let text = table[key]?.string, !text.isEmpty else {
        throw file.wrongValue(["forms", key], expected: .expectedText)
      }
      return text
    }
    func list(_ key: String) throws -> [CleanText] {
      guard let list = table[key]?.array else {
        throw file.wrongValue(["forms", key], expected: .expectedTexts)
      }
      return try list.map { value in
        guard let text = value.string else {
          throw file.wrongValue(["forms", key], expected: .expectedTexts)
        }
        return CleanText(cleaning: text)
      }
    }
    return Issue(
      name: try text("name"), symbol: CleanText(cleaning: try text("symbol")), superior: try list("superior"),
      issuer: try list("issuer"), head: try list("head"), deputy: try list("deputy"),
      closing: CleanText(cleaning: try text("closing")), recipients: try list("recipients"))
  }
}
