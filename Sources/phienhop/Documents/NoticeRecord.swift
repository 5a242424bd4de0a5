import Intake
import Model

/// What makes a notice's item numbers those of the directives: the notice as a document, and the directives as its items.
/// Lists that are taken in later and name the notice find it.
struct NoticeRecord {
  let subject: MeetingSubject
  let conclusions: MeetingConclusions
  /// "305/TB-UBND".
  let number: String
  let signedOn: Day
  let issuer: CleanText

  /// - Parameter documents: those that the directives stand on; what stands on a numbered one keeps its place.
  /// - Returns: nil where no directive is left that could become an item.
  func batch(author: CleanText, documents: [DocumentID: Document]) -> FactBatch? {
    guard let id = DocumentKey.id(number: number, day: signedOn) else { return nil }
    let source = MeetingConclusions.source(of: subject.meeting.id)
    let title = CleanText(cleaning: "Thông báo kết luận \(number)")
    var directives: [Directive] = []
    for item in conclusions.items {
      for (directive, label) in zip(item.directives, item.labels) {
        let known = directive.document.flatMap { documents[$0] }
        guard known == nil || known?.kind == .meeting else { continue }
        directives.append(directive.at(item: label, of: id))
      }
    }
    guard !directives.isEmpty else { return nil }
    var batch = FactBatch(kind: .meeting, title: title, author: author, reason: .empty)
    batch.sources = [
      Source(
        id: source, kind: .legalDocument, title: LocalizedText(vietnamese: title, english: .empty),
        publisher: issuer, address: .empty, published: signedOn, readOn: nil, note: .empty)
    ]
    batch.documents = [
      Document(
        id: id, kind: .document, province: subject.meeting.province, number: CleanText(cleaning: number),
        title: LocalizedText(
          vietnamese: CleanText(cleaning: "Kết luận tại \(subject.name)"), english: .empty), day: signedOn,
        dayAsStated: CleanText(cleaning: NoticeText.numeric(signedOn)), issuer: issuer,
        reference: SourceReference(source: source, file: .empty, row: 0), note: .empty)
    ]
    batch.directives = directives
    return batch
  }
}

extension Directive {
  /// The same as an item of a document.
  func at(item: String, of document: DocumentID) -> Directive {
    Directive(
      id: id, kind: kind, province: province, title: title, text: text, document: document, item: item,
      assignedOn: assignedOn, leads: leads, coordinating: coordinating, due: due, recurrence: recurrence,
      isTracked: isTracked, initialProgress: initialProgress, awaitsReading: awaitsReading,
      reference: reference, note: note)
  }
}
