/* Parser, options and errors. */
#include "check.h"

static shuzhi_options defaults(void) {
  shuzhi_options options;
  shuzhi_options_init(&options, sizeof options);
  return options;
}

static shuzhi_status try_options(const shuzhi_options* options, shuzhi_error* error) {
  shuzhi_parser* parser = (shuzhi_parser*)error; /* must come back as NULL */
  const shuzhi_status status = shuzhi_parser_new(options, &parser, error);
  CHECK(parser == NULL);
  return status;
}

static void test_version(void) {
  CHECK(shuzhi_abi_version() == SHUZHI_ABI_VERSION);
  CHECK(shuzhi_version().size >= 5);
}

static void test_wrong_options(void) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_options options = defaults();
  CHECK(options.struct_size == sizeof options);

  options.encoding = shuzhi_cstr("no-such-encoding");
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);
  CHECK(error.status == SHUZHI_E_ARGUMENT);
  CHECK(error.message[0] != '\0');

  options = defaults();
  options.invalid_bytes = 2;
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  options = defaults();
  options.max_depth = 65536;
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  options = defaults();
  options.reserved = 1;
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  options = defaults();
  options.reference_date.year = 2021; /* and no month */
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  options = defaults();
  options.extra_units.size = 3; /* and no data */
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  options = defaults();
  options.extra_units = shuzhi_cstr("no columns");
  CHECK(try_options(&options, &error) == SHUZHI_E_LEXICON);

  options = defaults();
  options.struct_size = 0;
  CHECK(try_options(&options, &error) == SHUZHI_E_ARGUMENT);

  CHECK(shuzhi_parser_new(NULL, NULL, &error) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_parser_new(NULL, NULL, NULL) == SHUZHI_E_ARGUMENT);
}

static void test_nulls(void) {
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_document* document = (shuzhi_document*)&error;
  const shuzhi_str text = shuzhi_cstr("text"), none = {NULL, 0}, wrong = {NULL, 3};

  shuzhi_parser_free(NULL);
  shuzhi_document_free(NULL);
  shuzhi_mentions_free(NULL);
  shuzhi_buffer_free(NULL);
  shuzhi_options_init(NULL, sizeof(shuzhi_options));
  CHECK(shuzhi_buffer_text(NULL).size == 0);

  CHECK(shuzhi_parse(NULL, text, none, &document, &error) == SHUZHI_E_ARGUMENT);
  CHECK(document == NULL);
  CHECK(shuzhi_parse(parser, wrong, none, &document, &error) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_parse(parser, text, none, NULL, &error) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_parse(NULL, text, none, &document, NULL) == SHUZHI_E_ARGUMENT);

  CHECK(shuzhi_parse(parser, none, none, &document, &error) == SHUZHI_OK);
  CHECK(shuzhi_document_text(document).size == 0);
  CHECK(shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS) == 0);
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
}

static void test_bad_bytes(void) {
  static const char bytes[] = "投入\xff资金";
  const shuzhi_str text = shuzhi_bytes(bytes, sizeof bytes - 1);
  shuzhi_options options = defaults();
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_document* document = NULL;
  shuzhi_source source;
  shuzhi_parser* parser;

  options.encoding = shuzhi_cstr("UTF-8");
  options.invalid_bytes = SHUZHI_INVALID_REFUSE;
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, text, shuzhi_cstr(""), &document, &error) == SHUZHI_E_ENCODING);
  CHECK(document == NULL);
  CHECK(error.status == SHUZHI_E_ENCODING);
  CHECK(error.span.begin == 6 && error.span.end > 6);
  shuzhi_parser_free(parser);

  options.invalid_bytes = SHUZHI_INVALID_REPLACE;
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, text, shuzhi_cstr("甲.txt"), &document, &error) == SHUZHI_OK);
  source.struct_size = sizeof source;
  CHECK(shuzhi_document_source(document, &source) == SHUZHI_OK);
  CHECK(source.replaced == 1 && source.bytes == text.size);
  CHECK_TEXT(source.name, "甲.txt");
  CHECK_TEXT(source.encoding, "UTF-8");
  CHECK_TEXT(shuzhi_document_text(document), "投入\xef\xbf\xbd资金");
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
}

