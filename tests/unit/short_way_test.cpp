// The short ways beside the grammars: each gives what its grammar gives, on random texts of pieces
// that matter to it.
#include "text/unicode.hpp"

#include <shuzhi/parser.hpp>

#include "../short_way.hpp"
#include "catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace shuzhi;
namespace detail = shuzhi::detail;
namespace rules = shuzhi::detail::grammar;

namespace {

using Pieces = std::vector<std::u32string>;

class RandomTexts {
 public:
  explicit RandomTexts(std::mt19937::result_type seed) : random_(seed) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  const std::u32string& one_of(const Pieces& pieces) { return pieces[below(pieces.size())]; }
  std::u32string joined(const Pieces& pieces) {
    std::u32string text;
    for (std::size_t n = 2 + below(5); n > 0; --n) text += one_of(pieces);
    return text;
  }
  char32_t one_of(const std::u32string& characters) { return characters[below(characters.size())]; }

 private:
  std::mt19937 random_;
};

template <class Text, class Compare>
void check_agreement(int rounds, Text&& text_of_round, Compare&& compare) {
  const detail::Lexicon lexicon{ParseOptions{}};
  int taken = 0;
  int wrong = 0;
  std::string worst;
  for (int round = 0; round < rounds; ++round) {
    const std::u32string text = text_of_round();
    const short_way::Agreement agreement =
        compare(rules::Place{lexicon, text.data(), text.data(), text.data() + text.size()});
    if (!agreement) continue;
    ++taken;
    if (*agreement) continue;
    ++wrong;
    worst = detail::to_utf8(text);
  }
  INFO(worst);
  CHECK(taken > 5'000);
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("the short way reads what the grammar reads", "[short_way]") {
  const Pieces pieces = {
      U"3",    U"12",     U"7.35",   U"三",   U"两",   U"十",   U"零",     U"万",   U"亿",
      U"万亿", U"个",     U"所",     U"人",   U"人次", U"元",   U"%",      U"年",   U"月",
      U"千",   U"千瓦",   U"半",     U"多",   U"余",   U"来",   U"以上",   U"左右", U"至",
      U"-",    U"到",     U"和",     U",",    U"。",   U"、",   U"(含)",   U" ",    U"x",
      U"分",   U"成",     U"分之",   U"之间", U"级",   U"小时", U"百分点", U"位",   U"名",
      U"班",   U"平方米", U"学校",   U"几",   U"点",   U"十",   U"九",     U"近",   U"超过",
      U"约",   U"xx",     U"某",     U"*",    U".",    U"·",    U"有余",   U"上下", U"一",
      U"二十", U"○",      U"百分之", U"三百", U"零下", U"瓦",   U"余下",   U"余额", U"下"};
  RandomTexts random(20240815);
  check_agreement(
      300'000, [&] { return random.joined(pieces); }, short_way::amount);
}

TEST_CASE("the short way for plain periods gives what the grammar gives", "[short_way]") {
  // Figures and 年 often, and what may go on with a period or is close to it.
  const std::u32string often = U"0123456789一二三十〇两今去上本前明年年年年年年";
  const std::u32string sometimes =
      U"度学级制代轮月日号的第首后头最下全春秋暑寒初末底起以至截止到来之同-—~和与、/.“”期间季世纪旬"
      U"xX某当次个过新这中校,。 内";
  const Pieces words = {U"过去一年",   U"过去的一年", U"新的一年", U"上一年", U"下一年", U"这一年",
                        U"近",         U"过去",       U"今后",     U"未来",   U"最近",   U"全年",
                        U"“十",        U"五”",        U"“十四五”", U"“九五”", U"期间",   U"个月",
                        U"天",         U"三年",       U"百",       U"以来",   U"以前",   U"普法",
                        U"负",         U"几",         U"一半",     U"年来",   U"2024年", U"20xx年",
                        U"一九七八年", U"5月",        U"12月",     U"3日",    U"8号",    U"月份",
                        U"时期",       U"规划",       U"期末",     U"三百",   U"万",     U"亿",
                        U"7.5",        U"8时",        U"中旬",     U"季度"};
  RandomTexts random(20261124);
  check_agreement(
      300'000,
      [&] {
        std::u32string text;
        for (const std::size_t size = 2 + random.below(9); text.size() < size;) {
          if (random.below(3) == 0) {
            text += random.one_of(words);
          } else {
            text += random.one_of(random.below(3) != 0 ? often : sometimes);
          }
        }
        return text;
      },
      short_way::period);
}

TEST_CASE("the short way for ranks gives what the grammar gives", "[short_way]") {
  const Pieces pieces = {
      U"第", U"第", U"第", U"前", U"全国", U"全省", U"世界", U"首位", U"榜首", U"之首", U"位",
      U"名", U"强", U"3",  U"12", U"一",   U"三",   U"十",   U"五十", U"三百", U"万",   U"xx",
      U"几", U"数", U"半", U"负", U"-",    U" ",    U"、",   U"。",   U".",    U"分之", U"点",
      U"个", U"列", U"季", U"度", U"至",   U"零",   U"千瓦", U"多",   U"两",   U"廿"};
  RandomTexts random(20261125);
  check_agreement(
      200'000, [&] { return random.joined(pieces); }, short_way::rank);
}

TEST_CASE("what is told to be an amount alone is neither period nor ratio", "[short_way]") {
  const std::u32string figures = U"0123456789一二三五六十〇○两.x";
  const std::u32string others = U"年月日号学世季-—~至到、./·: 个所万%度旬代点从自五第";
  RandomTexts random(20261126);
  check_agreement(
      300'000,
      [&] {
        std::u32string text;
        for (std::size_t n = 2 + random.below(9); n > 0; --n) {
          text += random.one_of(random.below(3) != 0 ? figures : others);
        }
        return text;
      },
      [&](rules::Place place) -> short_way::Agreement {
        place.first += random.below(2);
        return short_way::amount_alone(place);
      });
}
