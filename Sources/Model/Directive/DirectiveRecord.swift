/// A directive with everything that was said of it since.
public struct DirectiveRecord: Hashable, Sendable {
  public let directive: Directive
  /// The lines of the units it went to; empty for a directive that has one line.
  public let assignments: [Assignment]
  public let reports: [ProgressReport]
  public let extensions: [DueExtension]

  public init(
    _ directive: Directive, assignments: [Assignment] = [], reports: [ProgressReport] = [],
    extensions: [DueExtension] = []
  ) {
    self.directive = directive
    self.assignments = assignments
    self.reports = reports
    self.extensions = extensions
  }
}

extension FactReader {
  /// Directives with what was said of them, by identifier; those the reader does not know are left out.
  public func directiveRecords(_ ids: [DirectiveID]) throws -> [DirectiveID: DirectiveRecord] {
    var records: [DirectiveID: DirectiveRecord] = [:]
    for directive in try directives(ids) {
      records[directive.id] = DirectiveRecord(
        directive, assignments: try assignments(of: directive.id), reports: try reports(of: directive.id),
        extensions: try extensions(of: directive.id))
    }
    return records
  }
}
