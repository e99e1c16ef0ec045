#include "grammar/numeral_def.hpp"

#include <algorithm>
#include <array>

namespace shuzhi::detail::grammar {

BOOST_SPIRIT_INSTANTIATE(numeral_type, iterator, context)
BOOST_SPIRIT_INSTANTIATE(bare_scale_type, iterator, context)

const numeral_type& numeral() {
  static const numeral_type rule{"numeral"};
  return rule;
}
const bare_scale_type& bare_scale() {
  static const bare_scale_type rule{"bare_scale"};
  return rule;
}

int digit_value(char32_t c) noexcept {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
    case U'壱':
      return 1;
    case U'二':
    case U'两':
    case U'贰':
    case U'貳':
      return 2;
    case U'三':
    case U'叁':
    case U'參':
    case U'叄':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
    case U'陸':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

bool is_chinese_digit(char32_t c) noexcept { return digit_value(c) >= 0; }

namespace {

using std::optional;
using std::u32string_view;

int scale_exponent(char32_t c) noexcept {
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    case U'万':
      return 4;
    case U'亿':
      return 8;
    case U'兆':
      return 6;
    default:
      return -1;
  }
}

optional<Decimal> power_of_ten(int exponent) { return Decimal::make(1, exponent); }

// Digits with separators and any of the points that stand for a decimal point.
optional<Decimal> read_arabic(u32string_view text) {
  std::string plain;
  for (const char32_t c : text) {
    if (is_digit(c)) {
      plain += static_cast<char>(c);
    } else if (c == U'-' || c == U'负') {
      plain += '-';
    } else if (c == U'.' || c == U'·' || c == U'•' || c == U'。') {
      plain += '.';
    }
  }
  return Decimal::parse(plain);
}

// Bounds of a Chinese numeral; lower == upper where it is exact.
struct Bounds {
  Decimal lower;
  Decimal upper;
};

optional<Bounds> sum(const Bounds& a, const Bounds& b) {
  const auto lower = a.lower.plus(b.lower);
  const auto upper = a.upper.plus(b.upper);
  if (!lower || !upper) return std::nullopt;
  return Bounds{*lower, *upper};
}

optional<Bounds> scaled(const Bounds& a, int exponent) {
  const auto scale = power_of_ten(exponent);
  const auto lower = a.lower.times(*scale);
  const auto upper = a.upper.times(*scale);
  if (!lower || !upper) return std::nullopt;
  return Bounds{*lower, *upper};
}

// One or two digits in front of a scale word, or at the end: 三, 三四 (three to four), 几.
optional<Bounds> read_digits(u32string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == U"几" || text == U"数") return Bounds{Decimal{2}, Decimal{9}};
  if (text == U"半") {
    const auto half = Decimal::make(5, -1);
    return Bounds{*half, *half};
  }
  if (text.size() == 1) {
    const int d = digit_value(text[0]);
    if (d < 0) return std::nullopt;
    return Bounds{Decimal{d}, Decimal{d}};
  }
  if (text.size() == 2) {
    const int a = digit_value(text[0]);
    const int b = digit_value(text[1]);
    if (a > 0 && b == a + 1) return Bounds{Decimal{a}, Decimal{b}};
  }
  return std::nullopt;
}

optional<Bounds> read_chinese(u32string_view text, int unit_exponent = 0);

// The part behind the highest scale word: 零五, 五千, or an elided tail (两千四 = 2400).
optional<Bounds> read_tail(u32string_view text, int scale) {
  if (text.empty()) return Bounds{};
  if (text.front() == U'零' || text.front() == U'〇') {
    while (!text.empty() && digit_value(text.front()) == 0) text.remove_prefix(1);
    if (text.empty()) return Bounds{};
    return read_chinese(text);
  }
  if (text.size() == 1 && scale > 1 && digit_value(text[0]) > 0) {
    return scaled(Bounds{Decimal{digit_value(text[0])}, Decimal{digit_value(text[0])}}, scale - 1);
  }
  return read_chinese(text);
}

// Splits at the highest scale word, from 亿 down: 一万五千亿 is (一万五千) 亿.
optional<Bounds> read_chinese(u32string_view text, int) {
  for (const char32_t* group : {U"亿", U"兆", U"万", U"千仟", U"百佰", U"十拾"}) {
    const std::size_t at = text.find_last_of(group);
    if (at == u32string_view::npos) continue;
    const int exponent = scale_exponent(text[at]);
    const u32string_view head = text.substr(0, at);
    // 十五: a scale word without a digit counts one of itself; 百 and 千 so only here.
    const auto multiplier = head.empty() ? Bounds{Decimal{1}, Decimal{1}} : read_chinese(head);
    if (!multiplier) return std::nullopt;
    const auto high = scaled(*multiplier, exponent);
    const auto low = read_tail(text.substr(at + 1), exponent);
    if (!high || !low) return std::nullopt;
    return sum(*high, *low);
  }
  if (text.size() >= 2 && text.front() == U'廿')
    return read_chinese(U"二十" + std::u32string(text.substr(1)));
  if (text.size() >= 2 && text.front() == U'卅')
    return read_chinese(U"三十" + std::u32string(text.substr(1)));
  if (text == U"廿") return Bounds{Decimal{20}, Decimal{20}};
  if (text == U"卅") return Bounds{Decimal{30}, Decimal{30}};
  while (text.size() > 1 && digit_value(text.front()) == 0) text.remove_prefix(1);
  if (const auto digits = read_digits(text)) return digits;
  // 二〇二一: a string of digits.
  std::string plain;
  for (const char32_t c : text) {
    const int d = digit_value(c);
    if (d < 0) return std::nullopt;
    plain += static_cast<char>('0' + d);
  }
  const auto value = Decimal::parse(plain);
  if (!value) return std::nullopt;
  return Bounds{*value, *value};
}

optional<NumeralValue> from_bounds(const optional<Bounds>& bounds, bool negative) {
  if (!bounds) return std::nullopt;
  NumeralValue out;
  out.value = negative ? bounds->upper.negated() : bounds->lower;
  out.upper = negative ? bounds->lower.negated() : bounds->upper;
  out.open = bounds->lower != bounds->upper;
  return out;
}

optional<NumeralValue> chinese_value(u32string_view text) {
  bool negative = false;
  if (!text.empty() && text.front() == U'负') {
    negative = true;
    text.remove_prefix(1);
  }
  const std::size_t point = text.find(U'点');
  if (point == u32string_view::npos) return from_bounds(read_chinese(text), negative);
  const auto whole = read_chinese(text.substr(0, point));
  if (!whole || whole->lower != whole->upper) return std::nullopt;
  std::string fraction = "0.";
  u32string_view scale;
  for (std::size_t i = point + 1; i < text.size(); ++i) {
    const int d = digit_value(text[i]);
    if (d < 0) {  // 三点五万
      scale = text.substr(i);
      break;
    }
    fraction += static_cast<char>('0' + d);
  }
  const auto part = Decimal::parse(fraction);
  const auto factor = scale.empty() ? Decimal::make(1, 0) : evaluate_scale(scale);
  if (!part || !factor) return std::nullopt;
  const auto total = whole->lower.plus(*part);
  const auto value = total ? total->times(*factor) : std::nullopt;
  if (!value) return std::nullopt;
  return from_bounds(Bounds{*value, *value}, negative);
}

// 3亿5千万, 13万2, 3万4000: terms with falling scales.
optional<NumeralValue> compound_value(u32string_view text) {
  Decimal total;
  int last_scale = 0;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of(U"0123456789.,·"), text.size());
    const auto number = read_arabic(text.substr(0, digits));
    text.remove_prefix(digits);
    const std::size_t words = std::min(text.find_first_of(U"0123456789"), text.size());
    const auto scale = evaluate_scale(text.substr(0, words));
    if (!number || !scale) return std::nullopt;
    Decimal factor = *scale;
    // 13万2: a single digit at the end counts in the next lower power of ten.
    if (words == 0 && digits == 1 && last_scale > 1) factor = *power_of_ten(last_scale - 1);
    text.remove_prefix(words);
    last_scale = scale->exponent();
    const auto term = number->times(factor);
    const auto next = term ? total.plus(*term) : std::nullopt;
    if (!next) return std::nullopt;
    total = *next;
  }
  return NumeralValue{total, total, false, Decimal{1}};
}

