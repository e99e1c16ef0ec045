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
