import Dashboard
import Model
import Profiles
import Synchronization

extension ReportRules {
  /// What the profiles say.
  /// - Parameter zone: of the office, for the day on which something was taken in.
  init(_ library: ProfileLibrary, zone: TimeZoneRule) {
    let titles = Dictionary(
      library.profiles.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
    self.init(
      duties: library.profiles.compactMap(\.duty), title: { titles[$0] },
      localDay: { zone.day(ofMoment: $0) })
  }

  /// The same of profiles that are read one by one, when their form is asked for: reading all of them takes longer than
  /// what the rules are asked for.
  init(_ profiles: ProfilesOneByOne, zone: TimeZoneRule) {
    self.init(
      duties: profiles.duties, title: { profiles.title(of: $0) }, localDay: { zone.day(ofMoment: $0) })
  }
}

extension TimeZoneRule {
  /// The day of `2026-11-29T10:02:21Z` where the office is.
  func day(ofMoment moment: String) -> Day? {
    guard let day = Day(iso8601: String(moment.prefix(10))) else { return nil }
    return Self.seconds(moment).map { self.day(at: $0).day } ?? day
  }

  /// "05/01/2026 08:30" of a moment in UTC; the moment as it is kept where it cannot be read.
  func clockTime(ofMoment moment: String, _ format: Format) -> CleanText {
    guard let seconds = Self.seconds(moment) else { return CleanText(cleaning: moment) }
    let (day, left) = day(at: seconds)
    let minutes = (86_400 - left) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return format.day(day) + CleanText(cleaning: " \(two(minutes / 60)):\(two(minutes % 60))")
  }

  /// Since 1970-01-01 in UTC; nil for a text that is no moment.
  private static func seconds(_ moment: String) -> Int? {
    guard let day = Day(iso8601: String(moment.prefix(10))) else { return nil }
    let parts = moment.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return Int(day.number) * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
  }
}

/// The rules of the profiles as they are when somebody asks first: a screen that tells of no reports reads none.
final class ReportRulesAtHand: Sendable {
  private let folder: String
  private let zone: TimeZoneRule
  private let known = Mutex<ReportRules?>(nil)

  /// - Parameter folder: of one's own profiles.
  init(folder: String, zone: TimeZoneRule) {
    self.folder = folder
    self.zone = zone
  }

  var rules: ReportRules {
    known.withLock { known in
      if let rules = known { return rules }
      let rules = ReportRules(ProfilesOneByOne(userFiles: ProfileFolder(folder).files().files), zone: zone)
      known = rules
      return rules
    }
  }
}
