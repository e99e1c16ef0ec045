/* The section tree. */
#include "check.h"

static const char report[] =
    "青禾县教育局2021年工作总结\n"
    "一、加强学校建设\n"
    "(一)新建学校\n"
    "全县新建小学3所。\n"
    "(二)维修校舍\n"
    "维修校舍12所。\n"
    "二、提高教学质量\n"
    "教师培训率达到95%。\n";

static void test_walk(const shuzhi_document* document) {
  const shuzhi_node first = shuzhi_document_first_section(document, 0);
  const shuzhi_node second = shuzhi_node_next_sibling(first);
  const shuzhi_node child = shuzhi_node_first_child(first);
  const shuzhi_node other = shuzhi_node_next_sibling(child);
  shuzhi_section section;
  section.struct_size = sizeof section;

  CHECK_TEXT(shuzhi_node_title(first), "加强学校建设");
  CHECK_TEXT(shuzhi_node_title(child), "新建学校");
  CHECK_TEXT(shuzhi_node_title(other), "维修校舍");
  CHECK_TEXT(shuzhi_node_title(second), "提高教学质量");
  CHECK(contains(shuzhi_node_text(child), "全县新建小学3所。"));

  CHECK(shuzhi_node_parent(child).id == first.id);
  CHECK(shuzhi_node_parent(other).id == first.id);
  CHECK(shuzhi_node_is_null(shuzhi_node_parent(first)));
  CHECK(shuzhi_node_is_null(shuzhi_node_next_sibling(other)));
  CHECK(shuzhi_node_is_null(shuzhi_node_next_sibling(second)));
  CHECK(shuzhi_node_is_null(shuzhi_node_first_child(second)));

  CHECK(shuzhi_node_section(child, &section) == SHUZHI_OK);
  CHECK(section.kind == SHUZHI_SECTION_HEADING && section.scheme == SHUZHI_SCHEME_CJK_PAREN);
  CHECK(section.level == 2 && section.ordinal == 1 && section.parent == first.id);
  CHECK_TEXT(shuzhi_document_slice(document, section.marker), "(一)");
  CHECK(section.paragraph_count == 1);
  CHECK_TEXT(
      shuzhi_document_slice(document, shuzhi_document_paragraph(document, section.first_paragraph)),
      "全县新建小学3所。");
}

static void test_null_nodes(const shuzhi_document* document) {
  const shuzhi_node null = {NULL, 0, 0}, forged = {document, 999, 0}, zero = {document, 0, 0};
  shuzhi_section section;
  section.struct_size = sizeof section;

  CHECK(shuzhi_node_is_null(null) && shuzhi_node_is_null(forged) && shuzhi_node_is_null(zero));
  CHECK(shuzhi_node_is_null(shuzhi_node_parent(null)));
  CHECK(shuzhi_node_is_null(shuzhi_node_first_child(null)));
  CHECK(shuzhi_node_is_null(shuzhi_node_next_sibling(null)));
  CHECK(shuzhi_node_is_null(shuzhi_node_next_sibling(forged)));
  CHECK(shuzhi_node_title(null).size == 0 && shuzhi_node_text(forged).size == 0);
  CHECK(shuzhi_node_section(null, &section) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_node_section(zero, &section) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_node_section(forged, &section) == SHUZHI_E_ARGUMENT);
  CHECK(shuzhi_node_is_null(shuzhi_document_node(document, 0)));
  CHECK(shuzhi_node_is_null(shuzhi_document_node(document, UINT32_MAX)));
  CHECK(shuzhi_node_is_null(shuzhi_document_node(NULL, 1)));
  CHECK(shuzhi_node_is_null(shuzhi_document_first_section(document, 7)));
  CHECK(shuzhi_node_is_null(shuzhi_document_first_section(NULL, 0)));
}

/* Every section once, by the tree's links, in the order of the table. */
static shuzhi_id visit(shuzhi_node node, shuzhi_id id) {
  for (; !shuzhi_node_is_null(node); node = shuzhi_node_next_sibling(node)) {
    CHECK(node.id == id);
    id = visit(shuzhi_node_first_child(node), id + 1);
  }
  return id;
}

/* Two reports in one page: no link leads out of one of them. */
static void test_two_reports(void) {
  shuzhi_document* document = parse(
      "【篇一】青禾县教育局2020年工作总结\n"
      "一、学校建设\n新建小学2所。\n二、教师队伍\n招聘教师20名。\n"
      "【篇二】青禾县教育局2021年工作总结\n"
      "一、学校建设\n新建小学3所。\n二、教师队伍\n招聘教师30名。\n");
  const size_t reports = shuzhi_document_count(document, SHUZHI_TABLE_REPORTS);
  shuzhi_id id = 1;
  size_t row;
  for (row = 0; row < reports; ++row) {
    id = visit(shuzhi_document_first_section(document, row), id);
  }
  CHECK(id == shuzhi_document_count(document, SHUZHI_TABLE_SECTIONS) + 1);
  shuzhi_document_free(document);
}

int main(void) {
  shuzhi_document* document = parse(report);
  test_walk(document);
  test_null_nodes(document);
  CHECK(visit(shuzhi_document_first_section(document, 0), 1) ==
        shuzhi_document_count(document, SHUZHI_TABLE_SECTIONS) + 1);
  test_two_reports();
  shuzhi_document_free(document);
  return failures != 0;
}
