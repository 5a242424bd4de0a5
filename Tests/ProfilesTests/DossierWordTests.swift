import Intake
import Profiles
import Testing

/// Lists of dossiers come as text, read row by row by words of its own, and in every other container, read by the
/// profile: the profile knows what the words know.
@Suite struct DossierWordTests {
  private static let fields: [DossierColumn: Set<String>] = [
    .code: ["code"], .unit: ["unit", "unit_code"], .procedure: ["procedure_code"],
    .procedureName: ["procedure"],
    .field: ["sector"], .level: ["level"], .channel: ["channel"], .received: ["received"], .due: ["due"],
    .finished: ["finished"], .result: ["status"], .hasFee: ["has_fee"], .isPaidOnline: ["paid_online"],
    .hasDigitisedComponents: ["digitised"], .hasDigitisedResult: ["electronic_result"], .isSynced: ["synced"],
  ]

  private func profile() throws -> FormProfile {
    try #require(ProfileLibrary().entry(named: "dossiers")).profile
  }

  @Test func headingsAreKnownInEveryContainer() throws {
    let profile = try profile()
    for (column, names) in DossierWords.builtIn.headings {
      let fields = try #require(Self.fields[column], "\(column)")
      let known = Set(profile.columns.filter { fields.contains($0.field) }.flatMap(\.headings))
      for name in names {
        #expect(known.contains { $0.lowercased() == name.lowercased() }, "\(column) \(name)")
      }
    }
  }
}
