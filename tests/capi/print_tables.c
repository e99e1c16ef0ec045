/* Prints the columns of every table, one a line, for a comparison with docs/tables.md. */
#include "check.h"

static const char* type_of(const struct ArrowSchema* column) {
  if (column->dictionary != NULL) return "word";
  if (strcmp(column->format, "I") == 0) return "uint32";
  if (strcmp(column->format, "i") == 0) return "int32";
  if (strcmp(column->format, "l") == 0) return "int64";
  if (strcmp(column->format, "g") == 0) return "double";
  if (strcmp(column->format, "b") == 0) return "bool";
  if (strcmp(column->format, "u") == 0) return "text";
  if (strcmp(column->format, "+l") == 0) return "ids";
  return column->format;
}

static void print(const char* table, struct ArrowSchema* schema) {
  int64_t i;
  for (i = 0; i < schema->n_children; ++i) {
    const struct ArrowSchema* column = schema->children[i];
    printf("%s %s %s %s\n", table, column->name, type_of(column),
           (column->flags & ARROW_FLAG_NULLABLE) != 0 ? "nullable" : "never");
  }
  schema->release(schema);
}

int main(void) {
  static const char* const names[] = {"reports",  "sections", "paragraphs", "claims",
                                      "measures", "findings", "furniture",  "periods"};
  shuzhi_document* document = parse("");
  shuzhi_parser* parser = new_parser(NULL);
  shuzhi_mentions* mentions = NULL;
  struct ArrowSchema schema;
  shuzhi_table table;
  for (table = 0; table < 8; ++table) {
    if (shuzhi_document_table(document, table, &schema, NULL, NULL) != SHUZHI_OK) return 1;
    print(names[table], &schema);
  }
  if (shuzhi_scan(parser, shuzhi_cstr(""), NULL, &mentions, NULL) != SHUZHI_OK ||
      shuzhi_mentions_table(mentions, &schema, NULL, NULL) != SHUZHI_OK) {
    return 1;
  }
  print("mentions", &schema);
  shuzhi_mentions_free(mentions);
  shuzhi_parser_free(parser);
  shuzhi_document_free(document);
  return 0;
}
