// shuzhi's grammar for grammars of your own: numerals, quantities, periods and markers as
// Boost.Spirit X3 parsers over UTF-8.
//
//   const shuzhi::Parser parser;
//   const shuzhi::grammar::Rules rules(parser);
//   std::vector<shuzhi::grammar::Amount> amounts;
//   x3::parse(text.begin(), text.end(), rules.quantity % "，", amounts);
//
// The rules themselves are compiled into the library, so this header costs what X3 costs and
// no more. It needs Boost 1.74 or later and C++17.
#pragma once

#include <shuzhi/grammar/attributes.hpp>
#include <shuzhi/parser.hpp>
#include <shuzhi/period.hpp>

#include <boost/spirit/home/x3/core/parser.hpp>
#include <boost/spirit/home/x3/core/skip_over.hpp>
#include <boost/spirit/home/x3/support/traits/move_to.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

namespace shuzhi {
inline namespace v1 {
namespace grammar {

/// An X3 parser with the attribute `Attribute`, which runs one of Parser's `read_` functions
/// where it stands. Iterators go over the bytes of one well-formed UTF-8 string without gaps:
/// `const char*`, or those of std::string and std::string_view. A skipper skips in front of
/// the rule and never inside it. It knows nothing of what stands before it: what a scan leaves
/// alone as part of a name (5 in H5) a rule reads.
template <class Attribute>
class Rule : public boost::spirit::x3::parser<Rule<Attribute>> {
 public:
  using attribute_type = Attribute;
  static constexpr bool has_attribute = true;
  using Read = std::size_t (Parser::*)(std::string_view, Attribute&) const;

  Rule(const Parser& source, Read read) noexcept : parser_(&source), read_(read) {}

  template <class Iterator, class Context, class RContext, class Actual>
  bool parse(Iterator& first, const Iterator& last, const Context& context, const RContext&,
             Actual& attribute) const {
    using Traits = std::iterator_traits<Iterator>;
    static_assert(std::is_same_v<typename Traits::value_type, char>, "rules read UTF-8");
    static_assert(
        std::is_base_of_v<std::random_access_iterator_tag, typename Traits::iterator_category>,
        "rules read a string that is whole in memory");
    boost::spirit::x3::skip_over(first, last, context);
    if (first == last) return false;
    Attribute value;
    const std::string_view rest(&*first, static_cast<std::size_t>(last - first));
    const std::size_t length = (parser_->*read_)(rest, value);
    if (length == 0) return false;
    first += static_cast<typename Traits::difference_type>(length);
    boost::spirit::x3::traits::move_to(value, attribute);
    return true;
  }

 private:
  const Parser* parser_;
  Read read_;
};

/// The rules on one parser, whose word lists, units and reference date they use. The parser
/// outlives them; rules are copied into grammars freely and used from many threads.
class Rules {
 public:
  explicit Rules(const Parser& parser) noexcept
      : numeral(parser, &Parser::read_numeral),
        quantity(parser, &Parser::read_quantity),
        period(parser, &Parser::read_period),
        marker(parser, &Parser::read_marker) {}
  explicit Rules(Parser&&) = delete;

  /// 数: 三千二百, 149,242, 三分之二, xx.x; never its unit. 百分之五 has the unit %.
  Rule<Amount> numeral;
  /// 量: 约8400余万元, 3—5人, 1:6.3, 全省第三位, and numbers without a unit. No period.
  Rule<Amount> quantity;
  /// 时间: 2023年1—9月, 十四五, 去年; the attribute's span counts from where the rule began.
  Rule<Period> period;
  /// 标题序号 and 列举词: 一、 (三) 2. ① 一是 首先.
  Rule<Marker> marker;
};

}  // namespace grammar
}  // namespace v1
}  // namespace shuzhi
