/* One parser and one document in eight threads at once. */
#include "check.h"

#include <pthread.h>

enum { threads = 8, rounds = 1250 }; /* 10,000 parses */

static const char report[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。\n";

typedef struct job {
  const shuzhi_parser* parser;
  const shuzhi_document* document;
  shuzhi_str wanted; /* the document's JSON */
  struct ArrowArray claims;
  int failed;
} job;

static int same(const shuzhi_buffer* buffer, shuzhi_str wanted) {
  const shuzhi_str is = shuzhi_buffer_text(buffer);
  return is.size == wanted.size && memcmp(is.data, wanted.data, is.size) == 0;
}

/* The claims as an Arrow table, made anew in every thread. */
static int table_differs(const shuzhi_document* document, const struct ArrowArray* wanted) {
  struct ArrowArray array;
  int differs;
  if (shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, NULL, &array, NULL)) return 1;
  differs = array.length != wanted->length || array.n_children != wanted->n_children;
  array.release(&array);
  return differs;
}

static void* run(void* data) {
  job* j = (job*)data;
  int round;
  for (round = 0; round < rounds; ++round) {
    shuzhi_document *own = NULL, *none = NULL;
    shuzhi_buffer *mine = NULL, *shared = NULL;
    shuzhi_error error = SHUZHI_ERROR_INIT;
    if (shuzhi_parse(j->parser, shuzhi_cstr(report), shuzhi_cstr("test"), &own, &error) ||
        shuzhi_document_json(own, 0, &mine, &error) ||
        shuzhi_document_json(j->document, 0, &shared, &error) || !same(mine, j->wanted) ||
        !same(shared, j->wanted)) {
      ++j->failed;
    }
    if (table_differs(j->document, &j->claims)) ++j->failed;
    if (shuzhi_parse(NULL, shuzhi_cstr(""), shuzhi_cstr(""), &none, &error) == SHUZHI_OK) {
      ++j->failed; /* errors in all threads at once */
    }
    shuzhi_buffer_free(mine);
    shuzhi_buffer_free(shared);
    shuzhi_document_free(own);
  }
  return NULL;
}

int main(void) {
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_document* document = parse(report);
  shuzhi_buffer* json = NULL;
  pthread_t ids[threads];
  job jobs[threads];
  int i;
  struct ArrowArray claims;
  CHECK(shuzhi_document_json(document, 0, &json, NULL) == SHUZHI_OK);
  CHECK(!shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, NULL, &claims, NULL));
  for (i = 0; i < threads; ++i) {
    jobs[i].parser = parser;
    jobs[i].document = document;
    jobs[i].wanted = shuzhi_buffer_text(json);
    jobs[i].claims = claims;
    jobs[i].failed = 0;
    if (pthread_create(&ids[i], NULL, run, &jobs[i]) != 0) return 1;
  }
  for (i = 0; i < threads; ++i) {
    pthread_join(ids[i], NULL);
    CHECK(jobs[i].failed == 0);
  }
  claims.release(&claims);
  shuzhi_buffer_free(json);
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
  return failures != 0;
}
