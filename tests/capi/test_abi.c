/* Structs of callers that were compiled with an older or a newer header. */
#include "check.h"

/* What an older caller has: the struct's beginning, and then memory of its own. */
typedef struct older {
  uint32_t struct_size;
  int32_t first;
  unsigned char behind[512];
} older;

typedef struct newer_claim {
  shuzhi_claim claim;
  uint32_t new_field;
} newer_claim;

typedef struct newer_options {
  shuzhi_options options;
  uint64_t new_field;
} newer_options;

static int untouched(const older* o) {
  size_t i;
  for (i = 0; i < sizeof o->behind; ++i) {
    if (o->behind[i] != 0xA5) return 0;
  }
  return 1;
}

static older old_struct(void) {
  older o;
  memset(&o, 0xA5, sizeof o);
  o.struct_size = 8;
  return o;
}

static void test_older_rows(const shuzhi_document* document) {
  older o = old_struct();
  CHECK(shuzhi_document_report(document, 0, (shuzhi_report*)(void*)&o) == SHUZHI_OK);
  CHECK(o.struct_size == 8 && o.first == SHUZHI_REPORT_SUMMARY && untouched(&o));
  o = old_struct();
  CHECK(shuzhi_document_quantity(document, 0, (shuzhi_quantity*)(void*)&o) == SHUZHI_OK);
  CHECK(o.struct_size == 8 && o.first == SHUZHI_QUANTITY_COUNT && untouched(&o));
  o = old_struct();
  o.struct_size = 3; /* not even the size itself */
  CHECK(shuzhi_document_report(document, 0, (shuzhi_report*)(void*)&o) == SHUZHI_E_ARGUMENT);
  CHECK(untouched(&o));
}

static void test_newer_rows(const shuzhi_document* document) {
  newer_claim newer;
  memset(&newer, 0xA5, sizeof newer);
  newer.claim.struct_size = sizeof newer;
  CHECK(shuzhi_document_claim(document, 0, &newer.claim) == SHUZHI_OK);
  CHECK(newer.claim.struct_size == sizeof(shuzhi_claim)); /* says what was filled */
  CHECK(newer.new_field == 0xA5A5A5A5u);
}

static void test_options(void) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = NULL;
  newer_options newer;
  older o = old_struct();
  o.first = SHUZHI_INVALID_REFUSE;
  CHECK(shuzhi_parser_new((const shuzhi_options*)(const void*)&o, &parser, &error) == SHUZHI_OK);
  shuzhi_parser_free(parser);
  o = old_struct();
  shuzhi_options_init((shuzhi_options*)(void*)&o, 8);
  CHECK(o.struct_size == 8 && o.first == 0 && untouched(&o));

  shuzhi_options_init(&newer.options, sizeof newer);
  CHECK(newer.options.struct_size == sizeof newer && newer.new_field == 0);
  CHECK(shuzhi_parser_new(&newer.options, &parser, &error) == SHUZHI_OK);
  shuzhi_parser_free(parser);
  newer.new_field = 1; /* a wish that this library cannot grant */
  CHECK(shuzhi_parser_new(&newer.options, &parser, &error) == SHUZHI_E_ARGUMENT);
  CHECK(parser == NULL);
}

/* Behind the options of the first header stands what is not theirs: no limit of nodes. */
static void test_first_options(void) {
  shuzhi_options options;
  shuzhi_parser* parser = NULL;
  shuzhi_document* document = NULL;
  memset(&options, 0, sizeof options);
  options.struct_size = offsetof(shuzhi_options, max_nodes);
  options.max_nodes = 1;
  options.reserved = 1;
  CHECK(shuzhi_parser_new(&options, &parser, NULL) == SHUZHI_OK);
  CHECK(shuzhi_parse(parser, shuzhi_cstr("新建3所小学，投入资金800万元。"), shuzhi_cstr(""),
                     &document, NULL) == SHUZHI_OK);
  CHECK(shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS) == 2);
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
}

