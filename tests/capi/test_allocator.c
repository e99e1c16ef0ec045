/* The caller's allocator: what is handed over in bulk comes from it and goes back to it. */
#include "check.h"

/* Blocks begin with their size, which `deallocate` must be told again. */
typedef struct heap {
  size_t blocks;
  size_t bytes;
  size_t wrong_sizes;
  int closed;
} heap;

typedef union head {
  size_t size;
  long double align_a;
  void* align_b;
  char room[16];
} head;

static void* allocate(void* user, size_t size) {
  heap* h = (heap*)user;
  head* block;
  if (h->closed) return NULL;
  block = (head*)malloc(sizeof(head) + size);
  if (block == NULL) return NULL;
  block->size = size;
  ++h->blocks;
  h->bytes += size;
  return block + 1;
}

static void deallocate(void* user, void* memory, size_t size) {
  heap* h = (heap*)user;
  head* block = (head*)memory - 1;
  h->wrong_sizes += block->size != size;
  --h->blocks;
  h->bytes -= block->size;
  free(block);
}

static const char report[] =
    "青禾县教育局2021年工作总结\n一、学校建设\n2021年，全县新建3所小学，投入资金800万元。\n";

static void test_handed_over(heap* h, const shuzhi_document* document,
                             const shuzhi_mentions* mentions) {
  shuzhi_buffer *json = NULL, *lines = NULL, *read = NULL, *found = NULL;
  struct ArrowSchema schema;
  struct ArrowArray array;
  struct ArrowArrayStream stream;
  const shuzhi_span all = {0, 90};
  size_t before;
  CHECK(h->blocks == 0); /* the document itself is operator new's */
  CHECK(!shuzhi_document_json(document, 0, &json, NULL));
  CHECK(h->blocks != 0 && h->bytes >= shuzhi_buffer_text(json).size);
  CHECK(!shuzhi_document_ndjson(document, &lines, NULL));
  CHECK(!shuzhi_document_read(document, all, &read, NULL));
  CHECK(!shuzhi_mentions_json(mentions, &found, NULL));
  before = h->blocks;
  CHECK(!shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, &schema, &array, NULL));
  CHECK(h->blocks > before + 40); /* columns */
  CHECK(!shuzhi_mentions_stream(mentions, &stream, NULL));
  stream.release(&stream);
  schema.release(&schema);
  array.release(&array);
  CHECK(h->blocks == before);
  shuzhi_buffer_free(json);
  shuzhi_buffer_free(lines);
  shuzhi_buffer_free(read);
  shuzhi_buffer_free(found);
  CHECK(h->blocks == 0 && h->bytes == 0 && h->wrong_sizes == 0);
}

static void test_refusal(heap* h, const shuzhi_document* document) {
  shuzhi_buffer* json = NULL;
  struct ArrowArray array;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  h->closed = 1;
  CHECK(shuzhi_document_json(document, 0, &json, &error) == SHUZHI_E_MEMORY && json == NULL);
  CHECK(error.status == SHUZHI_E_MEMORY);
  CHECK(shuzhi_document_table(document, 0, NULL, &array, NULL) == SHUZHI_E_MEMORY);
  CHECK(array.release == NULL && h->blocks == 0);
  h->closed = 0;
}

int main(void) {
  heap h = {0, 0, 0, 0};
  shuzhi_options options;
  shuzhi_parser* parser;
  shuzhi_document* document = NULL;
  shuzhi_mentions* mentions = NULL;
  shuzhi_options_init(&options, sizeof options);
  options.allocator.user = &h;
  options.allocator.allocate = allocate;
  CHECK(shuzhi_parser_new(&options, &parser, NULL) == SHUZHI_E_ARGUMENT); /* one of the two */
  options.allocator.deallocate = deallocate;
  parser = new_parser(&options);
  CHECK(!shuzhi_parse(parser, shuzhi_cstr(report), shuzhi_cstr(""), &document, NULL));
  CHECK(!shuzhi_scan(parser, shuzhi_cstr(report), NULL, &mentions, NULL));
  shuzhi_parser_free(parser); /* documents keep its allocator */
  test_handed_over(&h, document, mentions);
  test_refusal(&h, document);
  shuzhi_mentions_free(mentions);
  shuzhi_document_free(document);
  return failures != 0;
}
