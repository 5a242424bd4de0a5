/// How somebody sees colours.
public enum ColourVision: String, Hashable, Sendable, CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia

  /// What light looks like, as light that looks the same to everybody: Machado, Oliveira and Fernandes (2009),
  /// severity 1.0, applied to linear parts. What falls outside the screen's range is cut.
  public func seen(_ light: LinearRGB) -> LinearRGB {
    guard let rows = matrix else { return light }
    let parts = rows.map { row in
      min(1, max(0, row.0 * light.red + row.1 * light.green + row.2 * light.blue))
    }
    return LinearRGB(red: parts[0], green: parts[1], blue: parts[2])
  }

  private var matrix: [(Double, Double, Double)]? {
    switch self {
    case .usual: nil
    case .protanopia:
      [
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
      ]
    case .deuteranopia:
      [
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
      ]
    case .tritanopia:
      [
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
      ]
    }
  }
}
