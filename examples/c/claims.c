/* Prints what a report claims: cc claims.c $(pkg-config --cflags --libs shuzhi-capi) */
#include <shuzhi.h>

#include <stdio.h>

static const char report[] =
    "青禾县教育局2021年工作总结\n"
    "一、学校建设\n"
    "2021年，全县新建3所小学，投入资金800万元。其中财政拨款500万元。\n";

int main(void) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = NULL;
  shuzhi_document* document = NULL;
  if (shuzhi_parser_new(NULL, &parser, &error) != SHUZHI_OK ||
      shuzhi_parse(parser, shuzhi_cstr(report), shuzhi_cstr("example"), &document, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  const size_t count = shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS);
  for (size_t i = 0; i < count; ++i) {
    shuzhi_claim claim = {.struct_size = sizeof claim};
    shuzhi_quantity quantity = {.struct_size = sizeof quantity};
    char value[SHUZHI_VALUE_TEXT_MAX];
    shuzhi_document_claim(document, i, &claim);
    shuzhi_document_quantity(document, i, &quantity);
    shuzhi_quantity_value_text(&quantity, value, sizeof value);
    const shuzhi_str subject = shuzhi_document_slice(document, claim.subject);
    printf("%.*s\t%s %.*s\n", (int)subject.size, subject.data, value, (int)quantity.unit.size,
           quantity.unit.data);
  }
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
  return 0;
}
