import Testing
@testable import ForeignFiles
@Suite struct T { @Test func t() {} }
