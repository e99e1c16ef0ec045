/* shuzhi: Chinese report text into reports, sections, measures and quantified claims.
 *
 * The C API. C99; it is the only thing that libshuzhi exports, and its ABI is kept.
 *
 * Owners    A pointer or string that a function gives back is borrowed: it lives as
 *           long as the handle that it came from. A pointer written through a `**out`
 *           parameter is the caller's and goes to its `shuzhi_..._free`, which does
 *           nothing for NULL. `*out` is set to NULL before any work.
 * Strings   Pointer and size in bytes, UTF-8, both ways; a NUL byte is a character like
 *           any other, and none is promised at the end. {NULL, 0} is the empty string.
 * Errors    Functions that can fail return a shuzhi_status: 0, or what went wrong.
 *           Where they take a shuzhi_error, NULL is allowed; it is written on failure
 *           only. Any call may return SHUZHI_E_INTERNAL, which is a defect of the
 *           library. Other functions are total: NULL, a null node or an index past the
 *           end give 0, an empty string or a null node.
 * Threads   Every handle is immutable. Any number of threads may use one at the same
 *           time, as long as none of them frees it.
 * Ids       Tables are counted from 0. An id names row id - 1 of its table; 0 is none.
 * Offsets   Spans are byte offsets into the text of the document (of the mentions), on
 *           the boundaries of code points. `char` in a name says code points.
 * Structs   Those that begin with `struct_size` can grow at the end in a later release:
 *           the caller sets it to sizeof before each call, and the library reads or
 *           writes no more than that. The others never change.
 * Enums     int32_t; the values are never renumbered, and new ones may be appended.
 *
 * Callbacks The allocator, a progress and a write callback run in the thread that made the call.
 *           They may use any handle, and must not throw or jump.
 *
 * Nothing here throws, aborts, prints, reads a file, the clock or the locale, or keeps
 * anything in global variables.
 */
#ifndef SHUZHI_H
#define SHUZHI_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#if defined(SHUZHI_CAPI_BUILD)
#define SHUZHI_API __declspec(dllexport)
#else
#define SHUZHI_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define SHUZHI_API __attribute__((visibility("default")))
#else
#define SHUZHI_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ------------------------------------------------------------------- */

/* Raised when a binary that was built with an older header would break. */
#define SHUZHI_ABI_VERSION 1

/* The SHUZHI_ABI_VERSION of the library that is loaded; it must equal the header's. */
SHUZHI_API uint32_t shuzhi_abi_version(void);

/* ---- Basic types: these never change -------------------------------------------- */

typedef struct shuzhi_str {
  const char* data;
  size_t size;
} shuzhi_str;

/* Half-open range of bytes. */
typedef struct shuzhi_span {
  uint32_t begin;
  uint32_t end;
} shuzhi_span;

/* coefficient * 10^exponent, exactly. The coefficient has at most 18 digits and no
 * trailing zero, the exponent lies between -64 and 64, and zero is 0 * 10^0. */
typedef struct shuzhi_decimal {
  int64_t coefficient;
  int32_t exponent;
  int32_t reserved;
} shuzhi_decimal;

/* A calendar date; a month of 0 is no date. */
typedef struct shuzhi_date {
  int32_t year;
  int32_t month;
  int32_t day;
} shuzhi_date;

/* A row's id in its table, counted from 1; 0 is none. */
typedef uint32_t shuzhi_id;

/* The library's version, "0.1.0". Borrowed for ever. */
SHUZHI_API shuzhi_str shuzhi_version(void);

/* The string of a NUL-terminated text; empty for NULL. */
static inline shuzhi_str shuzhi_cstr(const char* text) {
  shuzhi_str s;
  s.data = text;
  s.size = text ? strlen(text) : 0;
  return s;
}

/* The string of `size` bytes at `data`. */
static inline shuzhi_str shuzhi_bytes(const void* data, size_t size) {
  shuzhi_str s;
  s.data = (const char*)data;
  s.size = size;
  return s;
}

/* ---- Errors --------------------------------------------------------------------- */

typedef int32_t shuzhi_status;
enum {
  SHUZHI_OK = 0,
  SHUZHI_E_ARGUMENT = -1, /* an option or an argument makes no sense */
  SHUZHI_E_MEMORY = -2,   /* out of memory */
  SHUZHI_E_ENCODING = -3, /* bytes that the encoding does not allow, to be refused */
  SHUZHI_E_LIMIT = -4,    /* larger than a limit of the options allows */
  SHUZHI_E_INTERNAL = -5, /* a defect of the library */
  SHUZHI_E_LEXICON = -6,  /* an extra lexicon entry is malformed or clashes */
  SHUZHI_E_CANCELLED = -7 /* a callback of the caller asked to stop */
};

