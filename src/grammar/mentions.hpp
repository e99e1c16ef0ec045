// From what the grammars found to the public types.
#pragma once

#include "grammar/scan.hpp"

#include <shuzhi/document.hpp>

#include <map>
#include <string>
#include <vector>

namespace shuzhi::detail {

/// Gives each unit and each period one row in a document's tables.
class Interner {
 public:
  Interner(const Lexicon& lexicon, std::vector<Unit>& units, std::vector<Period>& periods)
      : lexicon_(lexicon), units_(units), periods_(periods) {}

  /// Row of a unit of the lexicon; 0 for none.
  Id unit(std::uint32_t lexicon_row);
  Id period(const Period& period);

 private:
  const Lexicon& lexicon_;
  std::vector<Unit>& units_;
  std::vector<Period>& periods_;
  std::vector<Id> row_of_;  // by the lexicon's row; 0: not asked for yet
  std::map<std::string, Id> unit_rows_;
};

Quantity to_quantity(const grammar::Found& found, const Reading& reading, Interner& interner);
Period to_period(const grammar::Found& found, const Reading& reading);

}  // namespace shuzhi::detail
