import Model

/// Days and moments as `2024-06-03` and `2024-06-03T08:15:00`, as containers of XML write them.
enum ISODay {
  /// - Returns: days since 1970-01-01, and the second of the day where there is a time; nil for anything else.
  static func read(_ text: UnsafeRawBufferPointer) -> (day: Int32, second: Int?)? {
    let string = String(decoding: text.prefix(40), as: UTF8.self)
    guard text.count <= 40 else { return nil }
    let parts = string.split(separator: string.contains("T") ? "T" : " ", maxSplits: 1)
    guard let first = parts.first, let day = Day(iso8601: String(first)) else { return nil }
    guard parts.count == 2 else { return (day.number, nil) }
    let time = parts[1].prefix { $0 != "." && $0 != "Z" && $0 != "+" }.split(separator: ":")
    guard (2...3).contains(time.count), let hour = Int(time[0]), let minute = Int(time[1]),
      let second = time.count == 3 ? Int(time[2]) : 0, (0..<24).contains(hour), (0..<60).contains(minute),
      (0..<60).contains(second)
    else { return nil }
    return (day.number, hour * 3600 + minute * 60 + second)
  }
}
