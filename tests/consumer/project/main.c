/* Parses one sentence with the installed C library. */
#include <shuzhi.h>

#include <stdio.h>

int main(void) {
  const shuzhi_str text = shuzhi_cstr("2021年工作总结\n一、经费\n投入资金8400万元。\n");
  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_parser* parser = NULL;
  shuzhi_document* document = NULL;
  int failed = 1;

  if (shuzhi_abi_version() == SHUZHI_ABI_VERSION &&
      shuzhi_parser_new(NULL, &parser, &error) == SHUZHI_OK &&
      shuzhi_parse(parser, text, shuzhi_cstr("text"), &document, &error) == SHUZHI_OK) {
    const size_t claims = shuzhi_document_count(document, SHUZHI_TABLE_CLAIMS);
    const shuzhi_str version = shuzhi_version();
    printf("C %.*s: %lu claims\n", (int)version.size, version.data, (unsigned long)claims);
    failed = 0;
  } else {
    fprintf(stderr, "%s\n", error.message);
  }
  shuzhi_document_free(document);
  shuzhi_parser_free(parser);
  return failed;
}
