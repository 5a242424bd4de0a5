import Model
import Testing

@testable import Intake

@Suite struct NumberSettlementTests {
  private func rule(_ type: ProfileColumn.ValueType, maximum: Int? = nil) -> ProfileColumn {
    ProfileColumn(field: "f", headings: ["f"], type: type, maximum: maximum.map { ExactDecimal($0) })
  }

  /// Reads one column, or several side by side, and tells what became of each cell of the first.
  private func read(
    _ columns: [[String]], _ types: [ProfileColumn.ValueType], given: NumberLocale? = nil, maximum: Int? = nil
  ) -> [String] {
    let count = columns.map(\.count).max() ?? 0
    let rows = (0..<count).map { position in
      RawRow(
        number: position + 1,
        cells: columns.map { column in
          column.indices.contains(position) ? RawCell(.text(column[position])) : .blank
        })
    }
    let rules = Dictionary(
      uniqueKeysWithValues: types.enumerated().map { ($0, rule($1, maximum: $0 == 0 ? maximum : nil)) })
    let settlement = NumberSettlement(columns: rules, rows: rows, given: given)
    guard let first = rules[0] else { return [] }
    return rows.map { row in
      switch settlement.read(row[0], 0, first) {
      case .blank: "blank"
      case .number(let number):
        number.bound == .exact ? number.value.description : "\(number.bound) \(number.value)"
      case .ambiguous(let vietnamese, let english): "\(vietnamese)|\(english)"
      case .refused(let refusal): "\(refusal)"
      }
    }
  }

  @Test func oneThousandAndTwentyAloneIsRefused() {
    #expect(read([["1.020"]], [.number]) == ["1020|1.020"])
    #expect(read([["1,020"]], [.number]) == ["1.020|1020"])
    // What means the same in both is no question.
    #expect(read([["1.020", "12", "0", "-5"]], [.number]) == ["1020|1.020", "12", "0", "-5"])
  }

  @Test func theColumnSettlesIt() {
    #expect(read([["1.020", "98,54"]], [.number]) == ["1020", "98.54"])
    #expect(read([["1.020", "98.54"]], [.number]) == ["1.020", "98.54"])
    #expect(read([["1.020", "1.234.567"]], [.number]) == ["1020", "1234567"])
    #expect(read([["1,020", "0.8002"]], [.number]) == ["1020", "0.8002"])
    // A count is whole, and a share is not above its largest value.
    #expect(read([["1.020"]], [.count]) == ["1020"])
    #expect(read([["1,382"]], [.count]) == ["1382"])
    #expect(read([["98.540"]], [.percent], maximum: 100) == ["98.540"])
  }

  @Test func theSheetSettlesItWhereItSpeaksWithOneVoice() {
    #expect(read([["1.020"], ["98,54"]], [.number, .number]) == ["1020"])
    #expect(read([["1.020"], ["98.54"]], [.number, .number]) == ["1.020"])
    #expect(read([["1.020"], ["98,54"], ["97.5"]], [.number, .number, .number]) == ["1020|1.020"])
    #expect(read([["1.020"], ["98,54", "97.5"]], [.number, .number]).first == "1020|1.020")
  }

  @Test func theUserSettlesIt() {
    #expect(read([["1.020"]], [.number], given: .vietnamese) == ["1020"])
    #expect(read([["1.020"]], [.number], given: .english) == ["1.020"])
    // The column itself stands over what the user says of the file.
    #expect(read([["1.020", "98,54"]], [.number], given: .english) == ["1020", "98.54"])
    // A column with both keeps what can be read in one way only.
    #expect(read([["98,54", "97.5", "1.020"]], [.number]) == ["98.54", "97.5", "1020|1.020"])
    #expect(read([["98,54", "97.5", "1.020"]], [.number], given: .vietnamese) == ["98.54", "97.5", "1020"])
  }

  @Test func boundsStay() {
    #expect(
      read([["hơn 800", "trên 40.000", "trên 99%", "khoảng 5,5", "từ 10 trở lên"]], [.number]) == [
        "moreThan 800", "moreThan 40000", "moreThan 99", "about 5.5", "atLeast 10",
      ])
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(
      read([["24/63", "1.02.3", "mười", "12a", "1,5", "-3", "#"]], [.count]) == [
        "notANumber", "notANumber", "notANumber", "notANumber", "notACount", "notACount", "notANumber",
      ])
    #expect(read([["120"]], [.percent], maximum: 100) == ["tooLarge"])
    #expect(
      read([["-", "—", "...", "N/A", "chưa có số liệu", "", "không phát sinh", "KPS"]], [.count]) == [
        "blank", "blank", "blank", "blank", "blank", "blank", "0", "0",
      ])
    #expect(read([["không phát sinh"]], [.percent]) == ["blank"])
  }

  @Test func cellsWithNumbersNeedNoWayOfWriting() {
    func read(_ cell: RawCell, _ type: ProfileColumn.ValueType) -> CellNumber {
      NumberSettlement(columns: [0: rule(type)], rows: [], given: nil).read(cell, 0, rule(type))
    }
    #expect(
      read(RawCell(.number("1.020")), .number)
        == .number(StatedNumber(text: "1.020", value: ExactDecimal(significand: 102, scale: 2))))
    #expect(
      read(RawCell(.number("77797")), .count)
        == .number(StatedNumber(text: "77797", value: ExactDecimal(77797))))
    // 0.9854 in a cell of percent is 98,54 %.
    let share = StatedNumber(text: "98.54%", value: ExactDecimal(significand: 9854, scale: 2))
    #expect(read(RawCell(.number("0.9854"), isPercent: true), .percent) == .number(share))
    // Programs write 17 digits of a binary number, and more with the zeros before them.
    guard case .number(let long) = read(RawCell(.number("0.0098543689320388345")), .number) else {
      Issue.record("not read")
      return
    }
    #expect(long.value.rounded(scale: 6).description == "0.009854")
    #expect(read(RawCell(.error("#DIV/0!")), .number) == .refused(.formulaError))
    #expect(read(RawCell(.day(Day(number: 0), second: nil)), .number) == .refused(.aDay))
    #expect(read(RawCell(.flag(true)), .number) == .refused(.notANumber))
  }

  /// Numbers of any size, written in one way, come back where one cell of the column proves it.
  @Test(arguments: NumberLocale.allCases) func anyColumnComesBack(_ locale: NumberLocale) {
    var random = Seeded(state: 7)
    for _ in 0..<200 {
      let values = (0..<8).map { _ in
        ExactDecimal(
          significand: Int128(Int.random(in: 0...9_999_999, using: &random)),
          scale: Int.random(in: 0...3, using: &random))
      }
      let decimal = UInt8(ascii: locale == .vietnamese ? "," : ".")
      let group = UInt8(ascii: locale == .vietnamese ? "." : ",")
      let texts = values.map { CleanText(figure: $0, decimalMark: decimal, groupMark: group).string }
      let proof = locale == .vietnamese ? "98,54" : "98.54"
      let found = read([texts + [proof]], [.number])
      #expect(found.dropLast().map(\.self) == values.map(\.description), "\(texts)")
    }
  }
}

/// A generator of its own, so that a failure can be had again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
