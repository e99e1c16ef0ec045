// What rules and short cuts take for granted of the word lists.
#include "lexicon/lexicon.hpp"

#include "catch.hpp"

#include <string>
#include <string_view>

using namespace shuzhi::detail;

namespace {

// `classes` are any of those that a rule asks for before it looks at the word's text.
struct Needed {
  std::u32string_view word;
  std::uint32_t classes;
  const char* message;
};

const Needed needed_by_rules[] = {
    {U"用于", word_function, "用于 has lost its class function: src/measures passes it over"},
    {U"并", word_link, "并 has lost its class link: src/measures passes it over"},
    {U"并且", word_link, "并且 has lost its class link: src/measures passes it over"},
    {U"人均", word_whole, "人均 is missing in compounds.tsv: src/measures passes it over"},
    {U"得到", word_verb, "得到 is no verb any more: src/measures passes it over"},
    {U"取得", word_verb, "取得 is no verb any more: src/measures passes it over"},
    {U"要", word_target | word_required, "要 is neither target nor required: no duty goes on"},
    {U"应", word_target | word_required, "应 is neither target nor required: no duty goes on"},
    {U"须", word_target | word_required, "须 is neither target nor required: no duty goes on"},
    {U"继续", word_adverb, "继续 is missing in adverbs.tsv: src/measures passes it over"},
    {U"目前", word_adverb, "目前 is missing in adverbs.tsv: src/claims passes it over"},
    {U"将", word_target, "将 has lost its class target: src/claims passes it over"},
    {U"拟", word_target, "拟 has lost its class target: src/claims passes it over"},
};

// The classes of the whole of `word`; 0: it is not listed.
std::uint32_t classes_of(const Lexicon& lexicon, std::u32string_view word) {
  const auto match = lexicon.words().longest(word.data(), word.data() + word.size());
  return match.length == word.size() ? lexicon.word(match.row).classes : 0;
}

}  // namespace

TEST_CASE("words that rules look for have the classes that are asked first", "[lexicon]") {
  const Lexicon lexicon{shuzhi::ParseOptions()};
  for (const Needed& needed : needed_by_rules) {
    INFO(needed.message);
    CHECK((classes_of(lexicon, needed.word) & needed.classes) != 0);
  }
}

// It is looked for among verbs and in plain text.
TEST_CASE("有待 is a verb or no word", "[lexicon]") {
  const Lexicon lexicon{shuzhi::ParseOptions()};
  const std::uint32_t classes = classes_of(lexicon, U"有待");
  INFO("有待 is listed as something else than a verb: src/measures passes it over");
  CHECK((classes == 0 || (classes & word_verb) != 0));
}

TEST_CASE("the words that the facts of a clause ask for by text are marked", "[lexicon]") {
  const Lexicon lexicon{shuzhi::ParseOptions()};
  for (const std::u32string_view word : {U"并", U"并且", U"得到", U"取得", U"用于"}) {
    CHECK((classes_of(lexicon, word) & word_named) != 0);
  }
  CHECK((classes_of(lexicon, U"提高") & word_named) == 0);
}

TEST_CASE("a verb's class and intention stand among its bits", "[lexicon]") {
  shuzhi::ParseOptions options;
  options.extra_verbs = "开展\tresult\tplanned\n点亮\tshort\t-\n";
  const Lexicon lexicon{options};
  constexpr std::uint32_t bits = word_act | word_result | word_light | word_brief | word_planned;
  // What the caller says of a verb takes the place of what the list says.
  CHECK((classes_of(lexicon, U"开展") & bits) == (word_result | word_planned));
  CHECK((classes_of(lexicon, U"点亮") & bits) == word_brief);
  CHECK(verb_bit(VerbClass::none) == 0);
}

TEST_CASE("affixes and ends of words are found through their filters", "[lexicon]") {
  const Lexicon lexicon{shuzhi::ParseOptions()};
  CHECK(lexicon.is_affix(U"累计", affix_cumulative));
  CHECK_FALSE(lexicon.is_affix(U"累计", affix_money));
  CHECK_FALSE(lexicon.is_affix(U"", affix_money));
  CHECK(lexicon.affix_at_end(U"专项资金", affix_money) == 2);
  CHECK(lexicon.affix_at_end(U"", affix_money) == 0);
  CHECK(lexicon.affix_at_front(U"资金投入", affix_money) == 2);
  CHECK(lexicon.affix_at_front(U"", affix_money) == 0);
  CHECK(lexicon.ends_in_actor(U"市服务中心"));
  CHECK(lexicon.ends_in_actor(U"我局"));
  CHECK_FALSE(lexicon.ends_in_actor(U"局", 2));
  CHECK_FALSE(lexicon.ends_in_actor(U""));
  CHECK(lexicon.ends_in_state(U"成效显著"));
  CHECK_FALSE(lexicon.ends_in_state(U"显著成效"));
}
