// Numerals: what is written in each notation is read back, and a slow and obvious reader agrees.
#include "catch.hpp"

#include "grammar/numeral.hpp"

#include <shuzhi/parser.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

using shuzhi::Decimal;
using namespace shuzhi::detail;

namespace {

const Lexicon& lexicon() {
  static const Lexicon words{shuzhi::ParseOptions{}};
  return words;
}

// The whole of `text` as one numeral with one value.
std::optional<Decimal> read(std::u32string_view text) {
  grammar::ast::numeral ast;
  grammar::iterator first = text.data();
  const grammar::iterator last = first + text.size();
  if (!grammar::match(grammar::numeral(), first, last, lexicon(), ast) || first != last) {
    return std::nullopt;
  }
  const auto value = grammar::evaluate(ast);
  if (!value || value->open || value->divisor != Decimal{1}) return std::nullopt;
  return value->value;
}

constexpr std::u32string_view plain_digits = U"零一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹贰叁肆伍陆柒捌玖";

struct Style {
  std::u32string_view digits = plain_digits;
  std::u32string_view scales = U"十百千";
  bool two = false;    ///< 两 in front of 百 千 万 亿
  bool round = false;  ///< 〇 for 零
};

// 0 to 9999, with 零 for each gap between digits.
std::u32string section(std::int64_t n, const Style& style) {
  std::u32string out;
  bool gap = false;
  std::int64_t power = 1000;
  for (int i = 3; i >= 0; --i, power /= 10) {
    const auto digit = static_cast<std::size_t>(n / power % 10);
    if (digit == 0) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += style.round ? U'〇' : U'零';
    gap = false;
    out += digit == 2 && style.two && i >= 2 ? U'两' : style.digits[digit];
    if (i > 0) out += style.scales[static_cast<std::size_t>(i) - 1];
  }
  return out;
}

// A number written out: 亿 and 万 with 零 where the part below does not begin at once.
std::u32string written(std::int64_t n, const Style& style) {
  constexpr std::int64_t wan = 10'000;
  constexpr std::int64_t yi = 100'000'000;
  if (n < wan) return section(n, style);
  const std::int64_t scale = n >= yi ? yi : wan;
  std::u32string head = written(n / scale, style);
  if (head == U"二" && style.two) head = U"两";
  const std::int64_t rest = n % scale;
  std::u32string out = head + (scale == yi ? U'亿' : U'万');
  if (rest == 0) return out;
  if (rest < scale / 10) out += style.round ? U'〇' : U'零';
  return out + written(rest, style);
}

std::u32string chinese(std::int64_t n, const Style& style) {
  return n == 0 ? std::u32string(1, style.digits[0]) : written(n, style);
}

std::u32string ascii(std::string_view text) { return {text.begin(), text.end()}; }

// 1234567.89 with separators: 1,234,567.89.
std::u32string separated(std::string text) {
  const std::size_t end = std::min(text.find('.'), text.size());
  for (std::size_t at = end; at > 3 && text[at - 4] != '-';) text.insert(at -= 3, ",");
  return ascii(text);
}

// The fraction's digits behind 点.
std::u32string with_fraction(std::u32string whole, const std::string& text, const Style& style) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return whole;
  whole += U'点';
  for (std::size_t i = point + 1; i < text.size(); ++i) {
    whole += style.digits[static_cast<std::size_t>(text[i] - '0')];
  }
  return whole;
}

// The reader to compare with: splits at 亿, then at 万, and adds up what is left.
std::int64_t slow(std::u32string_view text);

std::int64_t slow_tail(std::u32string_view text, std::int64_t scale) {
  if (text.empty()) return 0;
  if (text.front() == U'零' || text.front() == U'〇') {
    while (!text.empty() && (text.front() == U'零' || text.front() == U'〇')) text.remove_prefix(1);
    return text.empty() ? 0 : slow(text);
  }
  const std::int64_t value = slow(text);
  return text.size() == 1 && value < 10 ? value * scale / 10 : value;
}

