import Dashboard
import Testing

@testable import Terminal

@Suite struct ColourDepthTests {
  private let blue = ResolvedStyle.Colour(red: 0, green: 0, blue: 135)

  @Test func mapsToWhatTheTerminalHas() {
    #expect(ColourDepth.none.number(blue, index: 4) == -1)
    #expect(ColourDepth.eight.number(blue, index: 12) == 4)
    #expect(ColourDepth.eight.needsBold(foregroundIndex: 12))
    #expect(ColourDepth.sixteen.number(blue, index: 12) == 12)
    #expect(!ColourDepth.sixteen.needsBold(foregroundIndex: 12))
    #expect(ColourDepth.indexed.number(blue, index: 4) == 18)
    #expect(ColourDepth.direct.number(blue, index: 4) == 0x000087)
    #expect(ColourDepth.direct.number(.init(red: 0, green: 0, blue: 3), index: nil) == 8)
    #expect(ColourDepth.indexed.number(nil, index: 4) == -1)
  }

  @Test func nearestOfThePaletteIsExactOnItsOwnColours() {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for (red, green, blue) in [(0, 0, 0), (5, 5, 5), (1, 2, 3), (4, 0, 5)] {
      let colour = ResolvedStyle.Colour(red: levels[red], green: levels[green], blue: levels[blue])
      #expect(ColourDepth.nearestIndex(colour) == 16 + 36 * red + 6 * green + blue)
    }
    for grey in 0..<24 {
      let level = UInt8(8 + 10 * grey)
      #expect(ColourDepth.nearestIndex(.init(red: level, green: level, blue: level)) == 232 + grey)
    }
  }
}
