#include "lexicon/lexicon.hpp"

#include "lexicon/tables.hpp"
#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace shuzhi::detail {
namespace {

using std::string_view;

// One entry of a table: its columns, and where it stands for error messages.
struct Row {
  std::array<string_view, 4> columns;
  std::size_t count = 0;
  string_view table;
  std::size_t line = 0;

  [[noreturn]] void reject(const std::string& why) const {
    throw Error(ErrorCode::lexicon,
                std::string(table) + " line " + std::to_string(line) + ": " + why);
  }
};

void each_row(string_view table, string_view name, std::size_t columns,
              const std::function<void(const Row&)>& visit) {
  std::size_t number = 0;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    string_view line = table.substr(0, end);
    table.remove_prefix(end == string_view::npos ? table.size() : end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    Row row;
    row.table = name;
    row.line = number;
    for (;;) {
      const std::size_t tab = line.find('\t');
      if (row.count == row.columns.size()) row.reject("too many columns");
      row.columns[row.count++] = line.substr(0, tab);
      if (tab == string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    if (row.count < columns) {
      row.reject("expected " + std::to_string(columns) + " columns, separated by tabs");
    }
    if (row.columns[0].empty()) row.reject("the word is empty");
    visit(row);
  }
}

std::size_t rows_of(string_view table) {
  return static_cast<std::size_t>(std::count(table.begin(), table.end(), '\n'));
}

// A caller's table may hold anything; our own are UTF-8.
void check_well_formed(string_view table, string_view name) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < table.size();) {
    line += table[at] == '\n' ? 1 : 0;
    if (checked_code_point(table, at) == ill_formed) {
      Row row;
      row.table = name;
      row.line = line;
      row.reject("no UTF-8");
    }
  }
}

std::u32string folded(string_view utf8) {
  std::u32string out = to_u32(utf8);
  for (char32_t& c : out) c = fold(c);
  return out;
}

template <class Enum>
bool read_name(string_view name, Enum last, Enum& out) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Enum>(i);
    if (name == to_string(value)) {
      out = value;
      return true;
    }
  }
  return false;
}

struct ClassName {
  string_view name;
  std::uint32_t bit;
};
constexpr std::array class_names{
    ClassName{"predicate", word_predicate},
    ClassName{"increase", word_increase},
    ClassName{"decrease", word_decrease},
    ClassName{"level", word_level},
    ClassName{"basis", word_basis},
    ClassName{"target", word_target},
    ClassName{"required", word_required},
    ClassName{"done", word_done},
    ClassName{"ongoing", word_ongoing},
    ClassName{"scope", word_scope},
    ClassName{"part", word_part},
    ClassName{"distribute", word_distribute},
    ClassName{"function", word_function},
    ClassName{"fronting", word_fronting | word_function},
    ClassName{"self", word_self},
    ClassName{"plan_frame", word_plan_frame},
    ClassName{"past_frame", word_past_frame},
    ClassName{"compare", word_compare},
    ClassName{"rank_verb", word_rank_verb},
    ClassName{"whole", word_whole},
    ClassName{"link", word_link},
    ClassName{"negation", word_negation},
    ClassName{"pivot", word_pivot},
    ClassName{"named", word_named},
};

constexpr std::array affix_names{
    ClassName{"measure", affix_measure},
    ClassName{"growth", affix_growth},
    ClassName{"time", affix_time},
    ClassName{"spending", affix_spending},
    ClassName{"money", affix_money},
    ClassName{"actor", affix_actor},
    ClassName{"programme", affix_programme},
    ClassName{"abstract", affix_abstract},
    ClassName{"placing", affix_placing},
    ClassName{"standing", affix_standing},
    ClassName{"relational", affix_relational},
    ClassName{"total", affix_total},
    ClassName{"causative", affix_causative},
    ClassName{"per", affix_per},
    ClassName{"cumulative", affix_cumulative},
    ClassName{"event", affix_event},
    ClassName{"intransitive", affix_intransitive},
    ClassName{"way", affix_way},
    ClassName{"attending", affix_attending},
    ClassName{"benefit", affix_benefit},
    ClassName{"degree", affix_degree},
    ClassName{"counting", affix_counting},
    ClassName{"adding", affix_adding},
    ClassName{"deed", affix_deed},
    ClassName{"funds", affix_funds},
    ClassName{"reaching", affix_reaching},
};

