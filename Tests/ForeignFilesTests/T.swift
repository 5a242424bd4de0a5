import Testing
import Foundation
@testable import ForeignFiles
@Suite struct T { @Test func t() throws {
 for f in ["tcvn","vps","cp1258","vni"] {
  let d=[UInt8](try Data(contentsOf: URL(fileURLWithPath: "/tmp/cf/\(f).csv")))
  var s=EncodingSurvey(); d.withUnsafeBytes{s.add($0)}
  print(f, s.shares)
 }
} }