/* What went wrong, in memory of the caller. Begin with SHUZHI_ERROR_INIT. */
typedef struct shuzhi_error {
  uint32_t struct_size;
  shuzhi_status status;
  shuzhi_span span;  /* bytes of the caller's input; {0, 0} where no place is to blame */
  char message[240]; /* English, UTF-8, NUL-terminated, cut to fit */
} shuzhi_error;

/* clang-format off */
#define SHUZHI_ERROR_INIT { sizeof(shuzhi_error), SHUZHI_OK, {0, 0}, {0} }
/* clang-format on */

/* ---- Parser --------------------------------------------------------------------- */

typedef int32_t shuzhi_invalid_bytes;
enum {
  SHUZHI_INVALID_REPLACE = 0, /* put U+FFFD in their place and count them */
  SHUZHI_INVALID_REFUSE = 1   /* SHUZHI_E_ENCODING with the span of the first */
};

/* Where memory that is handed over in bulk comes from: the text of every shuzhi_buffer and
 * the columns of every Arrow table, of a parser's documents and mentions. The rest (handles,
 * the document's own tables, working memory) comes from C++'s operator new, which a
 * program may replace, and from malloc where ICU works; docs/abi.md says why.
 * Both functions are called from whatever thread asks or frees, with `user` as it
 * is; they and what it points to must stay until the last buffer and table is freed.
 * Neither may throw or call back into a handle that is being freed. */
typedef struct shuzhi_allocator {
  /* Memory of `size` bytes, aligned for every type; NULL: there is none. */
  void* (*allocate)(void* user, size_t size);
  /* Takes back what `allocate` gave for this size. */
  void (*deallocate)(void* user, void* memory, size_t size);
  void* user;
} shuzhi_allocator;

/* Zero in any field is its default. */
typedef struct shuzhi_options {
  uint32_t struct_size;
  shuzhi_invalid_bytes invalid_bytes;
  shuzhi_str encoding;        /* as ICU names it ("GB18030"); empty: detect it */
  uint64_t max_bytes;         /* larger inputs are SHUZHI_E_LIMIT; default 1 GiB */
  uint32_t max_depth;         /* deeper sections stay on this level; default 32 */
  shuzhi_date reference_date; /* what "this year" counts from where the text does not say */
  shuzhi_str extra_units;     /* more lexicon lines, columns separated by tabs */
  shuzhi_str extra_verbs;
  shuzhi_allocator allocator; /* all NULL: operator new */
  uint32_t max_nodes;         /* texts with more reports, sections, paragraphs, claims and
                               * measures together, or for a scan more mentions, are
                               * SHUZHI_E_LIMIT; default: as many as ids can count */
  uint32_t reserved;          /* 0 */
} shuzhi_options;

typedef struct shuzhi_parser shuzhi_parser;
typedef struct shuzhi_document shuzhi_document;
typedef struct shuzhi_mentions shuzhi_mentions;
typedef struct shuzhi_buffer shuzhi_buffer;

/* Sets every field that lies within `struct_size` bytes to its default, and
 * options->struct_size to it. Pass sizeof(shuzhi_options). NULL does nothing. */
SHUZHI_API void shuzhi_options_init(shuzhi_options* options, uint32_t struct_size);

/* Makes a parser; NULL options are the defaults. The options and their strings are
 * copied. One parser serves any number of texts and threads.
 * Errors: ARGUMENT (NULL out, unknown encoding, a value that makes no sense, bytes
 * behind the fields that this library knows that are not zero), LEXICON, MEMORY. */
SHUZHI_API shuzhi_status shuzhi_parser_new(const shuzhi_options* options, shuzhi_parser** out,
                                           shuzhi_error* error);

/* NULL does nothing. Documents and mentions do not need the parser that made them. */
SHUZHI_API void shuzhi_parser_free(shuzhi_parser* parser);

/* Reads a whole page: bytes in the options' encoding. `name` is recorded as the source's
 * name and may be empty. Text of whatever sense is no error.
 * Errors: ARGUMENT (NULL parser or out, NULL data with a size), LIMIT, ENCODING with
 * the span of the bytes, MEMORY. */
SHUZHI_API shuzhi_status shuzhi_parse(const shuzhi_parser* parser, shuzhi_str bytes,
                                      shuzhi_str name, shuzhi_document** out, shuzhi_error* error);

/* Told how far a parse is: `done` of `total` bytes of the decoded text have been read for claims
 * and measures. Anything but 0 ends the parse. */
typedef int32_t (*shuzhi_progress)(void* user, uint64_t done, uint64_t total);

/* shuzhi_parse for long inputs. `progress` is called in the thread that called this function, at
 * most once for 64 KiB of text in each of three passes: what of the page is the report, its
 * sections, and the reading that `done` counts. It must not throw or jump. NULL: as shuzhi_parse.
 * Errors: those of shuzhi_parse, and CANCELLED where `progress` asks for it. */