struct VerbName {
  string_view name;
  VerbClass value;
};
constexpr std::array verb_names{
    VerbName{"act", VerbClass::act},     VerbName{"result", VerbClass::result},
    VerbName{"guide", VerbClass::guide}, VerbName{"effect", VerbClass::effect},
    VerbName{"light", VerbClass::light}, VerbName{"short", VerbClass::brief},
};

bool read_match(string_view name, LineMatch& match) {
  constexpr std::array<string_view, 5> names = {"line", "prefix", "contains", "label", "detail"};
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  match = static_cast<LineMatch>(found - names.begin());
  return true;
}

}  // namespace

const Word Word::none;

Lexicon::Lexicon(const ParseOptions& options) {
  std::size_t words = 0;
  for (const string_view table :
       {tables::words, tables::adverbs, tables::compounds, tables::verbs}) {
    words += rows_of(table);
  }
  words_.reserve(words);
  word_rows_.reserve(words);
  read_units(tables::units, "units.tsv", true);
  read_unit_scales(tables::unit_scales, "unit_scales.tsv");
  read_approximators(tables::approximators, "approximators.tsv");
  read_number_names(tables::number_names, "number_names.tsv");
  // Words look themselves up in these two.
  read_plain(heads_, tables::heads, "heads.tsv");
  read_affixes(tables::affixes, "affixes.tsv");
  read_words(tables::words, "words.tsv");
  read_class(word_adverb, tables::adverbs, "adverbs.tsv");
  read_class(word_whole, tables::compounds, "compounds.tsv");
  read_verbs(tables::verbs, "verbs.tsv");
  read_plain(non_numbers_, tables::non_numbers, "non_numbers.tsv");
  read_plain(not_units_, tables::not_units, "not_units.tsv");
  read_openings(tables::openings, "openings.tsv");
  read_plain(section_titles_, tables::section_titles, "section_titles.tsv");
  read_plain(issuers_, tables::issuers, "issuers.tsv");
  read_ends(actors_, actor_ends_, tables::actors, "actors.tsv");
  read_ends(title_ends_, title_end_ends_, tables::title_ends, "title_ends.tsv");
  read_ends(states_, state_ends_, tables::states, "states.tsv");
  read_report_titles(tables::report_titles, "report_titles.tsv");
  read_furniture(tables::furniture, "furniture.tsv");
  check_well_formed(options.extra_units, "extra_units");
  check_well_formed(options.extra_verbs, "extra_verbs");
  read_units(options.extra_units, "extra_units", false);
  read_verbs(options.extra_verbs, "extra_verbs");
  note_starts();
}

