/// Makes raw text drawable. See ``CleanText``.
enum TextCleaner {
  static func clean(_ raw: String) -> String {
    raw
  }
}
