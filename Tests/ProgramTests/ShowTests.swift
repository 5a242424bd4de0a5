import Foundation
import Testing

@testable import phienhop

/// `show` on the built-in figures.
@Suite struct ShowTests {
  private func rows(_ arguments: String...) throws -> [[String: Any]] {
    let run = try ProgramRun(["show"] + arguments + ["--format", "json", "--today", "2024-06-03"])
    #expect(run.exitCode == 0)
    return try run.rows()
  }

  /// The keys are a promise to other programs; FORMAT.md tells them all.
  @Test(arguments: ShowCommand.Subject.allCases)
  func keysAreStableAndDocumented(_ subject: ShowCommand.Subject) throws {
    let run = try ProgramRun("show", subject.rawValue, "--format", "csv")
    let heading = try #require(run.output.split(separator: "\r\n").first)
    let keys = heading.split(separator: ",").map(String.init)
    try expectSnapshot(keys.joined(separator: "\n") + "\n", "keys-\(subject.rawValue).txt")
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Sources/phienhop/Show/FORMAT.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    for key in keys { #expect(text.contains("`\(key)`"), "\(key) is not in FORMAT.md") }
    for row in try rows(subject.rawValue) { #expect(Set(row.keys) == Set(keys)) }
  }

  /// A key is always text, always a number or always a list, or null.
  @Test(arguments: ShowCommand.Subject.allCases)
  func everyKeyHasOneType(_ subject: ShowCommand.Subject) throws {
    var types: [String: Set<String>] = [:]
    for row in try rows(subject.rawValue) {
      for (key, value) in row {
        switch value {
        case is NSNull: break
        case is String: types[key, default: []].insert("text")
        case is NSNumber: types[key, default: []].insert("number")
        default: types[key, default: []].insert("list")
        }
      }
    }
    for (key, found) in types { #expect(found.count == 1, "\(key): \(found)") }
    for key in ["rank", "rank_of", "score", "value", "days_left", "source_row"] {
      #expect(types[key] ?? ["number"] == ["number"], "\(key)")
    }
  }

  @Test(arguments: ShowCommand.Subject.allCases)
  func csvHoldsWhatJSONHolds(_ subject: ShowCommand.Subject) throws {
    let text = try ProgramRun("show", subject.rawValue, "--format", "csv", "--today", "2024-06-03").output
    let records = parse(csv: text)
    let json = try rows(subject.rawValue)
    #expect(records.count == json.count + 1)
    let keys = try #require(records.first)
    for (record, row) in zip(records.dropFirst(), json) {
      #expect(record.count == keys.count)
      for (key, field) in zip(keys, record) {
        switch row[key] {
        case let text as String: #expect(field == text)
        case is NSNull: #expect(field == "")
        default: break
        }
      }
    }
  }

  /// Codes of periods are for programs.
  @Test func periodsOfATableAreWords() throws {
    let table = try ProgramRun("show", "indicators", "--today", "2024-06-03", "--lang", "vi").output
    #expect(table.contains("đến 19/01/2022") && !table.contains("..2022"))
    let codes = try ProgramRun("show", "indicators", "--today", "2024-06-03", "--format", "csv").output
    #expect(codes.contains("..2022-01-19"))
  }

  @Test func bothFiguresOfAConflictAreRows() throws {
    let found = try rows("rankings", "--edition", "2021", "--unit", "Quảng Nam")
    #expect(found.compactMap { $0["rank"] as? Int }.sorted() == [24, 25])
    #expect(Set(found.compactMap { $0["source"] as? String }).count == 2)
    let table = try ProgramRun("show", "rankings", "--edition", "2021", "--unit", "quang nam").output
    #expect(table.contains("24") && table.contains("25"))
  }

  @Test func anEditionHasEveryUnit() throws {
    let all = try rows("rankings", "--index", "dti", "--edition", "2022")
    #expect(all.count == 63)
    let own = try #require(all.first { $0["unit"] as? String == "Quảng Ngãi" })
    #expect(own["rank"] as? Int == 26)
    #expect(own["rank_of"] as? Int == 63)
    #expect(own["unit_code"] as? String == "51")
    #expect(own["source_row"] as? Int == 74)
  }

  @Test func theServiceIndexIsRankedByTheProgram() throws {
    let all = try rows("rankings", "--index", "qd766", "--edition", "2023", "--unit", "51")
    let own = try #require(all.first)
    #expect(own["rank"] as? Int == 22)
    #expect(own["rank_of"] as? Int == 34)
    #expect(own["rank_basis"] as? String == "computed")
    #expect((own["items"] as? [[String: Any]])?.isEmpty == false)
    let dossiers = try rows("dossiers", "--index", "qd766", "--edition", "2023", "--unit", "51")
    #expect(dossiers.contains { $0["definition"] as? String == "qd766" && $0["rank"] as? Int == 22 })
  }

  /// Numbers keep the digits of their source, which a parser of binary numbers would lose.
  @Test func numbersKeepTheirDigits() throws {
    let text = try ProgramRun(
      "show", "rankings", "--format", "json", "--index", "qd766", "--edition", "2023", "--unit", "51"
    ).output
    #expect(text.contains("\"score\":70.78,"))
    let dossiers = try ProgramRun("show", "indicators", "--format", "json").output
    #expect(dossiers.contains(":98.54,"))
  }

  @Test func directivesCountByState() throws {
    let all = try rows("directives")
    var counts: [String: Int] = [:]
    for row in all { counts[row["state"] as? String ?? "", default: 0] += 1 }
    #expect(
      counts == ["due_soon": 4, "unknown": 5, "awaiting_confirmation": 1, "in_time": 10, "no_date": 35])
  }

  /// An article that states a rank twice states one figure.
  @Test func aFigureStatedInTwoPlacesIsOneRowWithBoth() throws {
    let found = try rows("rankings", "--edition", "2020", "--unit", "51")
    let row = try #require(found.first)
    #expect(found.count == 1 && row["rank"] as? Int == 47 && row["source"] as? String == "bai-002")
    let also = try #require(row["also_in"] as? [[String: Any]])
    #expect(also.map { $0["source"] as? String } == ["bai-002"])
    #expect(
      Set([row["source_file"] as? String, also[0]["source_file"] as? String])
        == ["seed_facts.csv", "dti_2020_2023.csv"])
    // No figure of any edition stands twice; those that differ stand side by side.
    var seen: Set<String> = []
    for row in try rows("rankings") {
      let figure = ["index", "edition", "unit_code", "rank", "score"].map { "\(row[$0] ?? "")" }
      #expect(seen.insert(figure.joined(separator: " ")).inserted, "\(figure)")
    }
  }

  /// Days are told as the screen tells them, and stay numbers for programs.
  @Test func daysLeftAreWordsInTheTable() throws {
    let table = try ProgramRun("show", "directives", "--today", "2024-06-03").output
    #expect(table.contains("Còn / qua") && table.contains("còn 2 ngày") && table.contains("qua 520 ngày"))
    let english = try ProgramRun("show", "directives", "--today", "2024-06-05", "--lang", "en").output
    #expect(english.contains("Left / past") && english.contains("today"))
    let days = try rows("directives").compactMap { $0["days_left"] as? Int }
    #expect(days.contains(2) && days.contains(-520))
  }

  @Test func withoutFiltersEverythingIsThere() throws {
    #expect(try rows("rankings").count == 279)
    #expect(try rows("units").count > 63 + 34)
    #expect(try rows("sources").count >= 50)
  }

  @Test func filtersThatLeaveNothingSayWhatThereIs() throws {
    let edition = try ProgramRun("show", "rankings", "--edition", "1999", "--index", "dti")
    #expect(edition.exitCode == 1)
    #expect(edition.errors.contains("dti/2022"))
    let unit = try ProgramRun("show", "rankings", "--unit", "Quang Nga")
    #expect(unit.exitCode == 1)
    #expect(unit.errors.contains("Quảng Ngãi"))
    let period = try ProgramRun("show", "indicators", "--period", "1990")
    #expect(period.exitCode == 1)
    #expect(period.errors.split(separator: "\n").count == 1)
  }

  @Test func periodsLieInsideTheOneAskedFor() throws {
    let all = try rows("indicators", "--period", "2022")
    #expect(!all.isEmpty)
    for row in all { #expect((row["to"] as? String)?.hasPrefix("2022") == true) }
  }

  @Test(arguments: ["C", "vi_VN", "en_US.UTF-8"])
  func machineFormatsDoNotFollowTheLocale(_ locale: String) throws {
    for format in ["json", "csv"] {
      let run = try ProgramRun(
        "show", "directives", "--format", format, "--today", "2024-06-03", locale: locale)
      let other = try ProgramRun("show", "directives", "--format", format, "--today", "2024-06-03")
      #expect(run.output == other.output)
    }
  }

  @Test(arguments: ShowCommand.Subject.allCases, ["table", "csv", "json"])
  func nothingIsSentThatATerminalObeys(_ subject: ShowCommand.Subject, _ format: String) throws {
    let output = try ProgramRun("show", subject.rawValue, "--format", format).output
    let controls = output.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
    }
    #expect(controls.isEmpty)
  }

  @Test func tableColumnsAreStraight() throws {
    let lines = try ProgramRun("show", "units", "--lang", "en").output.split(separator: "\n")
    let ruler = try #require(lines.dropFirst().first)
    let secondColumn = try #require(
      ruler.firstIndex(of: " ").map { ruler.distance(from: ruler.startIndex, to: $0) })
    for line in lines.dropFirst(2) {
      let gap = line.dropFirst(secondColumn).prefix(2)
      #expect(gap == "  ", "\(line)")
    }
  }

  @Test func everyTableHeadingHasWords() throws {
    for subject in ShowCommand.Subject.allCases {
      let heading = try ProgramRun("show", subject.rawValue).output.split(separator: "\n").first ?? ""
      #expect(!heading.contains("_"), "\(heading)")
    }
  }
}

/// Records of a CSV text as RFC 4180 reads it.
private func parse(csv text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = ""
  var isQuoted = false
  var scalars = text.unicodeScalars.makeIterator()
  var next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    if isQuoted {
      if scalar != "\"" {
        field.unicodeScalars.append(scalar)
      } else if next == "\"" {
        field += "\""
        next = scalars.next()
      } else {
        isQuoted = false
      }
    } else if scalar == "\"" {
      isQuoted = true
    } else if scalar == "," {
      record.append(field)
      field = ""
    } else if scalar == "\r", next == "\n" {
      records.append(record + [field])
      record = []
      field = ""
      next = scalars.next()
    } else {
      field.unicodeScalars.append(scalar)
    }
  }
  return records
}
