// Parses one sentence with the installed C++ library.
#include <shuzhi/shuzhi.hpp>

#include <cstdio>
#include <string>

int main() {
  const shuzhi::Document document = shuzhi::parse("2021年工作总结\n一、经费\n投入资金8400万元。\n");
  if (document.text.empty() || document.reports.empty()) return 1;
  const std::string json = shuzhi::to_json(document);
  std::printf("C++ %s: %zu claims, %zu bytes of JSON\n", shuzhi::version(), document.claims.size(),
              json.size());
  return json.find("\"shuzhi/document/1\"") == std::string::npos;
}
