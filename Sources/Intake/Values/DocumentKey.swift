import Model

/// The key under which lists that are taken in know a document.
public enum DocumentKey {
  /// - Parameters:
  ///   - number: in any spelling, "Số 305/TB-UBND".
  ///   - day: it is signed; numbers begin anew each year.
  /// - Returns: nil for an empty number.
  public static func id(number: String, day: Day?) -> DocumentID? {
    DocumentReference(number: number, day: day)?.id
  }
}
