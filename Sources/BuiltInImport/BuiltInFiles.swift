import CBuiltInFiles

/// The data files of the program, as they are.
///
/// Only the import that makes the ready image and the tests link them; the program carries the image alone.
public enum BuiltInFiles {
  /// In alphabetical order.
  public static var names: [String] {
    (0..<phienhop_data_file_count()).compactMap { index in
      phienhop_data_file_name(index).map { String(cString: $0) }
    }
  }

  /// A file's bytes; nil for a name that is none of ``names``.
  public static func bytes(of name: String) -> UnsafeBufferPointer<UInt8>? {
    names.firstIndex(of: name).map { position in
      UnsafeBufferPointer(
        start: phienhop_data_file_bytes(position), count: phienhop_data_file_length(position))
    }
  }
}
