// From sentences to claims.
#pragma once

#include "claims/draft.hpp"
#include "claims/frame.hpp"

#include <shuzhi/document.hpp>

#include <optional>

namespace shuzhi::detail {

/// Reads claims sentence by sentence. What one sentence leaves out (subject, period) is
/// taken from those before it in the same passage.
class ClaimReader {
 public:
  ClaimReader(const Lexicon& lexicon, Interner& interner, Document& document)
      : lexicon_(lexicon), interner_(interner), document_(document) {}

  /// Forgets what the last passage said.
  void begin_passage() {
    subject_ = {};
    previous_claims_ = 0;
    period_ = 0;
  }

  /// Appends the claims of `sentence` to the document. Completes the units of lists in
  /// `sentence` on the way, which measures do not mind.
  void read(Sentence& sentence, Id section, const Frame& frame);

  /// The period that a sentence opens with (2024年,…); 0: none.
  Id opening_period(const Sentence& sentence);

  /// The year that the passage speaks of: what 上年 and 5月 count from.
  std::string frame_year(const Frame& frame) const;

 private:
  void read_figures(Sentence& sentence, Id section, const Frame& frame);
  void note_period(const Sentence& sentence);
  bool is_aside(const Sentence& sentence, At period) const;
  void tell_past(const Frame& frame, Claim& claim) const;
  void carry_subjects(const Sentence& sentence, std::vector<ClaimDraft>& claims);
  Claim finish(const Sentence& sentence, const ClaimDraft& draft, Id section, const Frame& frame,
               Id first_id);

  const Lexicon& lexicon_;
  Interner& interner_;
  Document& document_;
  std::vector<ClaimDraft> drafts_;
  Span subject_;            ///< of the passage's last claim
  Id previous_claims_ = 0;  ///< first claim of the last sentence that had any
  Id period_ = 0;           ///< last period that the passage named
};

}  // namespace shuzhi::detail
