/// How a directive stands, computed from its due window and a day; the most pressing first.
public enum DirectiveState: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Quá hạn: past its last day, tracked by this office and not finished.
  case overdue
  /// Sắp đến hạn: the last day is near.
  case dueSoon
  /// Chưa rõ: past its last day, known only from a published source, without a report.
  case unknown
  /// Chờ xác nhận: reported as finished, or a target in words that waits for a person's reading.
  case awaitingConfirmation
  /// Trong hạn.
  case inTime
  /// Không thời hạn; ``DirectiveStanding/isContinuous`` tells thường xuyên.
  case noDate
  /// Hoàn thành, in time or without a date.
  case done
  /// Hoàn thành quá hạn.
  case doneLate
  /// Tạm hoãn.
  case onHold
  /// Trả lại.
  case returned
  /// Thôi theo dõi.
  case dropped

  public var isFinished: Bool { self == .done || self == .doneLate }

  /// True while somebody has to do something, and where nobody has said whether it is done.
  public var isOpen: Bool {
    switch self {
    case .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate: true
    case .done, .doneLate, .onHold, .returned, .dropped: false
    }
  }

  public static func < (left: DirectiveState, right: DirectiveState) -> Bool {
    left.urgency < right.urgency
  }

  /// Position in ``allCases``, for sorting by state.
  public var urgency: Int {
    switch self {
    case .overdue: 0
    case .dueSoon: 1
    case .unknown: 2
    case .awaitingConfirmation: 3
    case .inTime: 4
    case .noDate: 5
    case .done: 6
    case .doneLate: 7
    case .onHold: 8
    case .returned: 9
    case .dropped: 10
    }
  }
}
