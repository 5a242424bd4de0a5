import Dashboard
import ForeignFiles
import Intake
import Model

/// What a person asks of an import, as the command line has it.
struct ImportRequest: Sendable {
  var files: [String]
  /// Only the preview.
  var isDryRun = false
  /// Nobody is asked.
  var isConfirmed = false
  /// Refused rows do not hold up the others.
  var acceptsValid = false
  /// A file that was taken in before and corrected since counts again.
  var takesAgain = false
  var profile: String?
  var period: String?
  var unit: String?
  /// The day on which the files were received.
  var received: String?
  var sheet: String?
  var encoding: String?
  var locale: String?
  /// Where refused rows are written.
  var rejects: String?
  /// Why personal data are taken in; nil leaves them out.
  var personalReason: String?
  /// Why the batch is taken in, for its record.
  var reason = ""

  /// The encodings that may be asked for.
  static var encodings: [String] { TextEncoding.allCases.filter(\.isReadable).map(\.rawValue) }

  /// - Throws: a ``Failure`` with exit code 2.
  func encodingAsked() throws -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(named: encoding), known.isReadable else {
      throw Failure.usage(.errorEncoding, encoding, Self.encodings.joined(separator: ", "))
    }
    return known
  }

  /// - Throws: a ``Failure`` with exit code 2.
  func localeAsked() throws -> NumberLocale? {
    guard let locale else { return nil }
    guard let known = NumberLocale(rawValue: locale) else {
      throw Failure.usage(.errorNumberLocale, locale)
    }
    return known
  }

  /// - Throws: a ``Failure`` with exit code 2.
  func periodAsked() throws -> Period? {
    guard let period else { return nil }
    guard let known = PeriodText.typed(period) else {
      throw Failure.usage(.errorPeriodText, period)
    }
    return known
  }

  /// - Throws: a ``Failure`` with exit code 2.
  func receivedAsked() throws -> Day? {
    guard let received else { return nil }
    guard let day = Preparation.day(received) else { throw Failure.usage(.errorDay, "--received", received) }
    return day
  }

  /// Whether columns of citizens' data are kept: only for a reason.
  /// - Throws: a ``Failure`` with exit code 2 where the reason is empty.
  func keepsPersonal() throws -> Bool {
    guard let personalReason else { return false }
    guard personalReason.contains(where: { !$0.isWhitespace }) else {
      throw Failure.usage(.errorPersonalReason)
    }
    return true
  }

  /// The unit by code or name.
  /// - Throws: a ``Failure`` with exit code 2 that names the units near.
  func unitAsked(_ register: UnitRegister, home: UnitID?, on day: Day, _ language: Language) throws -> UnitID?
  {
    guard let unit else { return nil }
    if let found = register.unit(code: unit, on: day) { return found.id }
    let inside = home.map { home in
      register.match(unit, on: day, within: Set(register.lineage(of: home, on: day).map(\.id)))
    }
    if case .unit(let found)? = inside { return found.id }
    switch register.match(unit, on: day) {
    case .unit(let found): return found.id
    case .ambiguous(let several), .none(suggestions: let several):
      let names = several.prefix(5).map { $0.name.text(in: language).string }.joined(separator: ", ")
      throw Failure.usage(.errorUnitNamed, unit, names.isEmpty ? "—" : names)
    }
  }
}

extension ImportRequest {
  /// What the screen asks for: the files, with what was said of them.
  init(files: [String], _ options: ImportOptions) {
    self.init(files: files)
    profile = options.said[.profile]
    period = options.said[.period]
    unit = options.said[.unit]
    encoding = options.said[.encoding]
    locale = options.said[.locale]
    received = options.said[.received]
    sheet = options.said[.sheet]
    personalReason = options.said[.personal]
  }
}
