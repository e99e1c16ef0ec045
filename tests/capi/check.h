/* What every test here uses: checks that count, and a parser that works. */
#ifndef SHUZHI_TESTS_CHECK_H
#define SHUZHI_TESTS_CHECK_H

#include <shuzhi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                     \
    }                                                                 \
  } while (0)

#define CHECK_TEXT(string, wanted)                                                           \
  do {                                                                                       \
    const shuzhi_str is_ = (string);                                                         \
    if (!is_text(is_, (wanted))) {                                                           \
      fprintf(stderr, "%s:%d: %s is \"%.*s\"\n", __FILE__, __LINE__, #string, (int)is_.size, \
              is_.data ? is_.data : "");                                                     \
      ++failures;                                                                            \
    }                                                                                        \
  } while (0)

static inline int is_text(shuzhi_str text, const char* wanted) {
  const size_t size = strlen(wanted);
  return text.size == size && (size == 0 || memcmp(text.data, wanted, size) == 0);
}

static inline int contains(shuzhi_str text, const char* wanted) {
  const size_t size = strlen(wanted);
  size_t at;
  for (at = 0; at + size <= text.size; ++at) {
    if (memcmp(text.data + at, wanted, size) == 0) return 1;
  }
  return 0;
}

/* The tests cannot go on without these two. */
static inline shuzhi_parser* new_parser(const shuzhi_options* options) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = NULL;
  if (shuzhi_parser_new(options, &parser, &error) != SHUZHI_OK) {
    fprintf(stderr, "no parser: %s\n", error.message);
    exit(1);
  }
  return parser;
}

static inline shuzhi_document* parse(const char* text) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_document* document = NULL;
  if (shuzhi_parse(parser, shuzhi_cstr(text), shuzhi_cstr("test"), &document, &error) !=
      SHUZHI_OK) {
    fprintf(stderr, "no document: %s\n", error.message);
    exit(1);
  }
  shuzhi_parser_free(parser); /* a document does not need it */
  return document;
}

/* The row of the claim whose quantity reads `text`; SIZE_MAX where there is none. */
static inline size_t find_claim(const shuzhi_document* document, const char* text) {
  const size_t count = shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS);
  size_t row;
  for (row = 0; row < count; ++row) {
    shuzhi_claim claim;
    claim.struct_size = sizeof claim;
    if (shuzhi_document_claim(document, row, &claim) == SHUZHI_OK &&
        is_text(shuzhi_document_slice(document, claim.span), text)) {
      return row;
    }
  }
  fprintf(stderr, "no claim reads %s\n", text);
  ++failures;
  return SIZE_MAX;
}

#endif
