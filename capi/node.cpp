// Sections walked as a tree of value nodes.

#include "handles.hpp"
#include "shuzhi.h"

#include <algorithm>
#include <cstddef>

namespace {

using shuzhi::Section;

/// The node's section; null for the null node and for an id that no document gave.
const Section* section_of(shuzhi_node node) noexcept {
  return node.document != nullptr ? node.document->document.section(node.id) : nullptr;
}

shuzhi_node node_at(const shuzhi_document* document, std::size_t row) noexcept {
  return {document, static_cast<shuzhi_id>(row + 1), 0};
}

/// One past the last section of the report that holds section `row`.
std::size_t end_of_report(const shuzhi::Document& document, std::size_t row) noexcept {
  const auto report = std::partition_point(
      document.reports.begin(), document.reports.end(), [row](const shuzhi::Report& r) {
        return std::size_t{r.first_section} + r.section_count <= row;
      });
  if (report == document.reports.end()) return row + 1;
  return std::size_t{report->first_section} + report->section_count;
}

shuzhi_str slice(shuzhi_node node, shuzhi::Span span) noexcept {
  return shuzhi_document_slice(node.document, {span.begin, span.end});
}

}  // namespace

shuzhi_node shuzhi_document_first_section(const shuzhi_document* document, size_t report) {
  if (document == nullptr || report >= document->document.reports.size()) return {};
  const auto& from = document->document.reports[report];
  return from.section_count != 0 ? node_at(document, from.first_section) : shuzhi_node{};
}

shuzhi_node shuzhi_document_node(const shuzhi_document* document, shuzhi_id section) {
  const shuzhi_node node{document, section, 0};
  return section_of(node) != nullptr ? node : shuzhi_node{};
}

int32_t shuzhi_node_is_null(shuzhi_node node) { return section_of(node) == nullptr ? 1 : 0; }

shuzhi_node shuzhi_node_parent(shuzhi_node node) {
  const Section* section = section_of(node);
  return section != nullptr ? shuzhi_document_node(node.document, section->parent) : shuzhi_node{};
}

shuzhi_node shuzhi_node_first_child(shuzhi_node node) {
  const Section* section = section_of(node);
  if (section == nullptr || section->descendants == 0) return {};
  return node_at(node.document, node.id);  // the row behind this one
}

shuzhi_node shuzhi_node_next_sibling(shuzhi_node node) {
  const Section* section = section_of(node);
  if (section == nullptr) return {};
  const auto& from = node.document->document;
  const std::size_t row = node.id - 1;
  const std::size_t next = row + 1 + section->descendants;
  if (next >= from.sections.size() || from.sections[next].parent != section->parent) return {};
  // Outermost sections of the next report have the same parent: none.
  if (section->parent == 0 && next >= end_of_report(from, row)) return {};
  return node_at(node.document, next);
}

shuzhi_str shuzhi_node_title(shuzhi_node node) {
  const Section* section = section_of(node);
  return section != nullptr ? slice(node, section->title) : shuzhi_str{};
}

shuzhi_str shuzhi_node_text(shuzhi_node node) {
  const Section* section = section_of(node);
  return section != nullptr ? slice(node, section->span) : shuzhi_str{};
}

shuzhi_status shuzhi_node_section(shuzhi_node node, shuzhi_section* out) {
  // The null node's id wraps to an index past the end.
  return shuzhi_document_section(node.document, std::size_t{node.id} - 1, out);
}
