// JSON, version 1, written in one pass over the document's tables.
#include <shuzhi/json.hpp>

#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

namespace shuzhi {
inline namespace v1 {
namespace {

// RapidJSON's output stream straight into the string that is handed back, or into one that a
// callback takes whenever it is full. The string is kept longer than what is written, so
// that a character costs one store.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::size_t expected) : out_(expected, '\0') {}
  explicit StringStream(const Write& write) : out_(piece_size, '\0'), write_(&write) {}

  /// What was written; the stream is empty afterwards.
  std::string take() {
    out_.resize(used_);
    used_ = 0;
    return std::move(out_);
  }

  /// Gives the callback what it does not have yet.
  void flush() {
    const std::string_view piece(out_.data(), used_);
    used_ = 0;
    if (!piece.empty() && !(*write_)(piece)) {
      throw Error(ErrorCode::cancelled, "cancelled by the caller");
    }
  }

  void Put(char c) {
    reserve(1);
    out_[used_++] = c;
  }
  void Flush() {}

  void append(std::string_view text) {
    reserve(text.size());
    text.copy(out_.data() + used_, text.size());
    used_ += text.size();
  }

  // RapidJSON finds these by their argument: it reserves once for a whole string.
  friend void PutReserve(StringStream& stream, std::size_t count) { stream.reserve(count); }
  friend void PutUnsafe(StringStream& stream, char c) { stream.out_[stream.used_++] = c; }

 private:
  static constexpr std::size_t piece_size = 64 * 1024;

  void reserve(std::size_t count) {
    if (out_.size() - used_ < count) make_room(count);
  }

  void make_room(std::size_t count) {
    if (write_ != nullptr) flush();
    if (out_.size() - used_ < count) out_.resize(std::max(out_.size() / 2 * 3, used_ + count));
  }

  std::string out_;
  std::size_t used_ = 0;
  const Write* write_ = nullptr;
};

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
using CompactWriter = rapidjson::Writer<StringStream, Utf8, Utf8, ThrowingAllocator>;
using PrettyWriter = rapidjson::PrettyWriter<StringStream, Utf8, Utf8, ThrowingAllocator>;

// Bytes that cannot be copied as they are, or that begin a character that cannot.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
  for (const std::size_t c : {0x22u, 0x5Cu, 0xC2u, 0xE2u}) special[c] = true;  // quote, backslash
  return special;
}

// Length of the escape at `text[at]`, and what it is written as. U+0085, U+2028 and U+2029
// end a line for many readers of text; they are escaped, so that an object stays one line.
std::size_t escape(std::string_view text, std::size_t at, std::string& written) {
  const char c = text[at];
  const std::string_view rest = text.substr(at);
  std::size_t size = 0;
  if (c == '"' || c == '\\') {
    written = {'\\', c};
    size = 1;
  } else if (c == '\n') {
    written = "\\n";
    size = 1;
  } else if (static_cast<unsigned char>(c) < 0x20) {
    constexpr const char* digits = "0123456789ABCDEF";
    written = std::string("\\u00") + digits[c >> 4] + digits[c & 15];
    size = 1;
  } else if (rest.substr(0, 2) == "\xC2\x85") {
    written = "\\u0085";
    size = 2;
  } else if (rest.substr(0, 3) == "\xE2\x80\xA8") {
    written = "\\u2028";
    size = 3;
  } else if (rest.substr(0, 3) == "\xE2\x80\xA9") {
    written = "\\u2029";
    size = 3;
  }
  return size;
}

void append_quoted(StringStream& stream, std::string_view text) {
  static constexpr std::array<bool, 256> special = special_bytes();
  std::string written;
  std::size_t copied = 0;
  stream.Put('"');
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!special[static_cast<unsigned char>(text[at])]) continue;
    const std::size_t size = escape(text, at, written);
    if (size == 0) continue;
    stream.append(text.substr(copied, at - copied));
    stream.append(written);
    copied = at + size;
    at = copied - 1;
  }
  stream.append(text.substr(copied));
  stream.Put('"');
}

// What documents and mentions write in the same way.
template <class Writer>
class ValueWriter {
 public:
  ValueWriter(Writer& writer, StringStream& stream) : w_(writer), stream_(stream) {}

