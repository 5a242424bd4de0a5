import Foundation
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct LibraryTests {
    /// What reads and writes foreign files is opened where it is needed, never by the dashboard: a fault in such a
    /// library must not reach it.
    @Test func dashboardMapsNoLibraryOfForeignFiles() throws {
      let run = try DashboardRun()
      for key in Keys.screens { try run.press(key, Keys.down, Keys.enter, Keys.escape) }
      let maps = try String(contentsOfFile: "/proc/\(run.terminal.process)/maps", encoding: .utf8)
      let files = Set(
        maps.split(separator: "\n").compactMap { $0.split(separator: "/").last.map(String.init) })
      #expect(files.contains { $0.hasPrefix("libncursesw") || $0.hasPrefix("phienhop") }, "\(files)")
      for library in ["libzip", "libxml2", "libfreexl", "libxlsxwriter"] {
        #expect(!files.contains { $0.hasPrefix(library) }, "\(library) in \(files.sorted())")
      }
      try run.quit()
    }
  }
}
