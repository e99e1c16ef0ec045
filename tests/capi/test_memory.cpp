// Memory that ends: every function that allocates is called with its first, second, ...
// allocation refused. Each time it must give SHUZHI_E_MEMORY, or do without and give the same
// result, and keep nothing.
#include <shuzhi.h>

#include <unicode/uclean.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

int failures = 0;

// ---- Allocation, counted and refused -------------------------------------------------

long live = 0;       // blocks that are out
long asked = 0;      // allocations since `refuse_at` was set
long refuse_at = 0;  // 0: none

bool refused() {
  ++asked;
  return asked == refuse_at;
}

void* take(std::size_t size) {
  if (refused()) return nullptr;
  void* memory = std::malloc(size != 0 ? size : 1);
  if (memory != nullptr) ++live;
  return memory;
}

void give_back(void* memory) noexcept {
  if (memory != nullptr) --live;
  std::free(memory);
}

void* take_or_throw(std::size_t size) {
  if (void* memory = take(size)) return memory;
  throw std::bad_alloc();
}

// ICU allocates by functions of its own. Its charset detector (ICU 72) does not look whether it was
// given the memory for its state: where it is at work, ICU is refused nothing.
bool icu_is_refused = true;

void* U_CALLCONV icu_take(const void*, std::size_t size) {
  if (icu_is_refused) return take(size);
  ++live;
  return std::malloc(size);
}
void* U_CALLCONV icu_resize(const void*, void* memory, std::size_t size) {
  if (memory == nullptr) return icu_take(nullptr, size);
  return icu_is_refused && refused() ? nullptr : std::realloc(memory, size);
}
void U_CALLCONV icu_give_back(const void*, void* memory) { give_back(memory); }

}  // namespace

