import Intake
import Model

/// The profiles of one run: the built-in ones and those of the user's folder, which stand in the place of built-in
/// ones of their name.
public struct ProfileLibrary: Sendable {
  /// A profile file of the user's.
  public struct UserFile: Sendable {
    /// The name without its ending.
    public let name: String
    /// What faults call it.
    public let path: String
    public let text: String

    public init(name: String, path: String, text: String) {
      self.name = name
      self.path = path
      self.text = text
    }
  }

  public struct Entry: Sendable {
    public let name: String
    /// nil for a built-in one.
    public let path: String?
    public let profile: FormProfile
    /// True where a file of the user's stands in the place of a built-in profile.
    public let replacesBuiltIn: Bool
  }

  /// Those that can be used, built-in ones first.
  public let entries: [Entry]
  /// Files that cannot.
  public let faults: [ProfileFault]

  public var profiles: [FormProfile] { entries.map(\.profile) }

  /// - Parameters:
  ///   - userFiles: files of the user's folder.
  ///   - builtIn: names of built-in profiles.
  public init(userFiles: [UserFile] = [], builtIn: [String] = BuiltInProfiles.names) {
    var entries: [Entry] = []
    var faults: [ProfileFault] = []
    var own: [String: Entry] = [:]
    for file in userFiles {
      do throws(ProfileFault) {
        let profile = try ProfileFile.parse(file.text, path: file.path, name: file.name)
        own[file.name] = Entry(
          name: file.name, path: file.path, profile: profile,
          replacesBuiltIn: BuiltInProfiles.names.contains(file.name))
      } catch {
        faults.append(error)
      }
    }
    for name in builtIn {
      if let replacement = own.removeValue(forKey: name) {
        entries.append(replacement)
      } else {
        do throws(ProfileFault) {
          let profile = try ProfileFile.parse(
            BuiltInProfiles.text(named: name) ?? "", path: name + ".toml", name: name)
          entries.append(Entry(name: name, path: nil, profile: profile, replacesBuiltIn: false))
        } catch {
          // A test reads every built-in file.
          faults.append(error)
        }
      }
    }
    entries += own.values.sorted { $0.name < $1.name }
    self.entries = entries
    self.faults = faults
  }

  public func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

  /// The one form that somebody names: by its name, its title, or what stands above it, "II.06a", "Biểu II.06a/VPCP/KSTT",
  /// "biểu ii06a", without marks and signs. nil where none or several could be meant.
  public func entry(asked: String) -> Entry? {
    if let entry = entry(named: asked) { return entry }
    var words = VietnameseText.words(asked)
    while let first = words.first, words.count > 1, Self.wordsBefore.contains(first) { words.removeFirst() }
    let key = words.joined()
    guard !key.isEmpty else { return nil }
    func keys(_ entry: Entry) -> [String] {
      let texts =
        [entry.name, entry.profile.title.vietnamese.string, entry.profile.title.english.string]
        + entry.profile.titleWords
      return texts.map { VietnameseText.words($0).joined() }
    }
    let named = entries.filter { VietnameseText.words($0.name).joined() == key }
    if named.count == 1 { return named[0] }
    let borne = entries.filter { keys($0).contains(key) }
    return borne.count == 1 ? borne[0] : nil
  }

  /// "Biểu số", "mẫu", "form": what a form is, before which one.
  private static let wordsBefore: Set<String> = ["bieu", "mau", "so", "form"]

  /// The name nearest to one that is not there; nil where none is near.
  public func nearest(to name: String) -> String? { NearestKey.find(name, in: entries.map(\.name)) }
}
