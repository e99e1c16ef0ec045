/* A small reader of Arrow arrays, written from the interface's specification alone. */
#ifndef SHUZHI_TESTS_ARROW_READER_H
#define SHUZHI_TESTS_ARROW_READER_H

#include "check.h"

#include <math.h>

/* One column: what describes it and what it holds. */
typedef struct column {
  const struct ArrowSchema* schema;
  const struct ArrowArray* array;
} column;

static inline column find_column(const struct ArrowSchema* schema, const struct ArrowArray* array,
                                 const char* name) {
  column found = {NULL, NULL};
  int64_t i;
  for (i = 0; i < schema->n_children; ++i) {
    if (strcmp(schema->children[i]->name, name) == 0) {
      found.schema = schema->children[i];
      found.array = array->children[i];
      return found;
    }
  }
  fprintf(stderr, "no column %s\n", name);
  exit(1);
}

static inline int bit_at(const void* bits, int64_t index) {
  return (((const uint8_t*)bits)[index / 8] >> (index % 8)) & 1;
}

static inline int null_at(column c, size_t row) {
  const int64_t at = c.array->offset + (int64_t)row;
  return c.array->buffers[0] != NULL && !bit_at(c.array->buffers[0], at);
}

static inline int32_t int32_at(column c, size_t row) {
  return ((const int32_t*)c.array->buffers[1])[c.array->offset + (int64_t)row];
}

/* Unsigned numbers and booleans; 0 for null. */
static inline uint32_t number_at(column c, size_t row) {
  if (null_at(c, row)) return 0;
  if (strcmp(c.schema->format, "b") == 0) {
    return (uint32_t)bit_at(c.array->buffers[1], c.array->offset + (int64_t)row);
  }
  if (strcmp(c.schema->format, "I") != 0) ++failures;
  return ((const uint32_t*)c.array->buffers[1])[c.array->offset + (int64_t)row];
}

/* NaN for null. */
static inline double double_at(column c, size_t row) {
  if (strcmp(c.schema->format, "g") != 0) ++failures;
  if (null_at(c, row)) return NAN;
  return ((const double*)c.array->buffers[1])[c.array->offset + (int64_t)row];
}

/* A text, plain or by dictionary; {NULL, 0} for null. */
static inline shuzhi_str text_at(column c, size_t row) {
  shuzhi_str text = {NULL, 0};
  int32_t begin;
  if (null_at(c, row)) return text;
  if (c.schema->dictionary != NULL) {
    const column words = {c.schema->dictionary, c.array->dictionary};
    return text_at(words, (size_t)int32_at(c, row));
  }
  if (strcmp(c.schema->format, "u") != 0) ++failures;
  begin = int32_at(c, row);
  text.data = (const char*)c.array->buffers[2] + begin;
  text.size = (size_t)(int32_at(c, row + 1) - begin);
  return text;
}

static inline int same_text(shuzhi_str a, shuzhi_str b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* What the specification asks of any array. */
static inline void check_array(const struct ArrowSchema* schema, const struct ArrowArray* array) {
  const column c = {schema, array};
  const char* format = schema->format;
  int64_t nulls = 0, row, i;
  CHECK(schema->release != NULL && array->release != NULL);
  CHECK(schema->name != NULL && schema->metadata == NULL);
  CHECK(array->offset == 0 && array->length >= 0);
  CHECK(schema->n_children == array->n_children);
  CHECK((schema->dictionary == NULL) == (array->dictionary == NULL));
  CHECK(array->n_buffers == (strcmp(format, "+s") == 0 ? 1 : strcmp(format, "u") == 0 ? 3 : 2));
  for (i = 1; i < array->n_buffers; ++i) {
    CHECK(array->buffers[i] != NULL && (uintptr_t)array->buffers[i] % 8 == 0);
  }
  for (row = 0; row < array->length; ++row) nulls += null_at(c, (size_t)row);
  CHECK(nulls == array->null_count);
  CHECK(nulls == 0 || (schema->flags & ARROW_FLAG_NULLABLE) != 0);
  if (strcmp(format, "u") == 0 || strcmp(format, "+l") == 0) {
    CHECK(int32_at(c, 0) == 0);
    for (row = 0; row < array->length; ++row) {
      CHECK(int32_at(c, (size_t)row) <= int32_at(c, (size_t)row + 1));
    }
  }
  if (strcmp(format, "+l") == 0) {
    CHECK(int32_at(c, (size_t)array->length) == array->children[0]->length);
  }
  if (array->dictionary != NULL) {
    check_array(schema->dictionary, array->dictionary);
    for (row = 0; row < array->length; ++row) {
      if (null_at(c, (size_t)row)) continue;
      CHECK(int32_at(c, (size_t)row) >= 0);
      CHECK(int32_at(c, (size_t)row) < array->dictionary->length);
    }
  }
  for (i = 0; i < array->n_children; ++i) {
    if (strcmp(format, "+s") == 0) CHECK(array->children[i]->length == array->length);
    check_array(schema->children[i], array->children[i]);
  }
}

#endif
