import Intake
import Model
import Synchronization

/// Who owes forms and what forms are called, from profiles of which only those are read that are asked for.
///
/// It says what a ``ProfileLibrary`` of the same files says.
public final class ProfilesOneByOne: Sendable {
  /// Who owes which form, those of built-in profiles first.
  public let duties: [ReportDuty]
  private let own: ProfileLibrary
  /// Of built-in profiles that were asked for; nil inside for one that is none.
  private let titles = Mutex<[String: LocalizedText?]>([:])

  /// - Parameter userFiles: files of the user's folder; all of them are read.
  public init(userFiles: [ProfileLibrary.UserFile]) {
    let own = ProfileLibrary(userFiles: userFiles, builtIn: [])
    let builtIn = BuiltInProfiles.names
    let stated = builtIn.compactMap { name -> ReportDuty? in
      if let entry = own.entry(named: name) { return entry.profile.duty }
      let text = BuiltInProfiles.text(named: name) ?? ""
      return Self.mayTellOfDuty(text) ? Self.profile(name, text)?.duty : nil
    }
    duties = stated + own.profiles.filter { !builtIn.contains($0.name) }.compactMap(\.duty)
    self.own = own
  }

  /// What a form is called; nil where no profile has the name.
  public func title(of form: String) -> LocalizedText? {
    if let entry = own.entry(named: form) { return entry.profile.title }
    return titles.withLock { titles in
      if let known = titles[form] { return known }
      let title = BuiltInProfiles.text(named: form).flatMap { Self.profile(form, $0)?.title }
      titles.updateValue(title, forKey: form)
      return title
    }
  }

  private static func profile(_ name: String, _ text: String) -> FormProfile? {
    try? ProfileFile.parse(text, path: name + ".toml", name: name)
  }

  /// Whether a line begins with the name of the table, in or without brackets.
  static func mayTellOfDuty(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isBeforeWords = true
      for position in bytes.indices {
        switch bytes[position] {
        case 0x0A: isBeforeWords = true
        // Blanks, quotes and a bracket may stand before the name.
        case 0x20, 0x09, 0x22, 0x27, 0x5B: break
        default:
          if isBeforeWords, bytes[position...].starts(with: "due".utf8) { return true }
          isBeforeWords = false
        }
      }
      return false
    }
  }
}
