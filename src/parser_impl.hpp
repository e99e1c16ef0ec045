// What a Parser holds: its options and the word lists made of them.
#pragma once

#include "grammar/period.hpp"
#include "lexicon/lexicon.hpp"
#include "text/decode.hpp"

#include <shuzhi/parser.hpp>

#include <optional>
#include <string>
#include <utility>

namespace shuzhi {
inline namespace v1 {

struct Parser::Impl {
  explicit Impl(ParseOptions o) : options(std::move(o)), lexicon(options) {
    if (options.max_depth == 0) throw Error(ErrorCode::argument, "max_depth is 0");
    detail::check_encoding(options.encoding);
  }
  ParseOptions options;
  detail::Lexicon lexicon;
};

}  // namespace v1

namespace detail {

/// Throws Error{limit} where there are more nodes than the options allow.
inline void check_nodes(std::size_t nodes, const ParseOptions& options) {
  if (nodes <= options.max_nodes) return;
  throw Error(ErrorCode::limit, "the text has more than the limit of " +
                                    std::to_string(options.max_nodes) + " nodes");
}

/// What relative periods count from where the text itself does not say.
inline grammar::PeriodBase base_of(const std::optional<Date>& date) {
  grammar::PeriodBase base;
  if (date) {
    base.year = date->year;
    base.month = date->month;
    base.day = date->day;
  }
  return base;
}

}  // namespace detail
}  // namespace shuzhi
