/* The Arrow tables: every column against the rows, and who owns what. */
#include "arrow_reader.h"

static const char page[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "2021年，全县新建3所小学，投入资金近800万元，比上年增长12.5%。其中财政拨款500万元。\n"
    "（一）师资队伍\n"
    "一是招聘教师120至130名，师生比为1:15.5。二是三分之一的学校配备了校医，全市排名第二。\n"
    "三、明年打算\n"
    "2022年，力争新建幼儿园不少于4所，投入XX万元。\n"
    "四、五、其他\n"
    "青禾县教育局\n"
    "2021年12月30日\n";

enum { tables = 8 };

typedef struct table {
  struct ArrowSchema schema;
  struct ArrowArray array;
} table;

static table read_table(const shuzhi_document* document, shuzhi_table which) {
  table t;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  if (shuzhi_document_table(document, which, &t.schema, &t.array, &error) != SHUZHI_OK) {
    fprintf(stderr, "no table %d: %s\n", (int)which, error.message);
    exit(1);
  }
  return t;
}

static void release(table* t) {
  t->schema.release(&t->schema);
  t->array.release(&t->array);
  CHECK(t->schema.release == NULL && t->array.release == NULL);
}

static column of(const table* t, const char* name) {
  return find_column(&t->schema, &t->array, name);
}

static uint32_t number(const table* t, const char* name, size_t row) {
  return number_at(of(t, name), row);
}

static shuzhi_str text(const table* t, const char* name, size_t row) {
  return text_at(of(t, name), row);
}

/* ---- Columns against rows ---- */

static void check_place(const table* t, size_t row, const shuzhi_document* document,
                        shuzhi_span span) {
  CHECK(number(t, "begin", row) == span.begin && number(t, "end", row) == span.end);
  CHECK(number(t, "char_begin", row) == shuzhi_document_char_offset(document, span.begin));
  CHECK(number(t, "char_end", row) == shuzhi_document_char_offset(document, span.end));
}

/* The text as the span reads; null where it is empty and `empty_is_null`. */
static void check_read(const table* t, const char* name, size_t row,
                       const shuzhi_document* document, shuzhi_span span) {
  shuzhi_buffer* buffer = NULL;
  CHECK(shuzhi_document_read(document, span, &buffer, NULL) == SHUZHI_OK);
  CHECK(same_text(text(t, name, row), shuzhi_buffer_text(buffer)));
  CHECK(null_at(of(t, name), row) == 0 || span.begin == span.end);
  shuzhi_buffer_free(buffer);
}

static void check_span(const table* t, const char* begin, const char* end, size_t row,
                       shuzhi_span span) {
  const int empty = span.begin == span.end;
  CHECK(null_at(of(t, begin), row) == empty && null_at(of(t, end), row) == empty);
  if (empty) return;
  CHECK(number(t, begin, row) == span.begin && number(t, end, row) == span.end);
}

static void check_name(const table* t, const char* name, size_t row, shuzhi_enumeration names,
                       int32_t value) {
  CHECK(same_text(text(t, name, row), shuzhi_name(names, value)));
}

static void check_period(const table* t, size_t row, const shuzhi_document* document,
                         shuzhi_id id) {
  shuzhi_period period;
  period.struct_size = sizeof period;
  if (id == 0) {
    CHECK(null_at(of(t, "period"), row) && null_at(of(t, "period_text"), row));
    return;
  }
  CHECK(shuzhi_document_period(document, id - 1, &period) == SHUZHI_OK);
  CHECK(same_text(text(t, "period", row), period.edtf));
  check_read(t, "period_text", row, document, period.span);
}

static void check_bound(const table* t, const char* name, const char* name_f64, size_t row,
                        int present, shuzhi_decimal bound) {
  char written[SHUZHI_DECIMAL_TEXT_MAX];
  CHECK(null_at(of(t, name), row) == !present && null_at(of(t, name_f64), row) == !present);
  if (!present) return;
  CHECK(shuzhi_decimal_text(bound, written, sizeof written) == SHUZHI_OK);
  CHECK_TEXT(text(t, name, row), written);
  CHECK(double_at(of(t, name_f64), row) == shuzhi_decimal_double(bound));
}

static void check_quantity(const table* t, size_t row, const shuzhi_document* document) {
  shuzhi_quantity q;
  char value[SHUZHI_VALUE_TEXT_MAX], scale[SHUZHI_DECIMAL_TEXT_MAX];
  q.struct_size = sizeof q;
  CHECK(shuzhi_document_quantity(document, row, &q) == SHUZHI_OK);
  check_name(t, "kind", row, SHUZHI_NAMES_QUANTITY_KIND, q.kind);
  check_name(t, "approximation", row, SHUZHI_NAMES_APPROXIMATION, q.approximation);
  CHECK(shuzhi_quantity_value_text(&q, value, sizeof value) == SHUZHI_OK);
  CHECK_TEXT(text(t, "value", row), value);
  CHECK(null_at(of(t, "value"), row) == (value[0] == '\0'));
  CHECK(shuzhi_decimal_text(q.scale, scale, sizeof scale) == SHUZHI_OK);
  CHECK_TEXT(text(t, "scale", row), scale);
  CHECK(null_at(of(t, "number"), row) == ((q.present & SHUZHI_HAS_VALUE) == 0));
  if (q.kind == SHUZHI_QUANTITY_RATIO || value[0] == '\0') {
    CHECK(null_at(of(t, "value_f64"), row));
  } else if (strchr(value, '/') == NULL) {
    CHECK(double_at(of(t, "value_f64"), row) == shuzhi_decimal_double(q.value));
  } else {
    CHECK(double_at(of(t, "value_f64"), row) ==
          shuzhi_decimal_double(q.value) / shuzhi_decimal_double(q.upper));
  }
  if (q.kind != SHUZHI_QUANTITY_RATIO) {
    check_bound(t, "lower", "lower_f64", row, (q.present & SHUZHI_HAS_LOWER) != 0, q.lower);
    check_bound(t, "upper", "upper_f64", row, (q.present & SHUZHI_HAS_UPPER) != 0, q.upper);
  }
  CHECK(same_text(text(t, "unit", row), q.unit));
  check_read(t, "unit_text", row, document, q.unit_span);
}

static void check_claim(const table* t, size_t row, const shuzhi_document* document) {
  shuzhi_claim c;
  shuzhi_buffer* subject = NULL;
  int change;
  c.struct_size = sizeof c;
  CHECK(shuzhi_document_claim(document, row, &c) == SHUZHI_OK);
  CHECK(number(t, "id", row) == row + 1 && number(t, "report", row) == 1);
  CHECK(number(t, "section", row) == c.section && number(t, "part_of", row) == c.part_of);
  CHECK(null_at(of(t, "section"), row) == (c.section == 0));
  CHECK(null_at(of(t, "section_path"), row) == (c.section == 0));
  CHECK(null_at(of(t, "part_of"), row) == (c.part_of == 0));
  check_place(t, row, document, c.span);
  CHECK(number(t, "sentence_begin", row) == c.sentence.begin);
  CHECK(number(t, "sentence_end", row) == c.sentence.end);
  check_read(t, "text", row, document, c.span);
  check_quantity(t, row, document);

  CHECK(shuzhi_document_subject(document, row, &subject, NULL) == SHUZHI_OK);
  CHECK(same_text(text(t, "subject", row), shuzhi_buffer_text(subject)));
  shuzhi_buffer_free(subject);
  check_span(t, "subject_begin", "subject_end", row, c.subject);
  check_span(t, "topic_begin", "topic_end", row, c.subject_topic);

  change = c.direction != SHUZHI_DIRECTION_NONE || c.basis != SHUZHI_BASIS_NONE;
  CHECK(null_at(of(t, "direction"), row) == !change && null_at(of(t, "basis"), row) == !change);
  if (change) {
    check_name(t, "direction", row, SHUZHI_NAMES_DIRECTION, c.direction);
    check_name(t, "basis", row, SHUZHI_NAMES_BASIS, c.basis);
  }
  check_read(t, "change_text", row, document, c.change_words);
  check_name(t, "modality", row, SHUZHI_NAMES_MODALITY, c.modality);
  check_period(t, row, document, c.period);
  if (c.period != 0) {
    check_name(t, "period_source", row, SHUZHI_NAMES_PERIOD_SOURCE, c.period_source);
  }
  check_read(t, "scope", row, document, c.scope);
  CHECK(number(t, "inferred_subject", row) == ((c.inferences & SHUZHI_INFERRED_SUBJECT) != 0));
  CHECK(number(t, "inferred_period", row) == ((c.inferences & SHUZHI_INFERRED_PERIOD) != 0));
  CHECK(number(t, "inferred_modality", row) == ((c.inferences & SHUZHI_INFERRED_MODALITY) != 0));
  CHECK(number(t, "aligned_by_order", row) == ((c.inferences & SHUZHI_ALIGNED_BY_ORDER) != 0));
  check_name(t, "confidence", row, SHUZHI_NAMES_CONFIDENCE, c.confidence);
}

static void test_claims(const shuzhi_document* document) {
  table t = read_table(document, SHUZHI_TABLE_CLAIMS);
  size_t row, seen;
  CHECK(t.array.length >= 9);
  for (row = 0; row < (size_t)t.array.length; ++row) check_claim(&t, row, document);

  row = find_claim(document, "近800万元");
  CHECK_TEXT(text(&t, "section_path", row), "学校建设");
  CHECK_TEXT(text(&t, "value", row), "8000000");
  CHECK_TEXT(text(&t, "number", row), "800");
  row = find_claim(document, "120至130名");
  CHECK_TEXT(text(&t, "section_path", row), "学校建设 / 师资队伍 / 一是");
  CHECK_TEXT(text(&t, "lower", row), "120");
  row = find_claim(document, "第二");
  seen = (size_t)((const int64_t*)of(&t, "rank").array->buffers[1])[row];
  CHECK(seen == 2 && of(&t, "rank").array->null_count == t.array.length - 1);
  release(&t);
}

static void check_ids(column c, size_t row, const shuzhi_id* ids, size_t count) {
  const uint32_t* items = (const uint32_t*)c.array->children[0]->buffers[1];
  const int32_t begin = int32_at(c, row);
  CHECK((size_t)(int32_at(c, row + 1) - begin) == count);
  CHECK(count == 0 || memcmp(items + begin, ids, count * sizeof *ids) == 0);
}

static void test_measures(const shuzhi_document* document) {
  table t = read_table(document, SHUZHI_TABLE_MEASURES);
  size_t row, with_claims = 0;
  CHECK(t.array.length >= 2);
  for (row = 0; row < (size_t)t.array.length; ++row) {
    shuzhi_measure m;
    shuzhi_id ids[16];
    uint32_t i;
    m.struct_size = sizeof m;
    CHECK(shuzhi_document_measure(document, row, &m) == SHUZHI_OK && m.claim_count <= 16);
    CHECK(number(&t, "id", row) == row + 1 && number(&t, "report", row) == 1);
    CHECK(number(&t, "section", row) == m.section);
    check_place(&t, row, document, m.span);
    check_read(&t, "text", row, document, m.span);
    check_read(&t, "verb", row, document, m.verb);
    check_read(&t, "object", row, document, m.object);
    check_span(&t, "verb_begin", "verb_end", row, m.verb);
    check_span(&t, "object_begin", "object_end", row, m.object);
    check_name(&t, "status", row, SHUZHI_NAMES_MEASURE_STATUS, m.status);
    check_period(&t, row, document, m.period);
    for (i = 0; i < m.claim_count; ++i) ids[i] = m.first_claim + i + 1;
    check_ids(of(&t, "claims"), row, ids, m.claim_count);
    with_claims += m.claim_count != 0;
  }
  CHECK(with_claims != 0);
  release(&t);
}

static void test_sections(const shuzhi_document* document) {
  table t = read_table(document, SHUZHI_TABLE_SECTIONS);
  size_t row;
  CHECK(t.array.length >= 5);
  for (row = 0; row < (size_t)t.array.length; ++row) {
    shuzhi_section s;
    s.struct_size = sizeof s;
    CHECK(shuzhi_document_section(document, row, &s) == SHUZHI_OK);
    CHECK(number(&t, "id", row) == row + 1 && number(&t, "report", row) == 1);
    CHECK(number(&t, "parent", row) == s.parent && number(&t, "level", row) == s.level);
    CHECK(null_at(of(&t, "parent"), row) == (s.parent == 0));
    check_name(&t, "kind", row, SHUZHI_NAMES_SECTION_KIND, s.kind);
    check_name(&t, "scheme", row, SHUZHI_NAMES_SCHEME, s.scheme);
    CHECK(null_at(of(&t, "ordinal"), row) == (s.ordinal == 0));
    if (s.ordinal != 0) CHECK(int32_at(of(&t, "ordinal"), row) == s.ordinal);
    check_read(&t, "title", row, document, s.title);
    check_span(&t, "title_begin", "title_end", row, s.title);
    CHECK(number(&t, "title_certain", row) == (uint32_t)s.title_certain);
    check_place(&t, row, document, s.span);
    CHECK(number(&t, "descendants", row) == s.descendants);
    CHECK(number(&t, "paragraphs", row) == s.paragraph_count);
  }
  release(&t);
}

static void test_findings(const shuzhi_document* document) {
  table t = read_table(document, SHUZHI_TABLE_FINDINGS);
  size_t row;
  CHECK(t.array.length >= 1);
  for (row = 0; row < (size_t)t.array.length; ++row) {
    shuzhi_finding f;
    f.struct_size = sizeof f;
    CHECK(shuzhi_document_finding(document, row, &f) == SHUZHI_OK);
    check_name(&t, "kind", row, SHUZHI_NAMES_FINDING_KIND, f.kind);
    check_name(&t, "severity", row, SHUZHI_NAMES_SEVERITY, f.severity);
    CHECK(same_text(text(&t, "message", row), f.message));
    CHECK(same_text(text(&t, "expected", row), f.expected));
    CHECK(same_text(text(&t, "found", row), f.found));
    check_place(&t, row, document, f.span);
    check_ids(of(&t, "claims"), row, f.claims, f.claim_count);
  }
  release(&t);
}

static void test_page(const shuzhi_document* document) {
  table reports = read_table(document, SHUZHI_TABLE_REPORTS);
  table paragraphs = read_table(document, SHUZHI_TABLE_PARAGRAPHS);
  table periods = read_table(document, SHUZHI_TABLE_PERIODS);
  size_t row;
  CHECK_TEXT(text(&reports, "kind", 0), "summary");
  CHECK_TEXT(text(&reports, "issuer", 0), "青禾县教育局");
  CHECK_TEXT(text(&reports, "period", 0), "2021");
  CHECK_TEXT(text(&reports, "signed_on", 0), "2021-12-30");
  CHECK(number(&reports, "claims", 0) == shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS));
  for (row = 0; row < (size_t)paragraphs.array.length; ++row) {
    check_place(&paragraphs, row, document, shuzhi_document_paragraph(document, row));
  }
  for (row = 0; row < (size_t)periods.array.length; ++row) {
    check_period(&periods, row, document, (shuzhi_id)(row + 1));
  }
  release(&reports);
  release(&paragraphs);
  release(&periods);
}