void Lexicon::note_starts() {
  constexpr std::u32string_view digits = U"0123456789";
  constexpr std::u32string_view numerals =
      U"〇零一二三四五六七八九十两廿卅壹贰叁肆伍陆柒捌玖拾貳參陸";
  constexpr std::u32string_view masks = U"xX×*_某○";
  constexpr std::u32string_view others = U"半几数百千万亿负-¥￥€£$";
  constexpr std::u32string_view letters = U"abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ";
  const std::u32string figures = std::u32string(digits) + std::u32string(numerals) +
                                 std::u32string(masks) + std::u32string(others) +
                                 std::u32string(letters) + U" ";

  starts_.assign(0x10000, 0);
  const auto note = [this](std::u32string_view chars, std::uint8_t bits) {
    for (const char32_t c : chars) starts_[c] |= bits;
  };
  for (const std::u32string_view chars : {digits, numerals, masks}) {
    note(chars, starts_number | starts_period);
  }
  for (const std::u32string_view chars : {others, letters, std::u32string_view(U"翻")}) {
    note(chars, starts_number);
  }
  for (std::uint8_t& bits : starts_) bits |= bits != 0 ? starts_always : 0;

  // A word opens a mention with its first two characters, a word of one with what follows it.
  const auto note_words = [&](const Trie& trie, std::uint8_t bits, std::u32string_view behind) {
    trie.each_beginning([&](char32_t a, char32_t b) {
      if (a >= starts_.size()) return;
      starts_[a] |= bits | starts_with_next;
      for (const char32_t c : b != 0 ? std::u32string_view(&b, 1) : behind)
        openings_.insert(mixed(a, c));
    });
  };
  note_words(period_openings_, starts_period, figures);
  note_words(approximators_before_, starts_number, figures);
  note_words(approximators_before_scale_, starts_number, figures);
  // 减半
  starts_[U'减'] |= starts_number | starts_with_next;
  openings_.insert(mixed(U'减', U'半'));
  note_words(rank_fields_, starts_rank, U"第前首榜之");
  note_words(rank_openings_, starts_rank, figures);
  note_words(non_numbers_, starts_word, {});
  non_numbers_.each_beginning([&](char32_t a, char32_t b) {
    if (b == 0) note(std::u32string_view(&a, 1), starts_always);
  });

  for (char32_t c = 0; c < starts_.size(); ++c) {
    if ((starts_[c] & starts_always) != 0) always_open_.insert(c);
  }

  traits_ = std::make_unique<TraitTable>(character_traits);
  for (char32_t c = 1; c < traits_->size(); ++c) {
    if (starts_[narrow(c)] != 0) (*traits_)[c] |= trait_opens;
  }

  const auto row_of = [this](char32_t unit) { return units_.longest(&unit, &unit + 1).row; };
  yuan_ = row_of(U'元');
  percent_ = row_of(U'%');
  permille_ = row_of(U'‰');
}

Trie::Match Lexicon::word_of(std::uint32_t classes, const char32_t* first,
                             const char32_t* last) const noexcept {
  Trie::Match best;
  words_.each(first, last, [&](Trie::Match m) {
    if (word_rows_[m.row].is(classes)) best = m;
  });
  return best;
}

void Lexicon::read_units(string_view table, string_view name, bool built_in) {
  each_row(table, name, 4, [&](const Row& row) {
    Unit unit;
    if (!read_name(row.columns[1], QuantityKind::other, unit.kind)) {
      row.reject("unknown kind \"" + std::string(row.columns[1]) + "\"");
    }
    unit.code = row.columns[2];
    const auto factor = Decimal::parse(row.columns[3]);
    if (!factor || factor->compare(Decimal{}) <= 0) {
      row.reject("the factor \"" + std::string(row.columns[3]) + "\" is no positive number");
    }
    unit.factor = *factor;
    const auto next = static_cast<std::uint32_t>(unit_rows_.size());
    const std::uint32_t at = units_.insert(folded(row.columns[0]), next);
    if (at == next) {
      unit_rows_.push_back(unit);
    } else if (!(unit_rows_[at] == unit)) {
      row.reject("the unit \"" + std::string(row.columns[0]) + "\" clashes with " +
                 (built_in
                      ? "an earlier line"
                      : "a unit that is known already as " + std::string(unit_rows_[at].code)));
    }
  });
}

void Lexicon::read_unit_scales(string_view table, string_view name) {
  each_row(table, name, 3, [&](const Row& row) {
    const auto factor = Decimal::parse(row.columns[2]);
    if (!factor || factor->compare(Decimal{}) <= 0) row.reject("the factor is no positive number");
    unit_scales_.push_back({row.columns[0], row.columns[1], *factor});
  });
}

std::optional<Decimal> Lexicon::unit_ratio(std::uint32_t from, std::uint32_t to) const {
  const Unit& a = unit(from);
  const Unit& b = unit(to);
  if (a == b) return Decimal{1};
  if (a.kind != b.kind) return std::nullopt;
  const auto scale_of = [this](const Unit& u) {
    return std::find_if(unit_scales_.begin(), unit_scales_.end(),
                        [&](const UnitScale& s) { return s.code == u.code; });
  };
  const auto of_a = scale_of(a);
  const auto of_b = scale_of(b);
  const auto none = unit_scales_.end();
  if (of_a == none || of_b == none || of_a->base != of_b->base) return std::nullopt;
  return of_a->factor.divided_by(of_b->factor);
}

