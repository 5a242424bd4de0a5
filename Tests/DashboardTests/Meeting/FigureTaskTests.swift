import Model
import Testing

@testable import Dashboard

/// The sentence that a directive drafted from a figure begins with.
@Suite struct FigureTaskTests {
  private static func task(_ definition: DefinitionID, _ state: State) -> String {
    let link = FigureLink(
      subject: .observation(definition), unit: BuiltInScreens.quangNgai ?? MeetingProvince.home,
      period: .month(year: 2024, month: 4),
      value: ExactDecimal(significand: 625, scale: 1), fact: "o", target: ExactDecimal(80),
      higherIsBetter: true)
    return FigureTask(
      FigureMention(
        definition: definition, unit: BuiltInScreens.quangNgai ?? MeetingProvince.home, name: "x",
        value: "62,5%", target: "80%",
        link: link), state
    ).text.string
  }

  /// The indicators' names leave "tỷ lệ" out; nobody raises "giải quyết đúng hạn" from 62,5%.
  @Test(arguments: Language.allCases) func everyShippedRatioIsRaisedAsOne(_ language: Language) throws {
    let state = try BuiltInScreens.driver(.indicators, language: language).state
    let ratios = state.catalogue.definitions.values.filter { $0.kind == .ratio }
    #expect(ratios.count > 30)
    for ratio in ratios {
      let text = Self.task(ratio.id, state)
      #expect(text.hasPrefix("Nâng tỷ lệ ") && text.hasSuffix(" của Quảng Ngãi từ 62,5% lên 80%"), "\(text)")
      #expect(!text.lowercased().dropFirst("Nâng tỷ lệ".count).contains("tỷ lệ"), "\(text)")
      // Within a sentence it begins small, but "TTHC".
      let start = text.dropFirst("Nâng tỷ lệ ".count).prefix(2)
      #expect(start.first?.isLowercase == true || start.last?.isUppercase == true, "\(text)")
    }
    #expect(
      Self.task("ty_le_dung_han", state)
        == "Nâng tỷ lệ giải quyết đúng hạn của Quảng Ngãi từ 62,5% lên 80%")
  }

  /// A count is none, and a figure whose link is lost is told alike.
  @Test func onlyRatiosAreCalledSo() throws {
    let state = try BuiltInScreens.driver(.indicators).state
    let count = try #require(state.catalogue.definitions.values.first { $0.kind == .count })
    #expect(!Self.task(count.id, state).contains("tỷ lệ"))
    let mention = FigureMention(
      definition: "ty_le_dung_han", unit: nil, name: "x", value: "62,5%", target: .empty)
    #expect(FigureTask(mention, state).text == "Rà soát tỷ lệ giải quyết đúng hạn, hiện là 62,5%")
  }
}