static void test_mentions(void) {
  static const char line[] = "去年投入约1.2亿元，占35%，比2019年多三分之一，比例为1:3。";
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_mentions* mentions = NULL;
  table t;
  size_t row;
  CHECK(shuzhi_scan(parser, shuzhi_cstr(line), NULL, &mentions, NULL) == SHUZHI_OK);
  CHECK(shuzhi_mentions_table(mentions, &t.schema, &t.array, NULL) == SHUZHI_OK);
  check_array(&t.schema, &t.array);
  CHECK((size_t)t.array.length == shuzhi_mentions_count(mentions) && t.array.length >= 5);
  for (row = 0; row < (size_t)t.array.length; ++row) {
    shuzhi_mention m;
    m.struct_size = sizeof m;
    CHECK(shuzhi_mentions_get(mentions, row, &m) == SHUZHI_OK);
    CHECK(number(&t, "begin", row) == m.span.begin && number(&t, "end", row) == m.span.end);
    CHECK(number(&t, "char_end", row) == shuzhi_mentions_char_offset(mentions, m.span.end));
    if (m.type == SHUZHI_MENTION_PERIOD) {
      CHECK_TEXT(text(&t, "type", row), "period");
      CHECK(null_at(of(&t, "kind"), row) && null_at(of(&t, "value"), row));
    } else {
      shuzhi_quantity q;
      char value[SHUZHI_VALUE_TEXT_MAX];
      q.struct_size = sizeof q;
      CHECK(shuzhi_mentions_quantity(mentions, row, &q) == SHUZHI_OK);
      CHECK(shuzhi_quantity_value_text(&q, value, sizeof value) == SHUZHI_OK);
      CHECK_TEXT(text(&t, "type", row), "quantity");
      CHECK_TEXT(text(&t, "value", row), value);
      CHECK(same_text(text(&t, "unit", row), q.unit));
      CHECK(null_at(of(&t, "period"), row));
    }
  }
  CHECK(null_at(of(&t, "period"), 0) && int32_at(of(&t, "relative_years"), 0) == -1);
  shuzhi_mentions_free(mentions);
  shuzhi_parser_free(parser);
  CHECK_TEXT(text(&t, "value", 1), "120000000"); /* does not need the mentions */
  release(&t);
}

