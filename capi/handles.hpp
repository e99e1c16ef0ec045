// What stands behind the opaque handles.
#pragma once

#include "char_index.hpp"
#include "shuzhi.h"

#include <shuzhi/document.hpp>
#include <shuzhi/parser.hpp>

#include <string>
#include <utility>

struct shuzhi_parser {
  const shuzhi::Parser parser;
};

struct shuzhi_document {
  explicit shuzhi_document(shuzhi::Document&& from)
      : document(std::move(from)), chars(document.text) {}

  const shuzhi::Document document;
  const shuzhi::capi::CharIndex chars;
};

struct shuzhi_mentions {
  shuzhi_mentions(std::string&& scanned, shuzhi::Mentions&& found)
      : text(std::move(scanned)), mentions(std::move(found)), chars(text) {}

  const std::string text;
  const shuzhi::Mentions mentions;
  const shuzhi::capi::CharIndex chars;
};

struct shuzhi_buffer {
  const std::string text;
};
