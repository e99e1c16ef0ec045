/* A loadable extension of SQLite: what a report holds, as tables.
 *
 *   .load ./shuzhi
 *   SELECT subject, value, unit FROM shuzhi_claims(readfile('a.txt'));
 *
 * shuzhi_claims, shuzhi_measures and shuzhi_sections parse a page; shuzhi_mentions scans a string.
 * A BLOB may have any encoding, TEXT is what SQLite says it is. NULL gives no rows.
 */
#include <shuzhi.h>
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT1

typedef struct cursor cursor;

/* One of the tables: `input` is its last column, hidden, which the argument goes to. */
typedef struct definition {
  const char* schema;
  int input_column;
  int scans; /* mentions of a string, not rows of a document */
  shuzhi_table rows;
  void (*column)(const cursor* at, sqlite3_context* to, int column);
} definition;

typedef struct table {
  sqlite3_vtab base;
  const definition* kind;
  shuzhi_parser* for_text;
  shuzhi_parser* for_bytes;
} table;

struct cursor {
  sqlite3_vtab_cursor base;
  shuzhi_document* document;
  shuzhi_mentions* mentions;
  size_t row;
  size_t count;
};

/* ---- Values ---------------------------------------------------------------------- */

static void give_str(sqlite3_context* to, shuzhi_str text) {
  sqlite3_result_text64(to, text.data == NULL ? "" : text.data, text.size, SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

/* Nothing is NULL, as in the JSON. */
static void give_str_or_null(sqlite3_context* to, shuzhi_str text) {
  if (text.size != 0) give_str(to, text);
}

static void give_id(sqlite3_context* to, shuzhi_id id) {
  if (id != 0) sqlite3_result_int64(to, (sqlite3_int64)id);
}

static void give_name(sqlite3_context* to, shuzhi_enumeration names, int32_t value) {
  give_str(to, shuzhi_name(names, value));
}

static void give_decimal(sqlite3_context* to, shuzhi_decimal decimal) {
  char text[SHUZHI_DECIMAL_TEXT_MAX];
  if (shuzhi_decimal_text(decimal, text, sizeof text) == SHUZHI_OK)
    sqlite3_result_text(to, text, -1, SQLITE_TRANSIENT);
}

/* A span as a reader reads it, without line breaks and page furniture inside. */
static void give_read(sqlite3_context* to, const shuzhi_document* document, shuzhi_span span) {
  shuzhi_buffer* text = NULL;
  if (span.begin == span.end) return;
  if (shuzhi_document_read(document, span, &text, NULL) == SHUZHI_OK)
    give_str(to, shuzhi_buffer_text(text));
  else
    sqlite3_result_error_nomem(to);
  shuzhi_buffer_free(text);
}

static void give_subject(sqlite3_context* to, const shuzhi_document* document, size_t row) {
  shuzhi_buffer* text = NULL;
  if (shuzhi_document_subject(document, row, &text, NULL) == SHUZHI_OK)
    give_str_or_null(to, shuzhi_buffer_text(text));
  else
    sqlite3_result_error_nomem(to);
  shuzhi_buffer_free(text);
}

static void give_period(sqlite3_context* to, const shuzhi_document* document, shuzhi_id id) {
  shuzhi_period period = {.struct_size = sizeof period};
  if (id != 0 && shuzhi_document_period(document, id - 1, &period) == SHUZHI_OK)
    give_str_or_null(to, period.edtf);
}

/* ---- The columns of a quantity, which claims and mentions share -------------------- */

#define QUANTITY_COLUMNS \
  "kind TEXT, value TEXT, real REAL, lower TEXT, upper TEXT, approximation TEXT, unit TEXT"
enum { KIND, VALUE, REAL, LOWER, UPPER, APPROXIMATION, UNIT, QUANTITY_COUNT };

static void quantity_column(sqlite3_context* to, const shuzhi_quantity* quantity, int column) {
  char text[SHUZHI_VALUE_TEXT_MAX];
  switch (column) {
    case KIND:
      give_name(to, SHUZHI_NAMES_QUANTITY_KIND, quantity->kind);
      break;
    case VALUE:
      if (shuzhi_quantity_value_text(quantity, text, sizeof text) == SHUZHI_OK)
        give_str_or_null(to, shuzhi_cstr(text));
      break;
    case REAL:
      if (quantity->kind != SHUZHI_QUANTITY_RATIO && (quantity->present & SHUZHI_HAS_VALUE) != 0)
        sqlite3_result_double(to, shuzhi_decimal_double(quantity->value));
      break;
    case LOWER:
      if ((quantity->present & SHUZHI_HAS_LOWER) != 0) give_decimal(to, quantity->lower);
      break;
    case UPPER:
      if ((quantity->present & SHUZHI_HAS_UPPER) != 0) give_decimal(to, quantity->upper);
      break;
    case APPROXIMATION:
      give_name(to, SHUZHI_NAMES_APPROXIMATION, quantity->approximation);
      break;
    case UNIT:
      give_str_or_null(to, quantity->unit);
      break;
  }
}

/* ---- Tables ---------------------------------------------------------------------- */

static void claim_column(const cursor* at, sqlite3_context* to, int column) {
  enum { ID, SUBJECT, TEXT, QUANTITY };
  enum {
    DIRECTION = QUANTITY + QUANTITY_COUNT,
    BASIS,
    MODALITY,
    PERIOD,
    PERIOD_SOURCE,
    SCOPE,
    SECTION,
    PART_OF,
    SENTENCE,
    BEGIN,
    END
  };
  if (column >= QUANTITY && column < DIRECTION) {
    shuzhi_quantity quantity = {.struct_size = sizeof quantity};
    shuzhi_document_quantity(at->document, at->row, &quantity);
    quantity_column(to, &quantity, column - QUANTITY);
    return;
  }
  shuzhi_claim claim = {.struct_size = sizeof claim};
  shuzhi_document_claim(at->document, at->row, &claim);
  switch (column) {
    case ID:
      give_id(to, (shuzhi_id)at->row + 1);
      break;
    case TEXT:
      give_read(to, at->document, claim.span);
      break;
    case SUBJECT:
      give_subject(to, at->document, at->row);
      break;
    case DIRECTION:
      give_name(to, SHUZHI_NAMES_DIRECTION, claim.direction);
      break;
    case BASIS:
      give_name(to, SHUZHI_NAMES_BASIS, claim.basis);
      break;
    case MODALITY:
      give_name(to, SHUZHI_NAMES_MODALITY, claim.modality);
      break;
    case PERIOD:
      give_period(to, at->document, claim.period);
      break;
    case PERIOD_SOURCE:
      if (claim.period != 0) give_name(to, SHUZHI_NAMES_PERIOD_SOURCE, claim.period_source);
      break;
    case SCOPE:
      give_read(to, at->document, claim.scope);
      break;
    case SECTION:
      give_id(to, claim.section);
      break;
    case PART_OF:
      give_id(to, claim.part_of);
      break;
    case SENTENCE:
      give_read(to, at->document, claim.sentence);
      break;
    case BEGIN:
      sqlite3_result_int64(to, claim.span.begin);
      break;
    case END:
      sqlite3_result_int64(to, claim.span.end);
      break;
  }
}

static const definition claims = {
    "CREATE TABLE x(id INTEGER, subject TEXT, text TEXT, " QUANTITY_COLUMNS
    ", direction TEXT,"
    " basis TEXT, modality TEXT, period TEXT, period_source TEXT, scope TEXT, section INTEGER,"
    " part_of INTEGER, sentence TEXT, begin_byte INTEGER, end_byte INTEGER, input HIDDEN)",
    3 + QUANTITY_COUNT + 11, 0, SHUZHI_TABLE_CLAIMS, claim_column};

static void measure_column(const cursor* at, sqlite3_context* to, int column) {
  enum { ID, VERB, OBJECT, STATUS, PERIOD, SECTION, BEGIN, END };
  shuzhi_measure measure = {.struct_size = sizeof measure};
  shuzhi_document_measure(at->document, at->row, &measure);
  switch (column) {
    case ID:
      give_id(to, (shuzhi_id)at->row + 1);
      break;
    case VERB:
      give_read(to, at->document, measure.verb);
      break;
    case OBJECT:
      give_read(to, at->document, measure.object);
      break;
    case STATUS:
      give_name(to, SHUZHI_NAMES_MEASURE_STATUS, measure.status);
      break;
    case PERIOD:
      give_period(to, at->document, measure.period);
      break;
    case SECTION:
      give_id(to, measure.section);
      break;
    case BEGIN:
      sqlite3_result_int64(to, measure.span.begin);
      break;
    case END:
      sqlite3_result_int64(to, measure.span.end);
      break;
  }
}

static const definition measures = {
    "CREATE TABLE x(id INTEGER, verb TEXT, object TEXT, status TEXT, period TEXT,"
    " section INTEGER, begin_byte INTEGER, end_byte INTEGER, input HIDDEN)",
    8, 0, SHUZHI_TABLE_MEASURES, measure_column};

static void section_column(const cursor* at, sqlite3_context* to, int column) {
  enum { ID, PARENT, KIND_OF, LEVEL, SCHEME, ORDINAL, MARKER, TITLE, BEGIN, END };
  shuzhi_section section = {.struct_size = sizeof section};
  shuzhi_document_section(at->document, at->row, &section);
  switch (column) {
    case ID:
      give_id(to, (shuzhi_id)at->row + 1);
      break;
    case PARENT:
      give_id(to, section.parent);
      break;
    case KIND_OF:
      give_name(to, SHUZHI_NAMES_SECTION_KIND, section.kind);
      break;
    case LEVEL:
      sqlite3_result_int64(to, section.level);
      break;
    case SCHEME:
      give_name(to, SHUZHI_NAMES_SCHEME, section.scheme);
      break;
    case ORDINAL:
      if (section.ordinal != 0) sqlite3_result_int(to, section.ordinal);
      break;
    case MARKER:
      give_read(to, at->document, section.marker);
      break;
    case TITLE:
      give_read(to, at->document, section.title);
      break;
    case BEGIN:
      sqlite3_result_int64(to, section.span.begin);
      break;
    case END:
      sqlite3_result_int64(to, section.span.end);
      break;
  }
}

static const definition sections = {
    "CREATE TABLE x(id INTEGER, parent INTEGER, kind TEXT, level INTEGER, scheme TEXT,"
    " ordinal INTEGER, marker TEXT, title TEXT, begin_byte INTEGER, end_byte INTEGER, input "
    "HIDDEN)",
    10, 0, SHUZHI_TABLE_SECTIONS, section_column};

static void mention_column(const cursor* at, sqlite3_context* to, int column) {
  enum { TYPE, TEXT, PERIOD, BEGIN, END, QUANTITY };
  shuzhi_mention mention = {.struct_size = sizeof mention};
  shuzhi_quantity quantity = {.struct_size = sizeof quantity};
  shuzhi_period period = {.struct_size = sizeof period};
  shuzhi_mentions_get(at->mentions, at->row, &mention);
  const int is_quantity = mention.type == SHUZHI_MENTION_QUANTITY;
  switch (column) {
    case TYPE:
      sqlite3_result_text(to, is_quantity ? "quantity" : "period", -1, SQLITE_STATIC);
      break;
    case TEXT:
      give_str(to, shuzhi_bytes(shuzhi_mentions_text(at->mentions).data + mention.span.begin,
                                mention.span.end - mention.span.begin));
      break;
    case PERIOD:
      if (!is_quantity && shuzhi_mentions_period(at->mentions, at->row, &period) == SHUZHI_OK)
        give_str_or_null(to, period.edtf);
      break;
    case BEGIN:
      sqlite3_result_int64(to, mention.span.begin);
      break;
    case END:
      sqlite3_result_int64(to, mention.span.end);
      break;
    default:
      if (is_quantity && shuzhi_mentions_quantity(at->mentions, at->row, &quantity) == SHUZHI_OK)
        quantity_column(to, &quantity, column - QUANTITY);
  }
}

static const definition mentions = {
    "CREATE TABLE x(type TEXT, text TEXT, period TEXT, begin_byte INTEGER, end_byte INTEGER,"
    " " QUANTITY_COLUMNS ", input HIDDEN)",
    5 + QUANTITY_COUNT, 1, 0, mention_column};

/* ---- What SQLite calls ------------------------------------------------------------ */

static int code_of(shuzhi_status status) {
  return status == SHUZHI_OK ? SQLITE_OK : status == SHUZHI_E_MEMORY ? SQLITE_NOMEM : SQLITE_ERROR;
}

static int disconnect(sqlite3_vtab* base) {
  table* const self = (table*)base;
  shuzhi_parser_free(self->for_text);
  shuzhi_parser_free(self->for_bytes);
  sqlite3_free(self);
  return SQLITE_OK;
}

static int connect(sqlite3* database, void* kind, int argc, const char* const* argv,
                   sqlite3_vtab** out, char** message) {
  (void)argc, (void)argv;
  const int declared = sqlite3_declare_vtab(database, ((const definition*)kind)->schema);
  if (declared != SQLITE_OK) return declared;
  table* const self = sqlite3_malloc(sizeof *self);
  if (self == NULL) return SQLITE_NOMEM;
  memset(self, 0, sizeof *self);
  self->kind = kind;

  shuzhi_error error = SHUZHI_ERROR_INIT;
  shuzhi_options options;
  shuzhi_options_init(&options, sizeof options);
  shuzhi_status status = shuzhi_parser_new(&options, &self->for_bytes, &error);
  if (status == SHUZHI_OK) {
    options.encoding = shuzhi_cstr("UTF-8");
    status = shuzhi_parser_new(&options, &self->for_text, &error);
  }
  if (status != SHUZHI_OK) {
    *message = sqlite3_mprintf("%s", error.message);
    disconnect(&self->base);
    return code_of(status);
  }
  sqlite3_vtab_config(database, SQLITE_VTAB_INNOCUOUS);
  *out = &self->base;
  return SQLITE_OK;
}

/* The one plan there is needs the argument. */
static int best_index(sqlite3_vtab* base, sqlite3_index_info* info) {
  const int input = ((const table*)base)->kind->input_column;
  for (int i = 0; i < info->nConstraint; ++i) {
    if (info->aConstraint[i].iColumn != input) continue;
    if (!info->aConstraint[i].usable || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
      return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->estimatedCost = 1000;
    info->estimatedRows = 100;
    return SQLITE_OK;
  }
  base->zErrMsg = sqlite3_mprintf("the text is missing: shuzhi_...(readfile('a.txt'))");
  return SQLITE_ERROR;
}

static int open_cursor(sqlite3_vtab* base, sqlite3_vtab_cursor** out) {
  (void)base;
  cursor* const at = sqlite3_malloc(sizeof *at);
  if (at == NULL) return SQLITE_NOMEM;
  memset(at, 0, sizeof *at);
  *out = &at->base;
  return SQLITE_OK;
}

static void clear(cursor* at) {
  shuzhi_document_free(at->document);
  shuzhi_mentions_free(at->mentions);
  at->document = NULL;
  at->mentions = NULL;
  at->row = at->count = 0;
}

static int close_cursor(sqlite3_vtab_cursor* base) {
  clear((cursor*)base);
  sqlite3_free(base);
  return SQLITE_OK;
}

static shuzhi_status read_input(cursor* at, const table* self, sqlite3_value* value,
                                shuzhi_error* error) {
  const int is_blob = sqlite3_value_type(value) == SQLITE_BLOB;
  /* The bytes first: asking for their number may move them. */
  const void* const data =
      is_blob ? sqlite3_value_blob(value) : (const void*)sqlite3_value_text(value);
  const shuzhi_str input = shuzhi_bytes(data, (size_t)sqlite3_value_bytes(value));
  const shuzhi_parser* const parser = is_blob ? self->for_bytes : self->for_text;
  shuzhi_status status;
  if (self->kind->scans) {
    status = shuzhi_scan(parser, input, NULL, &at->mentions, error);
    at->count = shuzhi_mentions_count(at->mentions);
  } else {
    status = shuzhi_parse(parser, input, shuzhi_cstr(""), &at->document, error);
    at->count = shuzhi_document_count(at->document, self->kind->rows);
  }
  return status;
}

static int filter(sqlite3_vtab_cursor* base, int plan, const char* name, int argc,
                  sqlite3_value** argv) {
  (void)plan, (void)name;
  cursor* const at = (cursor*)base;
  clear(at);
  if (argc != 1 || sqlite3_value_type(argv[0]) == SQLITE_NULL) return SQLITE_OK;
  shuzhi_error error = SHUZHI_ERROR_INIT;
  const shuzhi_status status = read_input(at, (const table*)base->pVtab, argv[0], &error);
  if (status != SHUZHI_OK) base->pVtab->zErrMsg = sqlite3_mprintf("%s", error.message);
  return code_of(status);
}

static int next(sqlite3_vtab_cursor* base) {
  ++((cursor*)base)->row;
  return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor* base) {
  const cursor* const at = (const cursor*)base;
  return at->row >= at->count;
}

static int column_of(sqlite3_vtab_cursor* base, sqlite3_context* to, int column) {
  ((const table*)base->pVtab)->kind->column((const cursor*)base, to, column);
  return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* out) {
  *out = (sqlite3_int64)((const cursor*)base)->row + 1;
  return SQLITE_OK;
}

/* Without xCreate a module is a table-valued function, and nothing else. */
static const sqlite3_module module = {.xConnect = connect,
                                      .xBestIndex = best_index,
                                      .xDisconnect = disconnect,
                                      .xOpen = open_cursor,
                                      .xClose = close_cursor,
                                      .xFilter = filter,
                                      .xNext = next,
                                      .xEof = at_end,
                                      .xColumn = column_of,
                                      .xRowid = row_id};

#ifdef _WIN32
__declspec(dllexport)
#endif
    int sqlite3_shuzhi_init(sqlite3* database, char** message,
                            const sqlite3_api_routines* routines) {
  static const struct {
    const char* name;
    const definition* kind;
  } tables[] = {{"shuzhi_claims", &claims},
                {"shuzhi_measures", &measures},
                {"shuzhi_sections", &sections},
                {"shuzhi_mentions", &mentions}};
  (void)message;
  SQLITE_EXTENSION_INIT2(routines);
  int status = SQLITE_OK;
  for (size_t i = 0; i < sizeof tables / sizeof *tables && status == SQLITE_OK; ++i)
    status = sqlite3_create_module(database, tables[i].name, &module, (void*)tables[i].kind);
  return status;
}
