#include "views.hpp"

namespace cases {
namespace {

using shuzhi::Claim;
using shuzhi::Document;
using shuzhi::Mention;
using shuzhi::Mentions;
using shuzhi::Parser;
using shuzhi::Period;
using shuzhi::Quantity;
using shuzhi::Unit;

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string joined(std::initializer_list<std::string> cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : " | ") + or_dash(cell);
  return line;
}

// "84000000 CNY nearly", "3..5 {人} range", "1 rank", "? CNY masked".
std::string value_of(const Quantity& q, const Unit* unit) {
  std::string text = value_text(q);
  if (text.empty() && (q.has_lower || q.has_upper)) {
    text =
        (q.has_lower ? q.lower.to_string() : "") + ".." + (q.has_upper ? q.upper.to_string() : "");
  }
  if (text.empty()) text = "?";
  text += ' ';
  text += unit == nullptr || unit->code.empty() ? to_string(q.kind) : unit->code;
  if (q.approximation != shuzhi::Approximation::exact) {
    text += ' ';
    text += to_string(q.approximation);
  }
  return text;
}

std::string edtf_of(const Period* period) {
  if (period == nullptr) return {};
  if (!period->edtf.empty() || !period->relative) return period->edtf;
  return std::to_string(period->relative_years) + " years";
}

std::string change_of(const Claim& claim) {
  if (claim.direction == shuzhi::Direction::none && claim.basis == shuzhi::Basis::none) return {};
  std::string text = to_string(claim.direction);
  if (claim.basis != shuzhi::Basis::none) text += std::string(" ") + to_string(claim.basis);
  return text;
}

Lines outline(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Section& s : d.sections) {
    const bool heading = s.kind == shuzhi::SectionKind::heading;
    std::string line(std::size_t{2} * (s.level - 1u), ' ');
    line += to_string(s.kind);
    line += ' ' + d.marker_text(s);
    if (heading) line += "| " + d.read(s.title);
    lines.push_back(line);
  }
  return lines;
}

Lines extents(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Section& s : d.sections) {
    if (s.kind == shuzhi::SectionKind::item) {
      lines.push_back(joined({d.marker_text(s), d.read(s.span)}));
    }
  }
  return lines;
}

Lines cuts(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Section& s : d.sections) {
    if (s.kind != shuzhi::SectionKind::heading) continue;
    lines.push_back(joined({d.read(s.title), s.title_certain ? "certain" : "uncertain"}));
  }
  return lines;
}

Lines sentences(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const Claim& c : d.claims) {
    lines.push_back(joined({d.read(c.quantity.span), d.read(c.sentence)}));
  }
  return lines;
}

Lines reports(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Report& r : d.reports) {
    lines.push_back(joined(
        {d.read(r.title), to_string(r.kind), d.read(r.issuer), edtf_of(d.period(r.period))}));
  }
  return lines;
}

Lines claims(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const Claim& c : d.claims) {
    const Claim* const total = d.claim(c.part_of);
    lines.push_back(
        joined({d.read(c.quantity.span), value_of(c.quantity, d.unit(c.quantity.unit)),
                d.read(c.subject), change_of(c), to_string(c.modality), edtf_of(d.period(c.period)),
                total == nullptr ? std::string() : d.read(total->quantity.span)}));
  }
  return lines;
}

Lines measures(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Measure& m : d.measures) {
    lines.push_back(joined({d.read(m.verb), d.read(m.object), to_string(m.status)}));
  }
  return lines;
}

Lines furniture(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Furniture& f : d.furniture) {
    std::string words;
    for (const char c : d.slice(f.span))
      words += c == '\n' ? std::string("\\n") : std::string(1, c);
    lines.push_back(joined({to_string(f.kind), words}));
  }
  return lines;
}

Lines findings(const Parser& parser, std::string_view text) {
  const Document d = parser.parse(text);
  Lines lines;
  for (const shuzhi::Finding& f : d.findings) {
    lines.push_back(
        joined({to_string(f.kind), to_string(f.severity), d.read(f.span), f.expected, f.found}));
  }
  return lines;
}

std::string mention_value(const Mentions& found, const Mention& m) {
  if (m.type == Mention::Type::period) return edtf_of(&found.periods.at(m.period - 1)) + " period";
  const Quantity& q = m.quantity;
  return value_of(q, q.unit == 0 ? nullptr : &found.units.at(q.unit - 1));
}

Lines mentions(const Parser& parser, std::string_view text) {
  const Mentions found = parser.scan(text);
  Lines lines;
  for (const Mention& m : found.items) {
    const std::string words(text.substr(m.span.begin, m.span.size()));
    lines.push_back(words + " => " + mention_value(found, m));
  }
  return lines;
}

Lines periods(const Parser& parser, std::string_view text) {
  const Mentions found = parser.scan(text);
  Lines lines;
  for (const Mention& m : found.items) {
    if (m.type != Mention::Type::period) continue;
    const std::string words(text.substr(m.span.begin, m.span.size()));
    lines.push_back(words + " => " + edtf_of(&found.periods.at(m.period - 1)));
  }
  return lines;
}

}  // namespace

View find_view(std::string_view name) {
  if (name == "outline") return outline;
  if (name == "extents") return extents;
  if (name == "cuts") return cuts;
  if (name == "sentences") return sentences;
  if (name == "reports") return reports;
  if (name == "claims") return claims;
  if (name == "measures") return measures;
  if (name == "furniture") return furniture;
  if (name == "findings") return findings;
  if (name == "mentions") return mentions;
  if (name == "periods") return periods;
  return nullptr;
}

std::string first_value(const Parser& parser, std::string_view text) {
  const Mentions found = parser.scan(text);
  return found.items.empty() ? "none" : mention_value(found, found.items.front());
}

}  // namespace cases
