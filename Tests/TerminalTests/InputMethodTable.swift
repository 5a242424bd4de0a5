import Testing

/// What input methods send for what is typed, as data.
///
/// The expectations come from UniKey's own engine (ukengine, the one inside UniKey for Windows and ibus-unikey), run over
/// each sequence with the options it ships with: spelling checked, marks set freely, no abbreviations. What the engine
/// answers to a key, a number of letters to take back and new ones, UniKey for Windows types as so many Backspaces and
/// the letters, and lets a key through by itself where the engine has no answer. EVKey, OpenKey and ibus-bamboo do the
/// same. ibus-unikey and fcitx5-unikey keep the word to themselves until a key ends it (`process_key_event_preedit`).
enum InputMethodTable {
  /// One sequence: what is typed, and what arrives, a piece for each key.
  struct Row: CustomTestStringConvertible {
    let typed: String
    let pieces: [String]
    var testDescription: String { typed }

    /// `<` stands for Backspace, `^` for Enter and `_` for the blank, in both columns.
    init?(_ line: Substring) {
      let columns = line.split(separator: " ")
      guard columns.count == 2 else { return nil }
      func bytes(_ text: some StringProtocol) -> String {
        String(text.map { $0 == "<" ? "\u{7F}" : $0 == "^" ? "\r" : $0 == "_" ? " " : $0 })
      }
      typed = bytes(columns[0])
      pieces = columns[1].split(separator: "|").map { bytes($0) }
    }
  }

  static let telex = rows(
    """
    2ojjo2  2|o|j|j|o|2
    2oo  2|o|o
    3oj  3|o|j
    DD  D|<Đ
    Goo  G|o|<ô
    LO  L|O
    OO  O|<Ô
    OS  O|<Ó
    [  ơ
    [[  ơ|<[
    [[[  ơ|<[|ơ
    []  ơ|]
    []]  ơ|]|ư
    [^  ơ|^
    [j  ơ|<ợ
    [o  ơ|<ô
    [s  ơ|<ớ
    [w  ơ|<ow
    ]  ư
    ][  ư|ơ
    ][[  ư|ơ|<[
    ]]  ư|<]
    ]jj  ư|<ự|<ưj
    ]s  ư|<ứ
    aa  a|<â
    aaa  a|<â|<aa
    aao  a|<â|o
    ae  a|e
    as  a|<á
    aw  a|<ă
    ax  a|<ã
    dd  d|<đ
    ddd  d|<đ|<dd
    ddoo  d|<đ|o|<ô
    ee  e|<ê
    eee  e|<ê|<ee
    eo  e|o
    es  e|<é
    ewe  e|w|e
    ez  e|z
    foo  f|o|o
    gG  g|G
    gojj  g|o|<ọ|<oj
    hoaf  h|o|a|<<òa
    hoaf<  h|o|a|<<òa|<
    hoafn  h|o|a|<<òa|<<oàn
    hoan<  h|o|a|n|<
    jj  j|j
    jjoo  j|j|o|o
    kk  k|k
    kkoo  k|k|o|o
    kkos  k|k|o|s
    nNoo  n|N|o|o
    nhieemj_vuj  n|h|i|e|<ê|m|<<ệm|_|v|u|<ụ
    nhieemjvuj  n|h|i|e|<ê|m|<<ệm|v|u|j
    noo  n|o|<ô
    o_o  o|_|o
    o1  o|1
    o<  o|<
    o<k  o|<|k
    oddo  o|d|d|o
    of  o|<ò
    of2  o|<ò|2
    off  o|<ò|<of
    oi  o|i
    ois  o|i|<<ói
    oj  o|<ọ
    oj3  o|<ọ|3
    oj^  o|<ọ|^
    ojj  o|<ọ|<oj
    ojk  o|<ọ|k
    ojo  o|<ọ|<ộ
    ojo^  o|<ọ|<ộ|^
    oo  o|<ô
    oo_oo  o|<ô|_|o|<ô
    oo^  o|<ô|^
    oo^oo  o|<ô|^|o|<ô
    ooj  o|<ô|<ộ
    ooj<  o|<ô|<ộ|<
    oojj  o|<ô|<ộ|<ôj
    ooo  o|<ô|<oo
    ooo_oo  o|<ô|<oo|_|o|<ô
    oooo  o|<ô|<oo|o
    oos_  o|<ô|<ố|_
    oosf  o|<ô|<ố|<ồ
    oow  o|<ô|<ơ
    ooz  o|<ô|z
    oozz  o|<ô|z|z
    or  o|<ỏ
    os  o|<ó
    os/  o|<ó|/
    os<  o|<ó|<
    os^  o|<ó|^
    oss  o|<ó|<os
    osz  o|<ó|<o
    ov  o|v
    ow  o|<ơ
    owjj  o|<ơ|<ợ|<ơj
    owo  o|<ơ|<ô
    oww  o|<ơ|<ow
    ox  o|<õ
    oxx  o|<õ|<ox
    oz  o|z
    pbo  p|b|o
    pp  p|p
    qoo  q|o|<ô
    ruwowij  r|u|<ư|o|<ơ|i|<<ợi
    so  s|o
    soo  s|o|<ô
    sw  s|ư
    tL  t|L
    thuown  t|h|u|o|<ơ|<<ươn
    tieengs  t|i|e|<ê|n|g|<<<ếng
    tooi_ddi  t|o|<ô|i|_|d|<đ|i
    u[  u|ơ
    uoow  u|o|<ô|<<ươ
    uow  u|o|<<ươ
    uw  u|<ư
    uwjj  u|<ư|<ự|<ưj
    uwow  u|<ư|o|<ơ
    uww  u|<ư|<uw
    vov  v|o|v
    vvoo  v|v|o|o
    vw  v|ư
    w  ư
    w^  ư|^
    windows_  ư|i|n|d|o|w|s|_
    ww  ư|<w
    www  ư|<w|w
    wz  ư|z
    xoo  x|o|<ô
    xw  x|ư
    ys  y|<ý
    zo[  z|o|[
    zoo  z|o|<ô
    windows_  ư|i|n|d|o|w|s|<<<<<<<windows_
    """)

