import Model

extension RankingTable {
  public convenience init(edition id: EditionID, from reader: any FactReader, catalogue: Catalogue) throws {
    fatalError("to be built")
  }
}
