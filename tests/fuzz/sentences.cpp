// What a parse states, and what a scan finds in the same text, against a scan of single sentences.
#include "checks.hpp"

#include "target.hpp"

#include "text/lines.hpp"

#include <algorithm>

namespace fuzz {
namespace {

using namespace shuzhi;

bool moved(Span span, std::uint32_t by, Span other) {
  if (span.empty() || other.empty()) return span.empty() == other.empty();
  return span.begin + by == other.begin && span.end + by == other.end;
}

std::string code_of(const std::vector<Unit>& units, Id unit) {
  return unit == 0 ? std::string() : units[unit - 1].code;
}

bool same_value(const Quantity& a, const Quantity& b) {
  return a.scale == b.scale && value_text(a) == value_text(b);
}

constexpr std::string_view stop = "。";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_blanks_behind(std::string_view text) {
  constexpr std::string_view wide = "\u3000";
  for (;;) {
    if (ends_with(text, " ")) {
      text.remove_suffix(1);
    } else if (ends_with(text, wide)) {
      text.remove_suffix(wide.size());
    } else {
      return text;
    }
  }
}

// A clock is told from a ratio by the ten characters before it up to a full stop: they may be of the
// line above.
bool may_have_clock(std::string_view text) {
  return text.find(':') != std::string_view::npos || text.find("：") != std::string_view::npos;
}

// Whether the sentence begins a line or stands behind a full stop, and ends likewise: a scan looks at
// the characters around a number, and parts of a line (1. and what follows) may be sentences too. Nor
// does it read on over furniture, the end of a line or what looks like one, as a sentence may.
bool stands_alone(const Document& document, Span span) {
  const std::string_view text = document.slice(span);
  const std::string_view before = without_blanks_behind(document.slice({0, span.begin}));
  const bool begins_line = before.empty() || before.back() == '\n';
  const bool begins = ends_with(before, stop) || (begins_line && !may_have_clock(text));
  const bool ends =
      span.end == document.text.size() || document.text[span.end] == '\n' || ends_with(text, stop);
  return begins && ends && detail::split_lines(text).size() == 1 && document.read(span) == text;
}

// A sentence scanned alone.
class Sentence {
 public:
  Sentence(const Document& document, Span span, const Parser& parser)
      : document_(document), span_(span), alone_(parser.scan(document.slice(span))) {}

  // A quantity that is stated is one that the scan finds, but for what the words around it add.
  void check(const Quantity& stated) const {
    const auto found =
        std::find_if(alone_.items.begin(), alone_.items.end(), [&](const Mention& m) {
          return m.type == Mention::Type::quantity && moved(m.span, span_.begin, stated.span);
        });
    require(found != alone_.items.end(), "a scan finds what is stated", stated);
    const Quantity& q = found->quantity;
    require(moved(q.number_span, span_.begin, stated.number_span), "the same number", stated);
    require(q.number == stated.number && q.approximation == stated.approximation &&
                q.has_value == stated.has_value && q.has_lower == stated.has_lower &&
                q.has_upper == stated.has_upper,
            "the number says the same", stated);
    if (shares_unit(q, stated)) return;  // and perhaps the scale: 18.49、20万元
    if (is_half(q, stated)) return;
    require(same_value(q, stated), "the same value", stated);
    if (completed(q, stated)) return;
    require(q.kind == stated.kind, "the same kind", stated);
    require(code_of(alone_.units, q.unit) == code_of(document_.units, stated.unit), "the same unit",
            stated);
  }

  // A scan of the whole text finds in it what a scan of the sentence finds. Where one of its
  // mentions reaches over an end of the sentence, nothing is promised.
  void check_within(const Mentions& whole) const {
    std::vector<const Mention*> inside;
    for (const Mention& m : whole.items) {
      const bool outside = m.span.end <= span_.begin || m.span.begin >= span_.end;
      if (outside) continue;
      if (!span_.contains(m.span)) return;
      inside.push_back(&m);
    }
    const Quantity none;
    require(inside.size() == alone_.items.size(), "a sentence alone has its mentions", none);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const Mention& a = alone_.items[i];
      const Mention& b = *inside[i];
      require(a.type == b.type && moved(a.span, span_.begin, b.span), "the same mentions", none);
      if (a.type == Mention::Type::period) continue;  // its year may be that of a sentence before
      const Quantity &p = a.quantity, &q = b.quantity;
      require(p.kind == q.kind && p.approximation == q.approximation && same_value(p, q) &&
                  code_of(alone_.units, p.unit) == code_of(whole.units, q.unit),
              "the same quantities", q);
    }
  }

 private:
  // 312、268人: the unit of the next in the list.
  static bool shares_unit(const Quantity& found, const Quantity& stated) {
    return found.kind == QuantityKind::number && found.unit_span.empty() &&
           !stated.unit_span.empty();
  }

  // 占一半以上: the number 0.5 is stated as 50 %.
  bool is_half(const Quantity& found, const Quantity& stated) const {
    const std::string_view number = document_.slice(stated.number_span);
    return (number == "一半" || number == "半数") && found.kind == QuantityKind::number &&
           stated.kind == QuantityKind::percent && value_text(stated) == "50";
  }

  // What it is may be told by other words, the value staying what it is.
  bool completed(const Quantity& found, const Quantity& stated) const {
    switch (found.kind) {
      case QuantityKind::number:  // 投入800万, 门诊人次42.6万
        return stated.kind == QuantityKind::money || stated.kind == QuantityKind::count ||
               stated.kind == QuantityKind::other;  // 收入比2.24
      case QuantityKind::ordinal:                   // 位居第二
        return stated.kind == QuantityKind::rank;
      case QuantityKind::count:  // 1.1个和2.7个百分点
        return stated.kind == QuantityKind::percentage_point &&
               document_.slice(stated.unit_span) == "个";
      default:
        return false;
    }
  }

  void require(bool holds, const char* what, const Quantity& at) const {
    if (holds) return;
    fail(std::string(what) + ": " + std::string(document_.slice(at.span)) + " in " +
         std::string(document_.slice(span_)));
  }

  const Document& document_;
  Span span_;
  Mentions alone_;
};

}  // namespace

void check_sentences(const Document& document, const Parser& parser) {
  const Mentions whole = parser.scan(document.text);
  for (std::size_t i = 0; i < document.claims.size();) {
    const Span span = document.claims[i].sentence;
    std::size_t end = i;
    while (end < document.claims.size() && document.claims[end].sentence == span) ++end;
    if (stands_alone(document, span)) {
      const Sentence sentence(document, span, parser);
      for (; i < end; ++i) sentence.check(document.claims[i].quantity);
      sentence.check_within(whole);
    }
    i = end;
  }
}

}  // namespace fuzz
