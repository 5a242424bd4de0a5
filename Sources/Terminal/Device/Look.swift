/// Colours and attributes of text, as SGR parameters tell them.
struct Look: Hashable {
  enum Colour: Hashable {
    /// The terminal's own.
    case standard
    /// One of the first sixteen, by its parameter: 30...37, 90...97, 40...47, 100...107.
    case named(UInt8)
    case indexed(UInt8)
    /// - Parameter isOne: true where the parts are one parameter with colons, as terminals of direct colour want it.
    case direct(red: UInt8, green: UInt8, blue: UInt8, isOne: Bool)
  }

  var foreground: Colour = .standard
  var background: Colour = .standard
  var isBold = false
  var isUnderlined = false
  var isReversed = false

  /// Applies a sequence's parameters. False, with nothing changed, if one of them is not known here.
  mutating func take(_ parameters: some Collection<UInt8>) -> Bool {
    var reader = ParameterReader(parameters)
    var look = self
    while let code = reader.next() {
      switch code {
      case 0: look = Look()
      case 1: look.isBold = true
      case 4: look.isUnderlined = true
      case 7: look.isReversed = true
      // The ordinary font, which the Linux console's own sequence names each time.
      case 10: break
      case 22: look.isBold = false
      case 24: look.isUnderlined = false
      case 27: look.isReversed = false
      case 30...37, 90...97: look.foreground = .named(UInt8(code))
      case 39: look.foreground = .standard
      case 40...47, 100...107: look.background = .named(UInt8(code))
      case 49: look.background = .standard
      case 38:
        guard let colour = reader.colour() else { return false }
        look.foreground = colour
      case 48:
        guard let colour = reader.colour() else { return false }
        look.background = colour
      default: return false
      }
      guard !reader.isInsideParameter else { return false }
    }
    guard reader.isValid else { return false }
    self = look
    return true
  }

  /// Writes what makes text look like this where it looks like `other` before; nil where that is unknown.
  func write(after other: Look?, to bytes: inout [UInt8]) {
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    func code(_ value: UInt8) {
      if !isFirst { bytes.append(UInt8(ascii: ";")) }
      isFirst = false
      Self.append(value, to: &bytes)
    }
    func colour(_ colour: Colour, _ kind: UInt8) {
      switch colour {
      case .standard: code(kind + 1)
      case .named(let value): code(value)
      case .indexed(let index):
        code(kind)
        code(5)
        code(index)
      case .direct(let red, let green, let blue, isOne: false):
        for value in [kind, 2, red, green, blue] { code(value) }
      case .direct(let red, let green, let blue, isOne: true):
        code(kind)
        bytes += [UInt8(ascii: ":"), UInt8(ascii: "2"), UInt8(ascii: ":")]
        for value in [red, green, blue] {
          bytes.append(UInt8(ascii: ":"))
          Self.append(value, to: &bytes)
        }
      }
    }
    if let other {
      if isBold != other.isBold { code(isBold ? 1 : 22) }
      if isUnderlined != other.isUnderlined { code(isUnderlined ? 4 : 24) }
      if isReversed != other.isReversed { code(isReversed ? 7 : 27) }
      if foreground != other.foreground { colour(foreground, 38) }
      if background != other.background { colour(background, 48) }
    } else {
      // An empty parameter is 0.
      isFirst = false
      if isBold { code(1) }
      if isUnderlined { code(4) }
      if isReversed { code(7) }
      if foreground != .standard { colour(foreground, 38) }
      if background != .standard { colour(background, 48) }
    }
    bytes.append(UInt8(ascii: "m"))
  }

  /// The number of bytes that ``write(after:to:)`` writes, near enough to choose by.
  func length(after other: Look?) -> Int {
    func length(_ colour: Colour) -> Int {
      switch colour {
      case .standard: 3
      case .named: 3
      case .indexed: 9
      case .direct: 16
      }
    }
    guard let other else {
      return 3 + (isBold ? 2 : 0) + (isUnderlined ? 2 : 0) + (isReversed ? 2 : 0)
        + (foreground == .standard ? 0 : length(foreground))
        + (background == .standard ? 0 : length(background))
    }
    return 2 + (isBold == other.isBold ? 0 : isBold ? 2 : 3)
      + (isUnderlined == other.isUnderlined ? 0 : isUnderlined ? 2 : 3)
      + (isReversed == other.isReversed ? 0 : isReversed ? 2 : 3)
      + (foreground == other.foreground ? 0 : length(foreground))
      + (background == other.background ? 0 : length(background))
  }

  private static func append(_ value: UInt8, to bytes: inout [UInt8]) {
    if value >= 100 { bytes.append(UInt8(ascii: "0") + value / 100) }
    if value >= 10 { bytes.append(UInt8(ascii: "0") + value / 10 % 10) }
    bytes.append(UInt8(ascii: "0") + value % 10)
  }
}

/// Reads SGR parameters one after the other: numbers between semicolons, an empty one is 0.
private struct ParameterReader<Parameters: Collection<UInt8>> {
  private let bytes: Parameters
  private var position: Parameters.Index
  private var isAtEnd = false
  /// False once something came that is no parameter.
  private(set) var isValid = true
  /// True while the rest of a parameter with colons is unread.
  private(set) var isInsideParameter = false

  init(_ bytes: Parameters) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next number; nil at the end or at something else.
  mutating func next() -> Int? {
    guard !isAtEnd, isValid else { return nil }
    var value = 0
    while position < bytes.endIndex {
      let byte = bytes[position]
      position = bytes.index(after: position)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        if value > 9_999 { isValid = false }
      case UInt8(ascii: ";"):
        isInsideParameter = false
        return isValid ? value : nil
      case UInt8(ascii: ":"):
        isInsideParameter = true
        return isValid ? value : nil
      default: isValid = false
      }
    }
    isAtEnd = true
    isInsideParameter = false
    return isValid ? value : nil
  }

  /// What follows 38 or 48: `5;n`, `2;r;g;b`, `5:n`, `2::r:g:b`.
  mutating func colour() -> Look.Colour? {
    let isOne = isInsideParameter
    func part(_ value: Int?) -> UInt8? { value.flatMap { UInt8(exactly: $0) } }
    switch next() {
    case 5: return part(next()).map { .indexed($0) }
    case 2:
      // The place between two colons names a colour space; nobody fills it in.
      if isOne, next() == nil { return nil }
      guard let red = part(next()), let green = part(next()), let blue = part(next()) else { return nil }
      return .direct(red: red, green: green, blue: blue, isOne: isOne)
    default: return nil
    }
  }
}
