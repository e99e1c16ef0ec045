// JSON output: schema "shuzhi/document/1" (docs/schema/document-1.json).
#pragma once

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace shuzhi {
inline namespace v1 {

/// The whole document as one JSON object. UTF-8, the same bytes for the same document.
std::string to_json(const Document& document, bool pretty = false);

/// One line for each claim, then one for each measure, then one for each finding; each
/// line is the object that the document's JSON holds, with a "type" key in front.
std::string to_ndjson(const Document& document);

/// The mentions of one text as one JSON object on one line, without a line end.
std::string to_json(const Mentions& mentions, std::string_view text);

/// Takes the next piece of what is written; false ends the writing.
using Write = std::function<bool(std::string_view piece)>;

/// The same bytes as `to_json` and `to_ndjson`, handed over in pieces of 64 KiB or so instead of
/// as one string. They throw Error{cancelled} where `write` gives false, and let pass
/// what it throws.
void write_json(const Document& document, const Write& write, bool pretty = false);
void write_ndjson(const Document& document, const Write& write);
void write_json(const Mentions& mentions, std::string_view text, const Write& write);

}  // namespace v1
}  // namespace shuzhi
