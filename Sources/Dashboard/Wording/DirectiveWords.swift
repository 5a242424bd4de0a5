import Model

/// State of a directive three ways: symbol, word and role.
public enum DirectiveWords {
  /// Symbols every terminal font has.
  static func mark(_ state: DirectiveState) -> CleanText {
    switch state {
    case .overdue: "■"
    case .dueSoon: "!"
    case .unknown: "?"
    case .awaitingConfirmation: "◊"
    case .inTime: "○"
    case .noDate: "·"
    case .done, .doneLate: "√"
    case .onHold: "="
    case .returned: "◄"
    case .dropped: "×"
    }
  }

  static func role(_ state: DirectiveState) -> Role {
    switch state {
    case .overdue: .bad
    case .dueSoon, .awaitingConfirmation: .warning
    case .unknown: .unknown
    case .done: .good
    case .inTime, .noDate, .doneLate, .onHold, .returned, .dropped: .neutral
    }
  }

  static func name(_ state: DirectiveState, isContinuous: Bool, wording: Wording) -> CleanText {
    switch state {
    case .overdue: wording[.stateOverdue]
    case .dueSoon: wording[.stateDueSoon]
    case .unknown: wording[.stateUnknown]
    case .awaitingConfirmation: wording[.stateAwaiting]
    case .inTime: wording[.stateInTime]
    case .noDate: wording[isContinuous ? .stateContinuous : .stateNoDate]
    case .done: wording[.stateDone]
    case .doneLate: wording[.stateDoneLate]
    case .onHold: wording[.stateOnHold]
    case .returned: wording[.stateReturned]
    case .dropped: wording[.stateDropped]
    }
  }

  /// A name of at most 12 columns, for narrow screens.
  static func shortName(_ state: DirectiveState, isContinuous: Bool, wording: Wording) -> CleanText {
    switch state {
    case .noDate: wording[isContinuous ? .stateContinuousShort : .stateNoDateShort]
    case .doneLate: wording[.stateDoneLateShort]
    case .dropped: wording[.stateDroppedShort]
    default: name(state, isContinuous: isContinuous, wording: wording)
    }
  }

  /// "còn 2 ngày", "hôm nay", "qua 12 ngày"; empty without a date.
  static func remaining(_ standing: DirectiveStanding, wording: Wording, format: Format) -> CleanText {
    guard let days = standing.daysLeft else { return "" }
    if days == 0 { return wording[.dueToday] }
    return days > 0
      ? wording(.daysLeft, format.integer(days)) : wording(.daysPast, format.integer(-days))
  }

  /// The same in both languages, for tables outside the dashboard; nil without a date. What is late is called so: paper
  /// shows no mark beside it.
  public static func remaining(_ standing: DirectiveStanding) -> LocalizedText? {
    guard let days = standing.daysLeft else { return nil }
    func words(_ language: Language) -> CleanText {
      daysInWords(days, isOverdue: standing.state == .overdue, language)
    }
    return LocalizedText(vietnamese: words(.vietnamese), english: words(.english))
  }

  /// "còn 2 ngày", "hôm nay", "quá hạn 480 ngày", "qua 480 ngày" of what nobody tracks.
  public static func daysInWords(_ daysLeft: Int, isOverdue: Bool, _ language: Language) -> CleanText {
    let wording = Wording(language)
    let format = Format(language: language)
    if daysLeft == 0 { return wording[.dueToday] }
    if daysLeft > 0 { return wording(.daysLeft, format.integer(daysLeft)) }
    return wording(isOverdue ? .daysOverdue : .daysPast, format.integer(-daysLeft))
  }

  /// "−2", "0", "+12", "+1.429": days left as a minus, days past as a plus; at most six columns below ten thousand.
  static func shortRemaining(_ standing: DirectiveStanding, format: Format) -> CleanText {
    guard let days = standing.daysLeft else { return "" }
    return days == 0 ? "0" : format.signed(ExactDecimal(-days))
  }
}
