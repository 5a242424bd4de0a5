import Glibc

extension PseudoTerminal {
  /// The path of one of this package's programs, which SwiftPM puts beside the test bundle; `name` itself if it is
  /// not there.
  public static func program(_ name: String) -> String {
    var own = [CChar](repeating: 0, count: 4096)
    let length = max(0, readlink("/proc/self/exe", &own, own.count))
    let ownPath = String(decoding: own[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for start in CommandLine.arguments + [ownPath] {
      guard let slash = start.lastIndex(of: "/") else { continue }
      let path = start[...slash] + name
      if access(String(path), X_OK) == 0 { return String(path) }
    }
    return name
  }
}
