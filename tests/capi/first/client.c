/* A program of the first days: built with the first header, run with today's library. It calls
 * every function of that header, and no sized struct of its own may be written behind its end. */
#include <shuzhi.h>

#include <stdio.h>
#include <stdlib.h>

#ifdef ARROW_C_DATA_INTERFACE
#error "this is not the first header"
#endif

static int failures = 0;

#define CHECK(condition)                                      \
  do {                                                        \
    if (!(condition)) {                                       \
      fprintf(stderr, "line %d: %s\n", __LINE__, #condition); \
      ++failures;                                             \
    }                                                         \
  } while (0)

/* A struct with what lies behind it in the program's memory. */
#define GUARDED(type)          \
  struct {                     \
    type row;                  \
    unsigned char behind[256]; \
  }

#define PREPARE(guarded)                             \
  do {                                               \
    memset(&(guarded), 0xA5, sizeof(guarded));       \
    (guarded).row.struct_size = sizeof(guarded).row; \
  } while (0)

#define CHECK_FILLED(guarded)                                   \
  do {                                                          \
    CHECK((guarded).row.struct_size == sizeof(guarded).row);    \
    CHECK(untouched((guarded).behind, sizeof(guarded).behind)); \
  } while (0)

static int untouched(const unsigned char* bytes, size_t size) {
  size_t i;
  for (i = 0; i < size; ++i) {
    if (bytes[i] != 0xA5) return 0;
  }
  return 1;
}

static int is(shuzhi_str text, const char* wanted) {
  const size_t size = strlen(wanted);
  return text.size == size && memcmp(text.data, wanted, size) == 0;
}

static const char page[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "2021年，全县新建3所小学，投入资金800万元。\n"
    "三、明年打算\n"
    "2022年，力争新建幼儿园4所。\n";

static shuzhi_parser* new_parser(void) {
  GUARDED(shuzhi_options) options;
  GUARDED(shuzhi_error) error;
  shuzhi_parser* parser = NULL;
  memset(&options, 0xA5, sizeof options);
  shuzhi_options_init(&options.row, sizeof options.row);
  CHECK_FILLED(options);
  options.row.encoding = shuzhi_cstr("UTF-8");
  options.row.reference_date.year = 2021;
  options.row.reference_date.month = 12;
  options.row.reference_date.day = 31;

  options.row.invalid_bytes = 99;
  PREPARE(error);
  CHECK(shuzhi_parser_new(&options.row, &parser, &error.row) == SHUZHI_E_ARGUMENT);
  CHECK(parser == NULL && error.row.status == SHUZHI_E_ARGUMENT);
  CHECK_FILLED(error);

  options.row.invalid_bytes = SHUZHI_INVALID_REPLACE;
  CHECK(shuzhi_parser_new(&options.row, &parser, NULL) == SHUZHI_OK);
  if (parser == NULL) exit(1);
  return parser;
}

static void read_rows(const shuzhi_document* document) {
  GUARDED(shuzhi_source) source;
  GUARDED(shuzhi_report) report;
  GUARDED(shuzhi_section) section;
  GUARDED(shuzhi_claim) claim;
  GUARDED(shuzhi_quantity) quantity;
  GUARDED(shuzhi_measure) measure;
  GUARDED(shuzhi_finding) finding;
  GUARDED(shuzhi_period) period;
  GUARDED(shuzhi_furniture) furniture;
  char text[SHUZHI_VALUE_TEXT_MAX];
  shuzhi_buffer* subject = NULL;

  PREPARE(source);
  CHECK(shuzhi_document_source(document, &source.row) == SHUZHI_OK);
  CHECK_FILLED(source);
  CHECK(is(source.row.name, "page") && is(source.row.encoding, "UTF-8"));
  PREPARE(report);
  CHECK(shuzhi_document_report(document, 0, &report.row) == SHUZHI_OK);
  CHECK_FILLED(report);
  CHECK(report.row.kind == SHUZHI_REPORT_SUMMARY && report.row.section_count == 2);
  PREPARE(section);
  CHECK(shuzhi_document_section(document, 0, &section.row) == SHUZHI_OK);
  CHECK_FILLED(section);
  CHECK(section.row.scheme == SHUZHI_SCHEME_CJK_COMMA && section.row.ordinal == 1);
  CHECK(is(shuzhi_document_slice(document, section.row.title), "学校建设"));
  PREPARE(claim);
  CHECK(shuzhi_document_claim(document, 1, &claim.row) == SHUZHI_OK);
  CHECK_FILLED(claim);
  CHECK(is(shuzhi_document_slice(document, claim.row.span), "800万元"));
  CHECK(claim.row.section == 1 && claim.row.modality == SHUZHI_MODALITY_ACTUAL);
  PREPARE(quantity);
  CHECK(shuzhi_document_quantity(document, 1, &quantity.row) == SHUZHI_OK);
  CHECK_FILLED(quantity);
  CHECK(quantity.row.kind == SHUZHI_QUANTITY_MONEY && is(quantity.row.unit, "CNY"));
  CHECK(shuzhi_quantity_value_text(&quantity.row, text, sizeof text) == SHUZHI_OK);
  CHECK(strcmp(text, "8000000") == 0 && shuzhi_decimal_double(quantity.row.value) == 8e6);
  CHECK(shuzhi_decimal_text(quantity.row.scale, text, sizeof text) == SHUZHI_OK);
  CHECK(strcmp(text, "10000") == 0);
  PREPARE(measure);
  CHECK(shuzhi_document_measure(document, 0, &measure.row) == SHUZHI_OK);
  CHECK_FILLED(measure);
  CHECK(is(shuzhi_document_slice(document, measure.row.verb), "新建"));
  PREPARE(finding);
  CHECK(shuzhi_document_finding(document, 0, &finding.row) == SHUZHI_OK);
  CHECK_FILLED(finding);
  CHECK(finding.row.kind == SHUZHI_FINDING_NUMBERING_GAP);
  PREPARE(period);
  CHECK(shuzhi_document_period(document, claim.row.period - 1, &period.row) == SHUZHI_OK);
  CHECK_FILLED(period);
  CHECK(is(period.row.edtf, "2021"));
  PREPARE(furniture);
  CHECK(shuzhi_document_furniture(document, 0, &furniture.row) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_count(document, SHUZHI_TABLE_FURNITURE) == 0);
  CHECK(shuzhi_document_paragraph(document, 0).end != 0);
  CHECK(shuzhi_document_subject(document, 1, &subject, NULL) == SHUZHI_OK);
  CHECK(shuzhi_buffer_text(subject).size != 0);
  shuzhi_buffer_free(subject);
}

static void walk(const shuzhi_document* document) {
  const shuzhi_node first = shuzhi_document_first_section(document, 0);
  const shuzhi_node second = shuzhi_node_next_sibling(first);
  GUARDED(shuzhi_section) section;
  CHECK(is(shuzhi_node_title(second), "明年打算"));
  CHECK(shuzhi_node_text(second).size > shuzhi_node_title(second).size);
  CHECK(shuzhi_node_is_null(shuzhi_node_parent(first)));
  CHECK(shuzhi_node_is_null(shuzhi_node_first_child(first)));
  CHECK(shuzhi_document_node(document, second.id).id == second.id);
  PREPARE(section);
  CHECK(shuzhi_node_section(second, &section.row) == SHUZHI_OK);
  CHECK_FILLED(section);
}

static void write_out(const shuzhi_document* document) {
  shuzhi_buffer *json = NULL, *lines = NULL, *read = NULL;
  const shuzhi_span title = {0, 37};
  CHECK(shuzhi_document_json(document, SHUZHI_JSON_PRETTY, &json, NULL) == SHUZHI_OK);
  CHECK(shuzhi_document_ndjson(document, &lines, NULL) == SHUZHI_OK);
  CHECK(shuzhi_buffer_text(json).data[0] == '{' && shuzhi_buffer_text(lines).data[0] == '{');
  CHECK(shuzhi_document_read(document, title, &read, NULL) == SHUZHI_OK);
  CHECK(shuzhi_buffer_text(read).size == 37);
  shuzhi_buffer_free(json);
  shuzhi_buffer_free(lines);
  shuzhi_buffer_free(read);
  CHECK(shuzhi_document_text(document).size == sizeof page - 1);
  CHECK(shuzhi_document_char_offset(document, 3) == 1);
  CHECK(shuzhi_document_byte_offset(document, 1) == 3);
}

static void scan(const shuzhi_parser* parser) {
  const shuzhi_date date = {2018, 1, 22};
  shuzhi_mentions* mentions = NULL;
  shuzhi_buffer* json = NULL;
  GUARDED(shuzhi_mention) mention;
  GUARDED(shuzhi_period) period;
  GUARDED(shuzhi_quantity) quantity;
  CHECK(shuzhi_scan(parser, shuzhi_cstr("去年投入800万元"), &date, &mentions, NULL) == SHUZHI_OK);
  CHECK(shuzhi_mentions_count(mentions) == 2);
  PREPARE(mention);
  CHECK(shuzhi_mentions_get(mentions, 0, &mention.row) == SHUZHI_OK);
  CHECK_FILLED(mention);
  CHECK(mention.row.type == SHUZHI_MENTION_PERIOD);
  PREPARE(period);
  CHECK(shuzhi_mentions_period(mentions, 0, &period.row) == SHUZHI_OK);
  CHECK_FILLED(period);
  CHECK(is(period.row.edtf, "2017"));
  PREPARE(quantity);
  CHECK(shuzhi_mentions_quantity(mentions, 1, &quantity.row) == SHUZHI_OK);
  CHECK_FILLED(quantity);
  CHECK(shuzhi_mentions_json(mentions, &json, NULL) == SHUZHI_OK);
  CHECK(shuzhi_mentions_text(mentions).size == 21);
  CHECK(shuzhi_mentions_char_offset(mentions, 6) == 2);
  shuzhi_buffer_free(json);
  shuzhi_mentions_free(mentions);
}

int main(void) {
  shuzhi_parser* parser = new_parser();
  shuzhi_document* document = NULL;
  CHECK(shuzhi_abi_version() == SHUZHI_ABI_VERSION && shuzhi_version().size != 0);
  CHECK(is(shuzhi_name(SHUZHI_NAMES_DIRECTION, SHUZHI_DIRECTION_INCREASE), "increase"));
  if (shuzhi_parse(parser, shuzhi_cstr(page), shuzhi_cstr("page"), &document, NULL)) return 1;
  read_rows(document);
  walk(document);
  write_out(document);
  scan(parser);
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
  return failures != 0;
}
