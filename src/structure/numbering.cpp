#include "structure/numbering.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace shuzhi::detail {
namespace {

// The levels of GB/T 9704-2012, 7.3.3; 0 for what stands outside them: chapters and bare
// titles are levels of their own kind.
int official_level(Scheme scheme) {
  switch (scheme) {
    case Scheme::cjk_comma:
      return 1;
    case Scheme::cjk_paren:
      return 2;
    case Scheme::arabic_dot:
      return 3;
    case Scheme::arabic_paren:
      return 4;
    default:
      return 0;
  }
}

bool is_unofficial(Scheme scheme) {
  return scheme == Scheme::arabic_comma || scheme == Scheme::arabic_half_paren ||
         scheme == Scheme::roman || scheme == Scheme::letter;
}

class Check {
 public:
  Check(std::size_t first, Document& document) : first_(first), document_(document) {}

  void run() {
    for (std::size_t row = first_; row < document_.sections.size(); ++row) {
      const Section& section = document_.sections[row];
      if (section.kind != SectionKind::heading || section.scheme == Scheme::none) continue;
      sequence(section);
      level(section);
    }
  }

 private:
  // The heading in front of it with the same scheme and the same parent.
  void sequence(const Section& section) {
    int& last =
        last_[(std::uint64_t{section.parent} << 8) | static_cast<std::uint64_t>(section.scheme)];
    const int expected = last + 1;
    // 三、 as the first of its parent goes on from the parent before, or is an excerpt.
    const bool goes_on =
        last == 0 && section.ordinal == anywhere_[static_cast<std::size_t>(section.scheme)] + 1;
    if (section.ordinal > expected && !goes_on) {
      note(FindingKind::numbering_gap, section, "a number is missing in front of this heading",
           std::to_string(expected));
    } else if (last != 0 && section.ordinal != 0 && section.ordinal < expected) {
      note(FindingKind::numbering_repeat, section, "a heading beside this one has its number",
           std::to_string(expected));
    }
    if (section.ordinal != 0) {
      last = section.ordinal;
      anywhere_[static_cast<std::size_t>(section.scheme)] = section.ordinal;
    }
  }

  void level(const Section& section) {
    if (is_unofficial(section.scheme)) {
      bool& noted = noted_[static_cast<std::size_t>(section.scheme)];
      if (!noted) {
        note(FindingKind::wrong_scheme, section,
             "GB/T 9704-2012, 7.3.3 numbers headings with the forms of 'expected', one for each "
             "level",
             "一、 （一） 1. （1）");
      }
      noted = true;
      return;
    }
    const int own = official_level(section.scheme);
    const Section* parent = document_.section(section.parent);
    while (parent != nullptr && official_level(parent->scheme) == 0) {
      parent = document_.section(parent->parent);
    }
    if (own == 0 || parent == nullptr) return;
    const int above = official_level(parent->scheme);
    if (own < above) {
      note(FindingKind::wrong_scheme, section,
           "GB/T 9704-2012, 7.3.3 puts this form of numbering above the one of the heading that "
           "holds it",
           "一、 （一） 1. （1）");
    } else if (own > above + 1) {
      note(FindingKind::level_skipped, section,
           "a level of GB/T 9704-2012, 7.3.3 is left out between this heading and the one above it",
           std::to_string(above + 1), std::to_string(own));
    }
  }

  void note(FindingKind kind, const Section& section, const char* message, std::string expected,
            std::string found = {}) {
    Finding finding;
    finding.kind = kind;
    finding.severity = Severity::note;
    finding.span = section.marker;
    finding.message = message;
    finding.expected = std::move(expected);
    finding.found = found.empty() ? std::string(document_.slice(section.marker)) : std::move(found);
    if (kind == FindingKind::numbering_gap || kind == FindingKind::numbering_repeat) {
      finding.found = std::to_string(section.ordinal);
    }
    document_.findings.push_back(std::move(finding));
  }

  std::size_t first_;
  Document& document_;
  // Last ordinal for each parent and scheme.
  std::unordered_map<std::uint64_t, int> last_;
  std::array<int, 18> anywhere_{};  // last ordinal of a scheme under whatever parent
  std::array<bool, 18> noted_{};
};

}  // namespace

void check_numbering(std::size_t first, Document& document) { Check(first, document).run(); }

}  // namespace shuzhi::detail