/* The message is cut to the caller's room, between characters, and ends in a NUL. */
static void test_errors(void) {
  shuzhi_options options;
  shuzhi_parser* parser = NULL;
  uint32_t size;
  shuzhi_options_init(&options, sizeof options);
  options.invalid_bytes = 2;
  for (size = 0; size <= sizeof(shuzhi_error); ++size) {
    const size_t head = offsetof(shuzhi_error, message);
    shuzhi_error error;
    unsigned char* bytes = (unsigned char*)&error;
    size_t i;
    memset(bytes, 0xA5, sizeof error);
    error.struct_size = size;
    CHECK(shuzhi_parser_new(&options, &parser, &error) == SHUZHI_E_ARGUMENT);
    CHECK((error.status == SHUZHI_E_ARGUMENT) == (size >= head));
    for (i = size < head ? sizeof size : size; i < sizeof error; ++i) CHECK(bytes[i] == 0xA5);
    if (size > head) CHECK(memchr(error.message, '\0', size - head) != NULL);
  }
}

static void test_texts(void) {
  char text[4];
  shuzhi_quantity quantity;
  shuzhi_decimal decimal = {-5, -1, 0};
  CHECK(shuzhi_decimal_text(decimal, text, 4) == SHUZHI_E_LIMIT && text[0] == '\0');
  CHECK(shuzhi_decimal_text(decimal, NULL, 0) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_decimal_text(decimal, text, 0) == SHUZHI_E_LIMIT);
  decimal.exponent = 999;
  CHECK(shuzhi_decimal_text(decimal, text, 4) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_decimal_double(decimal) != shuzhi_decimal_double(decimal)); /* NaN */

  memset(&quantity, 0, sizeof quantity);
  CHECK(shuzhi_quantity_value_text(&quantity, text, 4) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_quantity_value_text(NULL, text, 4) == SHUZHI_E_ARGUMENT);
  quantity.struct_size = sizeof quantity;
  CHECK(shuzhi_quantity_value_text(&quantity, text, 4) == SHUZHI_OK && text[0] == '\0');
  quantity.kind = SHUZHI_QUANTITY_RATIO;
  quantity.present = SHUZHI_HAS_VALUE;
  quantity.value.coefficient = 1;
  quantity.upper.coefficient = 5;
  CHECK(shuzhi_quantity_value_text(&quantity, text, 4) == SHUZHI_OK);
  CHECK(strcmp(text, "1:5") == 0);
  quantity.kind = 99;
  CHECK(shuzhi_quantity_value_text(&quantity, text, 4) == SHUZHI_E_ARGUMENT);
}

static void test_longest_texts(void) {
  char text[SHUZHI_VALUE_TEXT_MAX];
  const shuzhi_decimal most = {-999999999999999999, 64, 0}, least = {-999999999999999999, -64, 0};
  shuzhi_quantity quantity;
  memset(&quantity, 0, sizeof quantity);
  quantity.struct_size = sizeof quantity;
  quantity.kind = SHUZHI_QUANTITY_RATIO;
  quantity.present = SHUZHI_HAS_VALUE;
  quantity.value = most;
  quantity.upper = least;
  CHECK(shuzhi_decimal_text(most, text, SHUZHI_DECIMAL_TEXT_MAX) == SHUZHI_OK);
  CHECK(shuzhi_decimal_text(least, text, SHUZHI_DECIMAL_TEXT_MAX) == SHUZHI_OK);
  CHECK(shuzhi_quantity_value_text(&quantity, text, sizeof text) == SHUZHI_OK);
}

static void test_names(void) {
  CHECK_TEXT(shuzhi_name(SHUZHI_NAMES_QUANTITY_KIND, SHUZHI_QUANTITY_PERCENTAGE_POINT),
             "percentage_point");
  CHECK_TEXT(shuzhi_name(SHUZHI_NAMES_PERIOD_SOURCE, SHUZHI_PERIOD_EXPLICIT), "explicit");
  CHECK(shuzhi_name(SHUZHI_NAMES_DIRECTION, 3).size == 0);
  CHECK(shuzhi_name(SHUZHI_NAMES_DIRECTION, -1).size == 0);
  CHECK(shuzhi_name(999, 0).size == 0);
}

int main(void) {
  shuzhi_document* document =
      parse("青禾县教育局2021年工作总结\n2021年，全县新建3所小学，投入资金800万元。\n");
  test_older_rows(document);
  test_newer_rows(document);
  test_options();
  test_first_options();
  test_errors();
  test_texts();
  test_longest_texts();
  test_names();
  shuzhi_document_free(document);
  return failures != 0;
}
