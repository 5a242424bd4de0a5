import Foundation

/// Jobs in order, with a condition to sleep on.
final class JobQueue<Job: Sendable>: @unchecked Sendable {
  // NSCondition guards `waiting`; nothing else touches it.
  private let condition = NSCondition()
  private var waiting: [Job] = []

  func add(_ job: Job) {
    condition.lock()
    waiting.append(job)
    condition.signal()
    condition.unlock()
  }

  /// The oldest job; sleeps until there is one.
  func next() -> Job {
    condition.lock()
    while waiting.isEmpty { condition.wait() }
    let job = waiting.removeFirst()
    condition.unlock()
    return job
  }
}