SHUZHI_API shuzhi_status shuzhi_parse_watched(const shuzhi_parser* parser, shuzhi_str bytes,
                                              shuzhi_str name, shuzhi_progress progress, void* user,
                                              shuzhi_document** out, shuzhi_error* error);

/* The numbers, quantities and periods of one UTF-8 string and nothing of sections or
 * claims. A reference date that is not NULL stands in place of the parser's.
 * Errors: ARGUMENT, LIMIT, ENCODING with the span of the bytes, MEMORY. */
SHUZHI_API shuzhi_status shuzhi_scan(const shuzhi_parser* parser, shuzhi_str utf8,
                                     const shuzhi_date* reference_date, shuzhi_mentions** out,
                                     shuzhi_error* error);

/* ---- Buffer: text that was made for the caller ----------------------------------- */

/* The bytes of a buffer, borrowed from it. Empty for NULL. */
SHUZHI_API shuzhi_str shuzhi_buffer_text(const shuzhi_buffer* buffer);

/* NULL does nothing. */
SHUZHI_API void shuzhi_buffer_free(shuzhi_buffer* buffer);

/* ---- Quantities and periods ------------------------------------------------------ */

typedef int32_t shuzhi_quantity_kind;
enum {
  SHUZHI_QUANTITY_MONEY = 0,
  SHUZHI_QUANTITY_COUNT = 1,
  SHUZHI_QUANTITY_NUMBER = 2,  /* in mentions only */
  SHUZHI_QUANTITY_ORDINAL = 3, /* in mentions only */
  SHUZHI_QUANTITY_PERCENT = 4,
  SHUZHI_QUANTITY_PERCENTAGE_POINT = 5,
  SHUZHI_QUANTITY_AREA = 6,
  SHUZHI_QUANTITY_LENGTH = 7,
  SHUZHI_QUANTITY_MASS = 8,
  SHUZHI_QUANTITY_VOLUME = 9,
  SHUZHI_QUANTITY_DURATION = 10,
  SHUZHI_QUANTITY_RATIO = 11,
  SHUZHI_QUANTITY_RANK = 12,
  SHUZHI_QUANTITY_MULTIPLE = 13,
  SHUZHI_QUANTITY_RATE = 14,
  SHUZHI_QUANTITY_SCORE = 15,
  SHUZHI_QUANTITY_OTHER = 16
};

typedef int32_t shuzhi_approximation;
enum {
  SHUZHI_APPROXIMATION_EXACT = 0,
  SHUZHI_APPROXIMATION_ABOUT = 1,    /* near the value, on either side */
  SHUZHI_APPROXIMATION_OVER = 2,     /* above the value */
  SHUZHI_APPROXIMATION_NEARLY = 3,   /* below the value */
  SHUZHI_APPROXIMATION_AT_LEAST = 4, /* the value or more */
  SHUZHI_APPROXIMATION_AT_MOST = 5,  /* the value or less */
  SHUZHI_APPROXIMATION_RANGE = 6,    /* between lower and upper; there is no single value */
  SHUZHI_APPROXIMATION_MASKED = 7    /* the writer hid the figure; there is no value */
};

/* Bits of shuzhi_quantity.present: which of the decimals hold something. */
enum { SHUZHI_HAS_VALUE = 1, SHUZHI_HAS_LOWER = 2, SHUZHI_HAS_UPPER = 4 };

/* Values are exact and in the unit's base: scale words and the unit's factor are
 * applied. Two things are no single decimal: a ratio has its second term in `upper`, and
 * a fraction without finite decimal (1/3) its denominator; neither sets
 * SHUZHI_HAS_UPPER. shuzhi_quantity_value_text writes both. */
typedef struct shuzhi_quantity {
  uint32_t struct_size;
  shuzhi_quantity_kind kind;
  shuzhi_approximation approximation;
  uint32_t present;        /* SHUZHI_HAS_... */
  shuzhi_span span;        /* the whole expression */
  shuzhi_span number_span; /* the digits or numerals alone */
  shuzhi_span unit_span;   /* the unit alone; empty where there is none */
  shuzhi_decimal number;   /* as written; meaningless where masked */
  shuzhi_decimal scale;    /* what the scale words multiply by */
  shuzhi_decimal value;    /* valid where present says so */
  shuzhi_decimal lower;
  shuzhi_decimal upper;
  shuzhi_str unit;            /* UCUM or ISO 4217 code; empty for bare numbers; borrowed */
  shuzhi_decimal unit_factor; /* one of the unit as written is so many of `unit` */
} shuzhi_quantity;

