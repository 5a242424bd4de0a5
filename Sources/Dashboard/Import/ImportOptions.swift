import Model

/// What a person says of the files of an import beyond what they tell themselves; what is not said is found out.
public struct ImportOptions: Hashable, Sendable {
  /// As typed; never empty.
  public private(set) var said: [ReadingChoice: String] = [:]

  public init() {}

  /// What was said, empty where nothing was.
  public subscript(choice: ReadingChoice) -> String {
    get { said[choice] ?? "" }
    set { said[choice] = newValue.isEmpty ? nil : newValue }
  }

  public var isEmpty: Bool { said.isEmpty }
}
