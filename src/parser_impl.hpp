// What a Parser holds: its options and the word lists made of them.
#pragma once

#include "grammar/period.hpp"
#include "lexicon/lexicon.hpp"
#include "text/decode.hpp"

#include <shuzhi/parser.hpp>

#include <optional>
#include <utility>

namespace shuzhi {
inline namespace v1 {

struct Parser::Impl {
  explicit Impl(ParseOptions o) : options(std::move(o)), lexicon(options) {
    detail::check_encoding(options.encoding);
  }
  ParseOptions options;
  detail::Lexicon lexicon;
};

}  // namespace v1

namespace detail {

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
