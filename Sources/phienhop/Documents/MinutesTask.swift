import Dashboard
import Export
import Model
import Store

/// `phienhop minutes`: the draft notice of a meeting's conclusions.
struct MinutesTask {
  let meeting: String
  /// Name of a form or its symbol; nil for that of the configuration.
  let form: String?
  let signer: NoticeForm.Signer?
  let signerName: String?
  /// Number of the notice whose conclusions are meant; nil for those of the meeting's day.
  let notice: String?
  let output: DocumentOutput
  let session: Session

  /// - Returns: 0, or 1 where the meeting has no conclusions: the form is written all the same.
  /// - Throws: a ``Failure`` with exit code 1 for an unknown meeting, 2 for a form that there is not or a file that is
  ///   there, 5 where the file cannot be written.
  func run() throws -> Int32 {
    let form = try NoticeForm.current(session.preparation.folders)
    let issue = try form.issue(self.form)
    do {
      let subject = try MeetingSubject.find(meeting, session)
      let catalogue = try session.library.catalogue()
      let reader = session.library.reader
      let register = catalogue.register
      let directives = try reader.conclusions(of: subject.meeting, notice: notice, register: register)
      if let notice, directives.isEmpty {
        throw Failure(ExitCode.findings) { $0(.minutesNoNotice, [CleanText(cleaning: notice)]) }
      }
      let conclusions = MeetingConclusions(directives, register: register)
      let home = try subject.meeting.province ?? session.home ?? reader.home()
      let document = NoticeDocument(
        subject: subject, conclusions: conclusions, form: form, issue: issue, signer: signer ?? form.signer,
        signerName: signerName.map { CleanText(cleaning: $0) } ?? form.signerName, number: .empty,
        signedOn: nil, province: home.flatMap { register.unit($0) },
        names: { party in
          party.unit.flatMap { register.unit($0)?.name.vietnamese } ?? party.asStated
        }
      ).document(on: session.today)
      let name = DocumentOutput.name("thong-bao-ket-luan", subject.meeting.day.description)
      try output.write(document, name: name, session)
      guard conclusions.items.isEmpty else { return ExitCode.done }
      OutputStream.printError("phienhop: " + session.words(.minutesNothing, [subject.name]))
      return ExitCode.findings
    } catch {
      throw Failure(error)
    }
  }
}
