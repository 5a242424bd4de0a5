import CPseudoTerminal
import Foundation
import Glibc
import Synchronization

/// A program without a terminal, started as Foundation's `Process` would and with the same names.
///
/// That one lists the descriptors of this process first, and reads beyond the end of the list where there are more than
/// thirteen hundred; stores that tests have opened stay open until the process ends, so that a run of all of them did.
public final class ChildProcess: @unchecked Sendable {
  public enum TerminationReason: Sendable { case exit, uncaughtSignal }

  public var executableURL: URL?
  public var arguments: [String] = []
  /// nil for that of this process.
  public var environment: [String: String]?
  public var currentDirectoryURL: URL?
  /// A `FileHandle` or a `Pipe`; nil for that of this process.
  public var standardInput: Any?
  public var standardOutput: Any?
  public var standardError: Any?
  public private(set) var processIdentifier: pid_t = -1
  // Guards the wait status, which the system gives out once.
  private let status = Mutex<Int32?>(nil)

  public init() {}

  /// - Throws: a `POSIXError` where the system does not start it.
  public func run() throws {
    guard let path = executableURL?.path else { throw POSIXError(.ENOENT) }
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0)=\($1)" }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer {
      for word in words + settings { free(word) }
    }
    let handles = [
      Self.handle(standardInput, isInput: true), Self.handle(standardOutput, isInput: false),
      Self.handle(standardError, isInput: false),
    ]
    let descriptors = handles.enumerated().map { $1?.fileDescriptor ?? Int32($0) }
    processIdentifier = pt_start(path, &words, &settings, descriptors, currentDirectoryURL?.path)
    guard processIdentifier > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    // Ours of the child's ends, so that the other end learns when the child is gone.
    for (stream, handle) in zip([standardInput, standardOutput, standardError], handles)
    where stream is Pipe {
      try? handle?.close()
    }
  }

  private static func handle(_ stream: Any?, isInput: Bool) -> FileHandle? {
    if let pipe = stream as? Pipe { return isInput ? pipe.fileHandleForReading : pipe.fileHandleForWriting }
    return stream as? FileHandle
  }

  @discardableResult private func look(_ options: Int32) -> Int32? {
    status.withLock { known in
      if known == nil, processIdentifier > 0 {
        var found: Int32 = 0
        var result = waitpid(processIdentifier, &found, options)
        while result < 0, errno == EINTR { result = waitpid(processIdentifier, &found, options) }
        if result == processIdentifier { known = found }
      }
      return known
    }
  }

  public func waitUntilExit() { look(0) }
  public var isRunning: Bool { processIdentifier > 0 && look(WNOHANG) == nil }
  public func terminate() { kill(processIdentifier, SIGTERM) }

  public var terminationReason: TerminationReason {
    (look(WNOHANG) ?? 0) & 0x7F == 0 ? .exit : .uncaughtSignal
  }
  /// The exit code, or the signal that ended it.
  public var terminationStatus: Int32 {
    let status = look(WNOHANG) ?? 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
  }
}
