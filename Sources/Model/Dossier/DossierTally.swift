/// How many dossiers of some unit, procedure and time there are, counted in every way that a ratio needs.
///
/// Tallies add up over units and procedures, and over batches of corrections, which may count below zero; over days
/// that do not overlap all but ``carriedOver``, ``open`` and ``openLate`` do. A ratio is formed from the sum and never
/// from other ratios.
///
/// `received + carriedOver = finished + open`, as form II.06a has it.
public struct DossierTally: Hashable, Sendable {
  /// What is counted. The raw value is a position and part of the format of a store: cases are added at the end.
  public enum Count: Int, Hashable, Sendable, CaseIterable {
    // Of the dossiers received in the time:
    case received
    case online
    case postal
    /// Filed online, and with an electronic result where the handling is over and the list tells: what Decision 766
    /// counts as online.
    case onlineCounted
    /// With an online level that is known, in the system of Decree 43/2011 and in that of Decree 42/2022.
    case levelKnown43
    case levelKnown42
    case level3
    case onlineLevel3
    case level4
    case onlineLevel4
    case partial
    case onlinePartial
    case whole
    case onlineWhole
    /// For which a list says whether there is a fee.
    case feeKnown
    case withFee
    case paidOnline
    /// For which a list says what has files.
    case digitisedKnown
    case digitisedComponents
    case digitisedResult
    /// Components and result.
    case digitised
    case syncKnown
    case synced

    // Of the dossiers finished in the time:
    case finishedEarly
    case finishedOnTime
    case finishedLate
    /// Filed online for a procedure that goes online as a whole.
    case finishedWhole
    /// With an online level that is known.
    case finishedLevelKnown
    /// Days from receipt to end, all together.
    case finishedDays

    // Judged on a day:
    /// Received in the time and late by the day judged, finished since or not.
    case receivedLate
  }

  /// Eight bytes for each count, in the order of ``Count``.
  private var values: SIMD32<Int> = .zero
  /// Not finished when the time began (từ kỳ trước); nothing where it has no beginning.
  public var carriedOver = 0
  /// Not finished when the time ended (đang giải quyết).
  public var open = 0
  /// Of those, late by then.
  public var openLate = 0

  public init() {}

  /// - Parameter counts: by raw value of ``Count``; lanes without one are left out of account.
  public init(_ counts: SIMD32<Int>) {
    values = counts
    for lane in Count.allCases.count..<32 { values[lane] = 0 }
  }

  public subscript(count: Count) -> Int {
    get { values[count.rawValue] }
    set { values[count.rawValue] = newValue }
  }

  /// True where nothing at all is counted.
  public var isZero: Bool { self == DossierTally() }

  public static func + (left: DossierTally, right: DossierTally) -> DossierTally {
    var sum = left
    sum += right
    return sum
  }

  public static func - (left: DossierTally, right: DossierTally) -> DossierTally {
    var difference = left
    difference.values = left.values &- right.values
    difference.carriedOver = left.carriedOver &- right.carriedOver
    difference.open = left.open &- right.open
    difference.openLate = left.openLate &- right.openLate
    return difference
  }

  public static func += (left: inout DossierTally, right: DossierTally) {
    left.values = left.values &+ right.values
    left.carriedOver &+= right.carriedOver
    left.open &+= right.open
    left.openLate &+= right.openLate
  }

  /// Received in person: what is neither online nor postal.
  public var inPerson: Int { self[.received] &- self[.online] &- self[.postal] }
  /// Finished in the time, whatever the outcome.
  public var finished: Int { finishedInTime &+ self[.finishedLate] }
  public var finishedInTime: Int { self[.finishedEarly] &+ self[.finishedOnTime] }
  /// Not finished when the time ended, and not late by then.
  public var openInTerm: Int { open &- openLate }
}
