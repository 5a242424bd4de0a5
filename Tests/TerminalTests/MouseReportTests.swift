import Testing

@testable import Dashboard
@testable import Terminal

@Suite struct MouseReportTests {
  private let now = MonotonicTime(nanoseconds: 10_000_000_000)

  /// One event in each protocol: button code, column and row from 0.
  struct Report: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let input: MouseInput?
    var testDescription: String { name }
  }

  private static func input(_ button: Int, _ column: Int, _ row: Int) -> MouseInput? {
    let point = Point(column: column, row: row)
    switch button {
    case 0, 4, 8, 16: return MouseInput(.press, at: point)
    case 64: return MouseInput(.wheelUp, at: point)
    case 65: return MouseInput(.wheelDown, at: point)
    default: return nil
    }
  }

  static let reports: [Report] = {
    var reports: [Report] = []
    // Buttons, releases (3), drags (32), wheels, with Shift, Meta and Ctrl; places at the corners of each form.
    for button in [0, 1, 2, 3, 4, 8, 16, 32, 35, 64, 65, 66, 128] {
      for (column, row) in [(0, 0), (9, 19), (79, 23), (222, 60), (299, 99)] {
        let input = input(button, column, row)
        let place = "\(button) at \(column),\(row)"
        reports.append(
          Report(
            name: "SGR \(place)", bytes: Array("\u{1B}[<\(button);\(column + 1);\(row + 1)M".utf8),
            input: input))
        reports.append(
          Report(
            name: "SGR up \(place)", bytes: Array("\u{1B}[<\(button);\(column + 1);\(row + 1)m".utf8),
            input: nil))
        reports.append(
          Report(
            name: "urxvt \(place)", bytes: Array("\u{1B}[\(button + 32);\(column + 1);\(row + 1)M".utf8),
            input: input))
        let three = [button + 32, column + 33, row + 33]
        let utf8 = String(String.UnicodeScalarView(three.compactMap { Unicode.Scalar(UInt32($0)) }))
        reports.append(
          Report(name: "1005 \(place)", bytes: Array("\u{1B}[M".utf8) + Array(utf8.utf8), input: input))
        if column < 223 {
          reports.append(
            Report(
              name: "X10 \(place)", bytes: Array("\u{1B}[M".utf8) + three.map { UInt8($0) }, input: input))
        }
      }
    }
    return reports
  }()

  @Test(arguments: reports) func readsReports(report: Report) {
    var decoder = InputDecoder()
    decoder.takesMouse = true
    let expected: [TerminalInput] = report.input.map { [.mouse($0)] } ?? []
    #expect(decoder.feed(report.bytes + Array("j".utf8), at: now) == expected + [.key(.character("j"))])
    var inputs: [TerminalInput] = []
    for byte in report.bytes { inputs += decoder.feed([byte], at: now) }
    #expect(inputs == expected)
  }

  /// Nobody asked for them; whatever set the terminal to send them is not us. They are swallowed whole.
  @Test(arguments: reports) func swallowsReportsWhenTheMouseIsOff(report: Report) {
    var decoder = InputDecoder()
    #expect(decoder.feed(report.bytes + Array("j".utf8), at: now) == [.key(.character("j"))])
  }

  @Test(arguments: [
    "\u{1B}[<M", "\u{1B}[<0M", "\u{1B}[<0;1M", "\u{1B}[<0;0;0M", "\u{1B}[<?;1;1M", "\u{1B}[32;0;0M",
  ])
  func brokenReportsAreSwallowed(bytes: String) {
    var decoder = InputDecoder()
    decoder.takesMouse = true
    #expect(decoder.feed(Array((bytes + "j").utf8), at: now) == [.key(.character("j"))])
  }
}