 protected:
  void key(std::string_view name) { string(name); }
  // RapidJSON writes the commas and blanks before a string; the string itself is copied,
  // which it does character by character.
  void string(std::string_view text) {
    w_.RawValue("", 0, rapidjson::kStringType);
    append_quoted(stream_, text);
  }
  void string(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void string_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) {
      w_.Null();
    } else {
      string(text);
    }
  }
  void id_or_null(std::string_view name, Id id) {
    key(name);
    if (id == 0) {
      w_.Null();
    } else {
      w_.Uint(id);
    }
  }
  void span(Span span) {
    w_.StartArray();
    w_.Uint(span.begin);
    w_.Uint(span.end);
    w_.EndArray();
  }
  void span(std::string_view name, Span value) {
    key(name);
    span(value);
  }
  void decimal_or_null(std::string_view name, bool present, Decimal value) {
    string_or_null(name, present ? value.to_string() : std::string());
  }
  void value_and_bounds(const Quantity& q) {
    string_or_null("value", value_text(q));
    const bool ratio = q.kind == QuantityKind::ratio;  // its `upper` is its second term
    decimal_or_null("lower", q.has_lower && !ratio, q.lower);
    decimal_or_null("upper", q.has_upper && !ratio, q.upper);
    string("approximation", to_string(q.approximation));
  }
  void unit(const Unit* unit, std::string_view text) {
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
  StringStream& stream_;
};

template <class Writer>
class DocumentWriter : private ValueWriter<Writer> {
 public:
  DocumentWriter(const Document& document, Writer& writer, StringStream& stream)
      : ValueWriter<Writer>(writer, stream), doc_(document) {}

  void document() {
    w_.StartObject();
    string("schema", "shuzhi/document/1");
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
      string("kind", to_string(f.kind));
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
    if (!type.empty()) string("type", type);
    key("id");
    w_.Uint(static_cast<Id>(row + 1));
    span("span", c.quantity.span);
    span("sentence", c.sentence);
    id_or_null("section", c.section);
    key("subject");
    subject(c.subject);
    key("quantity");
    quantity(c.quantity);
    key("change");
    change(c);
    string("modality", to_string(c.modality));
    key("period");
    if (const Period* p = doc_.period(c.period)) {
      w_.StartObject();
      period_members(*p);
      string("source", to_string(c.period_source));
      w_.EndObject();
    } else {
      w_.Null();
    }
    string_or_null("scope", doc_.read(c.scope));
    key("rank");
    rank(c.quantity);
    id_or_null("part_of", c.part_of);
    key("inferences");
    inferences(c.inferences);
    string("confidence", to_string(confidence(c)));
    w_.EndObject();
  }

  void measure(std::size_t row, std::string_view type) {
    const Measure& m = doc_.measures[row];
    w_.StartObject();
    if (!type.empty()) string("type", type);
    key("id");
    w_.Uint(static_cast<Id>(row + 1));
    span("span", m.span);
    id_or_null("section", m.section);
    string("verb", doc_.read(m.verb));
    string("object", doc_.read(m.object));
    string("status", to_string(m.status));
    key("period");
    period(m.period);
    key("claims");
    w_.StartArray();
    for (std::uint32_t i = 0; i < m.claim_count; ++i) w_.Uint(m.first_claim + i + 1);
    w_.EndArray();
    w_.EndObject();
  }

