/// A total made from the items of an index.
public struct ComputedTotal: Hashable, Sendable {
  /// The total with four digits more than are published; nil unless every scored item is known, so that a
  /// missing one is never taken for 0.
  public let value: ExactDecimal?
  /// Scored items that are known, the n of "n of m known".
  public let known: Int
  /// Scored items of the index.
  public let of: Int

  public var isComplete: Bool { value != nil }
}

extension IndexStructureVersion {
  /// The items that make the total: components that are scored. Pillars overlap and never enter; smart city
  /// with its 0 points does not either.
  public var scoredItems: [IndexItem] {
    items.filter { $0.role == .component && $0.points > 0 }
  }

  /// Points of all scored items together: 1000 for DTI, 100 for QĐ 766.
  public var totalPoints: Int {
    scoredItems.reduce(0) { sum, item in
      // Points of a file may be anything; the largest number stands for a sum that does not fit.
      let (total, overflow) = sum.addingReportingOverflow(item.points)
      return overflow ? .max : total
    }
  }

  /// Makes the total from values of the items: Σ points × value ÷ Σ points, or Σ values where items are points.
  public func computedTotal(_ values: [IndexItemID: ExactDecimal]) -> ComputedTotal {
    let scored = scoredItems
    let known = scored.filter { values[$0.id] != nil }
    guard known.count == scored.count, !scored.isEmpty else {
      return ComputedTotal(value: nil, known: known.count, of: scored.count)
    }
    let total: ExactDecimal?
    switch scale {
    case .points: total = known.compactMap { values[$0.id] }.total()
    case .weightedUnit:
      let weighted = known.map { (values[$0.id] ?? .zero) * $0.points }.total()
      total = weighted.divided(by: ExactDecimal(totalPoints), scale: decimals + 4)
    }
    return ComputedTotal(value: total, known: known.count, of: scored.count)
  }

  /// Compares a stated total with the one its items make, with the tolerance of the index (0.0001 for DTI,
  /// whose items are published rounded).
  public func reconciled(
    stated: ExactDecimal, with values: [IndexItemID: ExactDecimal]
  ) -> Reconciliation {
    let computed = computedTotal(values)
    guard let value = computed.value else {
      return .cannotCompute(known: computed.known, of: computed.of)
    }
    return Reconciliation.compare(stated: stated, computed: value, tolerance: tolerance)
  }

  /// How much one item alone must rise for the total to reach `target`: Δ total × Σ points ÷ points, rounded up
  /// to the digits that are published, so that the rise is enough.
  ///
  /// - Parameters:
  ///   - item: a scored component.
  ///   - target: the total to equal, such as that of the next place.
  ///   - total: the total now.
  ///   - current: the item's value now, where known, to tell whether there is room.
  /// - Returns: nil for an item that is not scored and where the total is reached already.
  public func neededIncrease(
    of item: IndexItemID, toReach target: ExactDecimal, from total: ExactDecimal, current: ExactDecimal? = nil
  ) -> NeededIncrease? {
    guard let scored = scoredItems.first(where: { $0.id == item }), target > total else { return nil }
    let gap = target - total
    let largest: ExactDecimal
    let increase: ExactDecimal
    switch scale {
    case .points:
      increase = gap.roundedUp(scale: decimals)
      largest = ExactDecimal(scored.points)
    case .weightedUnit:
      // Rounded up twice over, because a quotient cut at 18 digits could fall short.
      let points = ExactDecimal(scored.points)
      guard let down = (gap * totalPoints).divided(by: points, scale: 12) else { return nil }
      let isShort = down * scored.points < gap * totalPoints
      let step = ExactDecimal(significand: isShort ? 1 : 0, scale: 12)
      increase = (down + step).roundedUp(scale: decimals)
      largest = ExactDecimal(1)
    }
    return NeededIncrease(
      item: item, increase: increase, isPossible: current.map { $0 + increase <= largest })
  }
}

extension IndexStructureVersion {
  /// The band a total earns: the one with the highest threshold that it reaches; nil where the index has none or
  /// the total is below all. While ``bandsAreProvisional`` the thresholds are to be shown as such.
  public func band(of total: ExactDecimal) -> Band? {
    bands.filter { $0.from <= total }.max { $0.from < $1.from }
  }

  /// Whether a total passes; nil for an index without a pass mark.
  public func passes(_ total: ExactDecimal) -> Bool? {
    passMark.map { $0 <= total }
  }
}
