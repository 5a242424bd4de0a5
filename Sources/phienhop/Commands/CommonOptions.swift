import ArgumentParser

/// The options that stand before or after every command, for the parser. ``CommonValues`` reads the same ones
/// without it; a test compares the two.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: .words("--store", value: "file"), completion: .file())
  var store: String?

  @Option(name: .customLong("lang"), help: .words("--lang", value: "lang"), completion: .list(["vi", "en"]))
  var language: String?

  @Option(name: .long, help: .words("--home", value: "unit"))
  var home: String?

  @Option(name: .long, help: .words("--today", value: "day"))
  var today: String?

  @Option(name: .long, help: .words("--theme", value: "theme"))
  var theme: String?

  @Option(
    name: .customLong("color"), help: .words("--color", value: "when"),
    completion: .list(["auto", "always", "never"]))
  var colour: String?

  @Option(name: .customLong("stats"), help: .words("--stats", value: "file"), completion: .file())
  var statistics: String?

  @Flag(name: .long, help: .words("--read-only"))
  var readOnly = false

  @Flag(name: .customLong("ascii"), inversion: .prefixedNo, help: .words("--ascii"))
  var ascii: Bool?

  @Flag(name: .long, help: .words("--plain"))
  var plain = false

  @Flag(name: .long, help: .words("--version"))
  var version = false

  var values: CommonValues {
    CommonValues(
      store: store, language: language, home: home, today: today, theme: theme, colour: colour,
      statistics: statistics, isReadOnly: readOnly, usesASCII: ascii, isPlain: plain, wantsVersion: version)
  }
}

extension ArgumentHelp {
  /// Help whose words are in the word files under `help.` and the name; the parser is given the English ones,
  /// which completion scripts show.
  static func words(_ name: String, value: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: PhienhopCommand.words(name)).valued(value)
  }

  private func valued(_ name: String?) -> ArgumentHelp {
    var help = self
    help.valueName = name
    return help
  }
}
