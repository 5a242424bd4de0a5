import Intake
import Testing

/// SHA-256 against the examples of FIPS 180-4.
@Suite struct SecureHashTests {
  private func digits(_ pieces: [String]) throws -> String {
    let hash = try #require(SecureHash())
    for piece in pieces { Array(piece.utf8).withUnsafeBytes { hash.add($0) } }
    return hash.digits()
  }

  /// FIPS 180-4 with "SHA256.pdf" of NIST's "Examples with Intermediate Values", and the long message of FIPS 180-2,
  /// appendix B.3.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func examples(_ message: String, _ expected: String) throws {
    #expect(try digits([message]) == expected)
    // In pieces it is the same.
    #expect(try digits(message.map { String($0) }) == expected)
  }

  @Test func aMillionTimesA() throws {
    let piece = String(repeating: "a", count: 997)
    let pieces = Array(repeating: piece, count: 1_000_000 / 997)
    let rest = String(repeating: "a", count: 1_000_000 % 997)
    #expect(
      try digits(pieces + [rest]) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
