// The document's parts as short text, for the views that people read.
#pragma once

#include <shuzhi/document.hpp>

#include <string>

namespace cli {

/// One line that names a report: its title, kind and period.
std::string report_line(const shuzhi::Document& document, const shuzhi::Report& report);

/// "一、深化改革"; empty for no section.
std::string section_name(const shuzhi::Document& document, shuzhi::Id section);

/// Value or bounds with a sign for what the words leave open: "≥95", "3–5", "masked".
std::string value_cell(const shuzhi::Quantity& quantity);

/// "2021", or the words of the text where they stay relative.
std::string period_cell(const shuzhi::Document& document, shuzhi::Id period);

}  // namespace cli
