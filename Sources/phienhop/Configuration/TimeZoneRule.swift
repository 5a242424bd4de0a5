import Glibc
import Model

/// The time zone "today" is taken in.
enum TimeZoneRule: Hashable, Sendable {
  /// A fixed offset from UTC in seconds.
  case offset(Int)
  /// A zone of the system's data base.
  case zone(String)

  /// Việt Nam: UTC+7 the whole year, without daylight saving time since 1975.
  static let vietnam = TimeZoneRule.offset(7 * 3600)

  /// Reads `Asia/Ho_Chi_Minh`, `+07:00`, `UTC`, or a name the system's data base has; nil for anything else.
  init?(_ text: String) {
    if text == "Asia/Ho_Chi_Minh" || text == "Asia/Saigon" {
      self = .vietnam
    } else if text == "UTC" {
      self = .offset(0)
    } else if let offset = Self.offset(text) {
      self = .offset(offset)
    } else if text.utf8.count <= 64, text.first?.isLetter == true, !text.contains(".."),
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0)) }),
      access("/usr/share/zoneinfo/\(text)", R_OK) == 0
    {
      self = .zone(text)
    } else {
      return nil
    }
  }

  /// `+07:00` in seconds.
  private static func offset(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), text.hasPrefix("+") || text.hasPrefix("-"),
      (bytes[1...2] + bytes[4...5]).allSatisfy({ (48...57).contains($0) }),
      let hours = Int(String(decoding: bytes[1...2], as: UTF8.self)), (0...14).contains(hours),
      let minutes = Int(String(decoding: bytes[4...5], as: UTF8.self)), (0...59).contains(minutes)
    else { return nil }
    return (text.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// Makes a named zone the process's own; called once, before threads start.
  func activate() {
    if case .zone(let name) = self {
      setenv("TZ", name, 1)
      tzset()
    }
  }

  /// The day at a moment, and the seconds until it ends.
  /// - Parameter seconds: since 1970-01-01 in UTC.
  func day(at seconds: Int) -> (day: Day, secondsLeft: Int) {
    var offset = 0
    switch self {
    case .offset(let fixed): offset = fixed
    case .zone:
      var moment = time_t(seconds)
      var parts = tm()
      localtime_r(&moment, &parts)
      offset = parts.tm_gmtoff
    }
    let local = seconds + offset
    let number = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return (Day(number: Int32(clamping: number)), 86_400 - (local - number * 86_400))
  }

  /// The day now, and the seconds until it ends.
  var now: (day: Day, secondsLeft: Int) { day(at: time(nil)) }
}
