import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A rank and a figure out of so many points are never without what they are out of, however narrow the screen.
@Suite struct OverviewDenominatorTests {
  @Test(arguments: Language.allCases) func headlinesKeepTheirDenominators(_ language: Language) throws {
    var driver = try BuiltInScreens.driver(.overview, language: language)
    for columns in 60...200 {
      for rows in [16, 20, 24, 36, 40, 56, 100] {
        driver.resize(columns, rows)
        let shown = driver.shown
        for denominator in ["/63", "/100", "22/34"] where !shown.contains(denominator) {
          Issue.record("\(columns)x\(rows) has no \(denominator):\(shown.testDescription)")
          return
        }
      }
    }
  }

  @Test(arguments: Language.allCases) func groupsKeepTheirPoints(_ language: Language) throws {
    var driver = try BuiltInScreens.driver(.overview, language: language)
    for columns in 60...120 {
      driver.resize(columns, 24)
      let shown = driver.shown
      let decimal = language == .vietnamese ? "," : "."
      for (score, points) in [("11\(decimal)50", 18), ("19\(decimal)11", 20), ("11\(decimal)36", 22)] {
        #expect(shown.contains("\(score)/\(points)"), "\(columns)x24 \(shown.testDescription)")
      }
    }
  }

  /// Digits five rows high leave no room beside them from 100 to 115 columns.
  @Test func aDenominatorWithoutRoomLeadsTheLineBelow() throws {
    var driver = try BuiltInScreens.driver(.overview)
    for size in [Size(columns: 60, rows: 16), Size(columns: 104, rows: 40)] {
      driver.resize(size.columns, size.rows)
      let shown = driver.shown
      #expect(shown.lines.contains { $0.contains("/100 Hạng 22/34") }, "\(shown.testDescription)")
    }
    driver.resize(120, 40)
    #expect(driver.shown.lines.contains { $0.contains("██  /100") }, "\(driver.shown.testDescription)")
  }

  /// The distance to the mean is a figure: where there is little room its words are shortened.
  @Test func theDistanceToTheMeanIsWhole() throws {
    var driver = try BuiltInScreens.driver(.overview)
    for columns in 60...120 {
      driver.resize(columns, 20)
      #expect(driver.shown.contains("0,0246"), "\(columns)x20 \(driver.shown.testDescription)")
    }
  }
}
