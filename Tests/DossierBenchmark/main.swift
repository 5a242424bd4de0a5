import Demo
import Foundation
import Intake
import Model
import Store

func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

func peak() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  return Int(line.filter(\.isNumber)) ?? 0
}

let arguments = CommandLine.arguments
switch arguments[1] {
case "make":
  let count = Int(arguments[3]) ?? 0
  let corrected = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 0
  let province = DemoProvince(seed: 1)
  let lists = DemoLists(DemoDossiers(province, count: count, seed: 1, corrected: corrected))
  for file in DemoLists.File.allCases {
    let path = arguments[2] + "/" + file.rawValue
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = FileHandle(forWritingAtPath: path)!
    let start = now()
    try lists.write(file) { try handle.write(contentsOf: Data($0)) }
    note("\(file.rawValue) \(now() - start) s")
  }
case "parse", "import":
  let folder = arguments[2]
  let store = arguments[3]
  let province = DemoProvince(seed: 1)
  let start = now()
  let handle = FileHandle(forReadingAtPath: folder + "/ho-so.csv")!
  let descriptor = handle.fileDescriptor
  let list = DossierListReader(file: CleanText("ho-so.csv")) { buffer in
    Glibc.read(descriptor, buffer.baseAddress, buffer.count)
  }
  guard
    let columns = try list.findColumns({ DossierColumns(headings: $0, names: DossierWords.builtIn.headings) })
  else { fatalError("no columns") }
  var reader = DossierRowReader(
    columns: columns, register: UnitRegister(province.units), home: DemoProvince.home,
    catalogue: province.procedures, days: DossierStaging.days)
  reader.begin(SourceReference(source: "ho-so", file: CleanText("ho-so.csv"), row: 0))
  note("ready \(now() - start)")
  if arguments[1] == "parse" {
    var sum = 0
    let summary = try list.rows(
      &reader, pulse: { _ in }, take: { code, row in sum &+= Int(row.received) &+ code.count },
      refuse: { note($0.fault.description) })
    note("parsed \(now() - start) \(summary.rows) \(sum) \(summary.contentHash)")
  } else {
    if !FileManager.default.fileExists(atPath: store) { _ = try StoreWriter.create(path: store) }
    let writer = try StoreWriter.open(path: store)
    let staging = DossierStaging(store: store)
    let summary = try list.rows(
      &reader, pulse: { _ in }, take: { try staging.add(code: $0, $1) },
      refuse: { note($0.fault.description) })
    note("staged \(now() - start) \(summary.rows)")
    staging.terms = reader.terms
    var last: DossierProgress.Phase?
    let batch = FactBatch(kind: .figures, title: CleanText("ho-so.csv"), author: .empty, reason: .empty)
    let (record, difference) = try writer.write(
      batch, dossiers: staging,
      progress: {
        if $0.phase != last {
          note("\($0.phase) \(now() - start)")
          last = $0.phase
        }
      },
      accept: { _ in
        note("accept \(now() - start)")
        return true
      })
    note(
      "done \(now() - start) batch \(record?.number.value ?? 0) new \(difference.new) changed \(difference.changed) same \(difference.same) repeated \(difference.repeated)"
    )
    note("peak \(peak() / 1024) MiB")
  }
default: break
}
