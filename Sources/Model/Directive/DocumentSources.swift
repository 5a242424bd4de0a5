/// Which source stated each document, without the rest of it.
///
/// Found by halves instead of by hash: it is asked once for each of some hundreds, before the first frame.
public struct DocumentSources: Sendable {
  private let documents: [DocumentID]
  private let sources: [SourceID]

  /// - Parameters:
  ///   - documents: none twice; best in the order of their keys.
  ///   - sources: the source of each.
  public init(_ documents: [DocumentID], sources: [SourceID]) {
    precondition(documents.count == sources.count)
    let isInOrder = documents.indices.dropFirst().allSatisfy { documents[$0 - 1] < documents[$0] }
    let order = isInOrder ? [] : documents.indices.sorted { documents[$0] < documents[$1] }
    self.documents = isInOrder ? documents : order.map { documents[$0] }
    self.sources = isInOrder ? sources : order.map { sources[$0] }
  }

  public var count: Int { documents.count }

  /// nil for a document that is not known.
  public subscript(document: DocumentID) -> SourceID? {
    var (low, high) = (0, documents.count)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < document { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low] == document ? sources[low] : nil
  }
}
