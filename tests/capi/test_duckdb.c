/* The Arrow tables as another program's reader sees them: DuckDB, from its own shared library,
 * is given each table as a stream and must answer with the same rows.
 *   test_duckdb PATH_OF_LIBDUCKDB
 * DuckDB has no place among the dependencies: where it is absent, the test is skipped. */
#include "arrow_reader.h"

#include <dlfcn.h>
#include <inttypes.h>

/* What is used of duckdb.h. */
typedef void* duckdb_database;
typedef void* duckdb_connection;
typedef struct duckdb_result {
  uint64_t deprecated_column_count, deprecated_row_count, deprecated_rows_changed;
  void* deprecated_columns;
  char* deprecated_error_message;
  void* internal_data;
} duckdb_result;

static struct {
  int (*open)(const char* path, duckdb_database* out);
  int (*connect)(duckdb_database database, duckdb_connection* out);
  int (*arrow_scan)(duckdb_connection connection, const char* name, struct ArrowArrayStream*);
  int (*query)(duckdb_connection connection, const char* sql, duckdb_result* out);
  const char* (*result_error)(duckdb_result* result);
  uint64_t (*column_count)(duckdb_result* result);
  uint64_t (*row_count)(duckdb_result* result);
  const char* (*column_name)(duckdb_result* result, uint64_t column);
  char* (*value_varchar)(duckdb_result* result, uint64_t column, uint64_t row);
  void (*free)(void* memory);
  void (*destroy_result)(duckdb_result* result);
  void (*disconnect)(duckdb_connection* connection);
  void (*close)(duckdb_database* database);
} duckdb;

