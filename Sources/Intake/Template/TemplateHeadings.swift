import Model

/// The headings of an empty form: one way for each column to read, over as many rows as the deepest has, with the
/// merged cells that hold them together.
struct TemplateHeadings {
  let paths: [[String]]
  let depth: Int

  /// - Parameters:
  ///   - columns: in the order in which they stand.
  ///   - fixed: paths of columns that the profile leaves open, by position.
  ///   - year: stands where a heading names any year.
  init(_ columns: [ProfileColumn], fixed: [Int: [String]], year: Int?) {
    let ways = columns.map { Self.ways($0, year: year) }
    var paths = columns.indices.map { fixed[$0] ?? ways[$0].first ?? [columns[$0].field] }
    // "Qua mạng" beside "Qua mạng / Tỷ lệ" is better written "Qua mạng / Số lượng".
    for position in paths.indices where fixed[position] == nil {
      let own = paths[position]
      let longer = paths.first { $0.count > own.count && Array($0.prefix(own.count)) == own }
      guard let longer else { continue }
      if let way = ways[position].first(where: {
        $0.count == longer.count && Array($0.prefix(own.count)) == own
      }) {
        paths[position] = way
      }
    }
    // Nobody else's group is better written as one that others have: "đang xử lý / Trong hạn / Số lượng" beside
    // "đang xử lý / Trong hạn / Tỷ lệ".
    for position in paths.indices where fixed[position] == nil && paths[position].count > 1 {
      let others = paths.enumerated().filter { $0.offset != position }.map(\.element)
      guard !others.contains(where: { $0[0] == paths[position][0] }) else { continue }
      let shared = ways[position].filter { way in
        way.count > 1 && others.contains { $0.count == way.count && $0.dropLast() == way.dropLast() }
      }
      if let way = shared.first { paths[position] = way }
    }
    self.paths = paths
    depth = min(paths.map(\.count).max() ?? 1, HeadingBlock.largestDepth)
  }

  /// The ways a heading may read that can be written out; a year is put in where one is named.
  private static func ways(_ column: ProfileColumn, year: Int?) -> [[String]] {
    column.headings.filter { !$0.hasSuffix("*") && (year != nil || !$0.contains("{year}")) }.map { heading in
      heading.replacing("{year}", with: year.map { String($0) } ?? "").split(separator: "/")
        .map { String($0).trimmed }.filter { !$0.isEmpty }
    }.filter { !$0.isEmpty && $0.count <= HeadingBlock.largestDepth }
  }

  /// The rows of headings and what of them is merged.
  /// - Parameter first: the position of the uppermost row.
  func rows(startingAt first: Int) -> (rows: [[FormTemplate.Cell]], merges: [FormTemplate.Merge]) {
    var rows = Array(
      repeating: Array(repeating: FormTemplate.Cell(.blank, .heading), count: paths.count), count: depth)
    var merges: [FormTemplate.Merge] = []
    for level in 0..<depth {
      var column = 0
      while column < paths.count {
        let path = paths[column]
        guard level < path.count else {
          column += 1
          continue
        }
        rows[level][column].content = .text(path[level])
        let isLast = level + 1 == path.count
        var end = column
        while !isLast, end + 1 < paths.count, paths[end + 1].count > level + 1,
          paths[end + 1].prefix(level + 1) == path.prefix(level + 1)
        {
          end += 1
        }
        let bottom = isLast ? depth - 1 : level
        if end > column || bottom > level {
          merges.append(
            FormTemplate.Merge(rows: (first + level)...(first + bottom), columns: column...end))
        }
        column = end + 1
      }
    }
    return (rows, merges)
  }
}
