import Export
import Model

extension Failure {
  /// Why a file could not be written, in one line.
  init(_ error: ExportError) {
    func line(_ label: ProgramLabel, _ arguments: String...) -> @Sendable (ProgramWords) -> CleanText {
      let cleaned = arguments.map { CleanText(cleaning: $0) }
      return { $0(label, cleaned) }
    }
    switch error {
    case .exists(let path): self.init(ExitCode.usage, line(.exportExists, path))
    case .notAFile(let path): self.init(ExitCode.disk, line(.exportNotAFile, path))
    case .folderMissing(let path): self.init(ExitCode.disk, line(.exportNoFolder, path))
    case .notPermitted(let path): self.init(ExitCode.disk, line(.exportNotPermitted, path))
    case .readOnly(let path): self.init(ExitCode.disk, line(.exportReadOnly, path))
    case .diskFull(let path): self.init(ExitCode.disk, line(.exportDiskFull, path))
    case .noTemporaryFile(let reason):
      self.init(ExitCode.disk, details: reason, line(.exportNoTemporaryFile, reason))
    case .libraryMissing(let package): self.init(ExitCode.disk, line(.exportNoLibrary, package))
    case .outOfMemory: self.init(ExitCode.disk, line(.exportOutOfMemory))
    case .tooLarge(let rows, let columns):
      self.init(ExitCode.findings, line(.exportTooLarge, String(rows), String(columns)))
    case .failed(let path, let reason):
      self.init(ExitCode.disk, details: reason, line(.exportFailed, path, reason))
    }
  }
}
