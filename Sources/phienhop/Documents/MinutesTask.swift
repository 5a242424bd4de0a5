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
  /// "305/TB-UBND" or "305"; nil leaves it open.
  let number: String?
  /// The day it is signed; nil leaves it open.
  let signedOn: String?
  /// Makes the item numbers those of the directives.
  let records: Bool
  let output: DocumentOutput
  let session: Session

  /// - Returns: 0, or 1 where the meeting has no conclusions: the form is written all the same.
  /// - Throws: a ``Failure`` with exit code 1 for an unknown meeting, 2 for a form that there is not or a file that is
  ///   there, 5 where the file cannot be written.
  func run() throws -> Int32 {
    let signedOn = try signedOn.map { text in
      guard let day = Preparation.day(text) else { throw Failure.usage(.errorDay, "--signed", text) }
      return day
    }
    if records {
      guard number != nil, signedOn != nil else { throw Failure.usage(.minutesRecordNeeds) }
      guard !session.isReadOnly else { throw Failure.usage(.errorReadOnlyMeeting) }
    }
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
      let short = try number.map { try Self.digits($0, issue.symbol.string) } ?? ""
      let document = NoticeDocument(
        subject: subject, conclusions: conclusions, form: form, issue: issue, signer: signer ?? form.signer,
        signerName: signerName.map { CleanText(cleaning: $0) } ?? form.signerName,
        number: CleanText(cleaning: short), signedOn: signedOn,
        closed: session.library.path == nil
          ? .empty : session.closedWords(try session.closed(for: subject.meeting)),
        province: home.flatMap { register.unit($0) },
        names: { party in
          party.unit.flatMap { register.unit($0)?.name.vietnamese } ?? party.asStated
        }
      ).document(on: session.today)
      let name = DocumentOutput.name("thong-bao-ket-luan", subject.meeting.day.description)
      try output.write(document, name: name, session)
      if records, let signedOn, !conclusions.items.isEmpty {
        let isRecorded = try record(
          NoticeRecord(
            subject: subject, conclusions: conclusions, number: short + "/" + issue.symbol.string,
            signedOn: signedOn, issuer: issue.symbol), catalogue)
        guard isRecorded else { return ExitCode.findings }
      }
      guard conclusions.items.isEmpty else { return ExitCode.done }
      OutputStream.printError(
        "phienhop: " + session.words(.minutesNothing, [subject.name(in: session.language)]))
      let open = try reader.drafts(of: subject.meeting.id).count { $0.state == .draft }
      if open > 0 {
        OutputStream.printError(
          "phienhop: "
            + session.words(
              .minutesDraftsWait,
              [CleanText(cleaning: "\(open)"), CleanText(cleaning: subject.meeting.id.rawValue)]))
      }
      return ExitCode.findings
    } catch {
      throw Failure(error)
    }
  }

  /// "305" and "305/TB-UBND" mean the same where notices are signed so.
  private static func digits(_ number: String, _ symbol: String) throws -> String {
    let parts = number.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let digits = parts.first, !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      parts.count == 1 || parts[1] == symbol
    else { throw Failure.usage(.minutesNumberForm, number, symbol) }
    return digits
  }

  /// Writes the notice and the items as one batch, and tells it on standard error, beside a text on standard output.
  /// - Returns: false where there is nothing to record.
  private func record(_ record: NoticeRecord, _ catalogue: Catalogue) throws -> Bool {
    guard let batch = record.batch(author: session.preparation.author, documents: catalogue.documents) else {
      OutputStream.printError("phienhop: " + session.words[.minutesNothingToRecord])
      return false
    }
    let written = try StoreWriter.open(path: session.preparation.existingStorePath()).write(batch)
    let format = Format(language: session.language)
    OutputStream.printError(
      session.words(
        .minutesRecorded,
        [
          CleanText(cleaning: record.number), format.integer(batch.directives.count),
          format.integer(written.number.value),
        ]))
    return true
  }
}
