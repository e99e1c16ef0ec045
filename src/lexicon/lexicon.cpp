#include "lexicon/lexicon.hpp"

#include "lexicon/tables.hpp"
#include "text/unicode.hpp"

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

}  // namespace

Lexicon::Lexicon(const ParseOptions& options) {
  read_units(tables::units, "units.tsv", true);
  read_approximators(tables::approximators, "approximators.tsv");
  read_words(tables::words, "words.tsv");
  read_class(word_adverb, tables::adverbs, "adverbs.tsv");
  read_class(word_whole, tables::compounds, "compounds.tsv");
  read_verbs(tables::verbs, "verbs.tsv");
  read_plain(non_numbers_, tables::non_numbers, "non_numbers.tsv");
  read_plain(not_units_, tables::not_units, "not_units.tsv");
  read_plain(heads_, tables::heads, "heads.tsv");
  read_plain(section_titles_, tables::section_titles, "section_titles.tsv");
  read_plain(issuers_, tables::issuers, "issuers.tsv");
  read_plain(actors_, tables::actors, "actors.tsv");
  read_plain(states_, tables::states, "states.tsv");
  read_report_titles(tables::report_titles, "report_titles.tsv");
  read_furniture(tables::furniture, "furniture.tsv");
  read_units(options.extra_units, "extra_units", false);
  read_verbs(options.extra_verbs, "extra_verbs");
  note_starts();
}

void Lexicon::note_starts() {
  starts_.assign(0x10000, 0);
  const auto note = [this](std::u32string_view chars, std::uint8_t bits) {
    for (const char32_t c : chars) starts_[c] |= bits;
  };
  const auto note_words = [this](const Trie& trie, std::uint8_t bits) {
    trie.each_first([&](char32_t c) {
      if (c < starts_.size()) starts_[c] |= bits;
    });
  };
  note(U"0123456789", starts_number | starts_period);
  note(U"〇零一二三四五六七八九十两廿卅壹贰叁肆伍陆柒捌玖拾貳參陸", starts_number | starts_period);
  note(U"半几数百千万亿负-翻¥￥€£$", starts_number);
  note(U"xX×*_某○", starts_number | starts_period);
  note(U"今本去这上前明来次下后过当同新近最未截第全年春秋暑寒“\"「六七八九", starts_period);
  note(U"第前首榜之", starts_rank);
  note_words(rank_fields_, starts_rank);
  note_words(approximators_before_, starts_number);
  note_words(approximators_before_scale_, starts_number);
  note_words(non_numbers_, starts_word);
  for (char32_t c = U'a'; c <= U'z'; ++c) note(std::u32string(1, c), starts_number);
  for (char32_t c = U'A'; c <= U'Z'; ++c) note(std::u32string(1, c), starts_number);
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

Word& Lexicon::word_row(std::u32string_view text) {
  const auto next = static_cast<std::uint32_t>(word_rows_.size());
  const std::uint32_t at = words_.insert(text, next);
  if (at == next) word_rows_.emplace_back();
  return word_rows_[at];
}

void Lexicon::read_words(string_view table, string_view name) {
  each_row(table, name, 2, [&](const Row& row) {
    Word& word = word_row(folded(row.columns[0]));
    bool known = false;
    for (const ClassName& c : class_names) {
      if (c.name != row.columns[1]) continue;
      word.classes |= c.bit;
      known = true;
    }
    if (!known) row.reject("unknown class \"" + std::string(row.columns[1]) + "\"");
    if (row.columns[1] == "scope") rank_fields_.insert(folded(row.columns[0]), 0);
    if (row.columns[1] == "basis") {
      Basis basis{};
      if (row.count < 3 || !read_name(row.columns[2], Basis::other_body, basis)) {
        row.reject("a basis needs its name in the third column");
      }
      word.detail = static_cast<std::uint8_t>(basis);
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
    word.classes |= word_verb;
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
  });
}

void Lexicon::read_plain(Trie& into, string_view table, string_view name) {
  each_row(table, name, 1, [&](const Row& row) { into.insert(folded(row.columns[0]), 0); });
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
    phrase.match = row.columns[1] == "line"     ? LineMatch::line
                   : row.columns[1] == "prefix" ? LineMatch::prefix
                                                : LineMatch::contains;
    phrase.phrase = folded(row.columns[2]);
    furniture_.push_back(std::move(phrase));
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
    } else {
      row.reject("the side must be before, before_scale or after");
    }
  });
}

}  // namespace shuzhi::detail
