import Glibc

/// A colour in CIELAB.
public struct LabColour: Hashable, Sendable {
  public let lightness: Double
  public let a: Double
  public let b: Double

  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// CIEDE2000 with all weights 1, after Sharma, Wu and Dalal (2005), whose test pairs the tests use.
  public func difference(from other: LabColour) -> Double {
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let stretch = 1.5 - 0.5 * sqrt(Self.saturation(meanChroma))
    let mine = Polar(a: a * stretch, b: b)
    let theirs = Polar(a: other.a * stretch, b: other.b)

    let lightnessStep = other.lightness - lightness
    let chromaStep = theirs.chroma - mine.chroma
    let isGrey = mine.chroma == 0 || theirs.chroma == 0
    let turn = theirs.hue - mine.hue
    let shortTurn = isGrey ? 0 : abs(turn) <= 180 ? turn : turn > 180 ? turn - 360 : turn + 360
    let hueStep = 2 * sqrt(mine.chroma * theirs.chroma) * Self.sine(shortTurn / 2)

    let lightnessMean = (lightness + other.lightness) / 2
    let chromaMean = (mine.chroma + theirs.chroma) / 2
    let hueSum = mine.hue + theirs.hue
    let hueMean =
      isGrey ? hueSum : abs(turn) <= 180 ? hueSum / 2 : (hueSum < 360 ? hueSum + 360 : hueSum - 360) / 2

    let weight =
      1 - 0.17 * Self.cosine(hueMean - 30) + 0.24 * Self.cosine(2 * hueMean)
      + 0.32 * Self.cosine(3 * hueMean + 6) - 0.20 * Self.cosine(4 * hueMean - 63)
    let fromMiddle = (lightnessMean - 50) * (lightnessMean - 50)
    let lightnessScale = 1 + 0.015 * fromMiddle / sqrt(20 + fromMiddle)
    let chromaScale = 1 + 0.045 * chromaMean
    let hueScale = 1 + 0.015 * chromaMean * weight
    let nearBlue = (hueMean - 275) / 25
    let rotation = -2 * sqrt(Self.saturation(chromaMean)) * Self.sine(60 * exp(-nearBlue * nearBlue))

    let lightnessPart = lightnessStep / lightnessScale
    let chromaPart = chromaStep / chromaScale
    let huePart = hueStep / hueScale
    let square =
      lightnessPart * lightnessPart + chromaPart * chromaPart + huePart * huePart
      + rotation * chromaPart * huePart
    return sqrt(max(0, square))
  }

  /// Chroma and hue in degrees, 0..<360; the hue of grey is 0.
  private struct Polar {
    let chroma: Double
    let hue: Double

    init(a: Double, b: Double) {
      chroma = hypot(a, b)
      let angle = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / .pi
      hue = angle < 0 ? angle + 360 : angle
    }
  }

  private static func saturation(_ chroma: Double) -> Double {
    let power = pow(chroma, 7)
    return power / (power + 6_103_515_625)
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
