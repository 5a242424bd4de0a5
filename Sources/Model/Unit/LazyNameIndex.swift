import Synchronization

/// Folded names of a register's units, made when first searched: most sessions draw their first screen without.
final class LazyNameIndex: Sendable {
  private let units: [AdministrativeUnit]
  private let made = Mutex<UnitNameIndex?>(nil)

  init(_ units: [AdministrativeUnit]) {
    self.units = units
  }

  var index: UnitNameIndex {
    made.withLock { made in
      if let made { return made }
      let index = UnitNameIndex(units)
      made = index
      return index
    }
  }
}
