/// What is wrong with a profile file, and where.
public struct ProfileFault: Error, Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    case tooLarge
    case syntax(String)
    /// A key that no profile has; the nearest one, else all that may stand there.
    case unknownKey(near: String?, known: [String])
    case missingKey
    /// A value of the wrong kind.
    case wrongValue(Expected)
    /// A field that no column of the profile has.
    case unknownField(near: String?)
    /// Two columns with one field.
    case doubleField
    /// A definition that is not known.
    case unknownDefinition(near: String?)
    /// An item that the index has not.
    case unknownItem(near: String?)
    /// A field that the kind of facts cannot do without.
    case neededField(String)
  }

  /// What a key takes.
  public enum Expected: Hashable, Sendable {
    case text, texts, table, tables, flag
    case wholeNumber(ClosedRange<Int>)
    case decimal
    case word([String])
    case bothLanguages
  }

  /// The file as the user named it.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// "column.heading"; empty where the whole file is meant.
  public let key: String
  /// What stands there, where that helps.
  public let value: String
  public let problem: Problem

  public init(file: String, line: Int, key: String, value: String = "", problem: Problem) {
    self.file = file
    self.line = line
    self.key = key
    self.value = value
    self.problem = problem
  }
}