/* ---- Who owns what ---- */

static void test_shapes(const shuzhi_document* document) {
  shuzhi_table which;
  for (which = 0; which < tables; ++which) {
    table t = read_table(document, which);
    CHECK(strcmp(t.schema.format, "+s") == 0 && t.array.n_children > 3);
    CHECK((size_t)t.array.length == shuzhi_document_count(document, which));
    check_array(&t.schema, &t.array);
    release(&t);
  }
}

static void test_one_without_the_other(const shuzhi_document* document) {
  struct ArrowSchema schema;
  struct ArrowArray array;
  CHECK(!shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, &schema, NULL, NULL));
  CHECK(!shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, NULL, &array, NULL));
  check_array(&schema, &array);
  array.release(&array); /* in any order */
  schema.release(&schema);
}

/* Moves a struct as the interface has it: copy, and mark the source as released. */
#define MOVE(to, from)      \
  do {                      \
    (to) = *(from);         \
    (from)->release = NULL; \
  } while (0)

static void test_moved(void) {
  shuzhi_document* document = parse(page);
  const size_t row = find_claim(document, "近800万元");
  table t = read_table(document, SHUZHI_TABLE_CLAIMS), moved;
  struct ArrowSchema kind_schema;
  struct ArrowArray kind_array;
  int64_t i;
  column kind = {&kind_schema, &kind_array};
  shuzhi_document_free(document); /* the tables do not need it */
  CHECK_TEXT(text(&t, "value", row), "8000000");

  MOVE(moved.schema, &t.schema);
  MOVE(moved.array, &t.array);
  for (i = 0; strcmp(moved.schema.children[i]->name, "kind") != 0; ++i) {
  }
  MOVE(kind_schema, moved.schema.children[i]);
  MOVE(kind_array, moved.array.children[i]);
  release(&moved); /* what was moved away stays */
  CHECK_TEXT(text_at(kind, row), "money");
  kind_schema.release(&kind_schema);
  kind_array.release(&kind_array);
}

