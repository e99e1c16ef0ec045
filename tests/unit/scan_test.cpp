// Scan: the short way for plain amounts, long texts in pieces, units of the caller's own.
#include "grammar/candidates.hpp"
#include "grammar/place.hpp"
#include "grammar/plain_amount.hpp"
#include "grammar/plain_period.hpp"
#include "grammar/plain_rank.hpp"
#include "grammar/quantity.hpp"
#include "grammar/readers.hpp"
#include "text/reading.hpp"

#include <shuzhi/json.hpp>
#include <shuzhi/parser.hpp>

#include "catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace shuzhi;
namespace detail = shuzhi::detail;
namespace rules = shuzhi::detail::grammar;

namespace {

bool same(const detail::Trie::Match& a, const detail::Trie::Match& b) {
  return a.length == b.length && a.row == b.row;
}

}  // namespace

TEST_CASE("the short way reads what the grammar reads", "[scan]") {
  const detail::Lexicon lexicon{ParseOptions{}};
  const std::vector<std::u32string> pieces = {
      U"3",    U"12",     U"7.35",   U"三",   U"两",   U"十",   U"零",     U"万",   U"亿",
      U"万亿", U"个",     U"所",     U"人",   U"人次", U"元",   U"%",      U"年",   U"月",
      U"千",   U"千瓦",   U"半",     U"多",   U"余",   U"来",   U"以上",   U"左右", U"至",
      U"-",    U"到",     U"和",     U",",    U"。",   U"、",   U"(含)",   U" ",    U"x",
      U"分",   U"成",     U"分之",   U"之间", U"级",   U"小时", U"百分点", U"位",   U"名",
      U"班",   U"平方米", U"学校",   U"几",   U"点",   U"十",   U"九",     U"近",   U"超过",
      U"约",   U"xx",     U"某",     U"*",    U".",    U"·",    U"有余",   U"上下", U"一",
      U"二十", U"○",      U"百分之", U"三百", U"零下", U"瓦",   U"余下",   U"余额", U"下"};
  std::mt19937 random(20240815);  // NOLINT: the same texts each time
  int taken = 0;
  int wrong = 0;
  std::string worst;
  for (int round = 0; round < 300'000; ++round) {
    std::u32string text;
    for (int n = 2 + static_cast<int>(random() % 5); n > 0; --n) {
      text += pieces[random() % pieces.size()];
    }
    const char32_t* const first = text.data();
    const char32_t* const last = first + text.size();
    const rules::Place place{lexicon, first, first, last};
    rules::PlainAmount parts;
    if (!rules::match_plain(place, parts)) continue;
    const rules::ast::measured plain = rules::as_measured(parts);
    ++taken;
    rules::ast::measured full;
    rules::iterator full_end = first;
    const bool matched = match(rules::measured(), full_end, last, lexicon, full);
    if (matched && full_end == parts.end && full.first.number.kind == plain.first.number.kind &&
        rules::view(full.first.number.text) == rules::view(plain.first.number.text) &&
        rules::view(full.first.scale) == rules::view(plain.first.scale) &&
        full.unit.row == plain.unit.row && full.unit.infix == plain.unit.infix &&
        same(full.before, plain.before) && same(full.after, plain.after) && !full.to.whole &&
        full.half.empty() && full.behind_unit.empty() &&
        rules::view(full.first.inner) == rules::view(plain.first.inner) &&
        rules::view(full.first.outer) == rules::view(plain.first.outer)) {
      continue;
    }
    ++wrong;
    worst = detail::to_utf8(text);
  }
  INFO(worst);
  CHECK(taken > 5'000);
  CHECK(wrong == 0);
}

TEST_CASE("the short way for plain periods gives what the grammar gives", "[scan]") {
  const detail::Lexicon lexicon{ParseOptions{}};
  // Figures and 年 often, and what may go on with a period or is close to it.
  const std::u32string often = U"0123456789一二三十〇两今去上本前明年年年年年年";
  const std::u32string sometimes =
      U"度学级制代轮月日号的第首后头最下全春秋暑寒初末底起以至截止到来之同-—~和与、/.“”期间季世纪旬"
      U"xX某当次个过新这中校,。 内";
  const std::vector<std::u32string> words = {
      U"过去一年", U"过去的一年", U"新的一年",   U"上一年", U"下一年", U"这一年", U"近",
      U"过去",     U"今后",       U"未来",       U"最近",   U"全年",   U"“十",    U"五”",
      U"“十四五”", U"“九五”",     U"期间",       U"个月",   U"天",     U"三年",   U"百",
      U"以来",     U"以前",       U"普法",       U"负",     U"几",     U"一半",   U"年来",
      U"2024年",   U"20xx年",     U"一九七八年", U"5月",    U"12月",   U"3日",    U"8号",
      U"月份",     U"时期",       U"规划",       U"期末",   U"三百",   U"万",     U"亿",
      U"7.5",      U"8时",        U"中旬",       U"季度"};
  std::mt19937 random(20261124);
  std::size_t taken = 0;
  std::size_t wrong = 0;
  std::string worst;
  for (int round = 0; round < 300'000; ++round) {
    std::u32string text;
    const std::size_t size = 2 + random() % 9;
    while (text.size() < size) {
      const std::u32string& from = random() % 3 != 0 ? often : sometimes;
      if (random() % 3 == 0) {
        text += words[random() % words.size()];
      } else {
        text += from[random() % from.size()];
      }
    }
    const char32_t* const first = text.data();
    const char32_t* const last = first + text.size();
    rules::ast::period plain;
    rules::iterator plain_end = first;
    const auto told = rules::match_plain_period({lexicon, first, first, last}, plain_end, plain);
    if (!told) continue;
    ++taken;
    rules::ast::period full;
    rules::iterator full_end = first;
    const bool matched = match(rules::period(), full_end, last, lexicon, full);
    if (!matched && !*told) continue;
    if (matched && *told && full_end == plain_end &&
        rules::view(full.from.year) == rules::view(plain.from.year) &&
        rules::view(full.from.relative) == rules::view(plain.from.relative) &&
        rules::view(full.from.in.month) == rules::view(plain.from.in.month) &&
        rules::view(full.from.in.day) == rules::view(plain.from.in.day) &&
        rules::view(full.from.in.part) == rules::view(plain.from.in.part) && !full.end.whole &&
        full.until.empty() && full.since.empty() &&
        rules::view(full.plan) == rules::view(plain.plan) &&
        rules::view(full.lead) == rules::view(plain.lead) && full.count.kind == plain.count.kind &&
        rules::view(full.count.text) == rules::view(plain.count.text) &&
        rules::view(full.tail) == rules::view(plain.tail)) {
      continue;
    }
    ++wrong;
    worst = detail::to_utf8(text);
  }
  INFO(worst);
  CHECK(taken > 5'000);
  CHECK(wrong == 0);
}

TEST_CASE("the short way for ranks gives what the grammar gives", "[scan]") {
  const detail::Lexicon lexicon{ParseOptions{}};
  const std::vector<std::u32string> pieces = {
      U"第", U"第", U"第", U"前", U"全国", U"全省", U"世界", U"首位", U"榜首", U"之首", U"位",
      U"名", U"强", U"3",  U"12", U"一",   U"三",   U"十",   U"五十", U"三百", U"万",   U"xx",
      U"几", U"数", U"半", U"负", U"-",    U" ",    U"、",   U"。",   U".",    U"分之", U"点",
      U"个", U"列", U"季", U"度", U"至",   U"零",   U"千瓦", U"多",   U"两",   U"廿"};
  std::mt19937 random(20261125);  // NOLINT: the same texts each time
  int taken = 0;
  int wrong = 0;
  std::string worst;
  for (int round = 0; round < 200'000; ++round) {
    std::u32string text;
    for (int n = 2 + static_cast<int>(random() % 5); n > 0; --n) {
      text += pieces[random() % pieces.size()];
    }
    const char32_t* const first = text.data();
    const char32_t* const last = first + text.size();
    rules::ast::rank plain;
    rules::iterator plain_end = first;
    const auto told = rules::match_plain_rank({lexicon, first, first, last}, plain_end, plain);
    if (!told) continue;
    ++taken;
    rules::ast::rank full;
    rules::iterator full_end = first;
    const bool matched = match(rules::rank(), full_end, last, lexicon, full);
    if (!matched && !*told) continue;
    if (matched && *told && full_end == plain_end &&
        rules::view(full.field) == rules::view(plain.field) &&
        rules::view(full.lead) == rules::view(plain.lead) &&
        full.number.kind == plain.number.kind &&
        rules::view(full.number.text) == rules::view(plain.number.text) && full.scale.empty() &&
        rules::view(full.suffix) == rules::view(plain.suffix)) {
      continue;
    }
    ++wrong;
    worst = detail::to_utf8(text);
  }
  INFO(worst);
  CHECK(taken > 5'000);
  CHECK(wrong == 0);
}

TEST_CASE("what is told to be an amount alone is neither period nor ratio", "[scan]") {
  const detail::Lexicon lexicon{ParseOptions{}};
  const std::u32string figures = U"0123456789一二三五六十〇○两.x";
  const std::u32string others = U"年月日号学世季-—~至到、./·: 个所万%度旬代点从自五第";
  std::mt19937 random(20261126);  // NOLINT: the same texts each time
  int taken = 0;
  int wrong = 0;
  std::string worst;
  for (int round = 0; round < 300'000; ++round) {
    std::u32string text;
    for (int n = 2 + static_cast<int>(random() % 9); n > 0; --n) {
      const std::u32string& from = random() % 3 != 0 ? figures : others;
      text += from[random() % from.size()];
    }
    const char32_t* const origin = text.data();
    const char32_t* const last = origin + text.size();
    const rules::Place place{lexicon, origin, origin + random() % 2, last};
    if (!rules::is_amount_alone(place)) continue;
    ++taken;
    rules::PeriodBase base;
    rules::Found found;
    if (!rules::read_period(place, base, found) && !rules::read_ratio(place, found)) continue;
    ++wrong;
    worst = detail::to_utf8(text);
  }
  INFO(worst);
  CHECK(taken > 5'000);
  CHECK(wrong == 0);
}

TEST_CASE("a word of the line above makes no ratio of a time of day", "[scan]") {
  const Parser parser;
  CHECK(parser.scan("师生比为15:30").items.size() == 1);
  CHECK(parser.scan("师生比\n14:30—16:30").items.empty());
}

TEST_CASE("the reference date makes no period and takes none away", "[scan]") {
  const Parser parser;
  for (const char* text : {"上世纪八六十年代", "上世纪八九十年代", "本世纪初", "上月", "5月中旬"}) {
    CAPTURE(text);
    CHECK(parser.scan(text).items.size() == parser.scan(text, Date{2024, 2, 29}).items.size());
  }
}

TEST_CASE("a long text is read in pieces that cut no mention", "[scan]") {
  const std::string sentence =
      "全县投入1.25亿元，新建学校35所，入学率达99。32%。其中三至五年级2,400人；";
  const Parser parser;
  const auto once = parser.scan(sentence).items;
  REQUIRE(once.size() > 3);
  std::string text;
  constexpr std::size_t copies = 2000;
  for (std::size_t i = 0; i < copies; ++i) text += sentence;
  const auto all = parser.scan(text).items;
  REQUIRE(all.size() == copies * once.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto shift = static_cast<std::uint32_t>(i / once.size() * sentence.size());
    const Mention& expected = once[i % once.size()];
    wrong += all[i].span.begin != expected.span.begin + shift ||
             all[i].span.end != expected.span.end + shift;
  }
  CHECK(wrong == 0);
}

TEST_CASE("ill-formed bytes keep the offsets of what stands around them", "[scan]") {
  const std::string good(100, 'a');
  const std::string text = good + "\xE5\xAD 新建35所\xFF。";
  const auto items = Parser().scan(text).items;
  REQUIRE(items.size() == 1);
  CHECK(text.substr(items[0].span.begin, items[0].span.size()) == "35所");
  ParseOptions strict;
  strict.invalid_bytes = InvalidBytes::refuse;
  CHECK_THROWS_AS(Parser(strict).scan(text), Error);
}

TEST_CASE("callers add units, and a clash is an error that says where", "[scan]") {
  ParseOptions options;
  options.extra_units = "客位\tcount\t{客位}\t1\n";
  const Mentions found = Parser(options).scan("新增7.5万客位");
  REQUIRE(found.items.size() == 1);
  CHECK(found.units[found.items[0].quantity.unit - 1].code == "{客位}");
  CHECK(found.items[0].quantity.value == Decimal{75000});

  options.extra_units = "客位\tcount\t{客位}\t1\n亩\tarea\tm2\t600\n";
  try {
    const Parser parser(options);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::lexicon);
    CHECK(std::string(error.what()).find("extra_units line 2") != std::string::npos);
    CHECK(std::string(error.what()).find("亩") != std::string::npos);
  }
}

TEST_CASE("tables of the caller's that are no UTF-8", "[scan]") {
  // What is cut inside a character must not be read past its end.
  for (const char* bad : {"\xF0", "\xE5\xAE", "\xFF\tcount\tx\t1", "箱\tcount\t\xC0\xAF\t1"}) {
    CAPTURE(bad);
    for (const bool units : {true, false}) {
      ParseOptions options;
      (units ? options.extra_units : options.extra_verbs) = std::string("# 1\n") + bad;
      try {
        const Parser parser(options);
        FAIL("no error");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::lexicon);
        CHECK(std::string(error.what()).find(" line 2: no UTF-8") != std::string::npos);
      }
    }
  }
}
