import Testing

@testable import Colorimetry

@Suite struct ColorimetryTests {
  /// The test pairs of Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
  /// Supplementary Test Data, and Mathematical Observations" (2005), table 1: L, a, b of both, and the difference.
  static let pairs: [[Double]] = [
    [50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425],
    [50.0000, 3.1571, -77.2803, 50.0000, 0.0000, -82.7485, 2.8615],
    [50.0000, 2.8361, -74.0200, 50.0000, 0.0000, -82.7485, 3.4412],
    [50.0000, -1.3802, -84.2814, 50.0000, 0.0000, -82.7485, 1.0000],
    [50.0000, -1.1848, -84.8006, 50.0000, 0.0000, -82.7485, 1.0000],
    [50.0000, -0.9009, -85.5211, 50.0000, 0.0000, -82.7485, 1.0000],
    [50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669],
    [50.0000, -1.0000, 2.0000, 50.0000, 0.0000, 0.0000, 2.3669],
    [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0009, 7.1792],
    [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0010, 7.1792],
    [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0011, 7.2195],
    [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0012, 7.2195],
    [50.0000, -0.0010, 2.4900, 50.0000, 0.0009, -2.4900, 4.8045],
    [50.0000, -0.0010, 2.4900, 50.0000, 0.0010, -2.4900, 4.8045],
    [50.0000, -0.0010, 2.4900, 50.0000, 0.0011, -2.4900, 4.7461],
    [50.0000, 2.5000, 0.0000, 50.0000, 0.0000, -2.5000, 4.3065],
    [50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492],
    [50.0000, 2.5000, 0.0000, 61.0000, -5.0000, 29.0000, 22.8977],
    [50.0000, 2.5000, 0.0000, 56.0000, -27.0000, -3.0000, 31.9030],
    [50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535],
    [50.0000, 2.5000, 0.0000, 50.0000, 3.1736, 0.5854, 1.0000],
    [50.0000, 2.5000, 0.0000, 50.0000, 3.2972, 0.0000, 1.0000],
    [50.0000, 2.5000, 0.0000, 50.0000, 1.8634, 0.5757, 1.0000],
    [50.0000, 2.5000, 0.0000, 50.0000, 3.2592, 0.3350, 1.0000],
    [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
    [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
    [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
    [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
    [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
    [36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146],
    [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
    [90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381],
    [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
    [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
  ]

  @Test(arguments: pairs) func publishedDifferences(_ pair: [Double]) {
    let one = LabColour(lightness: pair[0], a: pair[1], b: pair[2])
    let other = LabColour(lightness: pair[3], a: pair[4], b: pair[5])
    #expect(abs(one.difference(from: other) - pair[6]) < 0.000_05 + 1e-9)
    #expect(abs(other.difference(from: one) - pair[6]) < 0.000_05 + 1e-9)
  }

  /// Black on white is 21; the greys next to WCAG's limits of 4.5 and 7 are well known, as are the primaries.
  @Test(
    arguments: [
      (0x000000, 0xFFFFFF, 21.0), (0x767676, 0xFFFFFF, 4.54), (0x777777, 0xFFFFFF, 4.48),
      (0x595959, 0xFFFFFF, 7.00), (0xFF0000, 0xFFFFFF, 4.00), (0x0000FF, 0xFFFFFF, 8.59),
      (0x008000, 0xFFFFFF, 5.14), (0xCD0000, 0x000000, 3.60), (0xAA0000, 0x000000, 2.71),
      (0x123456, 0x123456, 1.0),
    ] as [(UInt32, UInt32, Double)])
  func contrast(_ one: UInt32, _ other: UInt32, _ expected: Double) {
    #expect(abs(SRGB(one).contrast(to: SRGB(other)) - expected) < 0.0051)
    #expect(SRGB(one).contrast(to: SRGB(other)) == SRGB(other).contrast(to: SRGB(one)))
  }

  /// What the primaries are in CIELAB under D65, as every table has it.
  @Test(
    arguments: [
      (0xFF0000, 53.24, 80.09, 67.20), (0x00FF00, 87.73, -86.18, 83.18), (0x0000FF, 32.30, 79.19, -107.86),
      (0xFFFFFF, 100, 0, 0), (0x000000, 0, 0, 0), (0x808080, 53.59, 0, 0),
    ] as [(UInt32, Double, Double, Double)])
  func lab(_ colour: UInt32, _ lightness: Double, _ a: Double, _ b: Double) {
    let lab = SRGB(colour).linear.lab
    #expect(abs(lab.lightness - lightness) < 0.011)
    #expect(abs(lab.a - a) < 0.011)
    #expect(abs(lab.b - b) < 0.011)
  }

  /// Greys look the same to everybody; red and green do not.
  @Test(arguments: ColourVision.allCases) func greysStay(_ vision: ColourVision) {
    for part in UInt8(0)...255 {
      let grey = SRGB(red: part, green: part, blue: part).linear
      let seen = vision.seen(grey)
      #expect(abs(seen.red - grey.red) < 1e-4 && abs(seen.green - grey.green) < 1e-4)
      #expect(abs(seen.blue - grey.blue) < 1e-4)
    }
  }

  /// xterm's green and yellow differ by 3.1 to those who see no red; to others by more than 20.
  @Test func greenAndYellow() {
    let palette = TerminalPalette.xterm.colours
    #expect(abs(palette[2].difference(from: palette[3], seenWith: .protanopia) - 3.1) < 0.05)
    #expect(palette[2].difference(from: palette[3]) > 20)
    #expect(palette[2].difference(from: palette[2], seenWith: .tritanopia) == 0)
  }

  @Test func palettesHaveSixteenColours() {
    for palette in TerminalPalette.allCases {
      #expect(palette.colours.count == 16)
      #expect(palette.colours[0] == SRGB(0) && palette.colours[15] == SRGB(0xFFFFFF))
    }
    #expect(TerminalPalette.linuxConsole.colours[3] == SRGB(red: 0xAA, green: 0x55, blue: 0))
  }
}
