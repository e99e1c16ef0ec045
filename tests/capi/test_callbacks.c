/* Progress, cancellation, and JSON in pieces. */
#include "check.h"

/* ---- Progress ---- */

typedef struct watch {
  uint64_t last, total, longest_step;
  size_t calls;
  size_t stop_at; /* 0: never */
  int wrong;
} watch;

static int32_t follow(void* user, uint64_t done, uint64_t total) {
  watch* w = (watch*)user;
  if (w->calls != 0 && (done < w->last || total != w->total)) w->wrong = 1;
  if (done > total) w->wrong = 1;
  if (done - w->last > w->longest_step) w->longest_step = done - w->last;
  w->last = done;
  w->total = total;
  ++w->calls;
  return w->calls == w->stop_at;
}

static char* long_report(size_t* size) {
  static const char paragraph[] =
      "2021年，全县新建小学3所，投入资金近800万元，比上年增长12.5%。其中财政拨款500万元。\n";
  const size_t count = 6000, each = sizeof paragraph - 1;
  char* text = (char*)malloc(count * each);
  size_t i;
  if (text == NULL) exit(1);
  for (i = 0; i < count; ++i) memcpy(text + i * each, paragraph, each);
  *size = count * each;
  return text;
}

static void test_progress(const shuzhi_parser* parser, shuzhi_str report) {
  watch w = {0, 0, 0, 0, 0, 0};
  shuzhi_document *watched = NULL, *plain = NULL;
  CHECK(!shuzhi_parse_watched(parser, report, shuzhi_cstr(""), follow, &w, &watched, NULL));
  CHECK(!w.wrong && w.total == report.size);
  CHECK(w.calls > report.size / (96 * 1024) && w.calls < 3 * (report.size / (64 * 1024)) + 8);
  CHECK(w.longest_step < 96 * 1024 && w.total - w.last < 96 * 1024);
  CHECK(!shuzhi_parse(parser, report, shuzhi_cstr(""), &plain, NULL));
  CHECK(shuzhi_document_count(watched, SHUZHI_TABLE_CLAIMS) ==
        shuzhi_document_count(plain, SHUZHI_TABLE_CLAIMS));
  shuzhi_document_free(watched);
  shuzhi_document_free(plain);
}

static void test_cancelled(const shuzhi_parser* parser, shuzhi_str report) {
  size_t stop_at;
  for (stop_at = 1; stop_at < 24; ++stop_at) {
    watch w = {0, 0, 0, 0, 0, 0};
    shuzhi_error error = SHUZHI_ERROR_INIT;
    shuzhi_document* document = NULL;
    w.stop_at = stop_at;
    CHECK(shuzhi_parse_watched(parser, report, shuzhi_cstr(""), follow, &w, &document, &error) ==
          SHUZHI_E_CANCELLED);
    CHECK(document == NULL && error.status == SHUZHI_E_CANCELLED && w.calls == stop_at);
  }
}

/* ---- Writing ---- */

typedef struct sink {
  const char* wanted;
  size_t size, at, pieces, largest;
  size_t stop_at; /* 0: never */
  int wrong;
} sink;

static int32_t take(void* user, const char* data, size_t size) {
  sink* s = (sink*)user;
  if (size > s->size - s->at || memcmp(s->wanted + s->at, data, size) != 0) s->wrong = 1;
  if (size == 0) s->wrong = 1;
  s->at += size;
  if (size > s->largest) s->largest = size;
  return ++s->pieces == s->stop_at;
}

static sink sink_for(const shuzhi_buffer* buffer) {
  const shuzhi_str text = shuzhi_buffer_text(buffer);
  sink s = {NULL, 0, 0, 0, 0, 0, 0};
  s.wanted = text.data;
  s.size = text.size;
  return s;
}

static void check_all(const sink* s) {
  CHECK(!s->wrong && s->at == s->size);
  CHECK(s->pieces >= s->size / (64 * 1024) && s->largest <= 80 * 1024);
}

static void test_written(const shuzhi_document* document) {
  uint32_t flags;
  shuzhi_buffer* lines = NULL;
  sink s;
  for (flags = 0; flags <= SHUZHI_JSON_PRETTY; ++flags) {
    shuzhi_buffer* json = NULL;
    CHECK(!shuzhi_document_json(document, flags, &json, NULL));
    s = sink_for(json);
    CHECK(!shuzhi_document_write_json(document, flags, take, &s, NULL));
    check_all(&s);
    s = sink_for(json);
    s.stop_at = 3;
    CHECK(shuzhi_document_write_json(document, flags, take, &s, NULL) == SHUZHI_E_CANCELLED);
    CHECK(!s.wrong && s.pieces == 3 && s.at < s.size);
    shuzhi_buffer_free(json);
  }
  CHECK(!shuzhi_document_ndjson(document, &lines, NULL));
  s = sink_for(lines);
  CHECK(!shuzhi_document_write_ndjson(document, take, &s, NULL));
  check_all(&s);
  s = sink_for(lines);
  s.stop_at = 1;
  CHECK(shuzhi_document_write_ndjson(document, take, &s, NULL) == SHUZHI_E_CANCELLED);
  CHECK(shuzhi_document_write_json(document, 2, take, &s, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_write_json(document, 0, NULL, NULL, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_document_write_ndjson(document, NULL, NULL, NULL) == SHUZHI_E_ARGUMENT);
  CHECK(s.pieces == 1);
  shuzhi_buffer_free(lines);
}

/* A document without claims has no lines: nothing is written. */
static void test_nothing_written(void) {
  shuzhi_document* document = parse("");
  sink s = {NULL, 0, 0, 0, 0, 0, 0};
  CHECK(!shuzhi_document_write_ndjson(document, take, &s, NULL) && s.pieces == 0);
  shuzhi_document_free(document);
}

int main(void) {
  size_t size = 0;
  char* text = long_report(&size);
  const shuzhi_str report = shuzhi_bytes(text, size);
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_document* document = NULL;
  test_progress(parser, report);
  test_cancelled(parser, report);
  CHECK(!shuzhi_parse(parser, report, shuzhi_cstr(""), &document, NULL));
  test_written(document);
  test_nothing_written();
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
  free(text);
  return failures != 0;
}
