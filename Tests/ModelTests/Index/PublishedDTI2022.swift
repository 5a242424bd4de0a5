/// The main indices and totals of DTI 2022 as published (dti.gov.vn/xep-hang-2022): all eight of five provinces,
/// and the totals of all 63.
enum PublishedDTI2022 {
  /// Name, then the eight main indices with 100, 100, 100, 100, 100, 200, 150 and 150 points, then the total.
  static let complete: [(name: String, values: [String], total: String)] = [
    (
      "TP. Đà Nẵng",
      ["1.0000", "0.9000", "0.8253", "0.8487", "0.7578", "0.8575", "0.7836", "0.5197"],
      "0.8002"
    ),
    (
      "TP. Hồ Chí Minh",
      ["0.8917", "0.9000", "0.8258", "0.6267", "0.5580", "0.8406", "0.7611", "0.3590"],
      "0.7163"
    ),
    (
      "Quảng Ninh",
      ["0.9581", "0.9000", "0.7648", "0.6250", "0.5382", "0.8385", "0.5904", "0.4505"],
      "0.7024"
    ),
    (
      "Thừa Thiên - Huế",
      ["0.9500", "0.9000", "0.6823", "0.6794", "0.6423", "0.8262", "0.6787", "0.3001"],
      "0.6975"
    ),
    (
      "TP. Cần Thơ",
      ["0.9000", "0.8000", "0.7233", "0.7376", "0.7226", "0.7325", "0.7556", "0.2947"],
      "0.6924"
    ),
  ]

  /// Rank, name and total.
  static let totals: [Substring] = """
    1|TP. Đà Nẵng|0.8002
    2|TP. Hồ Chí Minh|0.7163
    3|Quảng Ninh|0.7024
    4|Thừa Thiên - Huế|0.6975
    5|TP. Cần Thơ|0.6924
    6|Lạng Sơn|0.6837
    7|Bắc Ninh|0.6736
    8|Thái Nguyên|0.6469
    9|Bắc Giang|0.6440
    10|Nam Định|0.6390
    11|Long An|0.6386
    12|Bình Phước|0.6385
    13|Hải Dương|0.6383
    14|TP. Hải Phòng|0.6352
    15|Thanh Hóa|0.6350
    15|Yên Bái|0.6350
    17|Hậu Giang|0.6342
    18|Vĩnh Phúc|0.6341
    19|Bình Dương|0.6321
    20|Tiền Giang|0.6274
    21|Ninh Bình|0.6214
    22|Lâm Đồng|0.6209
    23|Phú Thọ|0.6126
    24|TP. Hà Nội|0.6098
    25|Trà Vinh|0.6077
    26|Quảng Ngãi|0.6033
    27|Ninh Thuận|0.5934
    28|Bà Rịa - Vũng Tàu|0.5878
    29|Bình Định|0.5845
    30|Vĩnh Long|0.5824
    31|Quảng Nam|0.5808
    32|Kiên Giang|0.5796
    33|Hưng Yên|0.5753
    34|Hà Nam|0.5743
    35|Điện Biên|0.5735
    36|Sóc Trăng|0.5731
    37|Hà Tĩnh|0.5676
    38|Lào Cai|0.5652
    39|Đồng Tháp|0.5649
    40|Tây Ninh|0.5638
    41|Khánh Hòa|0.5576
    42|Hòa Bình|0.5548
    43|Đồng Nai|0.5507
    44|Sơn La|0.5478
    45|Kon Tum|0.5438
    46|Quảng Bình|0.5415
    47|Đắk Lắk|0.5408
    48|Tuyên Quang|0.5320
    49|Đắk Nông|0.5266
    50|Bình Thuận|0.5223
    51|Bến Tre|0.5077
    52|Nghệ An|0.5049
    53|Lai Châu|0.5032
    54|An Giang|0.4972
    55|Quảng Trị|0.4866
    56|Thái Bình|0.4794
    57|Hà Giang|0.4790
    58|Cà Mau|0.4689
    59|Phú Yên|0.4679
    60|Bạc Liêu|0.4478
    61|Cao Bằng|0.4081
    62|Gia Lai|0.4069
    63|Bắc Kạn|0.3941
    """.split(separator: "\n")
}
