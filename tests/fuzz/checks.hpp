// What holds for every document and every scan, whatever the text.
#pragma once

#include <shuzhi/parser.hpp>

namespace fuzz {

void check(const shuzhi::Document& document, const shuzhi::ParseOptions& options);
void check(const shuzhi::Mentions& mentions, std::string_view text);

/// Each quantity that a document states is found by a scan of its sentence alone.
void check_sentences(const shuzhi::Document& document, const shuzhi::Parser& parser);

/// The document's JSON, but for what it says of the source.
std::string json_without_source(shuzhi::Document document);

bool is_utf8(std::string_view text);

}  // namespace fuzz
