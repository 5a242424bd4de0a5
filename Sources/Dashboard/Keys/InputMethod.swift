import Model

/// A way of typing Vietnamese letters on a keyboard without them.
public enum InputMethod: String, Hashable, Sendable, CaseIterable {
  case telex, vni

  /// The key that gives a letter its shape; letter and key are of one case.
  func key(of shape: VietnameseLetter.Shape, base: Character) -> Character {
    switch (self, shape) {
    case (.telex, .circumflex): base
    case (.telex, .horn), (.telex, .breve): base.isUppercase ? "W" : "w"
    case (.telex, .stroke): base.isUppercase ? "D" : "d"
    case (.vni, .circumflex): "6"
    case (.vni, .horn): "7"
    case (.vni, .breve): "8"
    case (.vni, .stroke): "9"
    }
  }

  /// The key that gives a word its tone, or takes it away.
  func key(of tone: VietnameseLetter.Tone?, isUppercase: Bool) -> Character {
    let telex: Character
    let vni: Character
    switch tone {
    case .acute: (telex, vni) = ("s", "1")
    case .grave: (telex, vni) = ("f", "2")
    case .hook: (telex, vni) = ("r", "3")
    case .tilde: (telex, vni) = ("x", "4")
    case .dot: (telex, vni) = ("j", "5")
    case nil: (telex, vni) = ("z", "0")
    }
    switch self {
    case .vni: return vni
    case .telex: return isUppercase ? Character(telex.uppercased()) : telex
    }
  }

  /// The keys that make a letter which came with nothing to replace: ơ is the key [ and ư the key ], which have a
  /// letter each on a Telex keyboard; any other is its letter and the keys of its marks.
  func keys(making character: Character) -> [Character] {
    guard !character.isASCII, let letter = VietnameseLetter(character), !letter.isPlain else {
      return [character]
    }
    var keys: [Character]
    switch (self, letter.shape, letter.base) {
    case (.telex, .horn, "o"): keys = ["["]
    case (.telex, .horn, "u"): keys = ["]"]
    case (.telex, .horn, "O"): keys = ["{"]
    case (.telex, .horn, "U"): keys = ["}"]
    case (_, let shape?, let base): keys = [base, key(of: shape, base: base)]
    case (_, nil, let base): keys = [base]
    }
    if let tone = letter.tone { keys.append(key(of: tone, isUppercase: letter.base.isUppercase)) }
    return keys
  }
}