std::int64_t slow(std::u32string_view text) {
  for (const auto& [word, scale] :
       {std::pair{U'亿', std::int64_t{100'000'000}}, std::pair{U'万', std::int64_t{10'000}}}) {
    const std::size_t at = text.rfind(word);
    if (at == std::u32string_view::npos) continue;
    return slow(text.substr(0, at)) * scale + slow_tail(text.substr(at + 1), scale);
  }
  std::int64_t total = 0;
  std::int64_t digit = -1;
  std::int64_t last = 1;
  for (const char32_t c : text) {
    const std::size_t power = std::u32string_view(U"十百千").find(c);
    const std::size_t formal = std::u32string_view(U"拾佰仟").find(c);
    if (power == std::u32string_view::npos && formal == std::u32string_view::npos) {
      std::size_t value = std::min(plain_digits.find(c), formal_digits.find(c));
      if (c == U'两') value = 2;
      if (c == U'〇') value = 0;
      digit = static_cast<std::int64_t>(value);
      if (digit == 0) last = 1;
      continue;
    }
    last = 1;
    for (std::size_t i = 0; i <= std::min(power, formal); ++i) last *= 10;
    total += (digit < 0 ? 1 : digit) * last;
    digit = -1;
  }
  if (digit > 0) total += digit * (last >= 100 ? last / 10 : 1);
  return total;
}

class Random {
 public:
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(n));
  }
  // As many small numbers as large ones, and many round ones.
  std::int64_t number() {
    std::int64_t n = 1;
    for (std::int64_t i = below(13); i > 0; --i) n = n * 10 + (below(3) == 0 ? 0 : below(10));
    return n * (below(4) == 0 ? 10 : 1);
  }
  Decimal decimal() { return *Decimal::make(number(), -static_cast<int>(below(5))); }
  bool coin() { return below(2) == 0; }

 private:
  std::mt19937_64 engine_{20240815};
};

std::int64_t whole_part(const std::string& text) {
  return std::stoll(text.substr(0, text.find('.')));
}

}  // namespace

TEST_CASE("what is written in a notation is read back", "[numeral]") {
  constexpr int rounds = 100'000;
  Random random;
  const Style formal{formal_digits, U"拾佰仟"};
  int wrong = 0;
  std::u32string worst;
  const auto check = [&](const std::u32string& text, Decimal value) {
    const auto found = read(text);
    if (found && *found == value) return;
    ++wrong;
    worst = text;
  };
  for (int i = 0; i < rounds; ++i) {
    const Decimal value = random.decimal();
    const std::string text = value.to_string();
    const std::int64_t whole = whole_part(text);
    check(ascii(text), value);
    check(ascii('-' + text), value.negated());
    check(separated(text), value);
    check(with_fraction(chinese(whole, {}), text, {}), value);
    check(with_fraction(chinese(whole, formal), text, formal), value);
    check(U'负' + with_fraction(chinese(whole, {}), text, {}), value.negated());
  }
  INFO(to_utf8(worst));
  CHECK(wrong == 0);
}

TEST_CASE("a scaled number is read back", "[numeral]") {
  constexpr int rounds = 100'000;
  struct Scale {
    std::string_view word;
    int exponent;
  };
  constexpr std::array scales{Scale{"百", 2}, Scale{"千", 3}, Scale{"万", 4}, Scale{"亿", 8},
                              Scale{"万亿", 12}};
  const shuzhi::Parser parser;
  Random random;
  int wrong = 0;
  std::string worst;
  for (int i = 0; i < rounds; ++i) {
    const Decimal value = random.decimal();
    const Scale& scale = scales[static_cast<std::size_t>(random.below(scales.size()))];
    const auto expected = value.times(*Decimal::make(1, scale.exponent));
    const std::string text = value.to_string() + std::string(scale.word) + "元";
    const shuzhi::Mentions found = parser.scan(text);
    if (expected && found.items.size() == 1 && found.items[0].quantity.has_value &&
        found.items[0].quantity.value == *expected && found.items[0].span.size() == text.size()) {
      continue;
    }
    ++wrong;
    worst = text;
  }
  INFO(worst);
  CHECK(wrong == 0);
}

TEST_CASE("a slow reader of Chinese numerals agrees", "[numeral]") {
  constexpr int rounds = 1'000'000;
  Random random;
  int wrong = 0;
  std::u32string worst;
  for (int i = 0; i < rounds; ++i) {
    Style style;
    if (random.below(4) == 0) style = {formal_digits, U"拾佰仟"};
    style.two = random.coin() && style.digits == plain_digits;
    style.round = random.below(4) == 0;
    std::u32string text = chinese(random.number(), style);
    // 一十五 is 十五 at the head, and the last scale word is left out where it is the next lower
    // one: 两千四百 is 两千四.
    if (random.coin() && text.substr(0, 2) == U"一十") text.erase(0, 1);
    if (random.coin() && text.size() >= 4) {
      const std::u32string_view tail = std::u32string_view(text).substr(text.size() - 3);
      for (const std::u32string_view pair :
           {U"千百", U"百十", U"万千", U"仟佰", U"佰拾", U"万仟"}) {
        if (tail[0] != pair[0] || tail[2] != pair[1]) continue;
        text.pop_back();
        break;
      }
    }
    const auto found = read(text);
    if (found && *found == *Decimal::make(slow(text), 0)) continue;
    ++wrong;
    worst = text;
  }
  INFO(to_utf8(worst));
  CHECK(wrong == 0);
}
