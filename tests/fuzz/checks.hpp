// What holds for every document and every scan, whatever the text.
#pragma once

#include <shuzhi/parser.hpp>

namespace fuzz {

void check(const shuzhi::Document& document, const shuzhi::ParseOptions& options);
void check(const shuzhi::Mentions& mentions, std::string_view text);

/// The document's JSON, but for what it says of the source.
std::string json_without_source(shuzhi::Document document);

bool is_utf8(std::string_view text);

}  // namespace fuzz
