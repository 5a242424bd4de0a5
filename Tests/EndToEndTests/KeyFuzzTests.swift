import Foundation
import PseudoTerminal
import TestLibrary
import Testing

extension EndToEndTests {
  @Suite struct KeyFuzzTests {
    static let seeds: [UInt64] =
      ProcessInfo.processInfo.environment["PHIENHOP_SEEDS"]?.split(separator: ",").compactMap { UInt64($0) }
      ?? [21, 22, 23]

    /// Five hundred keys, broken sequences and sizes: the program lives, what it shows is what a repaint shows, Esc
    /// leads back, `q` leaves, and the store is as it was.
    @Test(arguments: seeds)
    func fiveHundredKeys(seed: UInt64) throws {
      print("random typing, seed \(seed)")
      let home = try withStore()
      let before = try home.checksum(home.store)
      // Leaving and stopping are tested elsewhere; here they would only end the run.
      var typing = RandomTyping(
        seed: seed, leavingOut: [.quit, .suspend], forbidden: [0x03, 0x1A, 0x1C, UInt8(ascii: "q")])
      var random = SeededNumbers(seed: seed)
      var typed = 0
      while typed < 500 {
        let run = try DashboardRun(in: home, ["--read-only", "--store", home.store])
        do {
          while typed < 500 {
            try run.terminal.type(typing.next())
            typed += 1
            if random.percent(2) {
              run.terminal.resize(
                columns: Int.random(in: 1...200, using: &random), rows: Int.random(in: 1...60, using: &random)
              )
            }
            if typed % 25 == 0 { try run.terminal.waitForIdle() }
          }
        } catch {
          // Help runs its entries, and leaving is one of them.
          let ending = try run.terminal.waitForExit()
          try #require(ending == .code(0), "seed \(seed), key \(typed): \(error)")
          run.expectGivenBack()
          continue
        }
        try comesBack(run, seed: seed)
      }
      #expect(try home.checksum(home.store) == before, "seed \(seed)")
    }

    /// Out of whatever it is in, to the overview, which is painted right, and out.
    private func comesBack(_ run: DashboardRun, seed: UInt64) throws {
      run.terminal.resize(columns: 120, rows: 40)
      try run.terminal.waitForIdle()
      // Out of a paste without an end, and then back as often as there are views to go back to.
      try run.press("\u{1B}[201~")
      try run.press(String(repeating: Keys.escape, count: 60))
      #expect(run.header.hasPrefix(" Phiên Họp │ "), "seed \(seed)\n\(run.text)")
      #expect(run.tabs.hasPrefix("[1 "), "seed \(seed)\n\(run.text)")
      #expect(run.foot.contains("q "), "seed \(seed)\n\(run.text)")
      try run.expectRepaintChangesNothing("seed \(seed)")
      try run.quit()
    }
  }
}
