// JSON, version 1, written in one pass over the document's tables.
#include <shuzhi/json.hpp>

#include "render/escape.hpp"
#include "render/json_stream.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <new>
#include <type_traits>
#include <vector>

namespace shuzhi {
inline namespace v1 {
namespace {

using detail::JsonStream;

// For the writers' own stack: RapidJSON's allocator gives null where there is no memory, and
// the stack would write to it.
struct ThrowingAllocator {
  void* Malloc(std::size_t size) { return size != 0 ? ::operator new(size) : nullptr; }
  void* Realloc(void* old, std::size_t old_size, std::size_t size) {
    void* fresh = Malloc(size);
    if (old != nullptr && fresh != nullptr) std::memcpy(fresh, old, std::min(old_size, size));
    Free(old);
    return fresh;
  }
  static void Free(void* memory) noexcept { ::operator delete(memory); }
};

using Utf8 = rapidjson::UTF8<>;

// RapidJSON's writers. The commas and blanks before a value can be had alone: strings and
// numbers, which RapidJSON would write character by character, go straight to the stream.
class CompactWriter : public rapidjson::Writer<JsonStream, Utf8, Utf8, ThrowingAllocator> {
 public:
  using Writer::Writer;
  void prefix(rapidjson::Type type) { Prefix(type); }
};
class PrettyWriter : public rapidjson::PrettyWriter<JsonStream, Utf8, Utf8, ThrowingAllocator> {
 public:
  using rapidjson::PrettyWriter<JsonStream, Utf8, Utf8, ThrowingAllocator>::PrettyWriter;
  void prefix(rapidjson::Type type) { PrettyPrefix(type); }
};

// A member's name: an array, so that its size is known where it is copied.
template <std::size_t size>
using Name = const char (&)[size];

// What is written as a string. A plain one is known to have nothing to escape.
struct Text {
  Text(std::string_view from, bool known_plain = false) : text(from), plain(known_plain) {}
  Text(const std::string& from) : text(from) {}
  std::string_view text;
  bool plain = false;
};

// What documents and mentions write in the same way.
template <class Writer>
class ValueWriter {
 public:
  ValueWriter(Writer& writer, JsonStream& stream) : w_(writer), stream_(stream) {}

 protected:
  template <std::size_t size>
  void key(Name<size> name) {
    w_.prefix(rapidjson::kStringType);
    stream_.append_quoted(name);
  }

  void string(Text value) {
    if (value.plain) {
      word(value.text);
      return;
    }
    w_.prefix(rapidjson::kStringType);
    stream_.Put('"');
    stream_.append_escaped(value.text);
    stream_.Put('"');
  }
  template <std::size_t size>
  void string(Name<size> name, Text value) {
    key(name);
    string(value);
  }
  template <std::size_t size>
  void string_or_null(Name<size> name, Text value) {
    key(name);
    if (value.text.empty()) {
      w_.Null();
    } else {
      string(value);
    }
  }
  // Names of enumerators, and numbers that are written as strings.
  void word(std::string_view text) {
    w_.prefix(rapidjson::kStringType);
    stream_.append_quoted(text);
  }
  template <std::size_t size>
  void word(Name<size> name, std::string_view text) {
    key(name);
    word(text);
  }
  void number(std::uint32_t number) {
    w_.prefix(rapidjson::kNumberType);
    stream_.append_number(number);
  }
  template <std::size_t size>
  void number(Name<size> name, std::uint32_t value) {
    key(name);
    number(value);
  }
  template <std::size_t size>
  void id_or_null(Name<size> name, Id id) {
    key(name);
    if (id == 0) {
      w_.Null();
    } else {
      number(id);
    }
  }
  void span(Span span) {
    constexpr bool pretty = std::is_same_v<Writer, PrettyWriter>;
    w_.prefix(rapidjson::kArrayType);
    stream_.Put('[');
    stream_.append_number(span.begin);
    stream_.append(pretty ? ", " : ",");
    stream_.append_number(span.end);
    stream_.Put(']');
  }
  template <std::size_t size>
  void span(Name<size> name, Span value) {
    key(name);
    span(value);
  }
  template <std::size_t size>
  void decimal_or_null(Name<size> name, bool present, Decimal value) {
    string_or_null(name, Text(present ? value.to_string() : std::string(), true));
  }
  void value_and_bounds(const Quantity& q) {
    string_or_null("value", Text(value_text(q), true));
    const bool ratio = q.kind == QuantityKind::ratio;  // its `upper` is its second term
    decimal_or_null("lower", q.has_lower && !ratio, q.lower);
    decimal_or_null("upper", q.has_upper && !ratio, q.upper);
    word("approximation", to_string(q.approximation));
  }
  void unit(const Unit* unit, Text text) {
    key("unit");
    if (unit == nullptr) {
      w_.Null();
      return;
    }
    w_.StartObject();
    string("code", unit->code);
    string_or_null("text", text);
    w_.EndObject();
  }
  void relative_years(const Period& period) {
    if (period.edtf.empty() && period.relative) {
      key("relative_years");
      w_.Int(period.relative_years);
    }
  }

  Writer& w_;
  JsonStream& stream_;
};

// `Document::read` for spans that mostly stand near each other.
class SpanReader {
 public:
  explicit SpanReader(const Document& document) : doc_(document) {}

  // What is given lives until the next call. A text that has nothing to escape has no line
  // break either; where no furniture lies in it, it reads as it stands.
  Text read(Span s) {
    const bool valid = s.begin <= s.end && s.end <= doc_.text.size();
    if (valid && !furniture_lies_in(s)) {
      const std::string_view text = doc_.slice(s);
      if (detail::find_escaped(text, 0) == text.size()) return {text, true};
    }
    read_ = doc_.read(s);
    return read_;
  }

 private:
  bool furniture_lies_in(Span s) {
    if (!clear_.contains(s)) clear_ = clear_of_furniture(s.begin);
    return !clear_.contains(s);
  }

  // From the furniture that ends before `at` to the next one.
  Span clear_of_furniture(std::uint32_t at) const {
    const auto next = std::partition_point(doc_.furniture.begin(), doc_.furniture.end(),
                                           [&](const Furniture& f) { return f.span.end <= at; });
    const bool is_first = next == doc_.furniture.begin();
    const bool is_behind = next == doc_.furniture.end();
    return {is_first ? 0 : std::prev(next)->span.end,
            is_behind ? std::numeric_limits<std::uint32_t>::max() : next->span.begin};
  }

  const Document& doc_;
  Span clear_;  // no furniture in it
  std::string read_;
};

template <class Writer>
class DocumentWriter : private ValueWriter<Writer> {
 public:
  DocumentWriter(const Document& document, Writer& writer, JsonStream& stream)
      : ValueWriter<Writer>(writer, stream), doc_(document), texts_(document), periods_(document) {}

  void document() {
    w_.StartObject();
    word("schema", "shuzhi/document/1");
    key("source");
    w_.StartObject();
    string("name", doc_.source.name);
    string("encoding", doc_.source.encoding);
    key("bytes");
    w_.Uint64(doc_.source.bytes);
    key("replaced");
    w_.Uint64(doc_.source.replaced);
    w_.EndObject();
    key("furniture");
    w_.StartArray();
    for (const Furniture& f : doc_.furniture) {
      w_.StartObject();
      word("kind", to_string(f.kind));
      span("span", f.span);
      w_.EndObject();
    }
    w_.EndArray();
    key("reports");
    w_.StartArray();
    for (const Report& r : doc_.reports) report(r);
    w_.EndArray();
    key("findings");
    w_.StartArray();
    for (const Finding& f : doc_.findings) finding(f, {});
    w_.EndArray();
    w_.EndObject();
  }

  void claim(std::size_t row, std::string_view type) {
    const Claim& c = doc_.claims[row];
    w_.StartObject();
    if (!type.empty()) word("type", type);
    number("id", static_cast<Id>(row + 1));
    span("span", c.quantity.span);
    span("sentence", c.sentence);
    id_or_null("section", c.section);
    key("subject");
    subject(c.subject);
    key("quantity");
    quantity(c.quantity);
    key("change");
    change(c);
    word("modality", to_string(c.modality));
    key("period");
    if (const Period* p = doc_.period(c.period)) {
      w_.StartObject();
      period_members(*p);
      word("source", to_string(c.period_source));
      w_.EndObject();
    } else {
      w_.Null();
    }
    string_or_null("scope", texts_.read(c.scope));
    key("rank");
    rank(c.quantity);
    id_or_null("part_of", c.part_of);
    key("inferences");
    inferences(c.inferences);
    word("confidence", to_string(confidence(c)));
    w_.EndObject();
  }

  void measure(std::size_t row, std::string_view type) {
    const Measure& m = doc_.measures[row];
    w_.StartObject();
    if (!type.empty()) word("type", type);
    number("id", static_cast<Id>(row + 1));
    span("span", m.span);
    id_or_null("section", m.section);
    string("verb", texts_.read(m.verb));
    string("object", texts_.read(m.object));
    word("status", to_string(m.status));
    key("period");
    period(m.period);
    key("claims");
    w_.StartArray();
    for (std::uint32_t i = 0; i < m.claim_count; ++i) number(m.first_claim + i + 1);
    w_.EndArray();
    w_.EndObject();
  }

  void finding(const Finding& f, std::string_view type) {
    w_.StartObject();
    if (!type.empty()) word("type", type);
    word("kind", to_string(f.kind));
    word("severity", to_string(f.severity));
    string("message", f.message);
    span("span", f.span);
    key("claims");
    w_.StartArray();
    for (const Id id : f.claims) number(id);
    w_.EndArray();
    string_or_null("expected", f.expected);
    string_or_null("found", f.found);
    w_.EndObject();
  }

 private:
  using Base = ValueWriter<Writer>;
  using Base::decimal_or_null;
  using Base::id_or_null;
  using Base::key;
  using Base::number;
  using Base::relative_years;
  using Base::span;
  using Base::stream_;
  using Base::string;
  using Base::string_or_null;
  using Base::unit;
  using Base::value_and_bounds;
  using Base::w_;
  using Base::word;

  void report(const Report& r) {
    w_.StartObject();
    string_or_null("title", texts_.read(r.title));
    word("kind", to_string(r.kind));
    string_or_null("issuer", texts_.read(r.issuer));
    key("period");
    period(r.period);
    span("span", r.span);
    if (!r.signature.empty()) {
      key("signature");
      w_.StartObject();
      span("span", r.signature);
      key("date");
      period(r.signed_on);
      w_.EndObject();
    }
    key("sections");
    sections(r.first_section, std::size_t{r.first_section} + r.section_count);
    key("claims");
    w_.StartArray();
    for (std::size_t i = 0; i < r.claim_count; ++i) claim(r.first_claim + i, {});
    w_.EndArray();
    key("measures");
    w_.StartArray();
    for (std::size_t i = 0; i < r.measure_count; ++i) measure(r.first_measure + i, {});
    w_.EndArray();
    w_.EndObject();
  }

  // The rows [begin, end) as a tree. A section's own object stays open while the rows of
  // its descendants are written; `open` holds the row at which each open one ends. No
  // recursion: the depth is the input's.
  void sections(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> open;
    const auto close_before = [&](std::size_t row) {
      while (!open.empty() && open.back() <= row) {
        w_.EndArray();
        w_.EndObject();
        open.pop_back();
      }
    };
    w_.StartArray();
    for (std::size_t row = begin; row < end; ++row) {
      close_before(row);
      section_head(row);
      const std::size_t limit = open.empty() ? end : open.back();
      open.push_back(std::min(limit, row + 1 + doc_.sections[row].descendants));
    }
    close_before(end);
    w_.EndArray();
  }

  void section_head(std::size_t row) {
    const Section& s = doc_.sections[row];
    w_.StartObject();
    number("id", static_cast<Id>(row + 1));
    word("kind", to_string(s.kind));
    number("level", s.level);
    key("marker");
    w_.StartObject();
    word("scheme", to_string(s.scheme));
    key("ordinal");
    if (s.ordinal == 0) {
      w_.Null();
    } else {
      w_.Int(s.ordinal);
    }
    string("text", doc_.marker_text(s));
    w_.EndObject();
    string_or_null("title", texts_.read(s.title));
    key("title_span");
    if (s.title.empty()) {
      w_.Null();
    } else {
      span(s.title);
    }
    if (!s.title_certain) {
      key("title_certain");
      w_.Bool(false);
    }
    span("span", s.span);
    key("paragraphs");
    w_.StartArray();
    for (std::size_t i = 0; i < s.paragraph_count; ++i) {
      span(doc_.paragraphs[s.first_paragraph + i]);
    }
    w_.EndArray();
    key("sections");
    w_.StartArray();
  }

  void subject(const Subject& s) {
    if (s.empty()) {
      w_.Null();
      return;
    }
    w_.StartObject();
    key("text");
    subject_text(s);
    span("span", s.span.empty() ? s.topic : s.span);
    if (!s.span.empty() && !s.topic.empty()) span("topic", s.topic);
    w_.EndObject();
  }

  void subject_text(const Subject& s) {
    w_.prefix(rapidjson::kStringType);
    stream_.Put('"');
    stream_.append_escaped(texts_.read(s.topic).text);
    stream_.append_escaped(texts_.read(s.span).text);
    stream_.Put('"');
  }

  void quantity(const Quantity& q) {
    w_.StartObject();
    string("text", texts_.read(q.span));
    word("kind", to_string(q.kind));
    decimal_or_null("number", q.has_value, q.number);
    word("scale", q.scale.to_string());
    value_and_bounds(q);
    unit(doc_.unit(q.unit), texts_.read(q.unit_span));
    w_.EndObject();
  }

  void change(const Claim& c) {
    if (c.direction == Direction::none && c.basis == Basis::none) {
      w_.Null();
      return;
    }
    w_.StartObject();
    word("direction", to_string(c.direction));
    word("basis", to_string(c.basis));
    string_or_null("text", texts_.read(c.change_words));
    w_.EndObject();
  }

  void period(Id id) {
    const Period* p = doc_.period(id);
    if (p == nullptr) {
      w_.Null();
      return;
    }
    w_.StartObject();
    period_members(*p);
    w_.EndObject();
  }

  void period_members(const Period& p) {
    string("edtf", p.edtf);
    string("text", periods_.read(p.span));
    relative_years(p);
  }

  void rank(const Quantity& q) {
    if (q.kind != QuantityKind::rank || !q.has_value || q.value.exponent() < 0) {
      w_.Null();
      return;
    }
    const std::string digits = q.value.to_string();
    w_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }

  void inferences(std::uint8_t bits) {
    w_.StartArray();
    if (bits & inferred_subject) word("inferred_subject");
    if (bits & inferred_period) word("inferred_period");
    if (bits & inferred_modality) word("inferred_modality");
    if (bits & aligned_by_order) word("aligned_by_order");
    w_.EndArray();
  }

  const Document& doc_;
  SpanReader texts_;
  SpanReader periods_;  // they stand elsewhere than what they are said of
};

class MentionsWriter : private ValueWriter<CompactWriter> {
 public:
  MentionsWriter(const Mentions& mentions, std::string_view text, CompactWriter& writer,
                 JsonStream& stream)
      : ValueWriter<CompactWriter>(writer, stream), mentions_(mentions), text_(text) {}

  void mentions() {
    w_.StartObject();
    key("mentions");
    w_.StartArray();
    for (const Mention& m : mentions_.items) mention(m);
    w_.EndArray();
    w_.EndObject();
  }

 private:
  std::string_view slice(Span s) const { return text_.substr(s.begin, s.size()); }

  void mention(const Mention& m) {
    w_.StartObject();
    const bool is_period = m.type == Mention::Type::period;
    word("type", is_period ? "period" : "quantity");
    span("span", m.span);
    if (is_period) {
      const bool known = m.period != 0 && m.period <= mentions_.periods.size();
      static const Period none;
      const Period& period = known ? mentions_.periods[m.period - 1] : none;
      string("text", slice(m.span));
      string("edtf", period.edtf);
      relative_years(period);
    } else {
      const Quantity& q = m.quantity;
      const bool has_unit = q.unit != 0 && q.unit <= mentions_.units.size();
      string("text", slice(m.span));
      word("kind", to_string(q.kind));
      value_and_bounds(q);
      unit(has_unit ? &mentions_.units[q.unit - 1] : nullptr, slice(q.unit_span));
    }
    w_.EndObject();
  }

  const Mentions& mentions_;
  std::string_view text_;
};

// About what real reports take: one allocation as a rule.
std::size_t expected_size(const Document& d, bool pretty = false) {
  const std::size_t compact = 512 + d.source.name.size() + d.furniture.size() * 64 +
                              d.reports.size() * 512 + d.sections.size() * 384 +
                              d.paragraphs.size() * 24 + d.claims.size() * 704 +
                              d.measures.size() * 320 + d.findings.size() * 256;
  return pretty ? compact * 2 : compact;
}

std::size_t expected_size(const Mentions& m) { return 32 + m.items.size() * 224; }

void document_to(JsonStream& stream, const Document& document, bool pretty) {
  if (pretty) {
    PrettyWriter writer(stream);
    writer.SetIndent(' ', 1);
    writer.SetFormatOptions(rapidjson::kFormatSingleLineArray);
    DocumentWriter<PrettyWriter>(document, writer, stream).document();
  } else {
    CompactWriter writer(stream);
    DocumentWriter<CompactWriter>(document, writer, stream).document();
  }
}

void lines_to(JsonStream& stream, const Document& document) {
  CompactWriter writer(stream);
  DocumentWriter<CompactWriter> lines(document, writer, stream);
  const auto end_line = [&] {
    stream.Put('\n');
    writer.Reset(stream);
  };
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    lines.claim(i, "claim");
    end_line();
  }
  for (std::size_t i = 0; i < document.measures.size(); ++i) {
    lines.measure(i, "measure");
    end_line();
  }
  for (const Finding& f : document.findings) {
    lines.finding(f, "finding");
    end_line();
  }
}

void mentions_to(JsonStream& stream, const Mentions& mentions, std::string_view text) {
  CompactWriter writer(stream);
  MentionsWriter(mentions, text, writer, stream).mentions();
}

// What is reserved for the string and not used takes no memory: it is never written to.
template <class WriteTo>
std::string in_one(std::size_t expected, WriteTo&& write_to) {
  std::string whole;
  whole.reserve(expected);
  write_to([&whole](std::string_view piece) {
    whole.append(piece);
    return true;
  });
  return whole;
}

}  // namespace

std::string to_json(const Document& document, bool pretty) {
  return in_one(expected_size(document, pretty),
                [&](const Write& write) { write_json(document, write, pretty); });
}

std::string to_ndjson(const Document& document) {
  return in_one(expected_size(document),
                [&](const Write& write) { write_ndjson(document, write); });
}

std::string to_json(const Mentions& mentions, std::string_view text) {
  return in_one(expected_size(mentions),
                [&](const Write& write) { write_json(mentions, text, write); });
}

void write_json(const Document& document, const Write& write, bool pretty) {
  JsonStream stream(write, expected_size(document, pretty));
  document_to(stream, document, pretty);
  stream.flush();
}

void write_ndjson(const Document& document, const Write& write) {
  JsonStream stream(write, expected_size(document));
  lines_to(stream, document);
  stream.flush();
}

void write_json(const Mentions& mentions, std::string_view text, const Write& write) {
  JsonStream stream(write, expected_size(mentions));
  mentions_to(stream, mentions, text);
  stream.flush();
}

}  // namespace v1
}  // namespace shuzhi