Word& Lexicon::word_row(std::u32string_view text) {
  const auto next = static_cast<std::uint32_t>(word_rows_.size());
  const std::uint32_t at = words_.insert(text, next);
  if (at == next) {
    const auto noun = heads_.longest(text.data(), text.data() + text.size());
    Word& word = word_rows_.emplace_back();
    word.noun = noun.length == text.size();
    word.affixes = affix_classes(text);
  }
  return word_rows_[at];
}

void Lexicon::read_words(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    const std::u32string text = folded(row.columns[0]);
    Word& word = word_row(text);
    bool known = false;
    for (const ClassName& c : class_names) {
      if (c.name != row.columns[1]) continue;
      word.classes |= c.bit;
      known = true;
    }
    if (!known) row.reject("unknown class \"" + std::string(row.columns[1]) + "\"");
    if (row.columns[1] == "scope") rank_fields_.insert(text, 0);
    if (word.is(word_plan_frame | word_past_frame)) frame_words_.insert(text, 0);
    if (row.columns[1] == "basis") {
      Basis basis{};
      if (row.count < 3 || !read_name(row.columns[2], Basis::other_body, basis)) {
        row.reject("a basis needs its name in the third column");
      }
      word.detail = static_cast<std::uint8_t>(basis);
      longest_basis_ = std::max(longest_basis_, static_cast<std::uint32_t>(text.size()));
    }
  });
}

void Lexicon::read_class(std::uint32_t bit, string_view table, string_view name) {
  each_row(table, name, 1,
           [&](const Row& row) { word_row(folded(row.columns[0])).classes |= bit; });
}

void Lexicon::read_verbs(string_view table, string_view name) {
  each_row(table, name, 3, [&](const Row& row) {
    Word& word = word_row(folded(row.columns[0]));
    for (const VerbName& v : verb_names) {
      if (v.name == row.columns[1]) word.verb = v.value;
    }
    if (word.verb == VerbClass::none) {
      row.reject("unknown class \"" + std::string(row.columns[1]) + "\"");
    }
    Status status{};
    if (read_name(row.columns[2], Status::planned, status)) {
      word.status = static_cast<std::int8_t>(status);
    } else if (row.columns[2] != "-") {
      row.reject("unknown status \"" + std::string(row.columns[2]) + "\"");
    }
    constexpr std::uint32_t verb_bits =
        word_act | word_result | word_light | word_brief | word_planned;
    word.classes = (word.classes & ~verb_bits) | word_verb | verb_bit(word.verb);
    if (word.status == static_cast<std::int8_t>(Status::planned)) word.classes |= word_planned;
  });
}

void Lexicon::read_plain(Trie& into, string_view table, string_view name) {
  into.reserve(rows_of(table));
  each_row(table, name, 1, [&](const Row& row) { into.insert(folded(row.columns[0]), 0); });
}

void Lexicon::read_ends(Trie& into, Ends& ends, string_view table, string_view name) {
  each_row(table, name, 1, [&](const Row& row) {
    const std::u32string text = folded(row.columns[0]);
    into.insert(text, 0);
    ends.set(end_slot(text.back()));
  });
}

bool Lexicon::ends_in(const Trie& words, std::u32string_view text, std::size_t shortest) noexcept {
  constexpr std::size_t longest = 6;
  const char32_t* const last = text.data() + text.size();
  for (std::size_t length = std::min(text.size(), longest); length >= shortest; --length) {
    if (words.longest(last - length, last).length == length) return true;
  }
  return false;
}

void Lexicon::read_openings(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    const bool period = row.columns[1] == "period";
    if (!period && row.columns[1] != "rank") row.reject("what is opened is a period or a rank");
    (period ? period_openings_ : rank_openings_).insert(folded(row.columns[0]), 0);
  });
}

void Lexicon::read_affixes(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    const auto known = std::find_if(affix_names.begin(), affix_names.end(),
                                    [&](const auto& c) { return c.name == row.columns[1]; });
    if (known == affix_names.end()) {
      row.reject("unknown class \"" + std::string(row.columns[1]) + "\"");
    }
    const std::u32string text = folded(row.columns[0]);
    const std::uint32_t at = affixes_.insert(text, static_cast<std::uint32_t>(affix_rows_.size()));
    if (at == affix_rows_.size()) affix_rows_.push_back(0);
    affix_rows_[at] |= known->bit;
    affix_fronts_[affix_slot(text.front())] |= known->bit;
    affix_ends_[affix_slot(text.back())] |= known->bit;
  });
}