static void load(void* library) {
#define LOAD(name)                                            \
  do {                                                        \
    void* symbol = dlsym(library, "duckdb_" #name);           \
    if (symbol == NULL) {                                     \
      fprintf(stderr, "libduckdb has no duckdb_" #name "\n"); \
      exit(1);                                                \
    }                                                         \
    memcpy(&duckdb.name, &symbol, sizeof symbol);             \
  } while (0)
  LOAD(open);
  LOAD(connect);
  LOAD(arrow_scan);
  LOAD(query);
  LOAD(result_error);
  LOAD(column_count);
  LOAD(row_count);
  LOAD(column_name);
  LOAD(value_varchar);
  LOAD(free);
  LOAD(destroy_result);
  LOAD(disconnect);
  LOAD(close);
#undef LOAD
}

static duckdb_result query(duckdb_connection connection, const char* sql) {
  duckdb_result result;
  if (duckdb.query(connection, sql, &result) != 0) {
    fprintf(stderr, "%s: %s\n", sql, duckdb.result_error(&result));
    exit(1);
  }
  return result;
}

static void run(duckdb_connection connection, const char* sql) {
  duckdb_result result = query(connection, sql);
  duckdb.destroy_result(&result);
}

static void write_list(column c, size_t row, char* to, size_t capacity) {
  const column items = {c.schema->children[0], c.array->children[0]};
  int32_t i;
  size_t used = (size_t)snprintf(to, capacity, "[");
  for (i = int32_at(c, row); i < int32_at(c, row + 1); ++i) {
    used += (size_t)snprintf(to + used, capacity - used, "%s%" PRIu32,
                             i == int32_at(c, row) ? "" : ", ", number_at(items, (size_t)i));
  }
  snprintf(to + used, capacity - used, "]");
}

/* Whether DuckDB's text for a value is that of our own column. */
static int same_value(column c, size_t row, const char* theirs) {
  const char* format = c.schema->format;
  char ours[512];
  if (null_at(c, row) || theirs == NULL) return null_at(c, row) && theirs == NULL;
  if (c.schema->dictionary != NULL || strcmp(format, "u") == 0) {
    return is_text(text_at(c, row), theirs);
  }
  if (strcmp(format, "g") == 0) return strtod(theirs, NULL) == double_at(c, row);
  if (strcmp(format, "+l") == 0) {
    write_list(c, row, ours, sizeof ours);
  } else if (strcmp(format, "b") == 0) {
    snprintf(ours, sizeof ours, "%s", number_at(c, row) ? "true" : "false");
  } else if (strcmp(format, "l") == 0) {
    snprintf(ours, sizeof ours, "%" PRId64, ((const int64_t*)c.array->buffers[1])[row]);
  } else if (strcmp(format, "i") == 0) {
    snprintf(ours, sizeof ours, "%" PRId32, int32_at(c, row));
  } else {
    snprintf(ours, sizeof ours, "%" PRIu32, number_at(c, row));
  }
  return strcmp(ours, theirs) == 0;
}

static size_t compare(duckdb_connection connection, const char* table,
                      const struct ArrowSchema* schema, const struct ArrowArray* array) {
  char sql[4096];
  size_t used, values = 0;
  uint64_t i, row;
  duckdb_result result;
  used = (size_t)snprintf(sql, sizeof sql, "SELECT ");
  for (i = 0; i < (uint64_t)schema->n_children; ++i) {
    used +=
        (size_t)snprintf(sql + used, sizeof sql - used, "%s\"%s\"::VARCHAR AS \"%s\"",
                         i == 0 ? "" : ", ", schema->children[i]->name, schema->children[i]->name);
  }
  snprintf(sql + used, sizeof sql - used, " FROM %s ORDER BY %s.id", table, table);
  result = query(connection, sql);
  CHECK(duckdb.column_count(&result) == (uint64_t)schema->n_children);
  CHECK(duckdb.row_count(&result) == (uint64_t)array->length);
  for (i = 0; i < (uint64_t)schema->n_children; ++i) {
    const column c = {schema->children[i], array->children[i]};
    CHECK(strcmp(duckdb.column_name(&result, i), c.schema->name) == 0);
    for (row = 0; row < (uint64_t)array->length; ++row) {
      char* theirs = duckdb.value_varchar(&result, i, row);
      if (failures < 20 && !same_value(c, row, theirs)) {
        fprintf(stderr, "%s.%s, row %u: DuckDB reads %s\n", table, c.schema->name, (unsigned)row,
                theirs != NULL ? theirs : "null");
        ++failures;
      }
      duckdb.free(theirs);
      ++values;
    }
  }
  duckdb.destroy_result(&result);
  return values;
}

static void hand_over(duckdb_connection connection, const char* table,
                      struct ArrowArrayStream* stream) {
  char sql[128];
  if (duckdb.arrow_scan(connection, "handed_over", stream) != 0) {
    fprintf(stderr, "duckdb_arrow_scan failed\n");
    exit(1);
  }
  snprintf(sql, sizeof sql, "CREATE TABLE %s AS SELECT * FROM handed_over", table);
  run(connection, sql);
  run(connection, "DROP VIEW handed_over");
  if (stream->release != NULL) stream->release(stream);
}

/* A report with `parts` times the same chapter. */
static shuzhi_document* long_report(size_t parts) {
  static const char chapter[] =
      "一、学校建设\n2021年，全县新建小学3所，投入资金近800万元，比上年增长12.5%"
      "。其中财政拨款500万元。\n"
      "（一）师资队伍\n一是招聘教师120至130名，师生比为1:15."
      "5。二是全市排名第二，完成投资XX亿元。\n";
  const size_t size = sizeof chapter - 1;
  char* text = (char*)malloc(parts * size + 1);
  shuzhi_document* document;
  size_t i;
  if (text == NULL) exit(1);
  for (i = 0; i < parts; ++i) memcpy(text + i * size, chapter, size);
  text[parts * size] = '\0';
  document = parse(text);
  free(text);
  return document;
}

static void test_document(duckdb_connection connection) {
  static const char* const names[] = {"reports",  "sections", "paragraphs", "claims",
                                      "measures", "findings", "furniture",  "periods"};
  shuzhi_document* document = long_report(700); /* more rows than DuckDB reads at a time */
  shuzhi_table which;
  duckdb_result result;
  char* sum;
  size_t values = 0;
  for (which = 0; which < 8; ++which) {
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    struct ArrowArray array;
    CHECK(!shuzhi_document_stream(document, which, &stream, NULL));
    CHECK(!shuzhi_document_table(document, which, &schema, &array, NULL));
    hand_over(connection, names[which], &stream);
    values += compare(connection, names[which], &schema, &array);
    schema.release(&schema);
    array.release(&array);
  }
  shuzhi_document_free(document);
  result = query(connection,
                 "SELECT CAST(sum(value::DECIMAL(38, 2)) AS VARCHAR) FROM claims JOIN sections ON "
                 "claims.section = sections.id WHERE unit = 'CNY' AND part_of IS NOT NULL");
  sum = duckdb.value_varchar(&result, 0, 0);
  CHECK(sum != NULL && strcmp(sum, "3500000000.00") == 0); /* 700 times 5 million */
  duckdb.free(sum);
  duckdb.destroy_result(&result);
  printf("%lu values are the same\n", (unsigned long)values);
}

static void test_mentions(duckdb_connection connection) {
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_mentions* mentions = NULL;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray array;
  CHECK(!shuzhi_scan(parser, shuzhi_cstr("去年投入约1.2亿元，占35%，比2019年多三分之一。"), NULL,
                     &mentions, NULL));
  CHECK(!shuzhi_mentions_stream(mentions, &stream, NULL));
  CHECK(!shuzhi_mentions_table(mentions, &schema, &array, NULL));
  hand_over(connection, "mentions", &stream);
  CHECK(compare(connection, "mentions", &schema, &array) != 0);
  schema.release(&schema);
  array.release(&array);
  shuzhi_mentions_free(mentions);
  shuzhi_parser_free(parser);
}

int main(int argc, char** argv) {
  duckdb_database database = NULL;
  duckdb_connection connection = NULL;
  void* library = dlopen(argc > 1 ? argv[1] : "libduckdb.so", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    printf("skipped: %s\n", dlerror());
    return 77;
  }
  load(library);
  if (duckdb.open(NULL, &database) != 0 || duckdb.connect(database, &connection) != 0) return 1;
  test_document(connection);
  test_mentions(connection);
  duckdb.disconnect(&connection);
  duckdb.close(&database);
  return failures != 0;
}
