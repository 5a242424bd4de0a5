import Foundation

@testable import Dashboard

func encoded(_ view: ViewValue) throws -> Data { try JSONEncoder().encode(view) }

func decoded(_ data: Data) throws -> ViewValue { try JSONDecoder().decode(ViewValue.self, from: data) }
