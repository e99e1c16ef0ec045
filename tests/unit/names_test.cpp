#include <shuzhi/shuzhi.hpp>

#include "catch.hpp"

#include <cstdint>
#include <set>
#include <string>

using namespace shuzhi;

namespace {

// The names of the enumerators 0 to `last`; each must be there and differ from the rest,
// and the value behind the last must have none.
template <class Enum>
std::set<std::string> names_up_to(Enum last) {
  std::set<std::string> names;
  const int count = static_cast<int>(last) + 1;
  for (int i = 0; i < count; ++i) names.insert(to_string(static_cast<Enum>(i)));
  CHECK(static_cast<int>(names.size()) == count);
  CHECK(names.count("unknown") == 0);
  CHECK(to_string(static_cast<Enum>(count)) == std::string("unknown"));
  return names;
}

}  // namespace

TEST_CASE("every enumerator has a name", "[names]") {
  names_up_to(FurnitureKind::page_break);
  names_up_to(ReportKind::other);
  names_up_to(SectionKind::item);
  names_up_to(Scheme::bullet);
  names_up_to(Direction::decrease);
  names_up_to(Basis::other_body);
  names_up_to(Modality::required);
  names_up_to(Status::planned);
  names_up_to(FindingKind::wrong_scheme);
  names_up_to(Severity::error);
  names_up_to(Confidence::low);
  names_up_to(PeriodSource::relative);
  names_up_to(Approximation::masked);
  names_up_to(QuantityKind::other);
}

TEST_CASE("names are those of the JSON", "[names]") {
  CHECK(std::string(to_string(PeriodSource::explicit_)) == "explicit");
  CHECK(std::string(to_string(FurnitureKind::page_break)) == "page_break");
  CHECK(std::string(to_string(ReportKind::work_report)) == "work_report");
  CHECK(std::string(to_string(SectionKind::item)) == "item");
  CHECK(std::string(to_string(Scheme::cjk_comma)) == "cjk_comma");
  CHECK(std::string(to_string(Scheme::arabic_half_paren)) == "arabic_half_paren");
  CHECK(std::string(to_string(Scheme::bullet)) == "bullet");
  CHECK(std::string(to_string(Basis::other_body)) == "other_body");
  CHECK(std::string(to_string(Approximation::at_least)) == "at_least");
  CHECK(std::string(to_string(Approximation::masked)) == "masked");
  CHECK(std::string(to_string(QuantityKind::percentage_point)) == "percentage_point");
  CHECK(std::string(to_string(QuantityKind::other)) == "other");
  CHECK(std::string(to_string(FindingKind::number_overflow)) == "number_overflow");
}

TEST_CASE("the version is that of the headers", "[names]") {
  CHECK(std::string(version()) == std::to_string(SHUZHI_VERSION_MAJOR) + "." +
                                      std::to_string(SHUZHI_VERSION_MINOR) + "." +
                                      std::to_string(SHUZHI_VERSION_PATCH));
}