optional<NumeralValue> any_value(u32string_view text) {
  if (std::any_of(text.begin(), text.end(), [](char32_t c) { return is_digit(c); })) {
    const auto value = read_arabic(text);
    if (!value) return std::nullopt;
    return NumeralValue{*value, *value, false, Decimal{1}};
  }
  return chinese_value(text);
}

// 三分之二: numerator over denominator, as a decimal where that ends.
optional<NumeralValue> fraction_value(u32string_view text) {
  const bool slash = text.find(U'/') != u32string_view::npos;
  const u32string_view sign = slash ? U"/" : U"分之";
  const std::size_t at = text.find(sign);
  const u32string_view left = text.substr(0, at);
  const u32string_view right = text.substr(at + sign.size());
  const auto numerator = any_value(slash ? left : right);
  const auto denominator = any_value(slash ? right : left);
  if (!numerator || !denominator || denominator->value == Decimal{}) return std::nullopt;
  NumeralValue out = *numerator;
  if (const auto quotient = numerator->value.divided_by(denominator->value)) {
    out.value = out.upper = *quotient;
  } else {
    out.divisor = denominator->value;
  }
  return out;
}

// 七成半 is 75 percent.
optional<NumeralValue> tenths_value(u32string_view text) {
  const std::size_t at = text.find(U'成');
  const auto whole = any_value(text.substr(0, at));
  if (!whole) return std::nullopt;
  auto lower = whole->value.times(Decimal{10});
  auto upper = whole->upper.times(Decimal{10});
  const u32string_view rest = text.substr(at + 1);
  if (!rest.empty()) {
    const int extra = rest == U"半" ? 5 : digit_value(rest[0]);
    lower = lower ? lower->plus(Decimal{extra}) : lower;
    upper = upper ? upper->plus(Decimal{extra}) : upper;
  }
  if (!lower || !upper) return std::nullopt;
  return NumeralValue{*lower, *upper, whole->open, Decimal{1}};
}

}  // namespace