  void finding(const Finding& f, std::string_view type) {
    w_.StartObject();
    if (!type.empty()) string("type", type);
    string("kind", to_string(f.kind));
    string("severity", to_string(f.severity));
    string("message", f.message);
    span("span", f.span);
    key("claims");
    w_.StartArray();
    for (const Id id : f.claims) w_.Uint(id);
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
  using Base::relative_years;
  using Base::span;
  using Base::string;
  using Base::string_or_null;
  using Base::unit;
  using Base::value_and_bounds;
  using Base::w_;

  void report(const Report& r) {
    w_.StartObject();
    string_or_null("title", doc_.read(r.title));
    string("kind", to_string(r.kind));
    string_or_null("issuer", doc_.read(r.issuer));
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
    key("id");
    w_.Uint(static_cast<Id>(row + 1));
    string("kind", to_string(s.kind));
    key("level");
    w_.Uint(s.level);
    key("marker");
    w_.StartObject();
    string("scheme", to_string(s.scheme));
    key("ordinal");
    if (s.ordinal == 0) {
      w_.Null();
    } else {
      w_.Int(s.ordinal);
    }
    string("text", doc_.marker_text(s));
    w_.EndObject();
    string_or_null("title", doc_.read(s.title));
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
    string("text", doc_.read(s));
    span("span", s.span.empty() ? s.topic : s.span);
    if (!s.span.empty() && !s.topic.empty()) span("topic", s.topic);
    w_.EndObject();
  }

  void quantity(const Quantity& q) {
    w_.StartObject();
    string("text", doc_.read(q.span));
    string("kind", to_string(q.kind));
    decimal_or_null("number", q.has_value, q.number);
    string("scale", q.scale.to_string());
    value_and_bounds(q);
    unit(doc_.unit(q.unit), doc_.read(q.unit_span));
    w_.EndObject();
  }

  void change(const Claim& c) {
    if (c.direction == Direction::none && c.basis == Basis::none) {
      w_.Null();
      return;
    }
    w_.StartObject();
    string("direction", to_string(c.direction));
    string("basis", to_string(c.basis));
    string_or_null("text", doc_.read(c.change_words));
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
    string("text", doc_.read(p.span));
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
    if (bits & inferred_subject) string("inferred_subject");
    if (bits & inferred_period) string("inferred_period");
    if (bits & inferred_modality) string("inferred_modality");
    if (bits & aligned_by_order) string("aligned_by_order");
    w_.EndArray();
  }

  const Document& doc_;
};

class MentionsWriter : private ValueWriter<CompactWriter> {
 public:
  MentionsWriter(const Mentions& mentions, std::string_view text, CompactWriter& writer,
                 StringStream& stream)
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
    string("type", is_period ? "period" : "quantity");
    span("span", m.span);
    if (is_period) {
      const bool known = m.period != 0 && m.period <= mentions_.periods.size();
      const Period period = known ? mentions_.periods[m.period - 1] : Period();
      string("text", slice(m.span));
      string("edtf", period.edtf);
      relative_years(period);
    } else {
      const Quantity& q = m.quantity;
      const bool has_unit = q.unit != 0 && q.unit <= mentions_.units.size();
      string("text", slice(m.span));
      string("kind", to_string(q.kind));
      value_and_bounds(q);
      unit(has_unit ? &mentions_.units[q.unit - 1] : nullptr, slice(q.unit_span));
    }
    w_.EndObject();
  }

  const Mentions& mentions_;
  std::string_view text_;
};

// About what real reports take: one allocation as a rule.
std::size_t expected_size(const Document& d) {
  return 512 + d.source.name.size() + d.furniture.size() * 64 + d.reports.size() * 512 +
         d.sections.size() * 384 + d.paragraphs.size() * 24 + d.claims.size() * 704 +
         d.measures.size() * 320 + d.findings.size() * 256;
}

void document_to(StringStream& stream, const Document& document, bool pretty) {
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

void lines_to(StringStream& stream, const Document& document) {
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

void mentions_to(StringStream& stream, const Mentions& mentions, std::string_view text) {
  CompactWriter writer(stream);
  MentionsWriter(mentions, text, writer, stream).mentions();
}

}  // namespace

std::string to_json(const Document& document, bool pretty) {
  StringStream stream(expected_size(document) * (pretty ? 2 : 1));
  document_to(stream, document, pretty);
  return stream.take();
}

std::string to_ndjson(const Document& document) {
  StringStream stream(expected_size(document));
  lines_to(stream, document);
  return stream.take();
}

std::string to_json(const Mentions& mentions, std::string_view text) {
  StringStream stream(32 + mentions.items.size() * 224);
  mentions_to(stream, mentions, text);
  return stream.take();
}

void write_json(const Document& document, const Write& write, bool pretty) {
  StringStream stream(write);
  document_to(stream, document, pretty);
  stream.flush();
}

void write_ndjson(const Document& document, const Write& write) {
  StringStream stream(write);
  lines_to(stream, document);
  stream.flush();
}

void write_json(const Mentions& mentions, std::string_view text, const Write& write) {
  StringStream stream(write);
  mentions_to(stream, mentions, text);
  stream.flush();
}

}  // namespace v1
}  // namespace shuzhi
