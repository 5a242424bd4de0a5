import CSystem

/// SHA-256 of content (FIPS 180-4), to know the same file again: no two different files are ever taken for one.
public final class SecureHash {
  private let hash: OpaquePointer

  /// - Returns: nil where the system has no library for it; every Debian does.
  public init?() {
    guard let hash = cs_sha256_begin() else { return nil }
    self.hash = hash
  }

  deinit { cs_sha256_free(hash) }

  /// The next bytes of the content.
  public func add(_ bytes: UnsafeRawBufferPointer) {
    cs_sha256_add(hash, bytes.baseAddress, bytes.count)
  }

  /// The hash of what was added, as 64 hexadecimal digits. Nothing is added afterwards.
  public func digits() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    cs_sha256_end(hash, &digest)
    let letters = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }, as: UTF8.self)
  }
}
