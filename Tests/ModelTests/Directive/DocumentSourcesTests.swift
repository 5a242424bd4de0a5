import Model
import Testing

@Suite struct DocumentSourcesTests {
  @Test(arguments: [["a/1", "b/2", "Đ/3"], ["b/2", "Đ/3", "a/1"]])
  func everyDocumentHasItsSource(documents: [String]) {
    let sources = DocumentSources(
      documents.map { DocumentID($0) }, sources: documents.map { SourceID("source of \($0)") })
    #expect(sources.count == 3)
    for document in documents { #expect(sources[DocumentID(document)] == SourceID("source of \(document)")) }
    for other in ["", "a", "a/2", "c", "Đ/4"] { #expect(sources[DocumentID(other)] == nil) }
  }

  @Test func noneHasNone() { #expect(DocumentSources([], sources: [])["a"] == nil) }
}