/* Nothing at all is a text in every encoding. */
static void test_nothing(void) {
  static const char* const encodings[] = {"", "UTF-8", "GB18030", "Big5", "UTF-16"};
  size_t i;
  for (i = 0; i < sizeof encodings / sizeof *encodings; ++i) {
    shuzhi_options options = defaults();
    shuzhi_parser* parser;
    shuzhi_document* document = NULL;
    options.encoding = shuzhi_cstr(encodings[i]);
    options.invalid_bytes = SHUZHI_INVALID_REFUSE;
    parser = new_parser(&options);
    CHECK(shuzhi_parse(parser, shuzhi_cstr(NULL), shuzhi_cstr(NULL), &document, NULL) == SHUZHI_OK);
    CHECK(shuzhi_document_text(document).size == 0);
    shuzhi_document_free(document);
    shuzhi_parser_free(parser);
  }
}

static void test_limit(void) {
  shuzhi_options options = defaults();
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_document* document = NULL;
  shuzhi_mentions* mentions = NULL;
  shuzhi_parser* parser;

  options.max_bytes = 8;
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, shuzhi_cstr("12345678"), shuzhi_cstr(""), &document, &error) ==
        SHUZHI_OK);
  shuzhi_document_free(document);
  CHECK(shuzhi_parse(parser, shuzhi_cstr("123456789"), shuzhi_cstr(""), &document, &error) ==
        SHUZHI_E_LIMIT);
  CHECK(document == NULL && error.status == SHUZHI_E_LIMIT);
  CHECK(shuzhi_scan(parser, shuzhi_cstr("123456789"), NULL, &mentions, &error) == SHUZHI_E_LIMIT);
  CHECK(mentions == NULL);
  shuzhi_parser_free(parser);
}

static void test_limit_of_nodes(void) {
  const shuzhi_str text = shuzhi_cstr("2021年，全县新建3所小学，投入资金800万元。");
  shuzhi_options options = defaults();
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_document* document = NULL;
  shuzhi_mentions* mentions = NULL;
  shuzhi_parser* parser = new_parser(NULL);
  size_t nodes = 0;
  int32_t table;

  CHECK(shuzhi_parse(parser, text, shuzhi_cstr(""), &document, &error) == SHUZHI_OK);
  for (table = SHUZHI_TABLE_REPORTS; table <= SHUZHI_TABLE_MEASURES; ++table) {
    nodes += shuzhi_document_count(document, table);
  }
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);

  options.max_nodes = (uint32_t)nodes;
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, text, shuzhi_cstr(""), &document, &error) == SHUZHI_OK);
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);

  --options.max_nodes;
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, text, shuzhi_cstr(""), &document, &error) == SHUZHI_E_LIMIT);
  CHECK(document == NULL && error.status == SHUZHI_E_LIMIT);
  shuzhi_parser_free(parser);

  options.max_nodes = 2; /* there are three mentions */
  parser = new_parser(&options);
  CHECK(shuzhi_scan(parser, text, NULL, &mentions, &error) == SHUZHI_E_LIMIT);
  CHECK(mentions == NULL && strstr(error.message, "2 nodes") != NULL);
  shuzhi_parser_free(parser);
}

static void test_nul_bytes(void) {
  static const char bytes[] = "新建3所\0小学，投入800万元。";
  const shuzhi_str text = shuzhi_bytes(bytes, sizeof bytes - 1);
  shuzhi_options options = defaults();
  shuzhi_parser* parser;
  shuzhi_document* document = NULL;
  shuzhi_str whole;

  options.encoding = shuzhi_cstr("UTF-8");
  parser = new_parser(&options);
  CHECK(shuzhi_parse(parser, text, shuzhi_cstr(""), &document, NULL) == SHUZHI_OK);
  whole = shuzhi_document_text(document);
  CHECK(whole.size == text.size && memcmp(whole.data, bytes, text.size) == 0);
  find_claim(document, "800万元");
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
}

int main(void) {
  test_version();
  test_wrong_options();
  test_nulls();
  test_bad_bytes();
  test_nothing();
  test_limit();
  test_limit_of_nodes();
  test_nul_bytes();
  return failures != 0;
}
