import Model

extension DirectiveList {
  public convenience init(order: DirectiveOrder, from reader: any FactReader, catalogue: Catalogue) throws {
    fatalError("to be built")
  }
}

extension DirectiveDetail {
  public convenience init(
    id: DirectiveID, today: Day, warningDays: Int, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    fatalError("to be built")
  }
}
