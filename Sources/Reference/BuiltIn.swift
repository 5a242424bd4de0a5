import CReference

/// The built-in figures: what the program shows without a store.
public enum BuiltIn {
  /// A whole SQLite database, made from the data files beside this code by the program's own import; it lives as
  /// long as the program and is never written to.
  public static var image: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: phienhop_builtin_image(), count: phienhop_builtin_image_length())
  }
}
