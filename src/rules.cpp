// Single rules at the beginning of a string, for grammars of the caller's own.
#include "grammar/marker.hpp"
#include "grammar/mentions.hpp"
#include "grammar/readers.hpp"
#include "grammar/scan.hpp"
#include "parser_impl.hpp"

#include <shuzhi/grammar/attributes.hpp>

#include <algorithm>

namespace shuzhi {
inline namespace v1 {
namespace {

using namespace detail;

// Runs `read(reading)`, which gives the characters that it took, over the beginning of a text.
// It sees some of the text and, where it took nearly all of that, more of it.
template <class Read>
std::size_t read_beginning(std::string_view utf8, const Read& read) {
  constexpr std::size_t first_look = 256;
  constexpr Pos margin = 16;
  Reading reading(utf8);
  for (std::size_t look = std::min(first_look, utf8.size());;
       look = std::min(look * 8, utf8.size())) {
    std::size_t end = look;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) ++end;
    reading.clear();
    if (!reading.append({0, static_cast<std::uint32_t>(end)})) return 0;
    const Pos taken = read(reading);
    if (end == utf8.size() || taken + margin < reading.size()) {
      return taken == 0 ? 0 : reading.span({0, taken}).end;
    }
  }
}

void set_amount(const detail::grammar::Found& found, const Reading& reading, const Lexicon& lexicon,
                grammar::Amount& out) {
  std::vector<Unit> units;
  std::vector<Period> periods;
  Interner interner(lexicon, units, periods);
  out.quantity = to_quantity(found, reading, interner);
  out.unit = units.empty() ? Unit{} : units.front();
}

}  // namespace

std::size_t Parser::read_quantity(std::string_view utf8, grammar::Amount& out) const {
  return read_beginning(utf8, [&](const Reading& reading) -> Pos {
    detail::grammar::Found found;
    detail::grammar::Scanner scanner(impl_->lexicon, base_of(impl_->options.reference_date));
    if (!scanner.read_first(reading, {0, reading.size()}, found)) return 0;
    if (found.is_period || found.overflow) return 0;
    set_amount(found, reading, impl_->lexicon, out);
    return found.range.end;
  });
}

std::size_t Parser::read_period(std::string_view utf8, Period& out) const {
  return read_beginning(utf8, [&](const Reading& reading) -> Pos {
    detail::grammar::Found found;
    detail::grammar::Scanner scanner(impl_->lexicon, base_of(impl_->options.reference_date));
    if (!scanner.read_first(reading, {0, reading.size()}, found) || !found.is_period) return 0;
    out = to_period(found, reading);
    return found.range.end;
  });
}

std::size_t Parser::read_numeral(std::string_view utf8, grammar::Amount& out) const {
  return read_beginning(utf8, [&](const Reading& reading) -> Pos {
    const detail::grammar::iterator first = reading.data();
    detail::grammar::Found found;
    if (!detail::grammar::read_numeral({impl_->lexicon, first, first, first + reading.size()},
                                       found))
      return 0;
    set_amount(found, reading, impl_->lexicon, out);
    return found.range.end;
  });
}

std::size_t Parser::read_marker(std::string_view utf8, grammar::Marker& out) const {
  return read_beginning(utf8, [&](const Reading& reading) -> Pos {
    const detail::grammar::iterator first = reading.data();
    const detail::grammar::iterator last = first + reading.size();
    detail::grammar::iterator end = first;
    detail::grammar::ast::marker ast;
    if (!match(detail::grammar::heading_marker(), end, last, impl_->lexicon, ast)) {
      ast = {};
      end = first;
      if (!match(detail::grammar::item_marker(), end, last, impl_->lexicon, ast)) return 0;
    }
    out.scheme = ast.scheme;
    out.number = detail::grammar::ordinal_of(ast);
    out.ordinal = ast.ordinal.empty() ? Span{}
                                      : reading.span({static_cast<Pos>(ast.ordinal.begin() - first),
                                                      static_cast<Pos>(ast.ordinal.end() - first)});
    return static_cast<Pos>(end - first);
  });
}

}  // namespace v1
}  // namespace shuzhi
