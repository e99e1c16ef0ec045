// The C API: calls in any order, with any of the handles that are there, and NULL.
// Each call is a byte, its arguments are the bytes behind it; a text is a field.
#include "target.hpp"

#include <shuzhi.h>

#include <cstring>
#include <vector>

namespace {

// Some handles of one kind, freed at the end; slot 0 stays NULL.
template <class T, void (*release)(T*)>
class Slots {
 public:
  Slots() = default;
  ~Slots() {
    for (T* const handle : slots_) release(handle);
  }
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;

  T* get(unsigned i) const noexcept { return slots_[i % size]; }
  // Takes the place of another.
  void put(unsigned i, T* handle) noexcept {
    T*& slot = slots_[1 + i % (size - 1)];
    release(slot);
    slot = handle;
  }
  void drop(unsigned i) noexcept { put(i, nullptr); }

 private:
  static constexpr unsigned size = 4;
  T* slots_[size] = {};
};

// A row that the library fills, with memory behind it that it must leave alone.
template <class Row>
struct Guarded {
  explicit Guarded(unsigned choice) {
    std::memset(this, 0x5A, sizeof *this);
    // Mostly its size; else anything up to it, as an older program would have.
    size = choice % 4 != 0 ? static_cast<std::uint32_t>(sizeof(Row))
                           : static_cast<std::uint32_t>(choice * sizeof(Row) / 256);
    row.struct_size = size;
  }
  void check(shuzhi_status status) const {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(this);
    for (std::size_t i = size < sizeof(std::uint32_t) ? sizeof(std::uint32_t) : size;
         i < sizeof(Row) + sizeof behind; ++i) {
      fuzz::require(bytes[i] == 0x5A, "nothing is written behind struct_size");
    }
    fuzz::require(status == SHUZHI_OK || status == SHUZHI_E_ARGUMENT, "a row is there or not");
  }
  Row row;
  unsigned char behind[32];
  std::uint32_t size;
};

shuzhi_str str(std::string_view text) { return shuzhi_bytes(text.data(), text.size()); }

// Reads all of it, so that a sanitizer sees a bad pointer.
void touch(shuzhi_str text) {
  static volatile unsigned char sink = 0;
  for (std::size_t i = 0; i < text.size; ++i) {
    sink = static_cast<unsigned char>(sink ^ static_cast<unsigned char>(text.data[i]));
  }
}

class Session {
 public:
  explicit Session(fuzz::Input input) : input_(input) {}
  void run() {
    while (!input_.empty()) call(input_.byte());
  }

 private:
  unsigned byte() { return input_.byte(); }
  shuzhi_document* document() { return documents_.get(byte()); }

  template <class T>
  void made(shuzhi_status status, const T* handle) {
    fuzz::require((status == SHUZHI_OK) == (handle != nullptr), "a handle, or an error");
    fuzz::require(status != SHUZHI_E_INTERNAL, "no call finds a defect of the library");
    if (status != SHUZHI_OK && error_.struct_size == sizeof error_) {
      fuzz::require(std::memchr(error_.message, 0, sizeof error_.message) != nullptr,
                    "a message ends");
    }
  }
  void keep(shuzhi_status status, shuzhi_buffer* buffer) {
    made(status, buffer);
    buffers_.put(byte(), buffer);
  }
  // NULL, or an error to fill.
  shuzhi_error* error() {
    error_ = SHUZHI_ERROR_INIT;
    return byte() % 4 == 0 ? nullptr : &error_;
  }
  shuzhi_span span() {
    const unsigned begin = byte() * 7, size = byte();
    return {begin, byte() % 8 == 0 ? begin - size : begin + size};
  }

