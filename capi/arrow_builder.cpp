#include "arrow_builder.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>

namespace shuzhi::capi::arrow {

// ---- Growing -------------------------------------------------------------------------

Builder::Builder(Column& column, const char* name, const char* format, bool nullable)
    : column_(column) {
  column.field.name = name;
  column.field.format = format;
  column.field.nullable = nullable;
}

namespace {

void set_bit(Bytes& bits, std::size_t index, bool value) {
  if (index / 8 >= bits.size()) bits.resize(index / 8 + 1);
  const auto bit = static_cast<std::uint8_t>(1U << (index % 8));
  if (value) {
    bits[index / 8] = static_cast<std::uint8_t>(bits[index / 8] | bit);
  }
}

// Arrow's offsets are signed.
std::int32_t offset(std::size_t size) {
  if (size > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(ErrorCode::limit, "a column of the table is larger than 2 GiB");
  }
  return static_cast<std::int32_t>(size);
}

}  // namespace

void Builder::append_valid() {
  if (column_.nulls != 0) mark(true);
  ++column_.size;
}

void Builder::append_null() {
  if (column_.nulls == 0) {
    // The first null: until here every row was valid.
    for (std::int64_t row = 0; row < column_.size; ++row) {
      set_bit(column_.validity, static_cast<std::size_t>(row), true);
    }
  }
  mark(false);
  ++column_.nulls;
  ++column_.size;
}

void Builder::mark(bool valid) {
  set_bit(column_.validity, static_cast<std::size_t>(column_.size), valid);
}

void Builder::append_bytes(Bytes& to, const void* from, std::size_t size) {
  const auto* bytes = static_cast<const std::uint8_t*>(from);
  to.insert(to.end(), bytes, bytes + size);
}

void Bits::append(bool value) {
  append_valid();
  put(value);
}

void Bits::put(bool value) {
  set_bit(column_.values, static_cast<std::size_t>(column_.size - 1), value);
}

Texts::Texts(Column& column, const char* name, bool nullable)
    : Builder(column, name, "u", nullable) {
  end_row();
}

void Texts::append(std::string_view value) {
  append_valid();
  append_bytes(column_.values, value.data(), value.size());
  end_row();
}

void Texts::append_null() {
  Builder::append_null();
  end_row();
}

void Texts::end_row() {
  const std::int32_t end = offset(column_.values.size());
  append_bytes(column_.offsets, &end, sizeof end);
}

namespace {

Column& dictionary_of(Column& column) {
  return column.dictionary.emplace_back(column.values.get_allocator());
}

Column& child_of(Column& column) {
  return column.children.emplace_back(column.values.get_allocator());
}

}  // namespace

Repeated::Repeated(Column& column, const char* name, bool nullable)
    : Builder(column, name, "i", nullable), words_(dictionary_of(column), "", false) {
  column.field.dictionary.push_back(column.dictionary.front().field);
}

void Repeated::append(std::string_view value) {
  auto known = indices_.find(value);
  if (known == indices_.end()) {
    known = indices_.emplace(value, offset(indices_.size())).first;
    words_.append(value);
  }
  append_valid();
  append_bytes(column_.values, &known->second, sizeof known->second);
}

void Repeated::append_null() {
  Builder::append_null();
  const std::int32_t nothing = 0;
  append_bytes(column_.values, &nothing, sizeof nothing);
}

Lists::Lists(Column& column, const char* name, bool nullable)
    : Builder(column, name, "+l", nullable), ids_(child_of(column), "item", false) {
  column.field.children.push_back(column.children.front().field);
  end_row();
}

void Lists::append(const std::vector<std::uint32_t>& ids) {
  append_valid();
  for (const std::uint32_t id : ids) ids_.append(id);
  end_row();
}

void Lists::end_row() {
  const std::int32_t end = offset(static_cast<std::size_t>(column_.children.front().size));
  append_bytes(column_.offsets, &end, sizeof end);
}

Table::Table(std::size_t rows, const shuzhi_allocator& memory)
    : rows_(rows), memory_(memory), root_(memory_) {
  root_.field.format = "+s";
  root_.size = static_cast<std::int64_t>(rows);
}

void Table::put(Column&& column) {
  root_.field.children.push_back(column.field);
  root_.children.push_back(std::move(column));
}

// ---- Handing over --------------------------------------------------------------------

namespace {

/// One of the interface's structs, released with its owner unless a reader moved it away.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Struct from) noexcept : value(from) {}
  Owned(Owned&& other) noexcept : value(other.value) { other.value.release = nullptr; }
  Owned& operator=(Owned&& other) noexcept {
    std::swap(value, other.value);
    return *this;
  }
  ~Owned() {
    if (value.release != nullptr) value.release(&value);
  }
  Struct release() noexcept {
    const Struct out = value;
    value.release = nullptr;
    return out;
  }

