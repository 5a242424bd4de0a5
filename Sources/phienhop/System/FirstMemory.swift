import CSystem

/// Memory that the first frame needs, taken in one piece instead of page by page.
///
/// Left alone, the kernel is asked some nine hundred times before the first frame stands: a fault for every page of
/// the heap that is touched for the first time and, on any thread but the first, a call for every page its arena
/// grows by. Faults of all kinds were a fifth of the time, these more than half of them.
enum FirstMemory {
  /// Bytes that the first frame touches: on the screen's thread, and on the one that reads beside it.
  private static let screenBytes = 1_792 << 10
  private static let helperBytes = 896 << 10

  /// Called before any thread of ours begins.
  static func settle() { cs_memory_settle() }

  /// Takes what the screen's thread needs; called on it.
  static func takeForScreen() { cs_memory_take_on_main_thread(screenBytes) }

  /// Takes what the thread beside it needs; called on that thread.
  static func takeForHelper() { cs_memory_take(helperBytes) }
}