  void make_parser() {
    shuzhi_options options;
    shuzhi_options_init(&options, sizeof options);
    const unsigned choice = byte();
    if ((choice & 1U) != 0) options.invalid_bytes = SHUZHI_INVALID_REFUSE;
    if ((choice & 2U) != 0) options.max_bytes = byte();
    if ((choice & 4U) != 0) {
      options.max_depth = byte();
      options.max_nodes = byte();
    }
    if ((choice & 8U) != 0) {
      options.reference_date = {static_cast<int32_t>(byte()) * 40, static_cast<int32_t>(byte()) - 1,
                                static_cast<int32_t>(byte())};
    }
    if ((choice & 16U) != 0) options.encoding = str(input_.field());
    if ((choice & 32U) != 0) options.extra_units = str(input_.field());
    if ((choice & 64U) != 0) options.invalid_bytes = static_cast<int32_t>(byte());
    if ((choice & 128U) != 0)
      options.struct_size = static_cast<std::uint32_t>(byte() % (sizeof options + 1));
    shuzhi_parser* parser = nullptr;
    const shuzhi_status status =
        shuzhi_parser_new(byte() % 8 == 0 ? nullptr : &options, &parser, error());
    made(status, parser);
    parsers_.put(byte(), parser);
  }
  void parse() {
    shuzhi_document* document = nullptr;
    const shuzhi_parser* const parser = parsers_.get(byte());
    const shuzhi_str text = str(input_.field());
    const shuzhi_status status = shuzhi_parse(parser, text, str("name"), &document, error());
    made(status, document);
    documents_.put(byte(), document);
  }
  void scan() {
    const shuzhi_date date = {static_cast<int32_t>(byte()) * 20, static_cast<int32_t>(byte() % 14),
                              static_cast<int32_t>(byte() % 33)};
    const shuzhi_date* const given = byte() % 2 == 0 ? nullptr : &date;
    shuzhi_mentions* mentions = nullptr;
    const shuzhi_parser* const parser = parsers_.get(byte());
    const shuzhi_str text = str(input_.field());
    const shuzhi_status status = shuzhi_scan(parser, text, given, &mentions, error());
    made(status, mentions);
    mentions_.put(byte(), mentions);
  }

