import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The tests of the built dashboard and its terminal, one after the other: each has a program of its own on a machine
/// that may be busy.
@Suite(.serialized, .timeLimit(.minutes(2))) struct EndToEndTests {}

/// The tests of the built dashboard and its data, likewise. Two suites, because most of the time such a test waits for
/// its program: the two together leave neither of two processors idle.
@Suite(.serialized, .timeLimit(.minutes(2))) struct EndToEndDataTests {}

/// The built dashboard on a terminal of its own, in a home of its own, on 03/06/2024.
final class DashboardRun {
  let terminal: PseudoTerminal
  let home: HomeFolder
  private let statisticsPath: String

  /// - Parameters:
  ///   - province: what `--home` names; nil leaves it out.
  ///   - waits: false where the program is to end by itself.
  init(
    in home: HomeFolder? = nil, columns: Int = 120, rows: Int = 40, province: String? = "51",
    _ arguments: [String] = [], environment: [String: String] = [:], asJob: Bool = false,
    redirection: PseudoTerminal.Redirection = .init(), waits: Bool = true
  ) throws {
    let home = try home ?? HomeFolder()
    self.home = home
    statisticsPath = home.path + "/statistics-\(UUID().uuidString)"
    let usual =
      ["--today", "2024-06-03", "--stats", statisticsPath] + (province.map { ["--home", $0] } ?? [])
    terminal = try PseudoTerminal(
      PseudoTerminal.program("phienhop"), arguments: usual + arguments, columns: columns, rows: rows,
      environment: home.environment.merging(environment) { $1 },
      shell: asJob ? PseudoTerminal.program("JobShell") : nil, redirection: redirection)
    if waits { try terminal.waitForIdle() }
  }

  /// Types and waits until the program has answered and sleeps.
  func press(_ keys: String...) throws {
    for key in keys { try terminal.press(key) }
  }

  // MARK: - Looking

  var text: String { terminal.screen.text }
  func row(_ number: Int) -> String { terminal.screen.text(row: number) }
  var header: String { row(0) }
  var tabs: String { row(1) }

  /// The lowest row; of a notice that needs more than one, all of them.
  var foot: String {
    let last = (max(0, terminal.screen.rows - 4)..<terminal.screen.rows).map { row($0) }
    guard let first = last.firstIndex(where: { $0.hasPrefix(" × ") || $0.hasPrefix(" ! ") }) else {
      return last.last ?? ""
    }
    return last[first] + last[(first + 1)...].map { " " + $0.drop { $0 == " " } }.joined()
  }

  /// The row with the cursor mark; nil where there is none.
  var selectedRow: Int? {
    (0..<terminal.screen.rows).first { row($0).contains("►") }
  }

  /// From the cursor mark to the end of its row.
  var selected: Substring? {
    selectedRow.map { row($0) }.flatMap { line in line.firstIndex(of: "►").map { line[$0...] } }
  }

  /// Whether a row has something underlined, which is how a change is marked.
  func isMarked(row: Int) -> Bool {
    (0..<terminal.screen.columns).contains { terminal.screen.cell(column: $0, row: row).isUnderlined }
  }

  /// The number of the first row that contains a text.
  func rowNumber(of part: String) -> Int? {
    (0..<terminal.screen.rows).first { row($0).contains(part) }
  }

  /// What the steps before have painted is what the whole painted anew shows: letters, colours and attributes. Of the
  /// foot only that it is there, since the line that answers a key goes with the next one.
  func expectRepaintChangesNothing(_ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let image = terminal.screen.image.dropLastRow(of: terminal.screen)
    try press("\u{C}")
    expectShows(image, "\(comment)", sourceLocation: sourceLocation)
  }

  /// The screen is cell by cell that of an image taken before.
  func expectShows(
    _ image: [UInt8], _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let now = Array(terminal.screen.image.prefix(image.count))
    guard now != image else { return }
    // Only where they part: all would be a hundred thousand numbers.
    let size = terminal.screen.imageCellSize
    let cells = stride(from: 0, to: min(now.count, image.count), by: size).filter {
      now[$0..<($0 + size)] != image[$0..<($0 + size)]
    }
    let places = cells.prefix(8).map { cell in
      let (row, column) = (cell / size / terminal.screen.columns, cell / size % terminal.screen.columns)
      return "\(column), \(row): \(image[cell..<(cell + size)]) before, \(now[cell..<(cell + size)]) now"
    }
    Issue.record(
      "\(cells.count) cells look otherwise \(comment):\n\(places.joined(separator: "\n"))\n\(text)",
      sourceLocation: sourceLocation)
  }

  // MARK: - Leaving

  /// Leaves by its key; the terminal must be given back.
  @discardableResult
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Int] {
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0), sourceLocation: sourceLocation)
    expectGivenBack(sourceLocation: sourceLocation)
    let data = try Data(contentsOf: URL(fileURLWithPath: statisticsPath))
    return try JSONDecoder().decode([String: Int].self, from: data)
  }

  /// The terminal is as it was before the program came.
  func expectGivenBack(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.modesAreRestored, "modes", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1049) != true, "alternate screen", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(47) != true, "alternate screen", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(25) != false, "cursor", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(2004) != true, "bracketed paste", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1000) != true, "mouse", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1006) != true, "mouse", sourceLocation: sourceLocation)
    #expect(!text.contains("Phiên Họp │"), "the dashboard is still shown", sourceLocation: sourceLocation)
  }
}

extension [UInt8] {
  /// An image without the cells of the last row.
  fileprivate func dropLastRow(of screen: VirtualScreen) -> [UInt8] {
    Array(dropLast(count / Swift.max(1, screen.rows)))
  }
}

/// What keys send.
enum Keys {
  static let up = "\u{1B}[A"
  static let right = "\u{1B}[C"
  static let backspace = "\u{7F}"
  static let down = "\u{1B}[B"
  static let pageUp = "\u{1B}[5~"
  static let pageDown = "\u{1B}[6~"
  static let home = "\u{1B}[H"
  static let end = "\u{1B}[F"
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let tab = "\t"
  static let screens = ["1", "2", "3", "4", "5", "6", "7"]
}
