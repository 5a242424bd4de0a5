import Model

/// What was written into one row of a frame, in order, and what is wrong with it; see ``DrawingAudit``.
struct AuditedRow {
  /// One thing written into the row.
  struct Writing: Equatable {
    enum Kind: Equatable {
      case text
      /// One character again and again.
      case fill
      /// The same over whatever there is, on purpose.
      case cover
      /// Nothing written: the place of a figure in a table.
      case figure(table: Int)
    }
    let kind: Kind
    let beginsPiece: Bool
    let role: Role
    let column: Int32
    /// The first column it may not touch.
    let limit: Int32
    /// For a figure the name of its column.
    let text: String
  }

  /// Where the figure of a column of a table ends.
  struct Figure: Equatable {
    struct Column: Hashable {
      let table: Int
      let name: String
    }
    let column: Column
    /// The column of its last digit.
    let edge: Int
  }

  var writings: [Writing] = []
  private(set) var faults: [DrawingAudit.Fault] = []
  private(set) var figures: [Figure] = []

  mutating func clear() {
    writings.removeAll(keepingCapacity: true)
    faults = []
    figures = []
  }

  /// The findings of a row with the same writings.
  mutating func take(findingsOf other: AuditedRow) {
    faults = other.faults
    figures = other.figures
  }

  /// Lines, marks and arrows: they stand close to what they belong to.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "►", "◄", "▲", "▼", "▌", "◊", "●", "○", "■", "√", "×", "≠", "·", "!", "?", "▀", "▄", "█": true
    default: isLine(scalar)
    }
  }

  private static func isLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "│", "─", "┃", "━", "╾", "║", "┬", "┴", "┼", "├", "┤", "┌", "┐", "└", "┘": true
    default: false
    }
  }

  /// Goes through what was written, and finds what is wrong.
  mutating func look(columns: Int, row: Int) {
    var line = Line(columns: columns, row: row)
    var places: [Writing] = []
    for writing in writings {
      switch writing.kind {
      case .text: line.write(writing)
      case .fill: line.fill(writing, isCover: false)
      case .cover:
        line.fill(writing, isCover: true)
        places = []
      case .figure: places.append(writing)
      }
    }
    line.findTouching()
    faults = line.faults
    figures = places.compactMap { place in
      guard case .figure(let table) = place.kind, let edge = line.lastDigit(place) else { return nil }
      return Figure(column: Figure.Column(table: table, name: place.text), edge: edge)
    }
  }

  /// The cells of a row while what was written into it is written again.
  private struct Line {
    let columns: Int
    let row: Int
    var faults: [DrawingAudit.Fault] = []
    /// What each cell shows, and the piece that drew it; 0 for rules and blanks.
    private var shown: [Unicode.Scalar]
    private var owner: [Int]
    private var pieces: [String] = [""]

    init(columns: Int, row: Int) {
      self.columns = columns
      self.row = row
      shown = Array(repeating: " ", count: columns)
      owner = Array(repeating: 0, count: columns)
    }

    mutating func write(_ writing: Writing) {
      let text = writing.text
      if writing.beginsPiece || pieces.count == 1 {
        pieces.append(text)
      } else {
        pieces[pieces.count - 1] += text
      }
      let piece = pieces.count - 1
      noteCut(writing)
      let limit = min(Int(writing.limit), columns)
      var x = Int(writing.column)
      var isHiding = false
      for scalar in text.unicodeScalars {
        let width = CharacterWidth.columns(of: scalar)
        if width == 0 { continue }
        guard x + width <= limit else {
          if scalar != " " {
            faults.append(.cutSilently(text, column: x, row: row))
            break
          }
          x += width
          continue
        }
        if x < 0 {
          if scalar != " " { faults.append(.cutSilently(text, column: x, row: row)) }
        } else {
          let old = owner[x]
          if old != 0, old != piece, shown[x] != " ", shown[x] != scalar, !isHiding,
            !(AuditedRow.isLine(shown[x]) && AuditedRow.isSign(scalar))
          {
            isHiding = true
            faults.append(.hidden(pieces[old], by: text, column: x, row: row))
          }
          shown[x] = scalar
          owner[x] = scalar == " " ? 0 : piece
          if width == 2 {
            shown[x + 1] = scalar
            owner[x + 1] = piece
          }
        }
        x += width
      }
    }

    mutating func fill(_ writing: Writing, isCover: Bool) {
      guard let scalar = writing.text.unicodeScalars.first else { return }
      var isHiding = false
      for x in max(0, Int(writing.column))..<max(0, Int(writing.column), min(columns, Int(writing.limit))) {
        if !isCover, owner[x] != 0, shown[x] != " ", !isHiding, !AuditedRow.isLine(shown[x]) {
          isHiding = true
          faults.append(.hidden(pieces[owner[x]], by: "a fill of “\(scalar)”", column: x, row: row))
        }
        shown[x] = scalar
        owner[x] = 0
      }
    }

    /// A figure, a head or a state that ends in "…" says something else than it should.
    private mutating func noteCut(_ writing: Writing) {
      let text = writing.text
      guard text.utf8.last == 0xA6, text.hasSuffix("…") else { return }
      let kept = text.dropLast()
      let isFigure =
        !kept.isEmpty && kept.contains(where: \.isNumber)
        && kept.allSatisfy { $0.isNumber || "+−,.%/▲▼ ".contains($0) }
      let isCut =
        switch writing.role {
        case .columnHead, .tab, .tabSelected, .footerKey, .footerText, .headline, .good, .warning, .bad:
          !kept.isEmpty
        case .source: false
        default: isFigure
        }
      if isCut { faults.append(.cut(text, writing.role, column: Int(writing.column), row: row)) }
    }

    /// Texts that touch.
    mutating func findTouching() {
      for column in 1..<max(1, columns) {
        let (left, right) = (owner[column - 1], owner[column])
        guard left != right, left != 0, right != 0, shown[column - 1] != " ", shown[column] != " ",
          !AuditedRow.isSign(shown[column - 1]), !AuditedRow.isSign(shown[column]),
          // The brackets of the open tab stand in the blank that parts it from its neighbours.
          row != 1 || !isBracket(shown[column - 1]) && !isBracket(shown[column])
        else { continue }
        faults.append(.touching(pieces[left], pieces[right], column: column, row: row))
      }
    }

    private func isBracket(_ scalar: Unicode.Scalar) -> Bool { scalar == "[" || scalar == "]" }

    /// The column of a figure's last digit; nil for a cell that is not a bare figure.
    func lastDigit(_ place: Writing) -> Int? {
      let from = max(0, Int(place.column))
      let end = min(columns, Int(place.limit))
      guard from < end else { return nil }
      var last = end - 1
      while last >= from, shown[last] == " " { last -= 1 }
      // A sign after a figure stands out to the right and is not part of it.
      if last > from, shown[last] == "=" { last -= 1 }
      guard last >= from, isDigit(shown[last]) else { return nil }
      return last
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII ? (0x30...0x39).contains(scalar.value) : scalar.properties.numericType != nil
    }
  }
}