optional<Decimal> evaluate_scale(u32string_view words) {
  int exponent = 0;
  for (const char32_t c : words) {
    const int e = scale_exponent(c);
    if (e < 0) return std::nullopt;
    exponent += e;
  }
  if (exponent > 24) return std::nullopt;
  return power_of_ten(exponent);
}

optional<NumeralValue> evaluate(const ast::numeral& numeral) {
  const u32string_view text = view(numeral.text);
  switch (numeral.kind) {
    case ast::numeral_kind::arabic: {
      const auto value = read_arabic(text);
      if (!value) return std::nullopt;
      return NumeralValue{*value, *value, false, Decimal{1}};
    }
    case ast::numeral_kind::compound:
      return compound_value(text);
    case ast::numeral_kind::chinese:
      return chinese_value(text);
    case ast::numeral_kind::percent:
    case ast::numeral_kind::permille:
      return any_value(text.substr(3));
    case ast::numeral_kind::fraction:
      return fraction_value(text);
    case ast::numeral_kind::tenths:
      return tenths_value(text);
    case ast::numeral_kind::scale: {
      const auto value = evaluate_scale(text);
      if (!value) return std::nullopt;
      return NumeralValue{*value, *value, false, Decimal{1}};
    }
    case ast::numeral_kind::masked:
      break;
  }
  return std::nullopt;
}

}  // namespace shuzhi::detail::grammar
