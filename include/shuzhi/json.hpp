// JSON output: schema "shuzhi/document/1" (docs/schema/document-1.json).
#pragma once

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>

#include <string>

namespace shuzhi {
inline namespace v1 {

/// The whole document as one JSON object. UTF-8, the same bytes for the same document.
std::string to_json(const Document& document, bool pretty = false);

/// One line for each claim, then one for each measure, then one for each finding; each
/// line is the object that the document's JSON holds, with a "type" key in front.
std::string to_ndjson(const Document& document);

/// The mentions of one text as one JSON object on one line, without a line end.
std::string to_json(const Mentions& mentions, std::string_view text);

}  // namespace v1
}  // namespace shuzhi
