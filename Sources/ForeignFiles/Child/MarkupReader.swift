import CForeignFiles

/// Names of elements and attributes that a handler wants to know, numbered from 0 on.
protocol MarkupName: CaseIterable, Sendable, RawRepresentable where RawValue == Int {
  /// As `cf_markup_open` takes it; the name of the case unless said otherwise.
  var spelled: String { get }
}

extension MarkupName {
  var spelled: String { "\(self)" }
}

/// What a handler may ask of its reader.
protocol MarkupControl: AnyObject {
  /// Whether text is collected; at first it is not.
  func collect(_ collects: Bool)
  /// Ends the reading from within an event.
  func stop()
}

/// Takes what comes out of markup. Events cannot throw; a handler that has seen enough stops the reader.
protocol MarkupHandler: AnyObject {
  associatedtype Name: MarkupName

  /// Set by the reader, which lives longer than the handler's events.
  var control: (any MarkupControl)? { get set }

  /// - Parameter text: what stands before the element, where text is collected.
  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer)
  /// - Parameter text: what stands between the last element or the start and the end.
  func end(_ name: Name?, text: UnsafeRawBufferPointer)
  func comment(_ text: UnsafeRawBufferPointer)
}

extension MarkupHandler {
  func comment(_ text: UnsafeRawBufferPointer) {}
}

/// Attributes of one element; they last as long as its event.
struct MarkupAttributes<Name: MarkupName> {
  fileprivate let attributes: UnsafeBufferPointer<cf_attribute>

  subscript(name: Name) -> UnsafeRawBufferPointer? {
    for attribute in attributes where Int(attribute.name) == name.rawValue {
      return UnsafeRawBufferPointer(start: attribute.value, count: attribute.length)
    }
    return nil
  }

