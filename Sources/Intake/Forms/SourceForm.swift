import Model

/// `sources.csv`: every published source.
public enum SourceForm: Form {
  public static let columns = ["id", "kind", "title_vi", "title_en", "publisher", "address"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let kind = row.word("kind", Source.Kind.self)
      let published = row.optionalDay("published")
      let readOn = row.optionalDay("read_on")
      let id = row.required("id")
      _ = row.required("address")
      guard row.isSound, let kind else { return }
      batch.sources.append(
        Source(
          id: SourceID(id), kind: kind, title: row.localized("title"), publisher: row.clean("publisher"),
          address: row.clean("address"), published: published, readOn: readOn, note: row.clean("note")))
    }
  }
}
