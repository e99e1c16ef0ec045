// Every number, quantity and period of a passage.
#pragma once

#include "grammar/found.hpp"
#include "grammar/period.hpp"

#include <string_view>
#include <vector>

namespace shuzhi::detail::grammar {

/// Finds mentions. The grammars run only where a character can begin one. A year that was
/// read stays the year spoken of in what is scanned afterwards.
class Scanner {
 public:
  Scanner(const Lexicon& lexicon, PeriodBase base) : lexicon_(lexicon), base_(std::move(base)) {}

  /// The year spoken of from here on, as PeriodBase::frame_year.
  void speak_of(std::string_view year) { base_.frame_year = year; }

  /// The mentions of `within`, in order, none overlapping another, are appended.
  void run(const Reading& reading, Range within, std::vector<Found>& out);

  /// The mention that begins with the first character of `within`, if one does.
  bool read_first(const Reading& reading, Range within, Found& found);

 private:
  void find_openings(const Reading& reading, Range within);

  const Lexicon& lexicon_;
  PeriodBase base_;
  std::vector<Pos> openings_;  // where a mention may begin: the first `opening_count_`
  std::size_t opening_count_ = 0;
};

/// The mentions of one passage.
inline void scan(const Reading& reading, Range within, const Lexicon& lexicon,
                 const PeriodBase& base, std::vector<Found>& out) {
  Scanner(lexicon, base).run(reading, within, out);
}

}  // namespace shuzhi::detail::grammar