typedef int32_t shuzhi_period_source;
enum {
  SHUZHI_PERIOD_EXPLICIT = 0,  /* stated in the sentence */
  SHUZHI_PERIOD_INHERITED = 1, /* stated by the paragraph, heading or report around it */
  SHUZHI_PERIOD_RELATIVE = 2   /* counted from the report's or the caller's year */
};

typedef struct shuzhi_period {
  uint32_t struct_size;
  int32_t is_relative;    /* 1 where the words are relative ("last year") */
  shuzhi_str edtf;        /* ISO 8601-2; empty where nothing says what to count from */
  shuzhi_span span;       /* the words */
  int32_t relative_years; /* offset in years where is_relative */
} shuzhi_period;

/* The nearest double; NaN for a coefficient or exponent out of range. */
SHUZHI_API double shuzhi_decimal_double(shuzhi_decimal decimal);

/* Sizes of a caller's array that every text below fits into, its NUL included. */
#define SHUZHI_DECIMAL_TEXT_MAX 96
#define SHUZHI_VALUE_TEXT_MAX 224

/* Writes plain notation ("84000000", "-0.5"), ASCII and NUL-terminated.
 * Errors: ARGUMENT (NULL, or out of range), LIMIT (capacity too small), MEMORY; `to` is
 * then the empty string where it has any room. */
SHUZHI_API shuzhi_status shuzhi_decimal_text(shuzhi_decimal decimal, char* to, size_t capacity);

/* Writes the value as JSON has it: plain decimal, "1:6.3" for a ratio, "1/3" for a
 * fraction without finite decimal, nothing where there is no value. Errors as above. */
SHUZHI_API shuzhi_status shuzhi_quantity_value_text(const shuzhi_quantity* quantity, char* to,
                                                    size_t capacity);

/* ---- Document -------------------------------------------------------------------- */

/* NULL does nothing. */
SHUZHI_API void shuzhi_document_free(shuzhi_document* document);

/* The whole text, UTF-8 without BOM: what every span is into. */
SHUZHI_API shuzhi_str shuzhi_document_text(const shuzhi_document* document);

/* The characters of a span exactly as they stand, borrowed from the document; empty
 * for a span that does not lie within the text. */
SHUZHI_API shuzhi_str shuzhi_document_slice(const shuzhi_document* document, shuzhi_span span);

/* The span as a reader reads it: without page furniture and line breaks inside it.
 * Errors: ARGUMENT (NULL, a span outside the text), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_read(const shuzhi_document* document, shuzhi_span span,
                                              shuzhi_buffer** out, shuzhi_error* error);

/* How many code points begin before `byte`. Past the end: how many there are. Takes
 * the same time anywhere in the text. */
SHUZHI_API size_t shuzhi_document_char_offset(const shuzhi_document* document, size_t byte);

/* The byte at which code point `index`, counted from 0, begins; past the end: the size
 * of the text. */
SHUZHI_API size_t shuzhi_document_byte_offset(const shuzhi_document* document, size_t index);

typedef struct shuzhi_source {
  uint32_t struct_size;
  uint32_t reserved;
  shuzhi_str name;     /* as the caller gave it */
  shuzhi_str encoding; /* canonical name of what was decoded */
  uint64_t bytes;      /* size of the input */
  uint64_t replaced;   /* invalid sequences replaced by U+FFFD */
} shuzhi_source;

/* Fills *out; its strings are borrowed from the document.
 * Errors: ARGUMENT (NULL, or out->struct_size was not set). */
SHUZHI_API shuzhi_status shuzhi_document_source(const shuzhi_document* document,
                                                shuzhi_source* out);

/* ---- Tables ---------------------------------------------------------------------- */

typedef int32_t shuzhi_table;
enum {
  SHUZHI_TABLE_REPORTS = 0,
  SHUZHI_TABLE_SECTIONS = 1,
  SHUZHI_TABLE_PARAGRAPHS = 2,
  SHUZHI_TABLE_CLAIMS = 3,
  SHUZHI_TABLE_MEASURES = 4,
  SHUZHI_TABLE_FINDINGS = 5,
  SHUZHI_TABLE_FURNITURE = 6,
  SHUZHI_TABLE_PERIODS = 7
};

/* How many rows a table has; 0 for NULL and for an unknown table. */
SHUZHI_API size_t shuzhi_document_count(const shuzhi_document* document, shuzhi_table table);

typedef int32_t shuzhi_report_kind;
enum {
  SHUZHI_REPORT_SUMMARY = 0,
  SHUZHI_REPORT_DUTY = 1,
  SHUZHI_REPORT_PLAN = 2,
  SHUZHI_REPORT_WORK_REPORT = 3,
  SHUZHI_REPORT_BULLETIN = 4,
  SHUZHI_REPORT_OTHER = 5
};