std::uint32_t Lexicon::affix_classes(std::u32string_view word) const noexcept {
  const auto match = affixes_.longest(word.data(), word.data() + word.size());
  return match && match.length == word.size() ? affix_rows_[match.row] : 0;
}

bool Lexicon::is_affix(std::u32string_view word, std::uint32_t classes) const noexcept {
  if (word.empty()) return false;
  const std::uint32_t may_be =
      affix_fronts_[affix_slot(word.front())] & affix_ends_[affix_slot(word.back())];
  return (may_be & classes) != 0 && (affix_classes(word) & classes) != 0;
}

std::uint32_t Lexicon::affix_at_front(std::u32string_view phrase,
                                      std::uint32_t classes) const noexcept {
  std::uint32_t length = 0;
  if (phrase.empty() || (affix_fronts_[affix_slot(phrase.front())] & classes) == 0) return length;
  affixes_.each(phrase.data(), phrase.data() + phrase.size(), [&](Trie::Match m) {
    if ((affix_rows_[m.row] & classes) != 0) length = m.length;
  });
  return length;
}

std::uint32_t Lexicon::affix_at_end(std::u32string_view phrase,
                                    std::uint32_t classes) const noexcept {
  constexpr std::size_t longest = 4;
  if (phrase.empty() || (affix_ends_[affix_slot(phrase.back())] & classes) == 0) return 0;
  for (std::size_t n = std::min(phrase.size(), longest); n > 0; --n) {
    if (is_affix(phrase.substr(phrase.size() - n), classes)) return static_cast<std::uint32_t>(n);
  }
  return 0;
}

void Lexicon::read_report_titles(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    ReportKind kind{};
    if (!read_name(row.columns[1], ReportKind::other, kind)) row.reject("unknown kind of report");
    report_titles_.insert(folded(row.columns[0]), static_cast<std::uint32_t>(kind));
  });
}

void Lexicon::read_furniture(string_view table, string_view name) {
  each_row(table, name, 3, [&](const Row& row) {
    FurniturePhrase phrase{};
    if (!read_name(row.columns[0], FurnitureKind::page_break, phrase.kind)) {
      row.reject("unknown kind of furniture");
    }
    if (!read_match(row.columns[1], phrase.match)) {
      row.reject("the match must be line, prefix, contains, label or detail");
    }
    const auto here = static_cast<std::uint32_t>(furniture_rows_.size());
    std::uint32_t before = furniture_.insert(folded(row.columns[2]), here);
    furniture_rows_.push_back(phrase);
    if (before == here) return;
    while (furniture_rows_[before].next != FurniturePhrase::none)
      before = furniture_rows_[before].next;
    furniture_rows_[before].next = here;
  });
}

void Lexicon::read_approximators(string_view table, string_view name) {
  each_row(table, name, 3, [&](const Row& row) {
    Approximation approximation{};
    if (!read_name(row.columns[2], Approximation::masked, approximation)) {
      row.reject("unknown approximation \"" + std::string(row.columns[2]) + "\"");
    }
    const auto value = static_cast<std::uint32_t>(approximation);
    const std::u32string word = folded(row.columns[0]);
    if (row.columns[1] == "before") {
      approximators_before_.insert(word, value);
    } else if (row.columns[1] == "before_scale") {
      approximators_before_scale_.insert(word, value);
    } else if (row.columns[1] == "after") {
      approximators_after_.insert(word, value);
    } else if (row.columns[1] == "tail") {
      approximator_tails_.insert(word, value);
    } else {
      row.reject("the side must be before, before_scale, after or tail");
    }
  });
}

void Lexicon::read_number_names(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    const bool service = row.columns[1] == "service";
    if (!service && row.columns[1] != "programme") {
      row.reject("the numbers' shape must be service or programme");
    }
    const auto shape = service ? NameShape::service : NameShape::programme;
    number_names_.insert(folded(row.columns[0]), static_cast<std::uint32_t>(shape));
  });
}

}  // namespace shuzhi::detail