void* operator new(std::size_t size) { return take_or_throw(size); }
void* operator new[](std::size_t size) { return take_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { give_back(memory); }

namespace {

// The caller's own allocator counts as any other.
void* hook_take(void*, std::size_t size) { return take(size); }
void hook_give_back(void*, void* memory, std::size_t) { give_back(memory); }

// ---- What is called -------------------------------------------------------------------

// A result as text, for a comparison without allocation of its own.
struct Result {
  char text[65536];
  std::size_t size = 0;

  void add(shuzhi_str piece) {
    for (std::size_t i = 0; i < piece.size && size < sizeof text; ++i) text[size++] = piece.data[i];
  }
  void add(long number) {
    char digits[32];
    const int count = std::snprintf(digits, sizeof digits, "%ld ", number);
    add(shuzhi_bytes(digits, static_cast<std::size_t>(count)));
  }
  bool operator==(const Result& other) const {
    return std::string_view(text, size) == std::string_view(other.text, other.size);
  }
};

struct Call {
  const char* name;
  std::function<shuzhi_status(Result&, shuzhi_error*)> run;
  bool detects = false;
};

constexpr std::string_view page =
    "首页 > "
    "工作总结\n青禾县教育局2021年工作总结\n一、学校建设\n2021年，全县新建3所小学，投入资金近800\n万"
    "元，"
    "比上年增长12.5%。其中财政拨款500万元。\n（一）师资队伍\n一是招聘教师120至130名，师生比为1:15."
    "5。"
    "二是三分之一的学校配备了校医，小学、初中入学率分别为99.8%和98.5%"
    "。\n三、明年打算\n2022年，力争新建"
    "幼儿园不少于4所，投入XX万元。\n青禾县教育局\n2021年12月30日\n";

shuzhi_str str(std::string_view text) { return shuzhi_bytes(text.data(), text.size()); }

// "全县新建3所小学，投入资金800万元。" in GB18030.
constexpr std::string_view gb18030 =
    "\xC8\xAB\xCF\xD8\xD0\xC2\xBD\xA8\x33\xCB\xF9\xD0\xA1\xD1\xA7\xA3\xAC\xCD\xB6\xC8\xEB"
    "\xD7\xCA\xBD\xF0\x38\x30\x30\xCD\xF2\xD4\xAA\xA1\xA3";

shuzhi_status finish(shuzhi_status status, shuzhi_buffer* buffer, Result& result) {
  if (status == SHUZHI_OK) result.add(shuzhi_buffer_text(buffer));
  shuzhi_buffer_free(buffer);
  return status;
}

shuzhi_status read_page(const shuzhi_parser* parser, std::string_view bytes, Result& result,
                        shuzhi_error* error) {
  shuzhi_document* document = nullptr;
  const auto status = shuzhi_parse(parser, str(bytes), str("name"), &document, error);
  result.add(shuzhi_document_text(document));
  for (shuzhi_table table = 0; table < 8; ++table) {
    result.add(static_cast<long>(shuzhi_document_count(document, table)));
  }
  shuzhi_document_free(document);
  return status;
}

std::int32_t append_to_result(void* result, const char* data, std::size_t size) {
  static_cast<Result*>(result)->add(shuzhi_bytes(data, size));
  return 0;
}

std::int32_t go_on(void*, std::uint64_t, std::uint64_t) { return 0; }

shuzhi_status take_table(shuzhi_status status, ArrowSchema& schema, ArrowArray& array,
                         Result& result) {
  if (status != SHUZHI_OK) return status;
  result.add(static_cast<long>(array.length));
  schema.release(&schema);
  array.release(&array);
  return status;
}

shuzhi_status take_stream(shuzhi_status status, ArrowArrayStream& stream, Result& result) {
  if (status != SHUZHI_OK) return status;
  ArrowSchema schema{};
  ArrowArray array{};
  if (stream.get_schema(&stream, &schema) != 0) {
    if (stream.get_last_error(&stream) == nullptr) ++failures;
    status = SHUZHI_E_MEMORY;
  } else {
    schema.release(&schema);
    if (stream.get_next(&stream, &array) != 0) return SHUZHI_E_INTERNAL;
    result.add(static_cast<long>(array.length));
    array.release(&array);
  }
  stream.release(&stream);
  return status;
}

shuzhi_parser* new_parser(const shuzhi_options* options) {
  shuzhi_parser* parser = nullptr;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  if (shuzhi_parser_new(options, &parser, &error) != SHUZHI_OK) {
    std::fprintf(stderr, "no parser: %s\n", error.message);
    std::exit(1);
  }
  return parser;
}

std::vector<Call> calls_of_parser(const shuzhi_parser* parser, const shuzhi_parser* named,
                                  const shuzhi_options& options) {
  return {
      {"parser_new",
       [&options](Result&, shuzhi_error* error) {
         shuzhi_parser* made = nullptr;
         const auto status = shuzhi_parser_new(&options, &made, error);
         shuzhi_parser_free(made);
         return status;
       }},
      {"parse",
       [=](Result& result, shuzhi_error* error) { return read_page(parser, page, result, error); }},
      {"parse_watched",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_document* document = nullptr;
         const auto status =
             shuzhi_parse_watched(parser, str(page), str("name"), go_on, nullptr, &document, error);
         result.add(shuzhi_document_text(document));
         shuzhi_document_free(document);
         return status;
       }},
      {"parse, GB18030",
       [=](Result& result, shuzhi_error* error) {
         return read_page(parser, gb18030, result, error);
       },
       true},
      {"parse, GB18030 as named",
       [=](Result& result, shuzhi_error* error) {
         return read_page(named, gb18030, result, error);
       }},
      {"parse, UTF-16",
       [=](Result& result, shuzhi_error* error) {
         return read_page(parser, std::string_view("\xFE\xFF\x5E\x74\x00\x33", 6), result, error);
       }},
      {"scan",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_mentions* mentions = nullptr;
         const auto status = shuzhi_scan(parser, str(page), nullptr, &mentions, error);
         result.add(static_cast<long>(shuzhi_mentions_count(mentions)));
         shuzhi_mentions_free(mentions);
         return status;
       }},
      {"scan, ill-formed",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_mentions* mentions = nullptr;
         const auto status = shuzhi_scan(parser, str("3\xFF所"), nullptr, &mentions, error);
         result.add(static_cast<long>(shuzhi_mentions_count(mentions)));
         shuzhi_mentions_free(mentions);
         return status;
       }},
  };
}

