import Model
import Testing

@testable import Intake

@Suite struct SecretMarkTests {
  @Test(arguments: [
    ("Mật", "mật"), ("MẬT", "mật"), ("Tối mật", "tối mật"), ("TUYỆT MẬT", "tuyệt mật"),
    ("Độ mật: Tối mật", "tối mật"),
    ("Độ mật: Mật", "mật"), ("[MẬT]", "mật"), ("Báo cáo số 12 (Tối mật)", "tối mật"), ("TÀI LIỆU MẬT", "mật"),
    ("Văn bản mật", "mật"), ("Ma\u{302}\u{323}t", "mật"), (" mật. ", "mật"), ("Tuyệt\u{A0}mật", "tuyệt mật"),
    ("bao-cao (MẬT).xlsx", "mật"),
  ])
  func marks(_ text: String, _ expected: String) {
    #expect(SecretMark(text)?.rawValue == expected, "\(text)")
  }

  @Test(arguments: [
    "Bảo mật", "mật khẩu", "Mật độ dân số", "bí mật", "Bảo mật thông tin", "An toàn, bảo mật", "mật mã",
    "Mặt", "mắt", "mat",
    "Mất", "trừ văn bản mật theo quy định", "Không mật", "Ban hành quy chế bảo vệ bí mật nhà nước", "Độ mật",
    "",
    "Thường", "(bảo mật)", "Số văn bản mật đã gửi", "Độ mật: Thường",
  ])
  func nearMisses(_ text: String) {
    #expect(SecretMark(text) == nil, "\(text)")
  }

  @Test func aCellThatCannotBeAMarkIsNotTakenApart() {
    #expect(!SecretMark.mayBe(RawCell(.text("0905123456"))))
    #expect(SecretMark.mayBe(RawCell(.text("Mật"))))
    #expect(!SecretMark.mayBe(RawCell(.number("12"))))
  }
}

@Suite struct PersonalColumnTests {
  private func kind(_ heading: String, _ texts: [String], trusted: Bool = false) -> PersonalKind? {
    PersonalColumns.kind(HeadingPath([heading]), texts, isTrusted: trusted)
  }

  @Test func headingsThatTheContentBearsOut() {
    #expect(kind("Họ và tên", ["Nguyễn Văn An", "Trần Thị Bé"]) == .name)
    #expect(kind("Người nộp hồ sơ", ["CÔNG TY TNHH ABC", "Lê Thị Hoa"]) == .name)
    #expect(kind("Chủ hồ sơ", ["PHẠM THỊ BÌNH"]) == .name)
    #expect(kind("Số CCCD", ["049123456789"]) == .identityNumber)
    #expect(kind("CMND/CCCD", ["205123456", "049123456789"]) == .identityNumber)
    #expect(kind("Số điện thoại", ["0905 123 456", "+84 905123456"]) == .telephone)
    #expect(kind("SĐT", ["0235.3852739"]) == .telephone)
    #expect(kind("Địa chỉ", ["Thôn 2, xã Tam Lãnh, huyện Phú Ninh"]) == .address)
    #expect(kind("Nơi thường trú", ["12 Trần Phú, phường Nghĩa Lộ"]) == .address)
    #expect(kind("Email", ["a.b@gmail.com"]) == .mail)
    #expect(kind("Ngày sinh", ["01/02/1980", "1975"]) == .birthday)
    // The heading is wrong about what is in it, and it is personal all the same.
    #expect(kind("Người nộp", ["049123456789", "049123456780"]) == .identityNumber)
    #expect(
      PersonalColumns.kind(HeadingPath(["Người nộp hồ sơ", "Họ tên"]), ["Lê A"], isTrusted: false) == .name)
  }

  @Test func contentAloneCountsWhereItIsHardlyAnythingElse() {
    let cards = ["049123456789", "001099012345", "051200001234"]
    #expect(kind("Mã số", cards) == .identityNumber)
    #expect(kind("Ghi chú", ["0905123456", "0914111222", "0385123456"]) == .telephone)
    // The form itself takes the column for identifiers.
    #expect(kind("Mã hồ sơ", cards, trusted: true) == nil)
    #expect(kind("Mã số", Array(cards.prefix(2))) == nil)
    #expect(kind("Số thứ tự hồ sơ", ["205123456", "205123457", "205123458"]) == nil)
  }

  @Test func nearMisses() {
    #expect(kind("Số điện thoại", ["19001023", "1022"]) == nil)
    #expect(kind("Điện thoại", ["316", "14", "161"]) == nil)
    #expect(kind("Địa chỉ", ["https://dichvucong.gov.vn"]) == nil)
    #expect(kind("Email", ["1,861,856", "746"]) == nil)
    #expect(kind("Địa chỉ IP", ["10.0.0.1"]) == nil)
    #expect(kind("Tên đơn vị", ["Sở Nội vụ", "Văn phòng UBND tỉnh"]) == nil)
    #expect(kind("Đơn vị", ["Xã Trần Phú", "Phường Lê Lợi", "Sở Y tế"]) == nil)
    #expect(kind("Mã định danh", ["000.00.01.H56", "000.00.02.H56", "000.00.03.H56"]) == nil)
    #expect(kind("Số hồ sơ", ["77797", "1020", "248677"]) == nil)
    #expect(kind("Chủ hồ sơ", ["CÔNG TY TNHH MTV ABC"]) == nil)
    #expect(kind("Họ và tên", []) == nil)
    #expect(kind("Kinh phí", ["205123456", "312456789", "100000000"]) == nil)
    #expect(kind("Số tiền", ["000000000000", "999999999999", "123456789012"]) == nil)
  }
}
