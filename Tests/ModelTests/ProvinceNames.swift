@testable import Model

/// The 63 provinces to 30/06/2025 and the 34 since, as codes and names (General Statistics Office; Decision
/// 19/2025/QĐ-TTg), in the shape a data file gives them.
enum ProvinceNames {
  static let all: [String] = old.map { String($0.split(separator: "|")[1]) }

  /// code|short name|last day|code of the successor
  static let old: [Substring] = """
    01|Hà Nội||01|TP
    02|Hà Giang|2025-06-30|08|T
    04|Cao Bằng||04|T
    06|Bắc Kạn|2025-06-30|19|T
    08|Tuyên Quang|2025-06-30|08|T
    10|Lào Cai|2025-06-30|15|T
    11|Điện Biên||11|T
    12|Lai Châu||12|T
    14|Sơn La||14|T
    15|Yên Bái|2025-06-30|15|T
    17|Hòa Bình|2025-06-30|25|T
    19|Thái Nguyên|2025-06-30|19|T
    20|Lạng Sơn||20|T
    22|Quảng Ninh||22|T
    24|Bắc Giang|2025-06-30|24|T
    25|Phú Thọ|2025-06-30|25|T
    26|Vĩnh Phúc|2025-06-30|25|T
    27|Bắc Ninh|2025-06-30|24|T
    30|Hải Dương|2025-06-30|31|T
    31|Hải Phòng|2025-06-30|31|TP
    33|Hưng Yên|2025-06-30|33|T
    34|Thái Bình|2025-06-30|33|T
    35|Hà Nam|2025-06-30|37|T
    36|Nam Định|2025-06-30|37|T
    37|Ninh Bình|2025-06-30|37|T
    38|Thanh Hóa||38|T
    40|Nghệ An||40|T
    42|Hà Tĩnh||42|T
    44|Quảng Bình|2025-06-30|44|T
    45|Quảng Trị|2025-06-30|44|T
    46|Thừa Thiên Huế|2024-12-31|46|T
    48|Đà Nẵng|2025-06-30|48|TP
    49|Quảng Nam|2025-06-30|48|T
    51|Quảng Ngãi|2025-06-30|51|T
    52|Bình Định|2025-06-30|52|T
    54|Phú Yên|2025-06-30|66|T
    56|Khánh Hòa|2025-06-30|56|T
    58|Ninh Thuận|2025-06-30|56|T
    60|Bình Thuận|2025-06-30|68|T
    62|Kon Tum|2025-06-30|51|T
    64|Gia Lai|2025-06-30|52|T
    66|Đắk Lắk|2025-06-30|66|T
    67|Đắk Nông|2025-06-30|68|T
    68|Lâm Đồng|2025-06-30|68|T
    70|Bình Phước|2025-06-30|75|T
    72|Tây Ninh|2025-06-30|80|T
    74|Bình Dương|2025-06-30|79|T
    75|Đồng Nai|2025-06-30|75|T
    77|Bà Rịa - Vũng Tàu|2025-06-30|79|T
    79|Hồ Chí Minh|2025-06-30|79|TP
    80|Long An|2025-06-30|80|T
    82|Tiền Giang|2025-06-30|82|T
    83|Bến Tre|2025-06-30|86|T
    84|Trà Vinh|2025-06-30|86|T
    86|Vĩnh Long|2025-06-30|86|T
    87|Đồng Tháp|2025-06-30|82|T
    89|An Giang|2025-06-30|91|T
    91|Kiên Giang|2025-06-30|91|T
    92|Cần Thơ|2025-06-30|92|TP
    93|Hậu Giang|2025-06-30|92|T
    94|Sóc Trăng|2025-06-30|92|T
    95|Bạc Liêu|2025-06-30|96|T
    96|Cà Mau|2025-06-30|96|T
    """.split(separator: "\n")

  /// code|short name|first day
  static let new: [Substring] = """
    08|Tuyên Quang|2025-07-01|T
    15|Lào Cai|2025-07-01|T
    19|Thái Nguyên|2025-07-01|T
    24|Bắc Ninh|2025-07-01|T
    25|Phú Thọ|2025-07-01|T
    31|Hải Phòng|2025-07-01|TP
    33|Hưng Yên|2025-07-01|T
    37|Ninh Bình|2025-07-01|T
    44|Quảng Trị|2025-07-01|T
    46|Huế|2025-01-01|TP
    48|Đà Nẵng|2025-07-01|TP
    51|Quảng Ngãi|2025-07-01|T
    52|Gia Lai|2025-07-01|T
    56|Khánh Hòa|2025-07-01|T
    66|Đắk Lắk|2025-07-01|T
    68|Lâm Đồng|2025-07-01|T
    75|Đồng Nai|2025-07-01|T
    79|Hồ Chí Minh|2025-07-01|TP
    80|Tây Ninh|2025-07-01|T
    82|Đồng Tháp|2025-07-01|T
    86|Vĩnh Long|2025-07-01|T
    91|An Giang|2025-07-01|T
    92|Cần Thơ|2025-07-01|TP
    96|Cà Mau|2025-07-01|T
    """.split(separator: "\n")

  /// code in the list of 63|spelling
  static let aliases: [Substring] = """
    46|Thừa Thiên - Huế
    46|Huế
    46|TP. Huế
    48|TP. Đà Nẵng
    79|TP. Hồ Chí Minh
    79|TP.HCM
    79|TPHCM
    79|Thành Phố Hồ Chí Minh
    01|TP. Hà Nội
    01|Thủ Đô Hà Nội
    31|TP. Hải Phòng
    31|Haiphong
    92|TP. Cần Thơ
    77|Bà Rịa – Vũng Tàu
    77|Bà Rịa - Vũng Tàu
    17|Hoà Bình
    38|Thanh Hoá
    56|Khánh Hoà
    66|Đắc Lắc
    06|Bắc Cạn
    75|Thành phố Đồng Nai
    38|H56
    """.split(separator: "\n")
}
