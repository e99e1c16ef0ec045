/* Walks a report's sections, and sums up a column of its claims:
 * cc tables.c $(pkg-config --cflags --libs shuzhi-capi) */
#include <shuzhi.h>

#include <stdio.h>

static const char report[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "（一）小学\n2021年，新建3所小学，投入资金800万元。\n"
    "（二）幼儿园\n2021年，改建5所幼儿园，投入资金120万元。\n"
    "二、师资队伍\n招聘教师120名。\n";

/* Prints the titles of a section, of what is inside it, and of its later siblings. */
static void print_sections(shuzhi_node node, int depth) {
  for (; !shuzhi_node_is_null(node); node = shuzhi_node_next_sibling(node)) {
    const shuzhi_str title = shuzhi_node_title(node);
    printf("%*s%.*s\n", 2 * depth, "", (int)title.size, title.data);
    print_sections(shuzhi_node_first_child(node), depth + 1);
  }
}

static int64_t column_of(const struct ArrowSchema* schema, const char* name) {
  for (int64_t i = 0; i < schema->n_children; ++i) {
    if (strcmp(schema->children[i]->name, name) == 0) return i;
  }
  return -1;
}

/* A null has its bit unset; a column without nulls may have no bits at all. */
static int is_null(const struct ArrowArray* column, int64_t row) {
  const uint8_t* valid = column->buffers[0];
  return valid != NULL && (valid[row / 8] >> (row % 8) & 1) == 0;
}

/* Whether a word, which the column holds by its number in a dictionary, is this one. */
static int is_word(const struct ArrowArray* column, int64_t row, const char* word) {
  if (is_null(column, row)) return 0;
  const int32_t index = ((const int32_t*)column->buffers[1])[row];
  const int32_t* ends = column->dictionary->buffers[1];
  const char* text = column->dictionary->buffers[2];
  const size_t size = (size_t)(ends[index + 1] - ends[index]);
  return size == strlen(word) && memcmp(text + ends[index], word, size) == 0;
}

static double sum_of_money(const struct ArrowSchema* schema, const struct ArrowArray* claims) {
  const struct ArrowArray* unit = claims->children[column_of(schema, "unit")];
  const struct ArrowArray* value = claims->children[column_of(schema, "value_f64")];
  double sum = 0;
  for (int64_t row = 0; row < claims->length; ++row) {
    if (!is_word(unit, row, "CNY") || is_null(value, row)) continue;
    sum += ((const double*)value->buffers[1])[row];
  }
  return sum;
}

int main(void) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = NULL;
  shuzhi_document* document = NULL;
  struct ArrowSchema schema;
  struct ArrowArray claims;
  if (shuzhi_parser_new(NULL, &parser, &error) != SHUZHI_OK ||
      shuzhi_parse(parser, shuzhi_cstr(report), shuzhi_cstr("example"), &document, &error) ||
      shuzhi_document_table(document, SHUZHI_TABLE_CLAIMS, &schema, &claims, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  print_sections(shuzhi_document_first_section(document, 0), 0);
  shuzhi_document_free(document); /* the table does not need it */
  shuzhi_parser_free(parser);
  printf("%d claims, %.0f CNY in all\n", (int)claims.length, sum_of_money(&schema, &claims));
  schema.release(&schema);
  claims.release(&claims);
  return 0;
}
