#include "text/unicode.hpp"

#include <unicode/utf8.h>

namespace shuzhi::detail {

char32_t fold(char32_t c) noexcept {
  if (c < 0xA0) return c == U'\t' || c == U'\v' || c == U'\f' ? U' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x00A0:
    case 0x1680:
    case 0x2002:
    case 0x2003:
    case 0x2004:
    case 0x2005:
    case 0x2006:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x200A:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return U' ';
    case U'∶':
    case U'︰':
    case U'﹕':
      return U':';
    case U'﹐':
      return U',';
    case U'﹔':
      return U';';
    case U'﹪':
      return U'%';
    case U'〜':
    case U'∼':
      return U'~';
    case U'–':
    case U'‐':
    case U'‑':
    case U'−':
    case U'﹣':
      return U'-';
    case U'―':
    case U'─':
    case U'ー':
      return U'—';
    case U'・':
    case U'‧':
    case U'∙':
      return U'·';
    case U'〝':
      return U'“';
    case U'〞':
      return U'”';
    case U'﹙':
      return U'(';
    case U'﹚':
      return U')';
    case U'萬':
      return U'万';
    case U'億':
      return U'亿';
    case U'兩':
      return U'两';
    case U'個':
      return U'个';
    case U'點':
      return U'点';
    case U'條':
      return U'条';
    case U'項':
      return U'项';
    case U'戶':
      return U'户';
    case U'畝':
      return U'亩';
    case U'噸':
      return U'吨';
    case U'處':
      return U'处';
    case U'間':
      return U'间';
    case U'隻':
      return U'只';
    case U'場':
      return U'场';
    case U'節':
      return U'节';
    case U'臺':
      return U'台';
    case U'棟':
      return U'栋';
    case U'頭':
      return U'头';
    case U'圓':
      return U'元';
    case U'歲':
      return U'岁';
    default:
      return c;
  }
}

std::u32string to_u32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size() / 2);
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