std::vector<Call> calls_of_results(const shuzhi_document* document,
                                   const shuzhi_mentions* mentions) {
  std::vector<Call> calls = {
      {"document_read",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const shuzhi_span all = {0,
                                  static_cast<std::uint32_t>(shuzhi_document_text(document).size)};
         const auto status = shuzhi_document_read(document, all, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"document_subject",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const auto status = shuzhi_document_subject(document, 1, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"document_json",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const auto status = shuzhi_document_json(document, 0, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"document_json, pretty",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const auto status = shuzhi_document_json(document, SHUZHI_JSON_PRETTY, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"document_ndjson",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const auto status = shuzhi_document_ndjson(document, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"document_write_json",
       [=](Result& result, shuzhi_error* error) {
         return shuzhi_document_write_json(document, 0, append_to_result, &result, error);
       }},
      {"document_write_ndjson",
       [=](Result& result, shuzhi_error* error) {
         return shuzhi_document_write_ndjson(document, append_to_result, &result, error);
       }},
      {"mentions_json",
       [=](Result& result, shuzhi_error* error) {
         shuzhi_buffer* buffer = nullptr;
         const auto status = shuzhi_mentions_json(mentions, &buffer, error);
         return finish(status, buffer, result);
       }},
      {"decimal_text",
       [](Result& result, shuzhi_error*) {
         char text[SHUZHI_DECIMAL_TEXT_MAX];
         const shuzhi_decimal long_one = {123456789012345678, 60, 0};
         const auto status = shuzhi_decimal_text(long_one, text, sizeof text);
         result.add(shuzhi_cstr(text));
         return status;
       }},
      {"mentions_table",
       [=](Result& result, shuzhi_error* error) {
         ArrowSchema schema;
         ArrowArray array;
         const auto status = shuzhi_mentions_table(mentions, &schema, &array, error);
         return take_table(status, schema, array, result);
       }},
      {"mentions_stream",
       [=](Result& result, shuzhi_error* error) {
         ArrowArrayStream stream;
         const auto status = shuzhi_mentions_stream(mentions, &stream, error);
         return take_stream(status, stream, result);
       }},
  };
  for (shuzhi_table table = 0; table < 8; ++table) {
    calls.push_back({"document_table", [=](Result& result, shuzhi_error* error) {
                       ArrowSchema schema;
                       ArrowArray array;
                       const auto status =
                           shuzhi_document_table(document, table, &schema, &array, error);
                       return take_table(status, schema, array, result);
                     }});
    calls.push_back({"document_stream", [=](Result& result, shuzhi_error* error) {
                       ArrowArrayStream stream;
                       const auto status = shuzhi_document_stream(document, table, &stream, error);
                       return take_stream(status, stream, result);
                     }});
  }
  return calls;
}

// ---- The test --------------------------------------------------------------------------

void complain(const Call& call, long nth, const char* what) {
  if (++failures < 20) std::fprintf(stderr, "%s, allocation %ld: %s\n", call.name, nth, what);
}

long run_with_refusals(const Call& call, long step) {
  static Result wanted, result;
  wanted.size = 0;
  asked = 0;
  icu_is_refused = !call.detects;
  if (call.run(wanted, nullptr) != SHUZHI_OK) complain(call, 0, "fails with memory");
  const long allocations = asked;
  long tried = 0;
  for (long nth = 1; nth <= allocations; nth += nth < 200 ? 1 : step) {
    shuzhi_error error = SHUZHI_ERROR_INIT;
    const long before = live;
    result.size = 0;
    asked = 0;
    refuse_at = nth;
    const shuzhi_status status = call.run(result, &error);
    refuse_at = 0;
    if (live != before) complain(call, nth, "keeps memory");
    if (status == SHUZHI_OK) {
      if (!(result == wanted)) complain(call, nth, "gives another result");
    } else if (status != SHUZHI_E_MEMORY) {
      complain(call, nth, error.message);
    }
    ++tried;
  }
  std::printf("%-24s %6ld allocations, %ld refused\n", call.name, allocations, tried);
  return tried;
}

}  // namespace

// test_memory [STEP]: of more than 200 allocations, every STEPth is refused.
int main(int argc, char** argv) {
  const long step = argc > 1 ? std::atol(argv[1]) : 1;
  UErrorCode icu = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, icu_take, icu_resize, icu_give_back, &icu);
  if (U_FAILURE(icu)) return 1;

  shuzhi_options options;
  shuzhi_options_init(&options, sizeof options);
  options.encoding = {};
  options.extra_units = str("匝\tcount\t{匝}\t1\n");
  options.allocator.allocate = hook_take;
  options.allocator.deallocate = hook_give_back;
  shuzhi_parser* parser = new_parser(&options);
  shuzhi_document* document = nullptr;
  shuzhi_mentions* mentions = nullptr;
  if (shuzhi_parse(parser, str(page), str("name"), &document, nullptr) != SHUZHI_OK ||
      shuzhi_scan(parser, str(page), nullptr, &mentions, nullptr) != SHUZHI_OK) {
    return 1;
  }
  // ICU keeps what it loads on first use; a refusal then would be remembered for ever.
  static Result unused;
  read_page(parser, gb18030, unused, nullptr);
  options.encoding = str("GB18030");
  shuzhi_parser* named = new_parser(&options);
  read_page(named, gb18030, unused, nullptr);

  long tried = 0;
  for (const Call& call : calls_of_results(document, mentions)) tried += run_with_refusals(call, 1);
  for (const Call& call : calls_of_parser(parser, named, options))
    tried += run_with_refusals(call, step);
  std::printf("%ld refusals\n", tried);

  shuzhi_mentions_free(mentions);
  shuzhi_document_free(document);
  shuzhi_parser_free(named);
  shuzhi_parser_free(parser);
  return failures != 0;
}