  template <class Row>
  shuzhi_status row(shuzhi_status (*fill)(const shuzhi_document*, size_t, Row*)) {
    const shuzhi_document* const d = document();
    Guarded<Row> guarded(byte());
    const shuzhi_status status = fill(d, byte(), &guarded.row);
    guarded.check(status);
    return status;
  }
  template <class Row>
  void mention(shuzhi_status (*fill)(const shuzhi_mentions*, size_t, Row*)) {
    const shuzhi_mentions* const mentions = mentions_.get(byte());
    Guarded<Row> guarded(byte());
    guarded.check(fill(mentions, byte(), &guarded.row));
  }
  void rows() {
    switch (byte() % 8) {
      case 0:
        row<shuzhi_report>(shuzhi_document_report);
        return;
      case 1:
        row<shuzhi_section>(shuzhi_document_section);
        return;
      case 2:
        row<shuzhi_claim>(shuzhi_document_claim);
        return;
      case 3:
        row<shuzhi_measure>(shuzhi_document_measure);
        return;
      case 4:
        row<shuzhi_finding>(shuzhi_document_finding);
        return;
      case 5:
        row<shuzhi_furniture>(shuzhi_document_furniture);
        return;
      case 6:
        row<shuzhi_period>(shuzhi_document_period);
        return;
      default:
        row<shuzhi_quantity>(shuzhi_document_quantity);
    }
  }
  void mention_rows() {
    switch (byte() % 4) {
      case 0:
        mention<shuzhi_mention>(shuzhi_mentions_get);
        return;
      case 1:
        mention<shuzhi_quantity>(shuzhi_mentions_quantity);
        return;
      case 2:
        mention<shuzhi_period>(shuzhi_mentions_period);
        return;
      default:
        touch(shuzhi_mentions_text(mentions_.get(byte())));
        shuzhi_mentions_char_offset(mentions_.get(byte()), byte());
    }
  }
  void value_text() {
    shuzhi_quantity quantity;
    quantity.struct_size = sizeof quantity;
    if (shuzhi_document_quantity(document(), byte(), &quantity) != SHUZHI_OK) return;
    if (byte() % 4 == 0) quantity.value.exponent = static_cast<int32_t>(byte()) - 128;
    std::vector<char> text(byte());
    const shuzhi_status status = shuzhi_quantity_value_text(&quantity, text.data(), text.size());
    fuzz::require(text.empty() || std::memchr(text.data(), 0, text.size()) != nullptr,
                  "a value's text ends");
    fuzz::require(status != SHUZHI_E_INTERNAL, "no value finds a defect of the library");
    shuzhi_decimal_double(quantity.value);
  }
  void node() {
    switch (byte() % 6) {
      case 0:
        node_ = shuzhi_document_first_section(node_of_ = document(), byte());
        return;
      case 1:
        node_ = shuzhi_document_node(node_of_ = document(), byte());
        return;
      case 2:
        node_ = shuzhi_node_first_child(node_);
        break;
      case 3:
        node_ = shuzhi_node_next_sibling(node_);
        break;
      case 4:
        node_ = shuzhi_node_parent(node_);
        break;
      default:
        touch(shuzhi_node_title(node_));
        touch(shuzhi_node_text(node_));
        Guarded<shuzhi_section> guarded(byte());
        guarded.check(shuzhi_node_section(node_, &guarded.row));
    }
    fuzz::require(shuzhi_node_is_null(node_) != 0 || node_.document == node_of_,
                  "a neighbour is of the same document");
  }
  void text() {
    const shuzhi_document* const d = document();
    const size_t at = byte() * std::size_t{5};
    touch(shuzhi_document_text(d));
    touch(shuzhi_document_slice(d, span()));
    const size_t chars = shuzhi_document_char_offset(d, at);
    fuzz::require(shuzhi_document_byte_offset(d, chars) >= at || at >= shuzhi_document_text(d).size,
                  "a character's byte leads back to it");
    shuzhi_document_paragraph(d, byte());
    shuzhi_source source;
    source.struct_size = sizeof source;
    if (shuzhi_document_source(d, &source) == SHUZHI_OK) touch(source.encoding);
    shuzhi_document_count(d, static_cast<int32_t>(byte()) - 2);
  }
  void buffers() {
    shuzhi_buffer* buffer = nullptr;
    shuzhi_status status = SHUZHI_OK;
    switch (byte() % 5) {
      case 0:
        status = shuzhi_document_read(document(), span(), &buffer, error());
        break;
      case 1:
        status = shuzhi_document_subject(document(), byte(), &buffer, error());
        break;
      case 2:
        status = shuzhi_document_json(document(), byte() % 3, &buffer, error());
        break;
      case 3:
        status = shuzhi_document_ndjson(document(), &buffer, error());
        break;
      default:
        status = shuzhi_mentions_json(mentions_.get(byte()), &buffer, error());
    }
    keep(status, buffer);
  }
  void free() {
    const unsigned which = byte();
    switch (which % 4) {
      case 0:
        parsers_.drop(which / 4);
        return;
      case 1:
        documents_.drop(which / 4);
        node_ = {};  // it is of a document that may be gone
        return;
      case 2:
        mentions_.drop(which / 4);
        return;
      default:
        buffers_.drop(which / 4);
    }
  }

  void call(unsigned which) {
    switch (which % 12) {
      case 0:
        make_parser();
        return;
      case 1:
      case 2:
        parse();
        node_ = {};
        return;
      case 3:
        scan();
        return;
      case 4:
      case 5:
        rows();
        return;
      case 6:
        mention_rows();
        return;
      case 7:
        value_text();
        return;
      case 8:
        node();
        return;
      case 9:
        text();
        return;
      case 10:
        buffers();
        touch(shuzhi_buffer_text(buffers_.get(byte())));
        touch(shuzhi_name(static_cast<int32_t>(byte() % 16), static_cast<int32_t>(byte()) - 2));
        return;
      default:
        free();
    }
  }

  fuzz::Input input_;
  Slots<shuzhi_parser, shuzhi_parser_free> parsers_;
  Slots<shuzhi_document, shuzhi_document_free> documents_;
  Slots<shuzhi_mentions, shuzhi_mentions_free> mentions_;
  Slots<shuzhi_buffer, shuzhi_buffer_free> buffers_;
  shuzhi_node node_ = {};
  const shuzhi_document* node_of_ = nullptr;
  shuzhi_error error_ = SHUZHI_ERROR_INIT;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Session(fuzz::Input(data, size)).run();
  return 0;
}
