import Dashboard
import Testing

@testable import Terminal

@Suite struct ColourDepthTests {
  private let blue = ResolvedStyle.Colour(red: 0, green: 0, blue: 135)

  @Test func mapsToWhatTheTerminalHas() {
    #expect(ColourDepth.none.number(blue, index: 4) == nil)
    #expect(ColourDepth.eight.number(blue, index: 12) == 4)
    #expect(ColourDepth.eight.number(blue, index: 12, eight: 7) == 7)
    #expect(ColourDepth.sixteen.number(blue, index: 12, eight: 7) == 12)
    #expect(ColourDepth.indexed.number(blue, index: 4) == 18)
    #expect(ColourDepth.direct.number(blue, index: 4) == 0x000087)
    #expect(ColourDepth.direct.number(.init(red: 0, green: 0, blue: 3), index: nil) == 8)
    #expect(ColourDepth.indexed.number(nil, index: 4) == nil)
  }

  @Test func brightColoursAreBoldWhereThereAreEight() {
    let theme = Theme(
      name: "x",
      styles: [
        .text: ResolvedStyle(foregroundANSI: 7, backgroundANSI: 0), .good: ResolvedStyle(foregroundANSI: 12),
        .bad: ResolvedStyle(foregroundANSI: 9, foregroundEight: 7),
      ])
    #expect(theme.appearance(of: .good, depth: .eight).isBold)
    #expect(!theme.appearance(of: .good, depth: .sixteen).isBold)
    #expect(!theme.appearance(of: .bad, depth: .eight).isBold)
    #expect(theme.appearance(of: .bad, depth: .eight).foreground == 7)
  }

  /// The nearest of all, not just of the cube or of the greys, for colours in between.
  @Test func nearestIsNearest() {
    for red in stride(from: 0, through: 255, by: 17) {
      for green in stride(from: 0, through: 255, by: 51) {
        for blue in stride(from: 0, through: 255, by: 23) {
          let colour = ResolvedStyle.Colour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          func distance(_ index: Int) -> Int {
            guard let other = ColourDepth.colour(ofIndex: index) else { return .max }
            let parts = [
              red - Int(other.red), green - Int(other.green), blue - Int(other.blue),
            ]
            return parts.reduce(0) { $0 + $1 * $1 }
          }
          let best = (16..<256).map(distance).min() ?? .max
          let cube = (16..<232).map(distance).min() ?? .max
          let found = distance(ColourDepth.nearestIndex(colour))
          // A grey is looked for next to the mean only, which is near enough.
          #expect(found <= cube && found <= best + 150, "\(colour)")
        }
      }
    }
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
