import Model

/// What a folder has: folders first, then files, each in the order of their names.
public struct FolderListing: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// As the system has it.
    public let name: String
    public let isFolder: Bool
    /// Bytes; 0 for a folder.
    public let size: Int

    public init(name: String, isFolder: Bool, size: Int) {
      self.name = name
      self.isFolder = isFolder
      self.size = size
    }
  }

  /// From the root, without a slash at the end unless it is the root.
  public let path: String
  public let entries: [Entry]

  public init(path: String, entries: [Entry]) {
    self.path = path
    self.entries = entries.sorted { left, right in
      left.isFolder == right.isFolder ? left.name < right.name : left.isFolder
    }
  }

  /// The path of what lies inside.
  func path(of name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

  /// The folder above; nil for the root.
  var parent: String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
