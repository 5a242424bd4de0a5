/// Answers a question about dossiers from the dossiers themselves, one after the other: the plain rule, for readers that
/// keep few of them, and what every store must agree with.
public struct DossierAnswer: Sendable {
  private let question: DossierQuestion
  private let units: Set<UnitID>?
  private var all: [DossierLine] = []
  private var positions: [DossierLine: Int] = [:]

  public init(_ question: DossierQuestion) {
    self.question = question
    units = question.units.map(Set.init)
  }

  public mutating func add(_ dossier: Dossier) {
    guard units?.contains(dossier.unit) ?? true, question.field.map({ $0 == dossier.field }) ?? true,
      question.procedure.map({ $0 == dossier.procedure }) ?? true
    else { return }
    let head = DossierLine(
      unit: question.grouping == .unit ? dossier.unit : nil,
      field: question.grouping == .field ? dossier.field : nil,
      procedure: question.grouping == .procedure ? dossier.procedure : nil, tallies: [])
    let position = positions[head] ?? all.count
    if position == all.count {
      positions[head] = position
      var line = head
      line.tallies = Array(repeating: DossierTally(), count: question.spans.count)
      all.append(line)
    }
    for (column, span) in question.spans.enumerated() {
      all[position].tallies[column].count(dossier, in: span)
    }
  }

  /// What was counted so far; lines that count nothing are left out.
  public var lines: [DossierLine] {
    all.compactMap { line in
      var line = line
      if !question.wantsOpen {
        for column in line.tallies.indices {
          line.tallies[column].carriedOver = 0
          line.tallies[column].open = 0
          line.tallies[column].openLate = 0
        }
      }
      return line.tallies.allSatisfy(\.isZero) ? nil : line
    }
  }
}

extension DossierLine {
  /// Lines with the tallies added up under another head, such as units under what they belong to. The order is that of
  /// the first of each.
  public static func sum(_ lines: [DossierLine], under head: (DossierLine) -> UnitID?) -> [DossierLine] {
    var sums: [DossierLine] = []
    var positions: [UnitID: Int] = [:]
    for line in lines {
      guard let unit = head(line) else { continue }
      if let position = positions[unit] {
        for column in line.tallies.indices where column < sums[position].tallies.count {
          sums[position].tallies[column] += line.tallies[column]
        }
      } else {
        positions[unit] = sums.count
        sums.append(DossierLine(unit: unit, tallies: line.tallies))
      }
    }
    return sums
  }
}
