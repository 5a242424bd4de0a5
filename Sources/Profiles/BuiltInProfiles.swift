import ProfileFiles

/// The profiles inside the program.
public enum BuiltInProfiles {
  /// In the order of ``names`` files are listed and tried.
  public static let names = (0..<phienhop_profile_count()).map {
    String(cString: phienhop_profile_at($0).name)
  }

  /// The text of a profile file; nil for a name that is not among ``names``.
  public static func text(named name: String) -> String? {
    guard let position = names.firstIndex(of: name) else { return nil }
    let file = phienhop_profile_at(position)
    return String(decoding: UnsafeRawBufferPointer(start: file.start, count: file.count), as: UTF8.self)
  }
}
