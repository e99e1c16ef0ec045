#include "text/unicode.hpp"

#include <unicode/utf8.h>

#include <array>

namespace shuzhi::detail {

namespace {

// Look-alikes of one character. Full-width ASCII is handled by its offset.
struct Alike {
  char32_t form;
  std::u32string_view characters;
};
constexpr std::array alikes{
    Alike{U' ',
          U"\t\v\f\u00A0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F"
          U"\u3000\uFEFF"},
    Alike{U':', U"∶︰﹕"},
    Alike{U',', U"﹐"},
    Alike{U';', U"﹔"},
    Alike{U'%', U"﹪"},
    Alike{U'~', U"〜∼"},
    Alike{U'-', U"–‐‑−﹣"},
    Alike{U'—', U"―─ー"},
    Alike{U'·', U"・‧∙"},
    Alike{U'“', U"〝"},
    Alike{U'”', U"〞"},
    Alike{U'(', U"﹙"},
    Alike{U')', U"﹚"},
    Alike{U'万', U"萬"},
    Alike{U'亿', U"億"},
    Alike{U'两', U"兩"},
    Alike{U'个', U"個"},
    Alike{U'点', U"點"},
    Alike{U'条', U"條"},
    Alike{U'项', U"項"},
    Alike{U'户', U"戶"},
    Alike{U'亩', U"畝"},
    Alike{U'吨', U"噸"},
    Alike{U'处', U"處"},
    Alike{U'间', U"間"},
    Alike{U'只', U"隻"},
    Alike{U'场', U"場"},
    Alike{U'节', U"節"},
    Alike{U'台', U"臺"},
    Alike{U'栋', U"棟"},
    Alike{U'头', U"頭"},
    Alike{U'元', U"圓"},
    Alike{U'岁', U"歲"},
};

constexpr CharacterFilter make_look_alikes() {
  CharacterFilter set;
  for (const Alike& a : alikes) {
    for (const char32_t c : a.characters) set.insert(c);
  }
  return set;
}

constexpr std::u32string_view numerals = U"〇零○一壹壱二两贰貳三叁參叄四肆五伍六陆陸七柒八捌九玖十";

constexpr bool opens_marker(char32_t c) {
  return c == U'(' || is_digit(c) || c == U'第' || (c >= 0x2460 && c <= 0x2473) ||
         (c >= 0x2160 && c <= 0x216B) || (c >= U'A' && c <= U'H') ||
         numerals.find(c) != std::u32string_view::npos;
}

constexpr std::uint8_t traits_as_folded(char32_t c) {
  unsigned bits = 0;
  if (is_terminal(c) || c == U'.') bits |= trait_stop;
  if (is_clause_mark(c)) bits |= trait_clause;
  if (is_opening(c) || is_closing(c)) bits |= trait_bracket;
  if (is_mark(c)) bits |= trait_mark;
  if (is_blank(c)) bits |= trait_blank;
  if (opens_marker(c)) bits |= trait_marker;
  return static_cast<std::uint8_t>(bits);
}

constexpr TraitTable make_traits() {
  TraitTable traits{};
  // Where marks and figures stand; a test looks at all characters.
  struct Block {
    char32_t first, last;
  };
  for (const Block block :
       {Block{0x20, 0x7F}, Block{0xB7, 0xB7}, Block{0x2010, 0x2030}, Block{0x2160, 0x216B},
        Block{0x2460, 0x2473}, Block{0x3000, 0x301F}, Block{0xFF01, 0xFF65}}) {
    for (char32_t c = block.first; c <= block.last; ++c) traits[c] = traits_as_folded(narrow(c));
  }
  for (const char32_t c : numerals) traits[c] = trait_marker;
  traits[U'第'] = trait_marker;
  const auto note_special = [&](char32_t c) { traits[c] |= trait_special; };
  for (const Alike& a : alikes) {
    for (const char32_t c : a.characters) note_special(c);
  }
  for (char32_t c = 0xD800; c <= 0xDFFF; ++c) note_special(c);
  note_special(0);
  return traits;
}

}  // namespace

constinit const TraitTable character_traits = make_traits();
constinit const CharacterFilter look_alikes = make_look_alikes();

char32_t fold_look_alike(char32_t c) noexcept {
  for (const Alike& a : alikes) {
    if (a.characters.find(c) != std::u32string_view::npos) return a.form;
  }
  return c;
}

char32_t checked_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto* const s = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(s, at, text.size(), c);
  return c < 0 ? ill_formed : static_cast<char32_t>(c);
}

std::u32string to_u32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 3);  // most characters are Chinese
  for (std::size_t i = 0; i < utf8.size();) out.push_back(next_code_point(utf8, i));
  return out;
}

std::string to_utf8(std::u32string_view chars) {
  std::string out;
  out.reserve(chars.size() * 3);
  for (const char32_t c : chars) {
    char buffer[U8_MAX_LENGTH];
    int n = 0;
    U8_APPEND_UNSAFE(buffer, n, static_cast<UChar32>(c));
    out.append(buffer, static_cast<std::size_t>(n));
  }
  return out;
}

}  // namespace shuzhi::detail
