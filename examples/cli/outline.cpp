// shuzhi outline: the section tree of every report.
#include "commands.hpp"
#include "document.hpp"
#include "io.hpp"
#include "table.hpp"

namespace cli {
namespace {

using shuzhi::Section;

constexpr std::size_t item_width = 60;

// An item has no title: it is shown by the words that follow its marker.
std::string item_text(const shuzhi::Document& document, const Section& section) {
  shuzhi::Span words = section.span;
  if (section.marker.end > words.begin) words.begin = section.marker.end;
  // What is shown is short; an item may be long.
  constexpr std::uint32_t enough = 4 * item_width * 4;
  if (words.size() > enough) {
    words.end = words.begin + enough;
    while ((static_cast<unsigned char>(document.text[words.end]) & 0xC0) == 0x80) --words.end;
  }
  return document.read(words);
}

std::string section_line(const shuzhi::Document& document, const Section& section) {
  std::string line(std::size_t{2} * section.level, ' ');
  const std::string marker = document.marker_text(section);
  const bool heading = section.kind == shuzhi::SectionKind::heading;
  const std::string text =
      printable(heading ? document.read(section.title) : item_text(document, section));
  line += printable(marker);
  if (!marker.empty()) line += ' ';
  line += heading ? text : shorten(text, item_width);
  line.resize(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

int run_outline(const InputOptions& input) {
  const shuzhi::Document document = parse_input(input);
  Output output;
  for (const shuzhi::Report& report : document.reports) {
    output.write(report_line(document, report) + '\n');
    for (std::uint32_t i = 0; i < report.section_count; ++i) {
      output.write(section_line(document, document.sections[report.first_section + i]));
    }
  }
  output.close();
  return judge(document);
}

}  // namespace cli