/* One report of the page. Its sections, claims and measures are runs of table rows. */
typedef struct shuzhi_report {
  uint32_t struct_size;
  shuzhi_report_kind kind;
  shuzhi_span span;
  shuzhi_span title;  /* empty where the text has none */
  shuzhi_span issuer; /* the body that reports; empty where unknown */
  shuzhi_id period;   /* what it reports on */
  uint32_t first_section;
  uint32_t section_count;
  uint32_t first_claim;
  uint32_t claim_count;
  uint32_t first_measure;
  uint32_t measure_count;
  shuzhi_span signature; /* the lines below the text that say who signs and when */
  shuzhi_id signed_on;   /* the signature's date */
} shuzhi_report;

typedef int32_t shuzhi_section_kind;
enum {
  SHUZHI_SECTION_HEADING = 0, /* a titled part of the report */
  SHUZHI_SECTION_ITEM = 1     /* an element of an enumeration within the sentences */
};

/* How a section is numbered; docs/format.md shows each. */
typedef int32_t shuzhi_scheme;
enum {
  SHUZHI_SCHEME_NONE = 0,
  SHUZHI_SCHEME_CHAPTER = 1,
  SHUZHI_SCHEME_CLAUSE = 2,
  SHUZHI_SCHEME_CJK_COMMA = 3,
  SHUZHI_SCHEME_CJK_PAREN = 4,
  SHUZHI_SCHEME_ARABIC_DOT = 5,
  SHUZHI_SCHEME_ARABIC_COMMA = 6,
  SHUZHI_SCHEME_ARABIC_PAREN = 7,
  SHUZHI_SCHEME_ARABIC_HALF_PAREN = 8,
  SHUZHI_SCHEME_CIRCLED = 9,
  SHUZHI_SCHEME_ROMAN = 10,
  SHUZHI_SCHEME_LETTER = 11,
  SHUZHI_SCHEME_ORDINAL_IS = 12,
  SHUZHI_SCHEME_SEQUENCE_WORD = 13,
  SHUZHI_SCHEME_ORDINAL_COMMA = 14,
  SHUZHI_SCHEME_ONE_HAND = 15,
  SHUZHI_SCHEME_DASH = 16,
  SHUZHI_SCHEME_BULLET = 17
};

/* Sections stand in document order, a parent before its children. */
typedef struct shuzhi_section {
  uint32_t struct_size;
  shuzhi_section_kind kind;
  shuzhi_scheme scheme;
  uint32_t level;        /* 1 for the report's outermost sections */
  int32_t ordinal;       /* what the marker says; 0 where it says nothing */
  int32_t title_certain; /* 0 where nothing but the wording ends a run-in title */
  shuzhi_span span;      /* from the marker to the end of what it holds */
  shuzhi_span marker;    /* as written; empty for a bare title */
  shuzhi_span title;     /* without marker and closing mark; empty for an item */
  shuzhi_id parent;      /* 0 at the top of the report */
  uint32_t descendants;  /* so many rows behind this one are inside it */
  uint32_t first_paragraph;
  uint32_t paragraph_count;
} shuzhi_section;

typedef int32_t shuzhi_direction;
enum { SHUZHI_DIRECTION_NONE = 0, SHUZHI_DIRECTION_INCREASE = 1, SHUZHI_DIRECTION_DECREASE = 2 };

/* What a change is measured against. */
typedef int32_t shuzhi_basis;
enum {
  SHUZHI_BASIS_NONE = 0,
  SHUZHI_BASIS_YEAR_ON_YEAR = 1,
  SHUZHI_BASIS_PERIOD_ON_PERIOD = 2,
  SHUZHI_BASIS_EARLIER_YEAR = 3,
  SHUZHI_BASIS_TARGET = 4,
  SHUZHI_BASIS_OTHER_BODY = 5
};

typedef int32_t shuzhi_modality;
enum {
  SHUZHI_MODALITY_ACTUAL = 0,  /* was or is so */
  SHUZHI_MODALITY_TARGET = 1,  /* is aimed at */
  SHUZHI_MODALITY_REQUIRED = 2 /* must be so */
};

/* Bits of shuzhi_claim.inferences: what was concluded rather than read. */
enum {
  SHUZHI_INFERRED_SUBJECT = 1,  /* carried over from an earlier clause */
  SHUZHI_INFERRED_PERIOD = 2,   /* inherited from a frame */
  SHUZHI_INFERRED_MODALITY = 4, /* from the section or the kind of report */
  SHUZHI_ALIGNED_BY_ORDER = 8   /* the nth value with the nth subject */
};

typedef int32_t shuzhi_confidence;
enum { SHUZHI_CONFIDENCE_HIGH = 0, SHUZHI_CONFIDENCE_MEDIUM = 1, SHUZHI_CONFIDENCE_LOW = 2 };

