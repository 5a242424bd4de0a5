import ArgumentParser

/// `phienhop minutes`: the draft notice of a meeting's conclusions.
struct MinutesCommand: SessionCommand {
  enum Signer: String, CaseIterable, ExpressibleByArgument {
    case head, deputy

    var signer: NoticeForm.Signer { self == .head ? .head : .deputy }
  }

  static let configuration = CommandConfiguration(
    commandName: "minutes", abstract: PhienhopCommand.words("minutes"))

  @Argument(help: .words("minutes.meeting", value: "meeting"))
  var meeting: String

  @Option(name: .long, help: .words("minutes.--form", value: "name"))
  var form: String?

  @Option(name: .long, help: .words("minutes.--signer", value: "who"))
  var signer: Signer?

  @Option(name: .long, help: .words("minutes.--signer-name", value: "name"))
  var signerName: String?

  @Option(name: .long, help: .words("minutes.--notice", value: "number"))
  var notice: String?

  @Option(name: .long, help: .words("minutes.--number", value: "number"))
  var number: String?

  @Option(name: .long, help: .words("minutes.--signed", value: "day"))
  var signed: String?

  @Flag(name: .long, help: .words("minutes.--record"))
  var record = false

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try MinutesTask(
      meeting: meeting, form: form, signer: signer?.signer, signerName: signerName, notice: notice,
      number: number, signedOn: signed, records: record,
      output: DocumentOutput(document), session: session
    ).run()
  }
}
