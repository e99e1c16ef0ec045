#include <shuzhi/json.hpp>

#include "catch.hpp"

#include <string>
#include <string_view>
#include <utility>

using namespace shuzhi;

namespace {

// A page of one report, put together by hand: what the parser would make of it does not
// matter here.
class Page {
 public:
  Document document;

  explicit Page(std::string text) { document.text = std::move(text); }

  Span span(std::string_view part) const {
    const auto at = document.text.find(part);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
  }
  Span from(std::string_view part) const {
    return {span(part).begin, static_cast<std::uint32_t>(document.text.size())};
  }
};

Quantity money(const Page& page) {
  Quantity q;
  q.span = page.span("近8400万元");
  q.number_span = page.span("8400");
  q.unit_span = page.span("元");
  q.kind = QuantityKind::money;
  q.approximation = Approximation::nearly;
  q.has_value = q.has_upper = true;
  q.unit = 1;
  q.number = Decimal(8400);
  q.scale = Decimal(10000);
  q.value = q.upper = Decimal(84000000);
  return q;
}

Document sample() {
  Page page("首页\n云溪县工作总结\n一、投入\n2021年全县投入近8400万元,新建3所小学\n（一）分项");
  Document& d = page.document;
  d.source = {"a.txt", "UTF-8", 99, 2};
  d.furniture.push_back({FurnitureKind::site_header, page.span("首页")});
  d.units.push_back({"CNY", QuantityKind::money, Decimal(1)});
  d.periods.push_back({"2021", page.span("2021年"), false, 0});
  d.periods.push_back({"", page.span("县"), true, -1});

  Report report;
  report.span = page.from("云溪县工作总结");
  report.title = page.span("云溪县工作总结");
  report.kind = ReportKind::summary;
  report.section_count = 2;
  report.claim_count = 1;
  report.measure_count = 1;
  d.reports.push_back(report);

  Section heading;
  heading.span = page.from("一、");
  heading.marker = page.span("一、");
  heading.title = page.span("投入");
  heading.scheme = Scheme::cjk_comma;
  heading.ordinal = 1;
  heading.descendants = 1;
  heading.paragraph_count = 1;
  d.paragraphs.push_back(page.span("2021年全县投入近8400万元,新建3所小学"));
  d.sections.push_back(heading);
  Section item;
  item.span = page.from("（一）");
  item.marker = page.span("（一）");
  item.kind = SectionKind::item;
  item.scheme = Scheme::cjk_paren;
  item.level = 2;
  item.ordinal = 1;
  item.parent = 1;
  item.title_certain = false;
  item.first_paragraph = 1;
  d.sections.push_back(item);

  Claim claim;
  claim.quantity = money(page);
  claim.subject.span = page.span("投入近");
  claim.subject.span.end -= 3;
  claim.sentence = d.paragraphs[0];
  claim.scope = page.span("全县");
  claim.section = 1;
  claim.period = 1;
  claim.inferences = inferred_period;
  claim.period_source = PeriodSource::inherited;
  d.claims.push_back(claim);

  Measure measure;
  measure.span = page.span("新建3所小学");
  measure.verb = page.span("新建");
  measure.object = page.span("3所小学");
  measure.section = 1;
  measure.period = 2;
  measure.claim_count = 1;
  d.measures.push_back(measure);

  Finding finding;
  finding.message = "as it is";
  finding.claims = {1};
  finding.expected = "3";
  d.findings.push_back(finding);
  return d;
}

const char* const claim_json =
    R"("id":1,"span":[61,74],"sentence":[42,91],"section":1,)"
    R"("subject":{"text":"投入","span":[55,61]},)"
    R"("quantity":{"text":"近8400万元","kind":"money","number":"8400","scale":"10000",)"
    R"("value":"84000000","lower":null,"upper":"84000000","approximation":"nearly",)"
    R"("unit":{"code":"CNY","text":"元"}},"change":null,"modality":"actual",)"
    R"("period":{"edtf":"2021","text":"2021年","source":"inherited"},"scope":"全县",)"
    R"("rank":null,"part_of":null,"inferences":["inferred_period"],"confidence":"medium"})";

const char* const measure_json =
    R"("id":1,"span":[75,91],"section":1,"verb":"新建","object":"3所小学","status":"done",)"
    R"("period":{"edtf":"","text":"县","relative_years":-1},"claims":[1]})";

const char* const finding_json =
    R"("kind":"numbering_gap","severity":"note","message":"as it is","span":[0,0],)"
    R"("claims":[1],"expected":"3","found":null})";

bool contains(const std::string& text, std::string_view part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the document as one object", "[json]") {
  const std::string expected =
      std::string(
          R"({"schema":"shuzhi/document/1",)"
          R"("source":{"name":"a.txt","encoding":"UTF-8","bytes":99,"replaced":2},)"
          R"("furniture":[{"kind":"site_header","span":[0,6]}],)"
          R"("reports":[{"title":"云溪县工作总结","kind":"summary","issuer":null,"period":null,)"
          R"("span":[7,107],"sections":[{"id":1,"kind":"heading","level":1,)"
          R"("marker":{"scheme":"cjk_comma","ordinal":1,"text":"一、"},)"
          R"("title":"投入","title_span":[35,41],"span":[29,107],"paragraphs":[[42,91]],)"
          R"("sections":[{"id":2,"kind":"item","level":2,)"
          R"("marker":{"scheme":"cjk_paren","ordinal":1,"text":"（一）"},)"
          R"("title":null,"title_span":null,"title_certain":false,"span":[92,107],)"
          R"("paragraphs":[],"sections":[]}]}],"claims":[{)") +
      claim_json + R"(],"measures":[{)" + measure_json + R"(]}],"findings":[{)" + finding_json +
      "]}";
  CHECK(to_json(sample()) == expected);
}

TEST_CASE("an empty document", "[json]") {
  CHECK(
      to_json(Document()) ==
      R"({"schema":"shuzhi/document/1","source":{"name":"","encoding":"","bytes":0,"replaced":0},)"
      R"("furniture":[],"reports":[],"findings":[]})");
  CHECK(to_ndjson(Document()).empty());
  CHECK(to_json(Mentions(), "") == R"({"mentions":[]})");
}

TEST_CASE("a line for each row", "[json]") {
  CHECK(to_ndjson(sample()) == std::string(R"({"type":"claim",)") + claim_json +
                                   "\n{\"type\":\"measure\"," + measure_json +
                                   "\n{\"type\":\"finding\"," + finding_json + "\n");
}

TEST_CASE("pretty is the same, with blanks", "[json]") {
  const std::string compact = to_json(sample());
  std::string squeezed;
  for (const char c : to_json(sample(), true)) {
    if (c != ' ' && c != '\n') squeezed += c;
  }
  std::string expected;
  for (const char c : compact) {
    if (c != ' ') expected += c;
  }
  CHECK(squeezed == expected);
  CHECK(contains(to_json(sample(), true), "\n \"reports\": [{\n"));
}

TEST_CASE("siblings and nesting follow from the descendants", "[json]") {
  Document d;
  d.sections.resize(5);
  const std::uint32_t descendants[] = {2, 1, 0, 0, 9};  // the last one claims too much
  for (std::size_t i = 0; i < 5; ++i) d.sections[i].descendants = descendants[i];
  d.reports.resize(1);
  d.reports[0].section_count = 5;
  std::string shape;
  const std::string json = to_json(d);
  const auto end = json.find(R"("claims")");
  for (std::size_t at = json.find(R"("sections":[)"); at < end; ++at) {
    if (json.compare(at, 5, "\"id\":") == 0) shape += json[at + 5];
    if (json.compare(at, 12, "\"sections\":[") == 0) shape += '(';
    if (json.compare(at, 2, "]}") == 0) shape += ')';
  }
  CHECK(shape == "(1(2(3()))4()5()");
}

TEST_CASE("deep nesting needs no deep stack", "[json]") {
  Document d;
  d.sections.resize(100000);
  for (std::size_t i = 0; i < d.sections.size(); ++i) {
    d.sections[i].descendants = static_cast<std::uint32_t>(d.sections.size() - 1 - i);
  }
  d.reports.resize(1);
  d.reports[0].section_count = 100000;
  CHECK(to_json(d).size() > 100000);
}

TEST_CASE("ratios, masks, ranges and ranks", "[json]") {
  Document d;
  d.claims.resize(1);
  Quantity& q = d.claims[0].quantity;
  q.kind = QuantityKind::ratio;
  q.has_value = true;
  q.value = Decimal(1);
  q.upper = *Decimal::parse("6.3");
  CHECK(contains(to_ndjson(d), R"("value":"1:6.3","lower":null,"upper":null)"));

  q = Quantity();
  q.approximation = Approximation::masked;
  CHECK(contains(to_ndjson(d), R"("number":null,"scale":"1","value":null,"lower":null,)"
                               R"("upper":null,"approximation":"masked","unit":null)"));

  q = Quantity();
  q.approximation = Approximation::range;
  q.has_lower = q.has_upper = true;
  q.lower = Decimal(3);
  q.upper = Decimal(5);
  CHECK(contains(to_ndjson(d), R"("value":null,"lower":"3","upper":"5")"));

  q = Quantity();
  q.kind = QuantityKind::rank;
  q.has_value = true;
  q.value = Decimal(10);
  CHECK(contains(to_ndjson(d), R"("rank":10,)"));
}

TEST_CASE("a change is an object where there is one", "[json]") {
  Page page("比上年增长5%");
  Claim claim;
  claim.direction = Direction::increase;
  claim.basis = Basis::year_on_year;
  claim.change_words = page.span("比上年增长");
  page.document.claims = {claim};
  CHECK(
      contains(to_ndjson(page.document),
               R"("change":{"direction":"increase","basis":"year_on_year","text":"比上年增长"})"));
  page.document.claims[0].change_words = {};
  page.document.claims[0].basis = Basis::none;
  CHECK(contains(to_ndjson(page.document),
                 R"("change":{"direction":"increase","basis":"none","text":null})"));
}

TEST_CASE("a subject names its topic only where it has one", "[json]") {
  Page page("小学入学率,巩固率");
  Claim claim;
  claim.subject = {page.span("巩固率"), page.span("小学")};
  page.document.claims = {claim};
  CHECK(contains(to_ndjson(page.document),
                 R"("subject":{"text":"小学巩固率","span":[16,25],"topic":[0,6]})"));
  page.document.claims[0].subject = {{}, page.span("小学")};
  CHECK(contains(to_ndjson(page.document), R"("subject":{"text":"小学","span":[0,6]})"));
  page.document.claims[0].subject = {};
  CHECK(contains(to_ndjson(page.document), R"("subject":null)"));
}

TEST_CASE("text is escaped and stays on one line", "[json]") {
  Document d;
  d.source.name = std::string("\"\\\n\x01\0/", 6);
  CHECK(contains(to_json(d), R"("name":"\"\\\n\u0001\u0000/")"));
  d.source.name = std::string("\u0085\u2028\u2029\u00A0“\"\\\n\x1F\0", 18);
  CHECK(contains(to_json(d),
                 "\"name\":\"\\u0085\\u2028\\u2029\u00A0“\\\"\\\\\\n\\u001F"
                 "\\u0000\""));
}

TEST_CASE("an escape is found wherever it stands", "[json]") {
  const std::pair<std::string, std::string> escapes[] = {
      {"\"", "\\\""},        {"\x1F", "\\u001F"},     {"\u0085", "\\u0085"},
      {"\u2028", "\\u2028"}, {"“\u2029", "“\\u2029"}, {"“\u00A0”", "“\u00A0”"}};
  for (const auto& [character, written] : escapes) {
    for (std::size_t before = 0; before < 36; ++before) {
      for (std::size_t behind = 0; behind < 36; ++behind) {
        const std::string left(before, 'a');
        const std::string right(behind, '0');
        Document d;
        d.source.name = left;
        d.source.name += character;
        d.source.name += right;
        REQUIRE(contains(to_json(d), "\"name\":\"" + left + written + right + "\""));
      }
    }
  }
}

TEST_CASE("a text is written as it reads", "[json]") {
  Page page("- 1 -\n完成 \n - 2 -\n投资“一期\n”工程\n- 3 -\n新建小学");
  Document& d = page.document;
  const FurnitureKind kind = FurnitureKind::page_break;
  d.furniture = {
      {kind, page.span("- 1 -")}, {kind, page.span("- 2 -")}, {kind, page.span("- 3 -")}};
  const auto from_to = [&](std::string_view from, std::string_view to) {
    return Span{page.span(from).begin, page.span(to).end};
  };
  const Span spans[] = {page.span("投资"),        from_to("完成", "投资"), from_to("投资", "工程"),
                        from_to("- 1 -", "小学"), page.span("- 2 -"),      page.span("新建"),
                        page.span("完成"),        from_to("- 3 -", "新"),  {}};
  for (const Span first : spans) {
    for (const Span second : spans) {
      Claim claim;
      claim.subject = {first, second};
      claim.scope = second;
      d.claims.assign(1, claim);
      const std::string json = to_ndjson(d);
      const std::string scope = d.read(second);
      CHECK(contains(json, "\"scope\":" + (scope.empty() ? "null" : '"' + scope + '"')));
      if (!claim.subject.empty()) {
        CHECK(contains(json, "\"text\":\"" + d.read(claim.subject) + '"'));
      }
    }
  }
}

TEST_CASE("the pieces are the whole", "[json]") {
  Page page(std::string(100000, 'a') + "\n" + std::string(70000, 'b') + "建");
  Document& d = page.document;
  d.claims.resize(300);
  for (Claim& c : d.claims) c.scope = page.span("建");
  d.claims[7].scope = page.from("a");
  d.source.name = std::string(70000, '"');
  for (const bool pretty : {false, true}) {
    d.reports.assign(1, {});
    d.reports[0].claim_count = 300;
    std::string whole;
    std::size_t pieces = 0;
    write_json(
        d,
        [&](std::string_view piece) {
          whole.append(piece);
          return ++pieces != 0;
        },
        pretty);
    CHECK(whole == to_json(d, pretty));
    CHECK(pieces >= whole.size() / (64 * 1024));
  }
}

TEST_CASE("mentions", "[json]") {
  const Page page("2021年近8400万元");
  Mentions m;
  m.units.push_back({"CNY", QuantityKind::money, Decimal(1)});
  m.periods.push_back({"2021", page.span("2021年"), false, 0});
  m.periods.push_back({"", page.span("2021年"), true, -1});
  m.items.push_back({Mention::Type::period, page.span("2021年"), {}, 1});
  m.items.push_back({Mention::Type::quantity, page.span("近8400万元"), money(page), 0});
  m.items.push_back({Mention::Type::period, page.span("2021年"), {}, 2});
  CHECK(to_json(m, page.document.text) ==
        R"({"mentions":[{"type":"period","span":[0,7],"text":"2021年","edtf":"2021"},)"
        R"({"type":"quantity","span":[7,20],"text":"近8400万元","kind":"money",)"
        R"("value":"84000000","lower":null,"upper":"84000000","approximation":"nearly",)"
        R"("unit":{"code":"CNY","text":"元"}},)"
        R"({"type":"period","span":[0,7],"text":"2021年","edtf":"","relative_years":-1}]})");
}