/* One quantity asserted of one subject. shuzhi_document_quantity has the quantity. */
typedef struct shuzhi_claim {
  uint32_t struct_size;
  shuzhi_direction direction;
  shuzhi_basis basis;
  shuzhi_modality modality;
  shuzhi_period_source period_source;
  shuzhi_confidence confidence;
  uint32_t inferences;       /* SHUZHI_INFERRED_... and SHUZHI_ALIGNED_BY_ORDER */
  shuzhi_span span;          /* the quantity's */
  shuzhi_span subject;       /* the words that say what was measured */
  shuzhi_span subject_topic; /* the earlier phrase that they take up; mostly empty */
  shuzhi_span sentence;
  shuzhi_span change_words; /* empty where direction and basis are none */
  shuzhi_span scope;        /* empty where the sentence names none */
  shuzhi_id section;
  shuzhi_id period;
  shuzhi_id part_of; /* the claim whose stated part this is */
} shuzhi_claim;

typedef int32_t shuzhi_measure_status;
enum { SHUZHI_MEASURE_DONE = 0, SHUZHI_MEASURE_ONGOING = 1, SHUZHI_MEASURE_PLANNED = 2 };

/* Something that the reporting body did, does or will do. */
typedef struct shuzhi_measure {
  uint32_t struct_size;
  shuzhi_measure_status status;
  shuzhi_span span; /* verb and object */
  shuzhi_span verb;
  shuzhi_span object; /* may lie before the verb */
  shuzhi_id section;
  shuzhi_id period;
  uint32_t first_claim; /* rows of the claims inside `span` */
  uint32_t claim_count;
} shuzhi_measure;

typedef int32_t shuzhi_finding_kind;
enum {
  SHUZHI_FINDING_NUMBERING_GAP = 0,    /* the second heading is followed by the fourth */
  SHUZHI_FINDING_NUMBERING_REPEAT = 1, /* two sections of one parent have one number */
  SHUZHI_FINDING_MISALIGNED_LIST = 2,  /* more values than subjects, or fewer */
  SHUZHI_FINDING_NUMBER_OVERFLOW = 3,  /* too long to be held exactly; kept as text */
  SHUZHI_FINDING_NESTING_LIMIT = 4,    /* nested deeper than the limit; kept on it */
  SHUZHI_FINDING_LEVEL_SKIPPED = 5,    /* 1. directly below the first level of GB/T 9704 */
  SHUZHI_FINDING_WRONG_SCHEME = 6      /* a form of numbering that GB/T 9704 does not know */
};

typedef int32_t shuzhi_severity;
enum { SHUZHI_SEVERITY_NOTE = 0, SHUZHI_SEVERITY_WARNING = 1, SHUZHI_SEVERITY_ERROR = 2 };

/* What was noticed about the text. Strings and ids are borrowed from the document. */
typedef struct shuzhi_finding {
  uint32_t struct_size;
  shuzhi_finding_kind kind;
  shuzhi_severity severity;
  uint32_t reserved;
  shuzhi_span span;
  shuzhi_str message;      /* English, one sentence */
  shuzhi_str expected;     /* what would have been right; may be empty */
  shuzhi_str found;        /* what stands there; may be empty */
  const shuzhi_id* claims; /* the ids concerned */
  size_t claim_count;
} shuzhi_finding;

/* What of the page is not the report. */
typedef int32_t shuzhi_furniture_kind;
enum {
  SHUZHI_FURNITURE_SITE_HEADER = 0,
  SHUZHI_FURNITURE_BREADCRUMB = 1,
  SHUZHI_FURNITURE_BLURB = 2,
  SHUZHI_FURNITURE_CONTENTS = 3,
  SHUZHI_FURNITURE_RELATED = 4,
  SHUZHI_FURNITURE_SITE_FOOTER = 5,
  SHUZHI_FURNITURE_PAGE_BREAK = 6
};

typedef struct shuzhi_furniture {
  uint32_t struct_size;
  shuzhi_furniture_kind kind;
  shuzhi_span span;
} shuzhi_furniture;

/* Each fills *out with row `index` of its table; strings are borrowed from the
 * document. out->struct_size comes back as the number of bytes that were written, so
 * that a newer program sees which fields an older library knows.
 * Errors: ARGUMENT (NULL, an index past the end, or out->struct_size was not set). */
SHUZHI_API shuzhi_status shuzhi_document_report(const shuzhi_document* document, size_t index,
                                                shuzhi_report* out);
SHUZHI_API shuzhi_status shuzhi_document_section(const shuzhi_document* document, size_t index,
                                                 shuzhi_section* out);
SHUZHI_API shuzhi_status shuzhi_document_claim(const shuzhi_document* document, size_t index,
                                               shuzhi_claim* out);
SHUZHI_API shuzhi_status shuzhi_document_measure(const shuzhi_document* document, size_t index,
                                                 shuzhi_measure* out);
