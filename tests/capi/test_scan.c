/* Numbers, quantities and periods of one string. */
#include "check.h"

static shuzhi_mentions* scan(const shuzhi_parser* parser, const char* text,
                             const shuzhi_date* date) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_mentions* mentions = NULL;
  if (shuzhi_scan(parser, shuzhi_cstr(text), date, &mentions, &error) != SHUZHI_OK) {
    fprintf(stderr, "no mentions: %s\n", error.message);
    exit(1);
  }
  return mentions;
}

static void test_scan(const shuzhi_parser* parser) {
  shuzhi_mentions* mentions = scan(parser, "2021年投入资金800万元", NULL);
  shuzhi_mention mention;
  shuzhi_quantity quantity;
  shuzhi_period period;
  shuzhi_buffer* json = NULL;
  mention.struct_size = sizeof mention;
  quantity.struct_size = sizeof quantity;
  period.struct_size = sizeof period;

  CHECK_TEXT(shuzhi_mentions_text(mentions), "2021年投入资金800万元");
  CHECK(shuzhi_mentions_count(mentions) == 2);
  CHECK(shuzhi_mentions_get(mentions, 0, &mention) == SHUZHI_OK);
  CHECK(mention.type == SHUZHI_MENTION_PERIOD);
  CHECK(mention.span.begin == 0 && mention.span.end == 7);
  CHECK(shuzhi_mentions_period(mentions, 0, &period) == SHUZHI_OK);
  CHECK_TEXT(period.edtf, "2021");
  CHECK(shuzhi_mentions_quantity(mentions, 0, &quantity) == SHUZHI_E_ARGUMENT);

  CHECK(shuzhi_mentions_get(mentions, 1, &mention) == SHUZHI_OK);
  CHECK(mention.type == SHUZHI_MENTION_QUANTITY);
  CHECK(mention.span.begin == 19 && mention.span.end == 28);
  CHECK(shuzhi_mentions_char_offset(mentions, mention.span.begin) == 9);
  CHECK(shuzhi_mentions_quantity(mentions, 1, &quantity) == SHUZHI_OK);
  CHECK(quantity.value.coefficient == 8 && quantity.value.exponent == 6);
  CHECK_TEXT(quantity.unit, "CNY");
  CHECK(shuzhi_mentions_period(mentions, 1, &period) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_mentions_get(mentions, 2, &mention) == SHUZHI_E_ARGUMENT);

  CHECK(shuzhi_mentions_json(mentions, &json, NULL) == SHUZHI_OK);
  CHECK(contains(shuzhi_buffer_text(json), "8000000"));
  shuzhi_buffer_free(json);
  shuzhi_mentions_free(mentions);
}

/* A byte order mark and invalid bytes do not move what stands behind them. */
static void test_offsets(const shuzhi_parser* parser) {
  static const char* const texts[] = {"\xef\xbb\xbf新建3所小学", "\xff\xff\xff\xff新建3所小学"};
  size_t i;
  for (i = 0; i < sizeof texts / sizeof *texts; ++i) {
    shuzhi_mentions* mentions = scan(parser, texts[i], NULL);
    const size_t begin = (size_t)(strstr(texts[i], "3") - texts[i]);
    shuzhi_mention mention;
    shuzhi_buffer* json = NULL;
    mention.struct_size = sizeof mention;
    CHECK(shuzhi_mentions_count(mentions) == 1);
    CHECK(shuzhi_mentions_get(mentions, 0, &mention) == SHUZHI_OK);
    CHECK(mention.span.begin == begin && mention.span.end == begin + 4);
    CHECK(shuzhi_mentions_json(mentions, &json, NULL) == SHUZHI_OK);
    CHECK(contains(shuzhi_buffer_text(json), "\"3所\""));
    shuzhi_buffer_free(json);
    shuzhi_mentions_free(mentions);
  }
}

static void test_reference_date(const shuzhi_parser* parser) {
  const shuzhi_date date = {2019, 6, 1}, wrong = {2019, 13, 1};
  shuzhi_mentions* mentions = scan(parser, "今年", &date);
  shuzhi_period period;
  period.struct_size = sizeof period;
  CHECK(shuzhi_mentions_count(mentions) == 1);
  CHECK(shuzhi_mentions_period(mentions, 0, &period) == SHUZHI_OK);
  CHECK_TEXT(period.edtf, "2019");
  CHECK(period.is_relative == 1 && period.relative_years == 0);
  shuzhi_mentions_free(mentions);
  CHECK(shuzhi_scan(parser, shuzhi_cstr("今年"), &wrong, &mentions, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(mentions == NULL);
}

static void test_nulls(const shuzhi_parser* parser) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_mentions* mentions = (shuzhi_mentions*)&error;
  shuzhi_mention mention;
  shuzhi_buffer* json = NULL;
  mention.struct_size = sizeof mention;

  CHECK(shuzhi_scan(NULL, shuzhi_cstr("3"), NULL, &mentions, &error) == SHUZHI_E_ARGUMENT);
  CHECK(mentions == NULL);
  CHECK(shuzhi_scan(parser, shuzhi_cstr("3"), NULL, NULL, &error) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_mentions_count(NULL) == 0);
  CHECK(shuzhi_mentions_text(NULL).size == 0);
  CHECK(shuzhi_mentions_char_offset(NULL, 3) == 0);
  CHECK(shuzhi_mentions_get(NULL, 0, &mention) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_mentions_json(NULL, &json, &error) == SHUZHI_E_ARGUMENT);

  mentions = scan(parser, "", NULL);
  CHECK(shuzhi_mentions_count(mentions) == 0);
  CHECK(shuzhi_mentions_get(mentions, 0, NULL) == SHUZHI_E_ARGUMENT);
  shuzhi_mentions_free(mentions);
}

static void test_bad_bytes(void) {
  shuzhi_options options;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_mentions* mentions = NULL;
  shuzhi_parser* parser;
  shuzhi_options_init(&options, sizeof options);
  options.invalid_bytes = SHUZHI_INVALID_REFUSE;
  parser = new_parser(&options);
  CHECK(shuzhi_scan(parser, shuzhi_cstr("3所\xff"), NULL, &mentions, &error) == SHUZHI_E_ENCODING);
  CHECK(mentions == NULL && error.span.begin == 4);
  shuzhi_parser_free(parser);
}

int main(void) {
  shuzhi_parser* parser = new_parser(NULL);
  test_scan(parser);
  test_offsets(parser);
  test_reference_date(parser);
  test_nulls(parser);
  test_bad_bytes();
  shuzhi_parser_free(parser);
  return failures != 0;
}
