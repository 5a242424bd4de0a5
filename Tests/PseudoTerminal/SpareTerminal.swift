import CPseudoTerminal
import Glibc

/// A second terminal, of which a program gets one end, for keyboards that vanish.
public final class SpareTerminal {
  /// What the program gets.
  public let programSide: Int32
  private var near: Int32

  public init?() {
    var name = [CChar](repeating: 0, count: 64)
    near = pt_open(&name, name.count)
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    programSide = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    if near < 0 || programSide < 0 { return nil }
  }

  deinit {
    unplug()
    close(programSide)
  }

  /// Types on it.
  public func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(near, $0.baseAddress, $0.count) }
  }

  /// Takes it away.
  public func unplug() {
    if near >= 0 { close(near) }
    near = -1
  }
}
