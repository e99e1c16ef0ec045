// What stands behind the opaque handles.
#pragma once

#include "char_index.hpp"
#include "memory.hpp"
#include "shuzhi.h"

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct shuzhi_parser {
  const shuzhi::Parser parser;
  const shuzhi_allocator allocator;
};

struct shuzhi_document {
  shuzhi_document(shuzhi::Document&& from, const shuzhi_allocator& hooks)
      : document(std::move(from)), chars(document.text), allocator(hooks) {}

  const shuzhi::Document document;
  const shuzhi::capi::CharIndex chars;
  const shuzhi_allocator allocator;
};

struct shuzhi_mentions {
  shuzhi_mentions(std::string&& scanned, shuzhi::Mentions&& found, const shuzhi_allocator& hooks)
      : text(std::move(scanned)), mentions(std::move(found)), chars(text), allocator(hooks) {}

  const std::string text;
  const shuzhi::Mentions mentions;
  const shuzhi::capi::CharIndex chars;
  const shuzhi_allocator allocator;
};

struct shuzhi_buffer {
  const shuzhi::capi::Text text;
};

namespace shuzhi::capi {

inline std::unique_ptr<shuzhi_buffer> make_buffer(std::string_view text,
                                                  const shuzhi_allocator& hooks) {
  return std::unique_ptr<shuzhi_buffer>(new shuzhi_buffer{Text(text, Allocator<char>(hooks))});
}

/// A buffer with everything that `write` hands to the callback that it is called with.
template <class WriteTo>
std::unique_ptr<shuzhi_buffer> written_buffer(const shuzhi_allocator& hooks, WriteTo&& write) {
  Text text{Allocator<char>(hooks)};
  write([&text](std::string_view piece) {
    text.append(piece);
    return true;
  });
  return std::unique_ptr<shuzhi_buffer>(new shuzhi_buffer{std::move(text)});
}

}  // namespace shuzhi::capi
