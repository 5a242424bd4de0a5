/// For engines that keep no register of directives.
extension FactReader {
  public func documentSources() throws -> DocumentSources {
    let documents = try documents()
    return DocumentSources(documents.map(\.id), sources: documents.map(\.reference.source))
  }

  public func directiveRegister() throws -> DirectiveRegister {
    DirectiveRegister(try directiveOutlines())
  }

  public func directiveTexts() throws -> SearchTexts {
    let outlines = try directiveOutlines().sorted { left, right in
      if left.assignedOn != right.assignedOn { return left.assignedOn < right.assignedOn }
      return left.id.rawValue.utf8.lexicographicallyPrecedes(right.id.rawValue.utf8)
    }
    var texts = SearchTexts()
    for outline in outlines {
      texts.add(outline.searchText)
      texts.end()
    }
    return texts
  }
}