  func text(_ name: Name) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self) }
  }

  /// A number of 0 and more.
  func number(_ name: Name) -> Int? { self[name].flatMap(\.decimalNumber) }

  /// Calls a closure for each attribute.
  func forEach(_ body: (Name, UnsafeRawBufferPointer) -> Void) {
    for attribute in attributes {
      guard let name = Name(rawValue: Int(attribute.name)) else { continue }
      body(name, UnsafeRawBufferPointer(start: attribute.value, count: attribute.length))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Digits as a number of 0 and more; nil for anything else and for numbers of more than eighteen digits.
  var decimalNumber: Int? {
    guard count > 0, count <= 18 else { return nil }
    var result = 0
    for byte in self {
      guard byte >= 48, byte <= 57 else { return nil }
      result = result * 10 + Int(byte) - 48
    }
    return result
  }

  /// Whether the bytes are those of an ASCII text.
  func isText(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && text.withUTF8Buffer { elementsEqual($0) }
  }

  /// "1" and "true", as XML Schema writes flags.
  var isTrue: Bool { isText("1") || isText("true") }
}

/// Reads one document of markup and gives its events to a handler.
final class MarkupReader<Handler: MarkupHandler>: MarkupControl {
  private let dispatcher: MarkupDispatcher
  private let names: MarkupNames
  private let markup: OpaquePointer
  /// Where faults are said to be.
  private let part: String

  /// - Parameters:
  ///   - part: the part of the file, for faults.
  ///   - longest: bytes of the longest text; of longer ones one byte more is kept.
  ///   - deepest: levels of elements.
  /// - Throws: a ``FaultPlace`` where the library is missing.
  init(_ handler: Handler, part: String, longest: Int, deepest: Int32 = 250) throws {
    try Library.open(CF_LIBRARY_XML)
    let names = MarkupNames(Handler.Name.allCases.map(\.spelled))
    // The handler knows its reader weakly.
    let dispatcher = MarkupDispatcher(
      start: { name, attributes, text in
        handler.start(Handler.Name(rawValue: Int(name)), MarkupAttributes(attributes: attributes), text: text)
      }, end: { name, text in handler.end(Handler.Name(rawValue: Int(name)), text: text) },
      comment: { handler.comment($0) })
    var events = cf_markup_events()
    events.context = Unmanaged<MarkupDispatcher>.passUnretained(dispatcher).toOpaque()
    events.start = { context, name, attributes, count, text, length in
      MarkupDispatcher.with(context) {
        $0.start(
          name, UnsafeBufferPointer(start: attributes, count: count),
          UnsafeRawBufferPointer(start: text, count: length))
      }
    }
    events.end = { context, name, text, length in
      MarkupDispatcher.with(context) { $0.end(name, UnsafeRawBufferPointer(start: text, count: length)) }
    }
    events.comment = { context, text, length in
      MarkupDispatcher.with(context) { $0.comment(UnsafeRawBufferPointer(start: text, count: length)) }
    }
    guard
      let markup = cf_markup_open(&events, names.pointers, names.count, deepest, longest)
    else { throw FaultPlace(.crashed) }
    self.dispatcher = dispatcher
    self.names = names
    self.markup = markup
    self.part = part
    handler.control = self
  }

  deinit {
    cf_markup_close(markup)
  }

  func collect(_ collects: Bool) { cf_markup_collect(markup, collects) }

  func stop() { cf_markup_stop(markup) }

  var line: Int { Int(clamping: cf_markup_line(markup)) }

  /// - Returns: false once the handler has stopped the reading.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws -> Bool {
    try check(cf_markup_feed(markup, bytes.baseAddress, bytes.count, isLast))
  }

  /// Reads a page of HTML in UTF-8, instead of ``feed(_:isLast:)``.
  func readPage(_ bytes: UnsafeRawBufferPointer) throws {
    _ = try check(cf_markup_read_page(markup, bytes.baseAddress, bytes.count))
  }

  private func check(_ fault: cf_fault) throws -> Bool {
    switch fault {
    case CF_OK: return true
    case CF_STOPPED: return false
    case CF_DOCUMENT_TYPE: throw FaultPlace(.documentType, detail: part)
    case CF_TOO_DEEP: throw FaultPlace(.tooDeep, detail: part)
    case CF_OUT_OF_MEMORY: throw FaultPlace(.crashed)
    default: throw FaultPlace(.malformed, detail: "\(part):\(line)")
    }
  }
}

/// What C can call: it knows no generic types.
///
/// Closures, and no subclass for each handler: methods of generic classes are looked up and asked for their types at
/// every event, which took a third of the time of a long sheet, while a closure made where the handler's type is known
/// is made for that type.
private final class MarkupDispatcher {
  typealias Start = (Int32, UnsafeBufferPointer<cf_attribute>, UnsafeRawBufferPointer) -> Void
  typealias End = (Int32, UnsafeRawBufferPointer) -> Void
  typealias Comment = (UnsafeRawBufferPointer) -> Void

  let start: Start
  let end: End
  let comment: Comment

  init(start: @escaping Start, end: @escaping End, comment: @escaping Comment) {
    self.start = start
    self.end = end
    self.comment = comment
  }

  /// Lends the dispatcher to an event without counting references: the reader holds it for as long as there are events.
  @inline(__always)
  static func with(_ context: UnsafeMutableRawPointer?, _ body: (MarkupDispatcher) -> Void) {
    guard let context else { return }
    Unmanaged<MarkupDispatcher>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
  }
}

/// Names as C strings, for as long as a reader needs them.
private final class MarkupNames {
  let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  let count: Int
  private let copies: [UnsafeMutablePointer<CChar>]

  init(_ names: [String]) {
    count = names.count
    copies = names.map { name in
      let bytes = Array(name.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return copy
    }
    pointers = .allocate(capacity: max(1, count))
    for (position, copy) in copies.enumerated() {
      (pointers + position).initialize(to: UnsafePointer(copy))
    }
  }

  deinit {
    for copy in copies { copy.deallocate() }
    pointers.deallocate()
  }
}
