import BuiltInImport
import Intake
import Model
import Testing

/// The built-in batches, read once for all tests.
enum BuiltInFixture {
  static let result: Result<[FactBatch], BuiltInImport.Refused> = {
    do throws(BuiltInImport.Refused) {
      return .success(try BuiltInImport.batches())
    } catch {
      return .failure(error)
    }
  }()

  static func batches() throws -> [FactBatch] { try result.get() }

  static func register() throws -> UnitRegister { UnitRegister(try batches().flatMap(\.units)) }

  static func figures() throws -> [IndexFigure] { try batches().flatMap(\.indexFigures) }

  static func observations() throws -> [Observation] { try batches().flatMap(\.observations) }

  static func directives() throws -> [Directive] { try batches().flatMap(\.directives) }

  static func editions() throws -> [Edition] { try batches().flatMap(\.editions) }

  /// The table of one data file.
  static func table(_ name: String) throws -> Table {
    let bytes = try #require(BuiltInFiles.bytes(of: name))
    return try #require(CSVReader.read(bytes, name: name).table)
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso8601: text)) }

  static func unit(_ text: String) throws -> UnitID { try #require(UnitID(text)) }
}