static void test_stream(const shuzhi_document* document) {
  struct ArrowArrayStream stream;
  table t, again;
  CHECK(!shuzhi_document_stream(document, SHUZHI_TABLE_CLAIMS, &stream, NULL));
  CHECK(stream.get_schema(&stream, &t.schema) == 0);
  CHECK(stream.get_schema(&stream, &again.schema) == 0);
  CHECK(stream.get_next(&stream, &t.array) == 0 && t.array.release != NULL);
  CHECK(stream.get_next(&stream, &again.array) == 0 && again.array.release == NULL);
  CHECK(stream.get_next(&stream, &again.array) == 0 && again.array.release == NULL);
  CHECK(stream.get_last_error(&stream) == NULL);
  stream.release(&stream);
  CHECK(stream.release == NULL);
  check_array(&t.schema, &t.array);
  release(&t);
  again.schema.release(&again.schema);

  CHECK(!shuzhi_document_stream(document, SHUZHI_TABLE_CLAIMS, &stream, NULL));
  stream.release(&stream); /* nothing of it was read */
}

static void test_empty(void) {
  shuzhi_document* document = parse("");
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_mentions* mentions = NULL;
  struct ArrowArrayStream stream;
  table t;
  test_shapes(document);
  shuzhi_document_free(document);
  CHECK(!shuzhi_scan(parser, shuzhi_cstr(""), NULL, &mentions, NULL));
  CHECK(!shuzhi_mentions_table(mentions, &t.schema, &t.array, NULL));
  check_array(&t.schema, &t.array);
  release(&t);
  CHECK(!shuzhi_mentions_stream(mentions, &stream, NULL));
  stream.release(&stream);
  shuzhi_mentions_free(mentions);
  shuzhi_parser_free(parser);
}

