/* Text, tables and JSON of a document. */
#include "check.h"

static const char report[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。\n"
    "二、教师队伍\n"
    "教师培训经费比上年增长12%。\n";

static void test_text(const shuzhi_document* document) {
  const shuzhi_span title = {0, 18}, outside = {0, 9999}, backwards = {3, 0};
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_buffer* buffer = NULL;

  CHECK_TEXT(shuzhi_document_text(document), report);
  CHECK_TEXT(shuzhi_document_slice(document, title), "青禾县教育局");
  CHECK(shuzhi_document_slice(document, outside).size == 0);
  CHECK(shuzhi_document_slice(document, backwards).size == 0);
  CHECK(shuzhi_document_slice(NULL, title).size == 0);

  CHECK(shuzhi_document_read(document, title, &buffer, &error) == SHUZHI_OK);
  CHECK_TEXT(shuzhi_buffer_text(buffer), "青禾县教育局");
  shuzhi_buffer_free(buffer);
  CHECK(shuzhi_document_read(document, outside, &buffer, &error) == SHUZHI_E_ARGUMENT);
  CHECK(buffer == NULL);
  CHECK(shuzhi_document_read(NULL, title, &buffer, &error) == SHUZHI_E_ARGUMENT);
}

/* Every offset against a count from the start, on a text longer than the index's step. */
static void test_char_offsets(void) {
  char text[2048];
  size_t size = 0, byte, chars = 0;
  shuzhi_document* document;
  while (size < sizeof text - 16) {
    memcpy(text + size, "县a\xc3\xa9\xf0\xa0\x80\x80", 10); /* 3, 1, 2 and 4 bytes */
    size += 10;
  }
  text[size] = '\0';
  document = parse(text);
  CHECK(shuzhi_document_text(document).size == size);
  for (byte = 0; byte < size; ++byte) {
    CHECK(shuzhi_document_char_offset(document, byte) == chars);
    if (((unsigned char)text[byte] & 0xC0) != 0x80) {
      CHECK(shuzhi_document_byte_offset(document, chars) == byte);
      ++chars;
    }
  }
  CHECK(shuzhi_document_char_offset(document, size) == chars);
  CHECK(shuzhi_document_char_offset(document, SIZE_MAX) == chars);
  CHECK(shuzhi_document_byte_offset(document, chars) == size);
  CHECK(shuzhi_document_byte_offset(document, SIZE_MAX) == size);
  CHECK(shuzhi_document_char_offset(NULL, 5) == 0);
  CHECK(shuzhi_document_byte_offset(NULL, 5) == 0);
  shuzhi_document_free(document);
}

static void test_report(const shuzhi_document* document) {
  shuzhi_report row;
  shuzhi_period period;
  row.struct_size = sizeof row;
  period.struct_size = sizeof period;
  CHECK(shuzhi_document_count(document, SHUZHI_TABLE_REPORTS) == 1);
  CHECK(shuzhi_document_report(document, 0, &row) == SHUZHI_OK);
  CHECK(row.kind == SHUZHI_REPORT_SUMMARY);
  CHECK_TEXT(shuzhi_document_slice(document, row.title), "青禾县教育局2021年工作总结");
  CHECK(row.claim_count == shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS));
  CHECK(shuzhi_document_period(document, row.period - 1, &period) == SHUZHI_OK);
  CHECK_TEXT(period.edtf, "2021");
  CHECK(shuzhi_document_report(document, 1, &row) == SHUZHI_E_ARGUMENT);
}

