// The word lists: src/lexicon/*.tsv, compiled in, and what the caller added.
#pragma once

#include "lexicon/trie.hpp"
#include "text/unicode.hpp"

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>
#include <shuzhi/unit.hpp>

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuzhi::detail {

/// What a word can be in a clause, as bits: 提高 is a change and a verb of action.
enum WordClass : std::uint32_t {
  word_verb = 1u << 0,         ///< verbs.tsv
  word_adverb = 1u << 1,       ///< adverbs.tsv
  word_predicate = 1u << 2,    ///< 达 为 有: between a subject and its quantity
  word_increase = 1u << 3,     ///< 增长
  word_decrease = 1u << 4,     ///< 下降
  word_level = 1u << 5,        ///< 增至, 提高到: a change that ends in a level
  word_basis = 1u << 6,        ///< 同比; `detail` is a Basis
  word_target = 1u << 7,       ///< 将, 力争
  word_required = 1u << 8,     ///< 须, 不得低于
  word_done = 1u << 9,         ///< 已, 了
  word_ongoing = 1u << 10,     ///< 正在
  word_scope = 1u << 11,       ///< 全市
  word_part = 1u << 12,        ///< 其中
  word_distribute = 1u << 13,  ///< 分别
  word_function = 1u << 14,    ///< 的 在 对: prepositions and particles
  word_fronting = 1u << 15,    ///< 对 将 把: the object stands before the verb
  word_self = 1u << 16,        ///< 我局, 我市
  word_plan_frame = 1u << 17,  ///< 下一步, 打算: a section of intentions
  word_past_frame = 1u << 18,  ///< 回顾, 成效: a section of results
  word_compare = 1u << 19,     ///< 高于, 低于: against another body's figure
  word_rank_verb = 1u << 20,   ///< 位居, 名列
  word_whole = 1u << 21,       ///< a word that hides the words inside it and is nothing itself
  word_link = 1u << 22,        ///< 并, 还, 不仅: joins a clause to the one before
  word_negation = 1u << 23,    ///< 尚未, 没有
  word_pivot = 1u << 24,       ///< 组织, 鼓励: its object is who acts next
  // What is asked of verbs most, beside `Word::verb` and `Word::status`: a bit is at hand in the
  // token itself.
  word_act = 1u << 25,      ///< VerbClass::act
  word_result = 1u << 26,   ///< VerbClass::result
  word_light = 1u << 27,    ///< VerbClass::light
  word_brief = 1u << 28,    ///< VerbClass::brief
  word_planned = 1u << 29,  ///< 待建: a verb that tells an intention itself
  word_named = 1u << 30,    ///< 并, 得到: asked for by its own text where measures are found
};

/// Classes of affixes.tsv, as bits.
enum AffixClass : std::uint32_t {
  affix_measure = 1u << 0,        ///< 面积, 产量: nothing without what stands before it
  affix_growth = 1u << 1,         ///< 增速, 占比: a rate told of another measure
  affix_time = 1u << 2,           ///< 天数: a duration behind it is stated
  affix_spending = 1u << 3,       ///< 为期, 提前
  affix_money = 1u << 4,          ///< 资金: a bare 800万 behind it is money
  affix_actor = 1u << 5,          ///< 医院, 公司
  affix_programme = 1u << 6,      ///< 工程: the number in front belongs to a name
  affix_abstract = 1u << 7,       ///< 个, 项: classifiers of what slogans count
  affix_placing = 1u << 8,        ///< 纳入, 作为: put a fronted object somewhere
  affix_standing = 1u << 9,       ///< 累计, 目前: a figure of no single year
  affix_relational = 1u << 10,    ///< 产量, 总额: a measure of what was named before
  affix_total = 1u << 11,         ///< 总量, 总额: of the measure that was named before
  affix_per = 1u << 12,           ///< 每人, 每月: belong to the unit of what follows
  affix_cumulative = 1u << 13,    ///< 累计: the same, in its own clause
  affix_causative = 1u << 14,     ///< 督促, 帮助: the verb behind it tells what is done
  affix_event = 1u << 15,         ///< 次, 场: units of what took place
  affix_intransitive = 1u << 16,  ///< 就业, 立案: a verb that takes no object
  affix_funds = 1u << 18,         ///< 资金: money that is given, raised or kept
  affix_deed = 1u << 19,          ///< 销售, 到位: no verbs of the list, and done with things
  affix_benefit = 1u << 20,       ///< 保障, 支撑: what an act was good for
  affix_degree = 1u << 21,        ///< 不断, 日益: how a state changed
  affix_counting = 1u << 22,      ///< 人次, 访问量: say what a bare 97万 counts
  affix_adding = 1u << 23,        ///< 新增, 减少: the thing stands behind the verb
  affix_reaching = 1u << 24,      ///< 惠及, 覆盖: whom or what something reached is behind it
  affix_way = 1u << 17,           ///< 方式, 原则: 通过…方式, then the verb
  affix_attending = 1u << 25,     ///< 参加, 上线: people behind it are those who did it
};

/// Classes of verbs.tsv.
enum class VerbClass : std::uint8_t { none, act, result, guide, effect, light, brief };
/// The bit of a class of verbs; 0 where it has none.
constexpr std::uint32_t verb_bit(VerbClass verb) noexcept {
  switch (verb) {
    case VerbClass::act:
      return word_act;
    case VerbClass::result:
      return word_result;
    case VerbClass::light:
      return word_light;
    case VerbClass::brief:
      return word_brief;
    default:
      return 0;
  }
}

struct Word {
  std::uint32_t classes = 0;
  std::uint32_t affixes = 0;  ///< AffixClass bits of the whole word
  VerbClass verb = VerbClass::none;
  std::int8_t status = -1;  ///< a Status that the verb itself tells, or -1
  std::uint8_t detail = 0;
  bool noun = false;  ///< stands in heads.tsv as well: 培训, 投资
  bool is(std::uint32_t any) const noexcept { return (classes & any) != 0; }
  /// What tokens have that are no word.
  static const Word none;
};

enum class LineMatch : std::uint8_t { line, prefix, contains, label, detail };

struct FurniturePhrase {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  FurnitureKind kind;
  LineMatch match;
  std::uint32_t next = none;  ///< row of the next phrase with the same words
};

/// How the numbers look that a noun is named by: 12345热线, 985高校.
enum class NameShape : std::uint8_t { service, programme };

class Lexicon {
 public:
  /// The built-in tables and `options`' extra entries. Throws Error{lexicon}.
  explicit Lexicon(const ParseOptions& options);

  const Trie& units() const noexcept { return units_; }
  const Unit& unit(std::uint32_t row) const noexcept { return unit_rows_[row]; }

  /// How many of `to` one of `from` is, where two units of a kind stand in a fixed ratio.
  std::optional<Decimal> unit_ratio(std::uint32_t from, std::uint32_t to) const;

  /// Rows of 元, % and ‰.
  std::uint32_t yuan() const noexcept { return yuan_; }
  std::uint32_t percent() const noexcept { return percent_; }
  std::uint32_t permille() const noexcept { return permille_; }

  /// What can begin with a character, as bits; 0 for most of them. Beyond U+FFFF they may tell
  /// of what cannot.
  enum Starts : std::uint8_t {
    starts_number = 1,
    starts_period = 2,
    starts_rank = 4,
    starts_word = 8,
    starts_with_next = 16,  ///< only in front of some characters: `may_open` tells
    starts_always = 32,     ///< whatever stands behind
  };
  std::uint8_t starts(char32_t c) const noexcept { return starts_[c % 0x10000]; }
  /// The traits of characters, with trait_opens where `starts` is not 0.
  const TraitTable& traits() const noexcept { return *traits_; }
  /// Whether a mention, or a word that hides a numeral, may begin with `c` in front of `next`.
  /// Without a branch: asked at every character, and one in five opens some word.
  bool may_open(char32_t c, char32_t next) const noexcept {
    return always_open_.may_contain_either_of(c, openings_, mixed(c, next));
  }

  /// What a period begins with that begins with no figure.
  const Trie& period_openings() const noexcept { return period_openings_; }

  const Trie& words() const noexcept { return words_; }
  const Word& word(std::uint32_t row) const noexcept { return word_rows_[row]; }
  /// The word of any of `classes` that begins at `first`, longest first.
  Trie::Match word_of(std::uint32_t classes, const char32_t* first,
                      const char32_t* last) const noexcept;

  /// Characters of the longest word_basis.
  std::uint32_t longest_basis() const noexcept { return longest_basis_; }

  /// Rows of approximators are Approximation values.
  const Trie& approximators_before() const noexcept { return approximators_before_; }
  /// 上 and 过: approximators in front of a scale word alone (上万支).
  const Trie& approximators_before_scale() const noexcept { return approximators_before_scale_; }
  const Trie& approximators_after() const noexcept { return approximators_after_; }
  /// Words that end like an approximator: 签约, 反超.
  const Trie& approximator_tails() const noexcept { return approximator_tails_; }
  /// What a number names: 热线, 高校. Rows are NameShape values.
  const Trie& number_names() const noexcept { return number_names_; }
  /// What something is a rank in: 全省, 世界.
  const Trie& rank_fields() const noexcept { return rank_fields_; }

  /// The classes of the affix that is the whole of `word`; 0: it is none.
  std::uint32_t affix_classes(std::u32string_view word) const noexcept;
  /// Whether the whole of `word` is an affix of any of `classes`.
  bool is_affix(std::u32string_view word, std::uint32_t classes) const noexcept;
  /// How long the affix of `classes` is that `phrase` begins with, or ends in; 0: none.
  std::uint32_t affix_at_front(std::u32string_view phrase, std::uint32_t classes) const noexcept;
  std::uint32_t affix_at_end(std::u32string_view phrase, std::uint32_t classes) const noexcept;

  const Trie& non_numbers() const noexcept { return non_numbers_; }
  /// Words that begin like a unit and are none.
  const Trie& not_units() const noexcept { return not_units_; }
  const Trie& heads() const noexcept { return heads_; }
  const Trie& section_titles() const noexcept { return section_titles_; }
  const Trie& issuers() const noexcept { return issuers_; }
  /// Ends of the words for who acts: 局, 中心, 领导.
  const Trie& actors() const noexcept { return actors_; }
  /// Whether `text` ends in one of them that has `shortest` characters or more.
  bool ends_in_actor(std::u32string_view text, std::size_t shortest = 1) const noexcept {
    return may_end(actor_ends_, text) && ends_in(actors_, text, shortest);
  }
  /// Whether `text` ends as clauses do that tell a state: 显著, 不够.
  bool ends_in_state(std::u32string_view text) const noexcept {
    return may_end(state_ends_, text) && ends_in(states_, text, 1);
  }
  /// Whether `text` ends as titles do that are statements: 提质增效.
  bool ends_as_title(std::u32string_view text) const noexcept {
    return may_end(title_end_ends_, text) && ends_in(title_ends_, text, 1);
  }
  /// 下一步, 回顾: what tells of a title whether intentions or results stand below it.
  const Trie& frame_words() const noexcept { return frame_words_; }
  /// Rows of report titles are ReportKind values.
  const Trie& report_titles() const noexcept { return report_titles_; }
  /// Rows are those of `furniture_phrase`, the first one with the words.
  const Trie& furniture() const noexcept { return furniture_; }
  const FurniturePhrase& furniture_phrase(std::uint32_t row) const noexcept {
    return furniture_rows_[row];
  }

 private:
  // The last characters of words, hashed into what a near cache holds: most texts end in none.
  using Ends = std::bitset<4096>;
  static std::size_t end_slot(char32_t c) noexcept { return c % 4096; }
  static bool may_end(const Ends& ends, std::u32string_view text) noexcept {
    return !text.empty() && ends[end_slot(text.back())];
  }
  static bool ends_in(const Trie& words, std::u32string_view text, std::size_t shortest) noexcept;

  // Two characters as one of 16 bits. The shift is a constant: asked at every character.
  static constexpr char32_t mixed(char32_t a, char32_t b) noexcept {
    return (a * 0x9E3779B1u + b * 0x85EBCA77u) >> 16;
  }

  void read_units(std::string_view table, std::string_view name, bool built_in);
  void read_verbs(std::string_view table, std::string_view name);
  void read_words(std::string_view table, std::string_view name);
  void read_class(std::uint32_t bit, std::string_view table, std::string_view name);
  void read_plain(Trie& into, std::string_view table, std::string_view name);
  void read_ends(Trie& into, Ends& ends, std::string_view table, std::string_view name);
  void read_openings(std::string_view table, std::string_view name);
  void read_affixes(std::string_view table, std::string_view name);
  void read_report_titles(std::string_view table, std::string_view name);
  void read_furniture(std::string_view table, std::string_view name);
  void read_unit_scales(std::string_view table, std::string_view name);
  void read_number_names(std::string_view table, std::string_view name);
  void read_approximators(std::string_view table, std::string_view name);
  void note_starts();
  Word& word_row(std::u32string_view text);

  Trie approximators_before_, approximators_before_scale_, approximators_after_, rank_fields_;
  Trie approximator_tails_, number_names_;
  Trie period_openings_, rank_openings_;
  Trie units_, not_units_, words_, non_numbers_, heads_, section_titles_, issuers_, report_titles_;
  Trie affixes_;
  Trie actors_, states_, title_ends_, frame_words_, furniture_;
  Ends actor_ends_, state_ends_, title_end_ends_;
  std::vector<Unit> unit_rows_;
  struct UnitScale {
    std::string_view code, base;
    Decimal factor;
  };
  std::vector<UnitScale> unit_scales_;
  std::vector<Word> word_rows_;
  std::vector<std::uint32_t> affix_rows_;  ///< AffixClass bits
  // The same of all affixes that begin with, or end in, a character: most texts need no look-up.
  using AffixFilter = std::array<std::uint32_t, 1024>;
  static std::size_t affix_slot(char32_t c) noexcept { return c % 1024; }
  AffixFilter affix_fronts_{}, affix_ends_{};
  std::vector<FurniturePhrase> furniture_rows_;
  std::vector<std::uint8_t> starts_;  // of the characters up to U+FFFF
  std::unique_ptr<TraitTable> traits_;
  CharacterFilter always_open_;  // those with starts_always
  CharacterFilter openings_;     // of two characters, mixed
  std::uint32_t longest_basis_ = 0;
  std::uint32_t yuan_ = 0;
  std::uint32_t percent_ = 0;
  std::uint32_t permille_ = 0;
};

}  // namespace shuzhi::detail
