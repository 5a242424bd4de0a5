import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct RankingsTableTests {
  private func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(text)) }

  @Test func quangNgaiOf2022StandsWhereItsSourcesSay() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    #expect(table.rows.count == 63)
    let row = try #require(table.row(named: "Quảng Ngãi"))
    #expect(row.rank == 26)
    #expect(row.rankOf == 63)
    #expect(!row.isRankComputed)
    let mean = try #require(table.means[nil])
    #expect(mean.count == 63)
    #expect(mean.value == (try decimal("0.5787")))
    let score = try #require(row.score(nil))
    #expect(score - mean.value == (try decimal("0.0246")))
    #expect(row.distanceToNext == (try decimal("0.0044")))
    #expect(table.rows[24].name.vietnamese == "Trà Vinh")
    #expect(row.places == 34)
    guard case .places(_, let marks)? = row.change else {
      Issue.record("no change of place")
      return
    }
    #expect(marks == [.unconfirmedBreak])
    #expect(row.check == .cannotCompute(known: 4, of: 8))
  }

  @Test func oneComponentAloneEqualsTheNextPlace() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    let row = try #require(table.row(named: "Quảng Ngãi"))
    let government = try #require(table.components.first { $0.id == "hoat_dong_chinh_quyen_so" })
    #expect(table.neededIncrease(of: government, in: row) == (try decimal("0.0220")))
    // Nothing is asked of an index whose value is not known, nor of the first.
    let awareness = try #require(table.structure.items.first { $0.id == "nhan_thuc_so" })
    #expect(table.neededIncrease(of: awareness, in: row) == nil)
    #expect(table.neededIncrease(of: government, in: table.rows[0]) == nil)
  }

  @Test func tiesShareAPlaceAndTheNextIsLeftOut() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    let ranks = table.rows[13...16].map(\.rank)
    #expect(ranks == [14, 15, 15, 17])
    #expect(table.rows[14].isTied && table.rows[15].isTied && !table.rows[16].isTied)
    // Of tied units both are as far from the place above.
    #expect(table.rows[14].distanceToNext == table.rows[15].distanceToNext)
  }

  @Test func ranksOfItemsAreComputedBesideThoseStated() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    let row = try #require(table.row(named: "Quảng Ngãi"))
    #expect(row.itemRanks["ha_tang_so"] == 19)
    #expect(row.itemRanks["hoat_dong_chinh_quyen_so"] == 37)
    #expect(row.itemRanks["hoat_dong_kinh_te_so"] == 41)
    #expect(row.itemRanks["hoat_dong_xa_hoi_so"] == 42)
    // Five provinces have the other four; a place among five is no place among 63.
    #expect(
      table.rows.allSatisfy {
        $0.name.vietnamese == "Bình Dương" || $0.itemRanks["the_che_so"] == nil
          || !$0.items["the_che_so", default: []].allSatisfy { $0.rank == nil }
      })
  }

  @Test func pillarsAreNotActivityIndices() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    let row = try #require(table.row(named: "Quảng Ngãi"))
    #expect(row.itemRanks["tru_cot_chinh_quyen_so"] == 17)
    #expect(row.itemRanks["hoat_dong_chinh_quyen_so"] == 37)
    #expect(table.components.allSatisfy { $0.role == .component })
    #expect(table.pillars.map(\.role) == [.pillar, .pillar, .pillar])
    #expect(Set(table.components.map(\.id)).isDisjoint(with: table.pillars.map(\.id)))
    let quangNam = try #require(table.row(named: "Quảng Nam"))
    #expect(quangNam.score("tru_cot_chinh_quyen_so") == (try decimal("0.6674")))
    #expect(quangNam.score("hoat_dong_chinh_quyen_so") == (try decimal("0.7272")))
  }

  @Test func bothFiguresOfAConflictStay() throws {
    let table = try BuiltInScreens.table("dti", "2021")
    let row = try #require(table.row(named: "Quảng Nam"))
    #expect(Set(row.totals.compactMap(\.rank)) == [24, 25])
    #expect(row.hasConflict)
    #expect(row.rank == 25)
    let next = try #require(try BuiltInScreens.table("dti", "2022").row(named: "Quảng Nam"))
    #expect(next.isChangeDisputed)
    #expect(next.places == -6)
  }

  @Test func serviceIndexOf2023AddsUpForAll() throws {
    let table = try BuiltInScreens.table("qd766", "2023")
    #expect(table.rows.count == 34)
    #expect(table.rows.allSatisfy { $0.check == .agrees })
    let row = try #require(table.row(named: "Quảng Ngãi"))
    #expect(row.rank == 22)
    #expect(row.rankOf == 34)
    #expect(row.isRankComputed)
    #expect(row.score(nil) == (try decimal("70.78")))
    #expect(row.scoreChange == (try decimal("15.98")))
    #expect(row.band?.name.vietnamese == "Khá")
    #expect(row.itemRanks["cong_khai_minh_bach"] == 27)
    #expect(table.best["so_hoa_ho_so"] == (try decimal("19.90")))
    #expect(table.means[nil]?.value == (try decimal("72.11")))
  }

  @Test func scoresAcrossABreakAreNotCompared() throws {
    let table = try BuiltInScreens.table("dti", "2022")
    #expect(table.rows.allSatisfy { $0.scoreChange == nil })
    let later = try BuiltInScreens.table("dti", "2023")
    #expect(later.rows.contains { $0.scoreChange != nil })
  }

  @Test func historyHasGapsAndFollowsNamesakes() throws {
    let table = try BuiltInScreens.table("dti", "2023")
    let row = try #require(table.row(named: "Quảng Ngãi"))
    let ranks = row.history.prefix(4).map { $0.figures.first?.rank }
    #expect(ranks == [47, 60, 26, 21])
    #expect(try #require(table.row(named: "Long An")).history[1].figures.isEmpty)
    // A province of today has its namesake's ranks behind it.
    let current = try BuiltInScreens.table("qd766", "2023")
    #expect(current.row(named: "Quảng Ngãi")?.computedHistory.count == 3)
  }

  @Test func rowsSortByEveryColumnWithTheMissingLast() throws {
    let table = try BuiltInScreens.table("dti", "2021")
    for isReversed in [false, true] {
      let order = table.order(by: RankingColumn.total, isReversed: isReversed)
      #expect(Set(order) == Set(table.rows.indices))
      let scores = order.map { table.rows[$0].score(nil) }
      let known = scores.prefix { $0 != nil }.compactMap { $0 }
      #expect(scores.dropFirst(known.count).allSatisfy { $0 == nil })
      #expect(known == known.sorted { isReversed ? $0 < $1 : $0 > $1 })
    }
    let names = table.order(by: RankingColumn.name, isReversed: false).map {
      table.rows[$0].name.vietnamese.string
    }
    #expect(names == names.sorted { VietnameseText.sortKey($0) < VietnameseText.sortKey($1) })
  }
}