SHUZHI_API shuzhi_status shuzhi_document_finding(const shuzhi_document* document, size_t index,
                                                 shuzhi_finding* out);
SHUZHI_API shuzhi_status shuzhi_document_furniture(const shuzhi_document* document, size_t index,
                                                   shuzhi_furniture* out);
SHUZHI_API shuzhi_status shuzhi_document_period(const shuzhi_document* document, size_t index,
                                                shuzhi_period* out);

/* The same for the quantity of claim row `index`. */
SHUZHI_API shuzhi_status shuzhi_document_quantity(const shuzhi_document* document, size_t index,
                                                  shuzhi_quantity* out);

/* The span of paragraph row `index`; empty past the end. */
SHUZHI_API shuzhi_span shuzhi_document_paragraph(const shuzhi_document* document, size_t index);

/* Topic and phrase of the subject of claim row `index`, read as one.
 * Errors: ARGUMENT (NULL, an index past the end), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_subject(const shuzhi_document* document, size_t index,
                                                 shuzhi_buffer** out, shuzhi_error* error);

/* ---- Tables in bulk: the Arrow C data interface ----------------------------------- */

/* The two guards below are the interface's own, so that these definitions and those of
 * another library can meet in one program. */
/* clang-format off */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif
/* clang-format on */

/* A whole table as one Arrow struct array: a record batch. docs/tables.md lists the columns;
 * a later release may add some behind them, so look columns up by their names.
 * What comes back is a copy that needs neither document nor parser. The caller releases
 * `schema` and `array` through their `release`, each on its own and in any order; a
 * child may be moved away first, as the interface has it. The structs' old contents
 * are not looked at; on failure `release` is NULL in both. Either may be NULL where it
 * is not wanted.
 * Errors: ARGUMENT (NULL document, an unknown table, both structs NULL), LIMIT (a column
 * of more than 2 GiB), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_table(const shuzhi_document* document, shuzhi_table table,
                                               struct ArrowSchema* schema, struct ArrowArray* array,
                                               shuzhi_error* error);

/* The same as an Arrow stream of one record batch, for readers that take streams only. The
 * caller releases it through its `release`. One thread at a time may use a stream.
 * Errors: ARGUMENT (NULL, an unknown table), LIMIT, MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_stream(const shuzhi_document* document, shuzhi_table table,
                                                struct ArrowArrayStream* stream,
                                                shuzhi_error* error);

/* ---- Sections as a tree ---------------------------------------------------------- */

/* A section of a document: a plain value without an owner, valid as long as its
 * document. The null node has a NULL document; "no such section" is the null node. */
typedef struct shuzhi_node {
  const shuzhi_document* document;
  shuzhi_id id;
  uint32_t reserved;
} shuzhi_node;

/* The first outermost section of report row `report`; its siblings are the others. */
SHUZHI_API shuzhi_node shuzhi_document_first_section(const shuzhi_document* document,
                                                     size_t report);

/* The node of a section's id, as claims and measures name it. */
SHUZHI_API shuzhi_node shuzhi_document_node(const shuzhi_document* document, shuzhi_id section);

/* 1 for the null node, else 0. */
SHUZHI_API int32_t shuzhi_node_is_null(shuzhi_node node);

/* Neighbours; none of them leaves the report. A null node has only null ones. */
SHUZHI_API shuzhi_node shuzhi_node_parent(shuzhi_node node);
SHUZHI_API shuzhi_node shuzhi_node_first_child(shuzhi_node node);
SHUZHI_API shuzhi_node shuzhi_node_next_sibling(shuzhi_node node);

/* The characters of the title and of the whole section, borrowed from the document;
 * empty for the null node. */
SHUZHI_API shuzhi_str shuzhi_node_title(shuzhi_node node);
SHUZHI_API shuzhi_str shuzhi_node_text(shuzhi_node node);

/* Everything about the section, as shuzhi_document_section fills it.
 * Errors: ARGUMENT (a null node, NULL, or out->struct_size was not set). */
SHUZHI_API shuzhi_status shuzhi_node_section(shuzhi_node node, shuzhi_section* out);

/* ---- JSON ------------------------------------------------------------------------ */

/* Flags of shuzhi_document_json. */
enum { SHUZHI_JSON_PRETTY = 1 };

/* The whole document as one JSON object (schema "shuzhi/document/1").
 * Errors: ARGUMENT (NULL, an unknown flag), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_json(const shuzhi_document* document, uint32_t flags,
                                              shuzhi_buffer** out, shuzhi_error* error);

/* One JSON object a line: every claim, then every measure, then every finding.
 * Errors: ARGUMENT (NULL), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_document_ndjson(const shuzhi_document* document,
                                                shuzhi_buffer** out, shuzhi_error* error);

/* Takes `size` bytes of what is written, in pieces that need not end between characters. Anything
 * but 0 ends the writing. */