static void test_refused(const shuzhi_document* document) {
  struct ArrowArrayStream stream;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  table t;
  memset(&t, 0xA5, sizeof t);
  memset(&stream, 0xA5, sizeof stream);
  CHECK(shuzhi_document_table(NULL, 0, &t.schema, &t.array, &error) == SHUZHI_E_ARGUMENT);
  CHECK(t.schema.release == NULL && t.array.release == NULL && error.message[0] != '\0');
  CHECK(shuzhi_document_table(document, tables, &t.schema, &t.array, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_table(document, -1, &t.schema, &t.array, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_table(document, 0, NULL, NULL, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_stream(NULL, 0, &stream, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(stream.release == NULL);
  CHECK(shuzhi_document_stream(document, 0, NULL, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_mentions_table(NULL, &t.schema, &t.array, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_mentions_stream(NULL, &stream, NULL) == SHUZHI_E_ARGUMENT);
}

int main(void) {
  shuzhi_document* document = parse(page);
  test_claims(document);
  test_measures(document);
  test_sections(document);
  test_findings(document);
  test_page(document);
  test_mentions();
  test_shapes(document);
  test_one_without_the_other(document);
  test_moved();
  test_stream(document);
  test_empty();
  test_refused(document);
  shuzhi_document_free(document);
  return failures != 0;
}
