extension ShowTable {
  /// Writes the rows to standard output in the format that was asked for.
  /// - Throws: what writing to standard output throws.
  func print(as format: ShowCommand.Format, _ words: ProgramWords) throws {
    var output = OutputStream.standardOutput()
    switch format {
    case .table: try TableWriter(words: words).write(self, to: &output)
    case .csv: try CSVWriter().write(self, to: &output)
    case .json: try JSONWriter().write(self, to: &output)
    }
    try output.flush()
  }
}