typedef int32_t (*shuzhi_write)(void* user, const char* data, size_t size);

/* The same bytes, handed to `write` in pieces of 64 KiB or so instead of being held as a whole.
 * `write` is called in the thread that called the function; it must not throw or jump.
 * Errors: those of the functions above, ARGUMENT for a NULL `write`, and CANCELLED where it asks
 * for it; what it took before stays. */
SHUZHI_API shuzhi_status shuzhi_document_write_json(const shuzhi_document* document, uint32_t flags,
                                                    shuzhi_write write, void* user,
                                                    shuzhi_error* error);
SHUZHI_API shuzhi_status shuzhi_document_write_ndjson(const shuzhi_document* document,
                                                      shuzhi_write write, void* user,
                                                      shuzhi_error* error);

/* ---- Mentions: what a scan gives back -------------------------------------------- */

typedef int32_t shuzhi_mention_type;
enum { SHUZHI_MENTION_QUANTITY = 0, SHUZHI_MENTION_PERIOD = 1 };

typedef struct shuzhi_mention {
  uint32_t struct_size;
  shuzhi_mention_type type;
  shuzhi_span span;
} shuzhi_mention;

/* NULL does nothing. */
SHUZHI_API void shuzhi_mentions_free(shuzhi_mentions* mentions);

/* The text that was scanned: a copy that the mentions hold. */
SHUZHI_API shuzhi_str shuzhi_mentions_text(const shuzhi_mentions* mentions);

/* How many mentions there are, in the order of the text. */
SHUZHI_API size_t shuzhi_mentions_count(const shuzhi_mentions* mentions);

/* Fill *out with mention `index`, and with its quantity or its period where it is one;
 * strings are borrowed from the mentions. struct_size as for the document's rows.
 * Errors: ARGUMENT (NULL, an index past the end, the other type of mention, or
 * out->struct_size was not set). */
SHUZHI_API shuzhi_status shuzhi_mentions_get(const shuzhi_mentions* mentions, size_t index,
                                             shuzhi_mention* out);
SHUZHI_API shuzhi_status shuzhi_mentions_quantity(const shuzhi_mentions* mentions, size_t index,
                                                  shuzhi_quantity* out);
SHUZHI_API shuzhi_status shuzhi_mentions_period(const shuzhi_mentions* mentions, size_t index,
                                                shuzhi_period* out);

/* As shuzhi_document_char_offset, in the scanned text. */
SHUZHI_API size_t shuzhi_mentions_char_offset(const shuzhi_mentions* mentions, size_t byte);

/* All mentions as one JSON object on one line. Errors: ARGUMENT (NULL), MEMORY. */
SHUZHI_API shuzhi_status shuzhi_mentions_json(const shuzhi_mentions* mentions, shuzhi_buffer** out,
                                              shuzhi_error* error);

/* All mentions as an Arrow table and as an Arrow stream: shuzhi_document_table and
 * shuzhi_document_stream say how. */
SHUZHI_API shuzhi_status shuzhi_mentions_table(const shuzhi_mentions* mentions,
                                               struct ArrowSchema* schema, struct ArrowArray* array,
                                               shuzhi_error* error);
SHUZHI_API shuzhi_status shuzhi_mentions_stream(const shuzhi_mentions* mentions,
                                                struct ArrowArrayStream* stream,
                                                shuzhi_error* error);

/* ---- Names of enumerators -------------------------------------------------------- */

typedef int32_t shuzhi_enumeration;
enum {
  SHUZHI_NAMES_QUANTITY_KIND = 0,
  SHUZHI_NAMES_APPROXIMATION = 1,
  SHUZHI_NAMES_PERIOD_SOURCE = 2,
  SHUZHI_NAMES_REPORT_KIND = 3,
  SHUZHI_NAMES_SECTION_KIND = 4,
  SHUZHI_NAMES_SCHEME = 5,
  SHUZHI_NAMES_DIRECTION = 6,
  SHUZHI_NAMES_BASIS = 7,
  SHUZHI_NAMES_MODALITY = 8,
  SHUZHI_NAMES_CONFIDENCE = 9,
  SHUZHI_NAMES_MEASURE_STATUS = 10,
  SHUZHI_NAMES_FINDING_KIND = 11,
  SHUZHI_NAMES_SEVERITY = 12,
  SHUZHI_NAMES_FURNITURE_KIND = 13
};

/* The name of an enumerator as JSON writes it ("at_least"). Borrowed for ever; empty
 * for a value or an enumeration that this library does not know. */
SHUZHI_API shuzhi_str shuzhi_name(shuzhi_enumeration enumeration, int32_t value);

#ifdef __cplusplus
}
#endif

#endif
