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

namespace {

using std::optional;
using std::u32string_view;

optional<Decimal> power_of_ten(int exponent) { return Decimal::make(1, exponent); }

// Takes the sign off: 负, 零下 (of a temperature) or a minus.
bool take_minus(u32string_view& text) {
  std::size_t length = 0;
  if (text.substr(0, 2) == U"零下") {
    length = 2;
  } else if (!text.empty() && (text.front() == U'负' || text.front() == U'-')) {
    length = 1;
  }
  text.remove_prefix(length);
  while (length != 0 && !text.empty() && text.front() == U' ') text.remove_prefix(1);
  return length != 0;
}

// Digits with separators and any of the points that stand for a decimal point. At most 18
// digits are a number that is held exactly; the buffer has room for what may stand with them.
optional<Decimal> read_arabic(u32string_view text) {
  std::array<char, 80> plain;
  std::size_t size = 0;
  for (const char32_t c : text) {
    if (size == plain.size()) return std::nullopt;
    if (is_digit(c)) {
      plain[size++] = static_cast<char>(c);
    } else if (c == U'.' || c == U'·' || c == U'•' || c == U'。') {
      plain[size++] = '.';
    }
  }
  return Decimal::parse({plain.data(), size});
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
    // 三四十, 四十五六; of the pairs with a gap only 三五 is said for "three to five".
    if (a > 0 && (b == a + 1 || (a == 3 && b == 5))) return Bounds{Decimal{a}, Decimal{b}};
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
  if (!text.empty() && (text.front() == U'廿' || text.front() == U'卅')) {
    const Decimal tens{text.front() == U'廿' ? 20 : 30};
    if (text.size() == 1) return Bounds{tens, tens};
    const auto ones = text.size() < 4 ? read_digits(text.substr(1)) : std::nullopt;
    return ones ? sum(Bounds{tens, tens}, *ones) : std::nullopt;
  }
  while (text.size() > 1 && digit_value(text.front()) == 0) text.remove_prefix(1);
  if (const auto digits = read_digits(text)) return digits;
  // 二〇二一: a string of digits.
  std::int64_t value = 0;
  if (text.size() > 18) return std::nullopt;
  for (const char32_t c : text) {
    const int d = digit_value(c);
    if (d < 0) return std::nullopt;
    value = value * 10 + d;
  }
  const auto whole = Decimal::make(value, 0);
  if (!whole) return std::nullopt;
  return Bounds{*whole, *whole};
}

optional<NumeralValue> from_bounds(const optional<Bounds>& bounds, bool negative) {
  if (!bounds) return std::nullopt;
  NumeralValue out;
  out.value = negative ? bounds->upper.negated() : bounds->lower;
  out.upper = negative ? bounds->lower.negated() : bounds->upper;
  out.open = bounds->lower != bounds->upper;
  return out;
}

optional<NumeralValue> exactly(const optional<Decimal>& value) {
  if (!value) return std::nullopt;
  return NumeralValue{*value, *value, false, Decimal{1}};
}

// 三, 十五, 三千二百万, 三亿零四百七十五万: digits, each with a scale word of its own but the last, from
// high to low. Most numerals are like this; nothing for the others.
optional<Decimal> regular_chinese(u32string_view text) {
  constexpr std::array<std::int32_t, 4> powers{1, 10, 100, 1000};
  constexpr std::size_t longest = 16;
  if (text.empty() || text.size() > longest) return std::nullopt;
  std::int64_t total = 0;
  std::int32_t group = 0;  // below 万
  int digit = -1;          // without its scale word yet
  int lowest = 4;          // scale word of the group
  int lowest_group = 9;    // 亿 or 万, so far
  bool may_end = true;     // in 两千四 the four is hundreds
  for (const char32_t c : text) {
    if (const int d = digit_value(c); d >= 0) {
      if (digit > 0 || (digit == 0 && d == 0)) return std::nullopt;
      may_end = digit == 0 || lowest < 2 || (group == 0 && total == 0);
      digit = d;
      continue;
    }
    const int exponent = scale_exponent(c);
    if (exponent < 0) return std::nullopt;
    if (exponent < 4) {
      const bool leads_with_ten = digit < 0 && exponent == 1 && group == 0 && total == 0;
      if ((digit < 1 && !leads_with_ten) || exponent >= lowest) return std::nullopt;
      group += (leads_with_ten ? 1 : digit) * powers[static_cast<std::size_t>(exponent)];
      lowest = exponent;
    } else {
      if (exponent >= lowest_group || exponent == 6) return std::nullopt;
      if (digit > 0 && !may_end) return std::nullopt;
      group += std::max(digit, 0);
      if (group == 0 || digit == 0) return std::nullopt;
      total += group * (exponent == 4 ? 10'000LL : 100'000'000LL);
      group = 0;
      lowest = 4;
      lowest_group = exponent;
      may_end = true;
    }
    digit = -1;
  }
  if (digit > 0 && !may_end) return std::nullopt;
  if (digit == 0 && text.size() > 1) return std::nullopt;
  return Decimal::make(total + group + std::max(digit, 0), 0);
}

optional<NumeralValue> chinese_value(u32string_view text) {
  if (const auto number = regular_chinese(text)) return exactly(*number);
  // Longer than any number that is held exactly, and a bound for the recursion.
  if (text.size() > 64) return std::nullopt;
  const bool negative = take_minus(text);
  const std::size_t point = text.find(U'点');
  if (point == u32string_view::npos) return from_bounds(read_chinese(text), negative);
  const auto whole = read_chinese(text.substr(0, point));
  if (!whole || whole->lower != whole->upper) return std::nullopt;
  u32string_view scale;
  std::int64_t digits = 0;
  int places = 0;
  for (std::size_t i = point + 1; i < text.size(); ++i) {
    const int d = is_digit(text[i]) ? static_cast<int>(text[i] - U'0') : digit_value(text[i]);
    if (d < 0) {  // 三点五万
      scale = text.substr(i);
      break;
    }
    if (++places > 18) return std::nullopt;
    digits = digits * 10 + d;
  }
  const auto part = Decimal::make(digits, -places);
  const auto factor = scale.empty() ? Decimal::make(1, 0) : evaluate_scale(scale);
  if (!part || !factor) return std::nullopt;
  const auto total = whole->lower.plus(*part);
  const auto value = total ? total->times(*factor) : std::nullopt;
  if (!value) return std::nullopt;
  return from_bounds(Bounds{*value, *value}, negative);
}

// Digits and nothing else, as most numbers are.
optional<Decimal> plain_digits(u32string_view text) {
  constexpr std::size_t most = 9;
  if (text.empty() || text.size() > most) return std::nullopt;
  std::int32_t value = 0;
  for (const char32_t c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::int32_t>(c - U'0');
  }
  return Decimal{value};
}

// Digits alone, or terms with falling scales: 3亿5千万, 200亿零四千230, 13万2.
optional<NumeralValue> arabic_value(u32string_view text) {
  if (const auto number = plain_digits(text)) return exactly(*number);
  const bool negative = take_minus(text);
  const auto digits_end = [](u32string_view t) {
    return std::min(t.find_first_not_of(U"0123456789.,·•。 "), t.size());
  };
  Decimal total;
  int last_scale = 0;
  bool first = true;
  while (!text.empty()) {
    if (!first && text.front() == U'零') {
      text.remove_prefix(1);
      last_scale = 0;  // 13万零2 is 130002
      if (text.empty()) return std::nullopt;
    }
    optional<Decimal> term;
    if (is_digit(text.front())) {
      const std::size_t digits = digits_end(text);
      const auto number = read_arabic(text.substr(0, digits));
      text.remove_prefix(digits);
      const std::size_t words =
          std::min(text.find_first_not_of(U"十百千万亿兆拾佰仟"), text.size());
      const auto scale = evaluate_scale(text.substr(0, words));
      if (!number || !scale) return std::nullopt;
      // 13万2: a single digit at the end counts in the next lower power of ten.
      const bool elided = words == 0 && digits == 1 && last_scale > 1 && text.empty();
      term = number->times(elided ? *power_of_ten(last_scale - 1) : *scale);
      text.remove_prefix(words);
      last_scale = scale->exponent();
    } else {
      const std::size_t size = std::min(text.find_first_of(U"0123456789"), text.size());
      const auto value = size > 64 ? std::nullopt : read_chinese(text.substr(0, size));
      if (!value || value->lower != value->upper) return std::nullopt;
      term = value->lower;
      text.remove_prefix(size);
      last_scale = 0;
    }
    const auto next = term ? total.plus(*term) : std::nullopt;
    if (!next) return std::nullopt;
    total = *next;
    first = false;
  }
  if (first) return std::nullopt;
  if (negative) total = total.negated();
  return NumeralValue{total, total, false, Decimal{1}};
}

optional<NumeralValue> any_value(u32string_view text) {
  while (!text.empty() && text.front() == U' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == U' ') text.remove_suffix(1);
  return !text.empty() && is_digit(text.front()) ? arabic_value(text) : chinese_value(text);
}

// 百分之九十五, 负百分之三, 百分之百, 万分之五: the figure behind 分之, times 10^`exponent`.
optional<NumeralValue> share_value(u32string_view text, int exponent) {
  const bool negative = take_minus(text);
  text.remove_prefix(text.find(U'之') + 1);
  auto value = text == U"百" ? exactly(Decimal{100}) : any_value(text);
  if (!value) return std::nullopt;
  const Decimal power = *power_of_ten(exponent);
  const auto lower = value->value.times(power);
  const auto upper = value->upper.times(power);
  if (!lower || !upper) return std::nullopt;
  value->value = negative ? upper->negated() : *lower;
  value->upper = negative ? lower->negated() : *upper;
  return value;
}

// 三分之二: numerator over denominator, as a decimal where that ends.
optional<NumeralValue> fraction_value(u32string_view text) {
  if (text == U"一半" || text == U"半数") return exactly(Decimal::make(5, -1));
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

u32string_view trailing_scale(u32string_view numeral) noexcept {
  std::size_t begin = numeral.size();
  while (begin != 0 && is_scale(numeral[begin - 1])) --begin;
  // In 三十万 the ten is part of what 万 counts.
  while (begin != numeral.size() && scale_exponent(numeral[begin]) == 1) ++begin;
  return begin == 0 ? u32string_view() : numeral.substr(begin);
}

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
    case ast::numeral_kind::arabic:
      return arabic_value(text);
    case ast::numeral_kind::chinese:
      return chinese_value(text);
    case ast::numeral_kind::percent:
    case ast::numeral_kind::permille:
      return share_value(text, 0);
    case ast::numeral_kind::parts: {
      const auto scale = evaluate_scale(text.substr(0, text.find(U'分')));
      return scale ? share_value(text, 2 - scale->exponent()) : std::nullopt;
    }
    case ast::numeral_kind::fraction:
      return fraction_value(text);
    case ast::numeral_kind::tenths:
      return tenths_value(text);
    case ast::numeral_kind::scale:
      return exactly(evaluate_scale(text));
    case ast::numeral_kind::masked:
      break;
  }
  return std::nullopt;
}

}  // namespace shuzhi::detail::grammar
