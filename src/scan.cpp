// Mentions without structure: the text piece by piece through the grammars.
#include "grammar/scan.hpp"
#include "grammar/mentions.hpp"
#include "parser_impl.hpp"
#include "text/pieces.hpp"

namespace shuzhi {
inline namespace v1 {
namespace {

void add_mention(const detail::grammar::Found& found, const detail::Reading& reading,
                 detail::Interner& interner, std::vector<Mention>& out) {
  if (found.overflow) return;  // a number too long to be held exactly is no mention
  // Not made in the vector, which would zero it first.
  if (found.is_period) {
    Mention mention;
    mention.type = Mention::Type::period;
    mention.span = reading.span(found.range);
    mention.period = interner.period(to_period(found, reading));
    out.push_back(mention);
  } else {
    out.push_back({Mention::Type::quantity, reading.span(found.range),
                   to_quantity(found, reading, interner), 0});
  }
}

// Nothing where the text is not well-formed.
std::optional<Mentions> scan_well_formed(std::string_view text, const ParseOptions& options,
                                         const detail::Lexicon& lexicon,
                                         const detail::grammar::PeriodBase& base) {
  using namespace detail;
  Mentions mentions;
  constexpr std::size_t bytes_per_mention = 128;  // of a text full of figures
  mentions.items.reserve(text.size() / bytes_per_mention);
  Interner interner(lexicon, mentions.units, mentions.periods);
  detail::grammar::Scanner scanner(lexicon, base);
  Reading reading(text, &lexicon.traits());
  std::vector<detail::grammar::Found> found;
  for (Span piece{0, 0}; piece.end < text.size();) {
    piece = piece_at(text, piece.end);
    reading.clear();
    if (!reading.append(piece)) return std::nullopt;
    found.clear();
    scanner.run(reading, {0, reading.size()}, found);
    for (const detail::grammar::Found& f : found) add_mention(f, reading, interner, mentions.items);
    check_nodes(mentions.items.size(), options);
  }
  return mentions;
}

Mentions scan_text(std::string_view utf8, const ParseOptions& options,
                   const detail::Lexicon& lexicon, const detail::grammar::PeriodBase& base) {
  detail::check_size(utf8, options);
  if (auto mentions = scan_well_formed(utf8, options, lexicon, base)) return *std::move(mentions);
  return scan_well_formed(detail::replace_ill_formed(utf8, options), options, lexicon, base)
      .value();
}

}  // namespace

Mentions Parser::scan(std::string_view utf8) const {
  return scan_text(utf8, impl_->options, impl_->lexicon,
                   detail::base_of(impl_->options.reference_date));
}

Mentions Parser::scan(std::string_view utf8, Date reference_date) const {
  return scan_text(utf8, impl_->options, impl_->lexicon, detail::base_of(reference_date));
}

Mentions scan(std::string_view utf8) { return Parser().scan(utf8); }

}  // namespace v1
}  // namespace shuzhi
