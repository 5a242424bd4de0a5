import Model
import Testing

@testable import Profiles

/// Profiles that are read when their form is asked for say what all of them together say.
@Suite struct ProfilesOneByOneTests {
  private static let duty = """

    [due]
    every = "month"
    days = 5
    groups = ["departments"]
    """

  /// - Returns: a built-in profile's text, said to be owed each month.
  private func owed(_ name: String, as other: String? = nil) throws -> ProfileLibrary.UserFile {
    let text = try #require(BuiltInProfiles.text(named: name))
    let file = other ?? name
    return ProfileLibrary.UserFile(name: file, path: file + ".toml", text: text + Self.duty)
  }

  @Test func titlesAndDutiesAreThoseOfTheLibrary() throws {
    let files = [
      try owed("ii06a"), try owed("budget", as: "own-form"),
      ProfileLibrary.UserFile(name: "broken", path: "broken.toml", text: "title = ["),
    ]
    for files in [[], files] {
      let library = ProfileLibrary(userFiles: files)
      let profiles = ProfilesOneByOne(userFiles: files)
      #expect(profiles.duties == library.profiles.compactMap(\.duty))
      #expect(profiles.duties.count >= files.count - 1)
      for entry in library.entries {
        #expect(profiles.title(of: entry.name) == entry.profile.title, "\(entry.name)")
      }
      #expect(profiles.title(of: "nothing-of-the-kind") == nil && profiles.title(of: "broken") == nil)
    }
  }

  @Test(arguments: ["[due]", "  [ due ]", "due.every = \"month\"", "[\"due\"]"])
  func aDutyIsSeenHoweverItIsWritten(line: String) {
    #expect(ProfilesOneByOne.mayTellOfDuty("title = 1\n" + line + "\n"))
  }

  @Test func wordsInOtherPlacesAreNoDuty() {
    #expect(!ProfilesOneByOne.mayTellOfDuty("# [due] who owes\nfield = \"due\"\n"))
  }
}