static void test_claims(const shuzhi_document* document) {
  const size_t schools = find_claim(document, "3所"), money = find_claim(document, "800万元"),
               part = find_claim(document, "500万元"), change = find_claim(document, "12%");
  shuzhi_quantity quantity;
  shuzhi_claim claim;
  shuzhi_section section;
  shuzhi_buffer* subject = NULL;
  char text[SHUZHI_VALUE_TEXT_MAX];
  quantity.struct_size = sizeof quantity;
  claim.struct_size = sizeof claim;
  section.struct_size = sizeof section;

  CHECK(shuzhi_document_quantity(document, schools, &quantity) == SHUZHI_OK);
  CHECK(quantity.kind == SHUZHI_QUANTITY_COUNT);
  CHECK(quantity.approximation == SHUZHI_APPROXIMATION_EXACT);
  CHECK(quantity.present == SHUZHI_HAS_VALUE);
  CHECK(quantity.value.coefficient == 3 && quantity.value.exponent == 0);
  CHECK_TEXT(quantity.unit, "{所}");
  CHECK_TEXT(shuzhi_document_slice(document, quantity.number_span), "3");
  CHECK_TEXT(shuzhi_document_slice(document, quantity.unit_span), "所");

  CHECK(shuzhi_document_quantity(document, money, &quantity) == SHUZHI_OK);
  CHECK(quantity.kind == SHUZHI_QUANTITY_MONEY);
  CHECK(quantity.value.coefficient == 8 && quantity.value.exponent == 6);
  CHECK(quantity.number.coefficient == 8 && quantity.number.exponent == 2);
  CHECK(quantity.scale.coefficient == 1 && quantity.scale.exponent == 4);
  CHECK_TEXT(quantity.unit, "CNY");
  CHECK(shuzhi_decimal_double(quantity.value) == 8e6);
  CHECK(shuzhi_decimal_text(quantity.value, text, sizeof text) == SHUZHI_OK);
  CHECK(strcmp(text, "8000000") == 0);
  CHECK(shuzhi_quantity_value_text(&quantity, text, sizeof text) == SHUZHI_OK);
  CHECK(strcmp(text, "8000000") == 0);

  CHECK(shuzhi_document_claim(document, money, &claim) == SHUZHI_OK);
  CHECK(claim.modality == SHUZHI_MODALITY_ACTUAL && claim.direction == SHUZHI_DIRECTION_NONE);
  CHECK_TEXT(shuzhi_document_slice(document, claim.sentence),
             "2021年，全县新建3所小学，投入资金800万元。");
  CHECK(claim.section != 0);
  CHECK(shuzhi_document_section(document, claim.section - 1, &section) == SHUZHI_OK);
  CHECK_TEXT(shuzhi_document_slice(document, section.title), "学校建设");
  CHECK(shuzhi_document_subject(document, money, &subject, NULL) == SHUZHI_OK);
  CHECK(contains(shuzhi_buffer_text(subject), "资金"));
  shuzhi_buffer_free(subject);

  CHECK(shuzhi_document_claim(document, part, &claim) == SHUZHI_OK);
  CHECK(claim.part_of == money + 1);

  CHECK(shuzhi_document_claim(document, change, &claim) == SHUZHI_OK);
  CHECK(claim.direction == SHUZHI_DIRECTION_INCREASE && claim.basis == SHUZHI_BASIS_YEAR_ON_YEAR);
  CHECK(!contains(shuzhi_document_slice(document, claim.change_words), "12"));

  CHECK(shuzhi_document_subject(document, SIZE_MAX, &subject, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(subject == NULL);
}

static void test_measures(const shuzhi_document* document) {
  const size_t count = shuzhi_document_count(document, SHUZHI_TABLE_MEASURES);
  size_t row, found = 0;
  for (row = 0; row < count; ++row) {
    shuzhi_measure measure;
    measure.struct_size = sizeof measure;
    CHECK(shuzhi_document_measure(document, row, &measure) == SHUZHI_OK);
    if (!is_text(shuzhi_document_slice(document, measure.verb), "新建")) continue;
    ++found;
    CHECK(measure.status == SHUZHI_MEASURE_DONE);
    CHECK(contains(shuzhi_document_slice(document, measure.object), "小学"));
    CHECK(measure.claim_count == 1 && measure.first_claim == find_claim(document, "3所"));
  }
  CHECK(found == 1);
}

static void test_findings(void) {
  shuzhi_document* document = parse(
      "青禾县教育局2021年工作总结\n"
      "一、学校建设\n新建3所小学。\n"
      "三、教师队伍\n招聘教师20名。\n");
  shuzhi_finding finding;
  finding.struct_size = sizeof finding;
  CHECK(shuzhi_document_count(document, SHUZHI_TABLE_FINDINGS) == 1);
  CHECK(shuzhi_document_finding(document, 0, &finding) == SHUZHI_OK);
  CHECK(finding.kind == SHUZHI_FINDING_NUMBERING_GAP);
  CHECK(finding.message.size != 0);
  CHECK(finding.claim_count == 0);
  shuzhi_document_free(document);
}

static void test_json(const shuzhi_document* document) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_buffer *json = NULL, *pretty = NULL, *lines = NULL;
  CHECK(shuzhi_document_json(document, 0, &json, &error) == SHUZHI_OK);
  CHECK(contains(shuzhi_buffer_text(json), "\"shuzhi/document/1\""));
  CHECK(contains(shuzhi_buffer_text(json), "\"8000000\""));
  CHECK(shuzhi_document_json(document, SHUZHI_JSON_PRETTY, &pretty, &error) == SHUZHI_OK);
  CHECK(shuzhi_buffer_text(pretty).size > shuzhi_buffer_text(json).size);
  CHECK(shuzhi_document_ndjson(document, &lines, &error) == SHUZHI_OK);
  CHECK(contains(shuzhi_buffer_text(lines), "{\"type\":\"claim\""));
  shuzhi_buffer_free(json);
  shuzhi_buffer_free(pretty);
  shuzhi_buffer_free(lines);

  CHECK(shuzhi_document_json(document, 2, &json, &error) == SHUZHI_E_ARGUMENT);
  CHECK(json == NULL);
  CHECK(shuzhi_document_json(NULL, 0, &json, &error) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_ndjson(NULL, &lines, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(lines == NULL);
}

static void test_outside_tables(const shuzhi_document* document) {
  shuzhi_claim claim;
  shuzhi_quantity quantity;
  claim.struct_size = sizeof claim;
  quantity.struct_size = sizeof quantity;
  CHECK(shuzhi_document_count(document, 999) == 0);
  CHECK(shuzhi_document_count(document, -1) == 0);
  CHECK(shuzhi_document_count(NULL, SHUZHI_TABLE_CLAIMS) == 0);
  CHECK(shuzhi_document_claim(document, SIZE_MAX, &claim) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_claim(NULL, 0, &claim) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_claim(document, 0, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_quantity(document, SIZE_MAX, &quantity) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_source(document, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_paragraph(document, SIZE_MAX).end == 0);
  CHECK(shuzhi_document_paragraph(NULL, 0).end == 0);
}

int main(void) {
  shuzhi_document* document = parse(report);
  test_text(document);
  test_char_offsets();
  test_report(document);
  test_claims(document);
  test_measures(document);
  test_findings();
  test_json(document);
  test_outside_tables(document);
  shuzhi_document_free(document);
  return failures != 0;
}