  Struct value{};
};

/// What stands behind `private_data`: the children stay here, so that each can be moved
/// away on its own, and what is left of them goes when the parent does.
template <class Struct>
struct Family {
  std::vector<Owned<Struct>> children;
  std::vector<Struct*> pointers;
  Owned<Struct> dictionary;

  template <class From, class Make>
  Family(From& from, Make make) {
    children.reserve(from.children.size());
    pointers.reserve(from.children.size());
    for (auto& child : from.children) {
      children.push_back(make(child));
      pointers.push_back(&children.back().value);
    }
    if (!from.dictionary.empty()) dictionary = make(from.dictionary.front());
  }

  void show_in(Struct& to) noexcept {
    to.n_children = static_cast<std::int64_t>(pointers.size());
    to.children = pointers.empty() ? nullptr : pointers.data();
    to.dictionary = dictionary.value.release != nullptr ? &dictionary.value : nullptr;
  }
};

using SchemaParts = Family<ArrowSchema>;

Owned<ArrowSchema> to_schema(const Field& field) {
  auto parts = std::make_unique<SchemaParts>(field, to_schema);
  ArrowSchema schema{};
  schema.format = field.format;
  schema.name = field.name;
  schema.flags = field.nullable ? ARROW_FLAG_NULLABLE : 0;
  parts->show_in(schema);
  schema.release = [](ArrowSchema* self) {
    delete static_cast<SchemaParts*>(self->private_data);
    self->release = nullptr;
  };
  schema.private_data = parts.release();
  return Owned<ArrowSchema>(schema);
}

Owned<ArrowArray> to_array(Column& column);

struct ArrayParts : Family<ArrowArray> {
  explicit ArrayParts(Column& from)
      : Family<ArrowArray>(from, to_array),
        validity(std::move(from.validity)),
        offsets(std::move(from.offsets)),
        values(std::move(from.values)) {}

  Bytes validity;
  Bytes offsets;
  Bytes values;
  std::array<const void*, 3> buffers{};
};

// Some readers do not expect a null pointer for a buffer of no bytes.
const void* start_of(const Bytes& bytes) noexcept {
  alignas(8) static constexpr std::uint8_t nothing[8] = {};
  return bytes.empty() ? nothing : bytes.data();
}

Owned<ArrowArray> to_array(Column& column) {
  const std::string_view format = column.field.format;
  auto parts = std::make_unique<ArrayParts>(column);
  ArrowArray array{};
  array.length = column.size;
  array.null_count = column.nulls;
  auto& buffers = parts->buffers;
  std::size_t count = 0;
  buffers[count++] = column.nulls != 0 ? start_of(parts->validity) : nullptr;
  if (format == "u" || format == "+l") buffers[count++] = start_of(parts->offsets);
  if (format != "+s" && format != "+l") buffers[count++] = start_of(parts->values);
  array.n_buffers = static_cast<std::int64_t>(count);
  array.buffers = buffers.data();
  parts->show_in(array);
  array.release = [](ArrowArray* self) {
    delete static_cast<ArrayParts*>(self->private_data);
    self->release = nullptr;
  };
  array.private_data = parts.release();
  return Owned<ArrowArray>(array);
}

struct StreamParts {
  Field field;
  Owned<ArrowArray> batch;  // released once it was given away
  const char* failure = nullptr;
};

StreamParts& parts_of(ArrowArrayStream* stream) noexcept {
  return *static_cast<StreamParts*>(stream->private_data);
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
  StreamParts& parts = parts_of(stream);
  try {
    *out = to_schema(parts.field).release();
    parts.failure = nullptr;
    return 0;
  } catch (...) {
    parts.failure = "out of memory";
    return ENOMEM;
  }
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) noexcept {
  StreamParts& parts = parts_of(stream);
  parts.failure = nullptr;
  *out = parts.batch.release();  // the second time there is none: the end of the stream
  return 0;
}

const char* stream_failure(ArrowArrayStream* stream) noexcept { return parts_of(stream).failure; }

void release_stream(ArrowArrayStream* stream) noexcept {
  delete static_cast<StreamParts*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

void hand_over(Table&& table, ArrowSchema* schema, ArrowArray* array) {
  Column root = table.take();
  Owned<ArrowSchema> made_schema = to_schema(root.field);
  Owned<ArrowArray> made_array = to_array(root);
  if (schema != nullptr) *schema = made_schema.release();
  if (array != nullptr) *array = made_array.release();
}

void hand_over(Table&& table, ArrowArrayStream* stream) {
  Column root = table.take();
  auto parts = std::make_unique<StreamParts>();
  parts->batch = to_array(root);
  parts->field = std::move(root.field);
  stream->get_schema = stream_schema;
  stream->get_next = stream_next;
  stream->get_last_error = stream_failure;
  stream->release = release_stream;
  stream->private_data = parts.release();
}

}  // namespace shuzhi::capi::arrow
