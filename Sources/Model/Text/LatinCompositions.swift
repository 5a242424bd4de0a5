/// Canonical compositions of the Latin letters, from the Unicode Character Database (version 15).
///
/// One row per combining mark: letter and composed letter in turn. Vietnamese needs eight of the marks; the
/// others let names of foreign firms and people through unharmed.
enum LatinCompositions {
  static let rows: [(mark: UInt32, pairs: String)] = [
    // Combining grave accent.
    (0x0300, "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"),
    // Combining acute accent.
    (
      0x0301,
      "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯ"
        + "KḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"
    ),
    // Combining circumflex accent.
    (0x0302, "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"),
    // Combining tilde.
    (0x0303, "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
    // Combining macron.
    (0x0304, "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"),
    // Combining breve.
    (0x0306, "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"),
    // Combining dot above.
    (
      0x0307,
      "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆ"
        + "wẇXẊxẋYẎyẏſẛ"
    ),
    // Combining diaeresis.
    (0x0308, "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"),
    // Combining hook above.
    (0x0309, "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
    // Combining ring above.
    (0x030A, "AÅaåUŮuůwẘyẙ"),
    // Combining double acute accent.
    (0x030B, "OŐoőUŰuű"),
    // Combining caron.
    (0x030C, "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"),
    // Combining double grave accent.
    (0x030F, "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"),
    // Combining inverted breve.
    (0x0311, "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
    // Combining horn.
    (0x031B, "OƠoơUƯuư"),
    // Combining dot below.
    (
      0x0323,
      "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưự"
        + "YỴyỵ"
    ),
    // Combining diaeresis below.
    (0x0324, "UṲuṳ"),
    // Combining ring below.
    (0x0325, "AḀaḁ"),
    // Combining comma below.
    (0x0326, "SȘsșTȚtț"),
    // Combining cedilla.
    (0x0327, "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
    // Combining ogonek.
    (0x0328, "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
    // Combining circumflex accent below.
    (0x032D, "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
    // Combining breve below.
    (0x032E, "HḪhḫ"),
    // Combining tilde below.
    (0x0330, "EḚeḛIḬiḭUṴuṵ"),
    // Combining macron below.
    (0x0331, "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
  ]
}