  static let vni = rows(
    """
    o6  o|<ô
    o66  o|<ô|<o6
    a6  a|<â
    e6  e|<ê
    d9  d|<đ
    d99  d|<đ|<d9
    o7  o|<ơ
    u7  u|<ư
    a8  a|<ă
    o1  o|<ó
    o11  o|<ó|<o1
    o2  o|<ò
    o5  o|<ọ
    o51  o|<ọ|<ó
    o10  o|<ó|<o
    o15  o|<ó|<ọ
    uo7  u|o|<<ươ
    o61  o|<ô|<ố
    o65  o|<ô|<ộ
    j5  j|5
    2o6  2|o|6
    hoa2  h|o|a|<<òa
    duong72  d|u|o|n|g|<<<<ương|<<<ờng
    tie6ng1  t|i|e|<ê|n|g|<<<ếng
    o3k  o|<ỏ|k
    123  1|2|3
    o7k  o|<ơ|k
    """)

  /// What ibus-unikey commits when a key ends the word: composed letters, and nothing to take back.
  static let committed = rows(
    """
    oo^  ô|^
    aa^  â|^
    ee^  ê|^
    dd^  đ|^
    [^  ơ|^
    ]^  ư|^
    w^  ư|^
    os^  ó|^
    of^  ò|^
    ox^  õ|^
    or^  ỏ|^
    oj^  ọ|^
    jj^  jj|^
    kk^  kk|^
    oos^  ố|^
    ooj^  ộ|^
    aas^  ấ|^
    [s^  ớ|^
    ]j^  ự|^
    ][^  ươ|^
    ajoo^  ạoo|^
    oo_oo^  ô_|ô|^
    oj^oj^  ọ|^|ọ|^
    oj3^  ọ3|^
    z^  z|^
    oz^  oz|^
    sos^  só|^
    """)

  /// What is lost on the way: the committed text does not tell which keys made it, and is read as the fewest. The third
  /// column of each row is what is made of it.
  static let ambiguous: [(typed: String, committed: String, read: String)] = [
    ("ow", "ơ", "["), ("uw", "ư", "]"), ("ooo", "oo", "oo"), ("ojj", "oj", "oj"), ("ojo", "ộ", "ooj"),
    ("uow", "ươ", "]["), ("osz", "o", "o"),
  ]

  private static func rows(_ text: String) -> [Row] {
    text.split(separator: "\n").compactMap { Row($0) }
  }
}
