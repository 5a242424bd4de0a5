import CBuiltInFiles

/// The data files of the program, as they are.
///
/// Only the import that makes the ready image and the tests link them; the program carries the image alone.
public enum BuiltInFiles {
  /// Bytes by file name.
  public static let all: [String: UnsafeBufferPointer<UInt8>] = {
    var files: [String: UnsafeBufferPointer<UInt8>] = [:]
    for index in 0..<phienhop_data_file_count() {
      guard let name = phienhop_data_file_name(index) else { continue }
      files[String(cString: name)] = UnsafeBufferPointer(
        start: phienhop_data_file_bytes(index), count: phienhop_data_file_length(index))
    }
    return files
  }()
}
