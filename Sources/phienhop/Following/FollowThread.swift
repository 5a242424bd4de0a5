import CSystem
import Foundation
import Terminal

/// Threads for presenter and followers, which sleep until the kernel has something for them.
enum FollowThread {
  /// - Parameter name: at most fifteen letters.
  static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread {
      SignalGate.prepareThread()
      cs_thread_name(name)
      body()
    }
    thread.stackSize = 1 << 19
    // The new thread inherits the mask: changes of a folder are told by signals that must not end the program.
    var before = sigset_t()
    cs_folder_block_signals(&before)
    thread.start()
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
