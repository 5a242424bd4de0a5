import CZip
import Foundation

/// The parts of a workbook's file, as another program unpacks them.
struct Archive {
  struct Unreadable: Error {}

  /// In the order of the file.
  let names: [String]
  private let parts: [String: [UInt8]]
  private let stored: Set<String>

  init(_ path: String) throws {
    var code: Int32 = 0
    guard let zip = zip_open(path, ZIP_RDONLY | Int32(ZIP_CHECKCONS), &code) else { throw Unreadable() }
    defer { zip_discard(zip) }
    var names: [String] = []
    var parts: [String: [UInt8]] = [:]
    var stored: Set<String> = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(zip, 0))) {
      var status = zip_stat_t()
      guard zip_stat_index(zip, index, 0, &status) == 0, let name = status.name.map({ String(cString: $0) }),
        let file = zip_fopen_index(zip, index, 0)
      else { throw Unreadable() }
      defer { zip_fclose(file) }
      var bytes = [UInt8](repeating: 0, count: Int(status.size))
      guard zip_fread(file, &bytes, status.size) == Int64(status.size) else { throw Unreadable() }
      names.append(name)
      parts[name] = bytes
      if status.comp_method == UInt16(ZIP_CM_STORE) { stored.insert(name) }
    }
    self.names = names
    self.parts = parts
    self.stored = stored
  }

  func text(_ name: String) throws -> String {
    guard let bytes = parts[name], let text = String(validating: bytes, as: UTF8.self) else {
      throw Unreadable()
    }
    return text
  }

  func isStored(_ name: String) -> Bool { stored.contains(name) }
}
