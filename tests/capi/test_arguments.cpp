// Every function of capi/symbols.txt with every argument that makes no sense: null handles, null
// results, zero lengths, lengths without data, NUL bytes, bytes that are no UTF-8.
//   test_arguments capi/symbols.txt
#include <shuzhi.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace {

int failures = 0;

#define CHECK(condition)                                      \
  do {                                                        \
    if (!(condition)) {                                       \
      std::fprintf(stderr, "%d: %s\n", __LINE__, #condition); \
      ++failures;                                             \
    }                                                         \
  } while (0)

// The status must be ARGUMENT, and the error must say why.
#define CHECK_REFUSED(call)                                               \
  do {                                                                    \
    shuzhi_error error = SHUZHI_ERROR_INIT;                               \
    CHECK((call) == SHUZHI_E_ARGUMENT);                                   \
    CHECK(error.status == SHUZHI_E_ARGUMENT && error.message[0] != '\0'); \
  } while (0)

shuzhi_str str(std::string_view text) { return shuzhi_bytes(text.data(), text.size()); }

constexpr shuzhi_str no_data = {nullptr, 3};
constexpr shuzhi_node null_node = {nullptr, 0, 0};

using std::string_view_literals::operator""sv;

// Texts that a caller may well have.
const std::string_view odd_texts[] = {
    "",
    "\0"sv,
    "投入\0资金800万元\0"sv,
    "\xFF\xFE\xFD",
    "投入800\xE4\xB8",
    "\xED\xA0\x80\xF4\x90\x80\x80",
    "\xEF\xBB\xBF",
    "2021年新建学校3所。",
};

struct Handles {
  shuzhi_parser* parser = nullptr;
  shuzhi_document* document = nullptr;
  shuzhi_mentions* mentions = nullptr;
  shuzhi_buffer* buffer = nullptr;
};

std::int32_t discard(void*, const char*, std::size_t) { return 0; }
std::int32_t go_on(void*, std::uint64_t, std::uint64_t) { return 0; }

// A function that fills a sized struct with a row.
template <class Owner, class Row>
void check_row(shuzhi_status (*function)(const Owner*, std::size_t, Row*), const Owner* owner) {
  Row row{};
  row.struct_size = sizeof row;
  CHECK(function(nullptr, 0, &row) == SHUZHI_E_ARGUMENT);
  CHECK(function(owner, 0, nullptr) == SHUZHI_E_ARGUMENT);
  CHECK(function(owner, 1000000, &row) == SHUZHI_E_ARGUMENT);
  CHECK(function(owner, SIZE_MAX, &row) == SHUZHI_E_ARGUMENT);
  for (const std::uint32_t size : {0U, 3U, 5000U, 0xFFFFFFFFU}) {
    row.struct_size = size;
    CHECK(function(owner, 0, &row) == SHUZHI_E_ARGUMENT);
  }
}

void check_parser_new(const Handles&) {
  shuzhi_parser* parser = nullptr;
  CHECK_REFUSED(shuzhi_parser_new(nullptr, nullptr, &error));
  CHECK(shuzhi_parser_new(nullptr, &parser, nullptr) == SHUZHI_OK);
  shuzhi_parser_free(parser);
  for (shuzhi_str shuzhi_options::*field :
       {&shuzhi_options::encoding, &shuzhi_options::extra_units, &shuzhi_options::extra_verbs}) {
    shuzhi_options options;
    shuzhi_options_init(&options, sizeof options);
    options.*field = no_data;
    CHECK_REFUSED(shuzhi_parser_new(&options, &parser, &error));
    for (const std::string_view text : odd_texts) {
      options.*field = str(text);
      const auto status = shuzhi_parser_new(&options, &parser, nullptr);
      CHECK(status == SHUZHI_OK || status == SHUZHI_E_ARGUMENT || status == SHUZHI_E_LEXICON);
      CHECK((status == SHUZHI_OK) == (parser != nullptr));
      shuzhi_parser_free(parser);
    }
  }
}

void check_parse(const Handles& h) {
  shuzhi_document* document = nullptr;
  CHECK_REFUSED(shuzhi_parse(nullptr, str(""), str(""), &document, &error));
  CHECK_REFUSED(shuzhi_parse(h.parser, str(""), str(""), nullptr, &error));
  CHECK_REFUSED(shuzhi_parse(h.parser, no_data, str(""), &document, &error));
  CHECK_REFUSED(shuzhi_parse(h.parser, str(""), no_data, &document, &error));
  CHECK(document == nullptr);
  for (const std::string_view text : odd_texts) {
    CHECK(shuzhi_parse(h.parser, str(text), str(text), &document, nullptr) == SHUZHI_OK);
    shuzhi_document_free(document);
  }
}

void check_parse_watched(const Handles& h) {
  shuzhi_document* document = nullptr;
  CHECK_REFUSED(shuzhi_parse_watched(nullptr, str(""), str(""), go_on, nullptr, &document, &error));
  CHECK_REFUSED(
      shuzhi_parse_watched(h.parser, no_data, str(""), go_on, nullptr, &document, &error));
  CHECK_REFUSED(shuzhi_parse_watched(h.parser, str(""), str(""), go_on, nullptr, nullptr, &error));
  for (const std::string_view text : odd_texts) {
    for (const shuzhi_progress progress : {shuzhi_progress(nullptr), shuzhi_progress(go_on)}) {
      CHECK(shuzhi_parse_watched(h.parser, str(text), str(""), progress, nullptr, &document,
                                 nullptr) == SHUZHI_OK);
      shuzhi_document_free(document);
    }
  }
}

void check_scan(const Handles& h) {
  shuzhi_mentions* mentions = nullptr;
  const shuzhi_date bad = {2021, 13, 1};
  CHECK_REFUSED(shuzhi_scan(nullptr, str(""), nullptr, &mentions, &error));
  CHECK_REFUSED(shuzhi_scan(h.parser, no_data, nullptr, &mentions, &error));
  CHECK_REFUSED(shuzhi_scan(h.parser, str(""), &bad, &mentions, &error));
  CHECK_REFUSED(shuzhi_scan(h.parser, str(""), nullptr, nullptr, &error));
  for (const std::string_view text : odd_texts) {
    CHECK(shuzhi_scan(h.parser, str(text), nullptr, &mentions, nullptr) == SHUZHI_OK);
    shuzhi_mentions_free(mentions);
  }
}

void check_read(const Handles& h) {
  shuzhi_buffer* buffer = nullptr;
  CHECK_REFUSED(shuzhi_document_read(nullptr, {0, 0}, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_read(h.document, {0, 0}, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_read(h.document, {2, 1}, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_read(h.document, {0, 0xFFFFFFFF}, &buffer, &error));
  CHECK(shuzhi_document_read(h.document, {1, 2}, &buffer, nullptr) == SHUZHI_OK);  // in a character
  shuzhi_buffer_free(buffer);
}

void check_table(const Handles& h) {
  ArrowSchema schema;
  ArrowArray array;
  for (const shuzhi_table table : {-1, 8, 1000000}) {
    CHECK_REFUSED(shuzhi_document_table(h.document, table, &schema, &array, &error));
    CHECK(schema.release == nullptr && array.release == nullptr);
  }
  CHECK_REFUSED(shuzhi_document_table(nullptr, 0, &schema, &array, &error));
  CHECK_REFUSED(shuzhi_document_table(h.document, 0, nullptr, nullptr, &error));
}

void check_stream(const Handles& h) {
  ArrowArrayStream stream;
  CHECK_REFUSED(shuzhi_document_stream(nullptr, 0, &stream, &error));
  CHECK_REFUSED(shuzhi_document_stream(h.document, -1, &stream, &error));
  CHECK(stream.release == nullptr);
  CHECK_REFUSED(shuzhi_document_stream(h.document, 0, nullptr, &error));
}

void check_mentions_arrow(const Handles& h) {
  ArrowSchema schema;
  ArrowArray array;
  ArrowArrayStream stream;
  CHECK_REFUSED(shuzhi_mentions_table(nullptr, &schema, &array, &error));
  CHECK_REFUSED(shuzhi_mentions_table(h.mentions, nullptr, nullptr, &error));
  CHECK_REFUSED(shuzhi_mentions_stream(nullptr, &stream, &error));
  CHECK_REFUSED(shuzhi_mentions_stream(h.mentions, nullptr, &error));
}

void check_json(const Handles& h) {
  shuzhi_buffer* buffer = nullptr;
  CHECK_REFUSED(shuzhi_document_json(nullptr, 0, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_json(h.document, 0, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_json(h.document, 2, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_ndjson(nullptr, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_ndjson(h.document, nullptr, &error));
  CHECK_REFUSED(shuzhi_mentions_json(nullptr, &buffer, &error));
  CHECK_REFUSED(shuzhi_mentions_json(h.mentions, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_write_json(nullptr, 0, discard, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_write_json(h.document, 4, discard, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_write_json(h.document, 0, nullptr, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_write_ndjson(nullptr, discard, nullptr, &error));
  CHECK_REFUSED(shuzhi_document_write_ndjson(h.document, nullptr, nullptr, &error));
}

void check_subject(const Handles& h) {
  shuzhi_buffer* buffer = nullptr;
  CHECK_REFUSED(shuzhi_document_subject(nullptr, 0, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_subject(h.document, SIZE_MAX, &buffer, &error));
  CHECK_REFUSED(shuzhi_document_subject(h.document, 0, nullptr, &error));
}

void check_source(const Handles& h) {
  shuzhi_source source{};
  CHECK(shuzhi_document_source(h.document, &source) == SHUZHI_E_ARGUMENT);  // no struct_size
  source.struct_size = sizeof source;
  CHECK(shuzhi_document_source(nullptr, &source) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_source(h.document, nullptr) == SHUZHI_E_ARGUMENT);
}

void check_nodes(const Handles& h) {
  const shuzhi_node no_such = {h.document, 1000000, 0};
  for (const shuzhi_node node : {null_node, no_such, shuzhi_node{h.document, 0, 0}}) {
    CHECK(shuzhi_node_is_null(shuzhi_node_parent(node)));
    CHECK(shuzhi_node_is_null(shuzhi_node_first_child(node)));
    CHECK(shuzhi_node_is_null(shuzhi_node_next_sibling(node)));
    CHECK(shuzhi_node_title(node).size == 0 && shuzhi_node_text(node).size == 0);
    shuzhi_section section{};
    section.struct_size = sizeof section;
    CHECK(shuzhi_node_section(node, &section) == SHUZHI_E_ARGUMENT);
    CHECK(shuzhi_node_section(node, nullptr) == SHUZHI_E_ARGUMENT);
  }
  CHECK(shuzhi_node_is_null(shuzhi_document_first_section(nullptr, 0)));
  CHECK(shuzhi_node_is_null(shuzhi_document_first_section(h.document, SIZE_MAX)));
  CHECK(shuzhi_node_is_null(shuzhi_document_node(nullptr, 1)));
  CHECK(shuzhi_node_is_null(shuzhi_document_node(h.document, 0)));
  CHECK(shuzhi_node_is_null(shuzhi_document_node(h.document, 1000000)));
}

void check_total(const Handles& h) {
  shuzhi_options_init(nullptr, sizeof(shuzhi_options));
  shuzhi_parser_free(nullptr);
  shuzhi_document_free(nullptr);
  shuzhi_mentions_free(nullptr);
  shuzhi_buffer_free(nullptr);
  CHECK(shuzhi_buffer_text(nullptr).data == nullptr);
  CHECK(shuzhi_document_text(nullptr).size == 0 && shuzhi_mentions_text(nullptr).size == 0);
  CHECK(shuzhi_document_slice(nullptr, {0, 1}).size == 0);
  CHECK(shuzhi_document_slice(h.document, {2, 1}).size == 0);
  CHECK(shuzhi_document_slice(h.document, {0, 0xFFFFFFFF}).size == 0);
  CHECK(shuzhi_document_char_offset(nullptr, 1) == 0);
  CHECK(shuzhi_document_byte_offset(nullptr, 1) == 0);
  CHECK(shuzhi_mentions_char_offset(nullptr, 1) == 0);
  const std::size_t size = shuzhi_document_text(h.document).size;
  CHECK(shuzhi_document_byte_offset(h.document, SIZE_MAX) == size);
  CHECK(shuzhi_document_char_offset(h.document, SIZE_MAX) ==
        shuzhi_document_char_offset(h.document, size));
  CHECK(shuzhi_mentions_char_offset(h.mentions, SIZE_MAX) > 0);
  CHECK(shuzhi_document_count(nullptr, 0) == 0 && shuzhi_document_count(h.document, 99) == 0);
  CHECK(shuzhi_document_count(h.document, -1) == 0 && shuzhi_mentions_count(nullptr) == 0);
  CHECK(shuzhi_document_paragraph(nullptr, 0).end == 0);
  CHECK(shuzhi_document_paragraph(h.document, SIZE_MAX).end == 0);
  CHECK(shuzhi_name(-1, 0).size == 0 && shuzhi_name(0, -1).size == 0);
  CHECK(shuzhi_abi_version() == SHUZHI_ABI_VERSION && shuzhi_version().size != 0);
}

void check_texts(const Handles&) {
  char text[4];
  CHECK(shuzhi_decimal_text({1, 0, 0}, nullptr, 4) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_decimal_text({1, 0, 0}, text, 0) == SHUZHI_E_LIMIT);
  CHECK(shuzhi_decimal_text({INT64_MIN, 0, 0}, text, 4) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_decimal_text({1, INT32_MAX, 0}, text, 4) == SHUZHI_E_ARGUMENT);
  const double out_of_range = shuzhi_decimal_double({INT64_MIN, INT32_MIN, 0});
  CHECK(out_of_range != out_of_range);
  shuzhi_quantity quantity{};
  CHECK(shuzhi_quantity_value_text(nullptr, text, 4) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_quantity_value_text(&quantity, text, 4) == SHUZHI_E_ARGUMENT);
  quantity.struct_size = sizeof quantity;
  CHECK(shuzhi_quantity_value_text(&quantity, nullptr, 0) == SHUZHI_E_ARGUMENT);
}

// ---- Which check covers which function -------------------------------------------------

template <class Owner, class Row>
std::function<void(const Handles&)> row_check(shuzhi_status (*function)(const Owner*, std::size_t,
                                                                        Row*),
                                              const Owner* owner) {
  return [=](const Handles&) { check_row(function, owner); };
}

std::map<std::string, std::function<void(const Handles&)>> all_checks(const Handles& h) {
  const shuzhi_document* d = h.document;
  const shuzhi_mentions* m = h.mentions;
  std::map<std::string, std::function<void(const Handles&)>> checks = {
      {"shuzhi_parser_new", check_parser_new},
      {"shuzhi_parse", check_parse},
      {"shuzhi_parse_watched", check_parse_watched},
      {"shuzhi_scan", check_scan},
      {"shuzhi_document_read", check_read},
      {"shuzhi_document_subject", check_subject},
      {"shuzhi_document_source", check_source},
      {"shuzhi_document_table", check_table},
      {"shuzhi_document_stream", check_stream},
      {"shuzhi_document_report", row_check(shuzhi_document_report, d)},
      {"shuzhi_document_section", row_check(shuzhi_document_section, d)},
      {"shuzhi_document_claim", row_check(shuzhi_document_claim, d)},
      {"shuzhi_document_measure", row_check(shuzhi_document_measure, d)},
      {"shuzhi_document_finding", row_check(shuzhi_document_finding, d)},
      {"shuzhi_document_furniture", row_check(shuzhi_document_furniture, d)},
      {"shuzhi_document_period", row_check(shuzhi_document_period, d)},
      {"shuzhi_document_quantity", row_check(shuzhi_document_quantity, d)},
      {"shuzhi_mentions_get", row_check(shuzhi_mentions_get, m)},
      {"shuzhi_mentions_quantity", row_check(shuzhi_mentions_quantity, m)},
      {"shuzhi_mentions_period", row_check(shuzhi_mentions_period, m)},
  };
  const auto cover = [&](void (*check)(const Handles&), std::initializer_list<const char*> names) {
    for (const char* name : names) checks[name] = check;
  };
  cover(check_json, {"shuzhi_document_json", "shuzhi_document_ndjson", "shuzhi_mentions_json",
                     "shuzhi_document_write_json", "shuzhi_document_write_ndjson"});
  cover(check_mentions_arrow, {"shuzhi_mentions_table", "shuzhi_mentions_stream"});
  cover(check_nodes,
        {"shuzhi_node_parent", "shuzhi_node_first_child", "shuzhi_node_next_sibling",
         "shuzhi_node_title", "shuzhi_node_text", "shuzhi_node_section", "shuzhi_node_is_null",
         "shuzhi_document_first_section", "shuzhi_document_node"});
  cover(check_texts,
        {"shuzhi_decimal_text", "shuzhi_decimal_double", "shuzhi_quantity_value_text"});
  cover(
      check_total,
      {"shuzhi_options_init", "shuzhi_parser_free", "shuzhi_document_free", "shuzhi_mentions_free",
       "shuzhi_buffer_free", "shuzhi_buffer_text", "shuzhi_document_text", "shuzhi_mentions_text",
       "shuzhi_document_slice", "shuzhi_document_char_offset", "shuzhi_document_byte_offset",
       "shuzhi_mentions_char_offset", "shuzhi_document_count", "shuzhi_mentions_count",
       "shuzhi_document_paragraph", "shuzhi_name", "shuzhi_abi_version", "shuzhi_version"});
  return checks;
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream symbols(argc > 1 ? argv[1] : "capi/symbols.txt");
  Handles h;
  if (!symbols || shuzhi_parser_new(nullptr, &h.parser, nullptr) != SHUZHI_OK ||
      shuzhi_parse(h.parser, str("一、建设\n2021年新建学校3所。\n"), str(""), &h.document,
                   nullptr) != SHUZHI_OK ||
      shuzhi_scan(h.parser, str("去年新建3所"), nullptr, &h.mentions, nullptr) != SHUZHI_OK) {
    return 1;
  }
  const auto checks = all_checks(h);
  int count = 0;
  for (std::string name; std::getline(symbols, name); ++count) {
    const auto check = checks.find(name);
    if (check == checks.end()) {
      std::fprintf(stderr, "%s: nothing here checks its arguments\n", name.c_str());
      ++failures;
    } else {
      check->second(h);
    }
  }
  std::printf("%d functions\n", count);
  shuzhi_mentions_free(h.mentions);
  shuzhi_document_free(h.document);
  shuzhi_parser_free(h.parser);
  return failures != 0 || count == 0;
}
