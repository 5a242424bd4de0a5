import Dashboard
import Model
import Profiles
import Store

/// Tells who has reported for a period and who has not.
struct MissingTask {
  let period: String
  /// nil for all forms.
  let form: String?
  let isCSV: Bool
  let session: Session

  /// - Returns: 0 where everything that is owed is there, 1 where something is missing or awaited.
  /// - Throws: a ``Failure`` with exit code 2 for a form or a period that there is not.
  func run() throws -> Int32 {
    guard let asked = try ImportRequest(files: [], period: period).periodAsked(),
      ReportDuty.Frequency(asked) != nil
    else { throw Failure.usage(.missingPeriod, period) }
    let (library, _) = ProfileFolder(session.preparation.folders.profiles).library()
    let named = form.flatMap { library.entry(asked: $0)?.name }
    if let form, named == nil {
      if let near = library.nearest(to: form) { throw Failure.usage(.errorProfileNear, form, near) }
      throw Failure.usage(.errorProfile, form)
    }
    do {
      let statuses = try book(library).statuses(
        for: asked, form: named, today: session.today, reader: session.library.reader)
      try write(statuses, asked)
      return statuses.allSatisfy(\.isThere) ? ExitCode.done : ExitCode.findings
    } catch {
      throw Failure(error)
    }
  }

  private func book(_ library: ProfileLibrary) throws -> ReportingBook {
    ReportingBook(
      ReportRules(library, zone: session.preparation.timeZone),
      register: try session.library.catalogue().register,
      home: try session.home ?? session.library.reader.settings()["home"].flatMap { UnitID($0) })
  }

  private func write(_ statuses: [ReportStatus], _ period: Period) throws {
    let register = try session.library.catalogue().register
    let table = ShowTable(
      statuses,
      [
        ShowColumn("form", table: true) { .text($0.form) },
        ShowColumn("unit_code") { .text($0.unit.code) },
        ShowColumn("unit", table: true) { status in
          register.unit(status.unit).map { .words($0.name) } ?? .text(status.unit.code)
        },
        ShowColumn("period") { .text($0.period.code) },
        ShowColumn("due", table: true) { .day($0.due) },
        ShowColumn("report_state", table: true) { .term("report_\($0.state.rawValue)") },
        ShowColumn("reported_on", table: true) { $0.reportedOn.map { .day($0) } ?? .missing },
        ShowColumn("batch", table: true) { .integer($0.batch?.value) },
        ShowColumn("late_days", table: true) { $0.lateDays == 0 ? .missing : .integer($0.lateDays) },
        ShowColumn("told", table: true) { $0.isThere && $0.expected > 0 ? .integer($0.told) : .missing },
        ShowColumn("expected", table: true) { $0.expected > 0 ? .integer($0.expected) : .missing },
      ])
    var output = OutputStream.standardOutput()
    if isCSV {
      try CSVWriter().write(table, to: &output)
    } else if statuses.isEmpty {
      try output.write(session.words[.missingNone].string + "\n")
    } else {
      try TableWriter(words: session.words).write(table, to: &output)
      try output.write("\n" + summary(statuses, period).string + "\n")
    }
    try output.flush()
  }

  /// "Tháng 6/2025: 22 trong hạn, 1 trễ, 1 chưa báo cáo, 0 chưa đến hạn."
  private func summary(_ statuses: [ReportStatus], _ period: Period) -> CleanText {
    let format = Format(language: session.language)
    let counts = [ReportStatus.State.reported, .late, .missing, .awaited].map { state in
      format.integer(statuses.count { $0.state == state })
    }
    let summary = session.words(.missingSummary, [format.period(period)] + counts)
    let undated = statuses.count { $0.state == .undated }
    guard undated > 0 else { return summary }
    return summary + " " + session.words(.missingUndated, [format.integer(undated)])
  }
}
