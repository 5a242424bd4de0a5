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
    let parts = moment.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3 else { return day }
    return self.day(at: Int(day.number) * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]).day
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
