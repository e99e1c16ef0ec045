// Tables on their way out as Arrow arrays (docs/tables.md).
#pragma once

#include "guard.hpp"
#include "memory.hpp"
#include "shuzhi.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace shuzhi::capi::arrow {

/// What a reader is told of a column. Names and formats are string literals.
struct Field {
  const char* name = "";
  const char* format = "";  ///< the type, as the Arrow C data interface writes it
  bool nullable = false;
  std::vector<Field> children;    ///< the columns of a table, the element of a list
  std::vector<Field> dictionary;  ///< one: what the numbers of this column stand for
};

/// A column and the buffers that it hands over.
struct Column {
  explicit Column(const Allocator<std::uint8_t>& memory)
      : validity(memory), offsets(memory), values(memory) {}

  Field field;
  std::int64_t size = 0;
  std::int64_t nulls = 0;
  Bytes validity;  ///< a bit for each row; left empty while no row is null
  Bytes offsets;   ///< of texts and lists
  Bytes values;    ///< of everything but lists and tables
  std::vector<Column> children;
  std::vector<Column> dictionary;
};

/// Appends rows to a column. Every row is one call of `append` or of `append_null`.
class Builder {
 public:
  Builder(Column& column, const char* name, const char* format, bool nullable);

  void append_null();

 protected:
  void append_valid();
  void append_bytes(Bytes& to, const void* from, std::size_t size);

  Column& column_;

 private:
  void mark(bool valid);
};

/// Integers and doubles.
template <class Number>
class Numbers : public Builder {
 public:
  Numbers(Column& column, const char* name, bool nullable)
      : Builder(column, name, format(), nullable) {}

  void append(Number value) {
    append_valid();
    append_bytes(column_.values, &value, sizeof value);
  }
  void append_null() {
    Builder::append_null();
    const Number nothing{};
    append_bytes(column_.values, &nothing, sizeof nothing);
  }
  void reserve(std::size_t rows) { column_.values.reserve(rows * sizeof(Number)); }

 private:
  static constexpr const char* format() {
    if constexpr (std::same_as<Number, std::uint32_t>) return "I";
    if constexpr (std::same_as<Number, std::int32_t>) return "i";
    if constexpr (std::same_as<Number, std::int64_t>) return "l";
    if constexpr (std::same_as<Number, double>) return "g";
  }
};

/// true and false, a bit each.
class Bits : public Builder {
 public:
  Bits(Column& column, const char* name, bool nullable) : Builder(column, name, "b", nullable) {}

  void append(bool value);
  void append_null() {
    Builder::append_null();
    put(false);
  }
  void reserve(std::size_t rows) { column_.values.reserve(rows / 8 + 1); }

 private:
  void put(bool value);
};

/// UTF-8. Throws Error{limit} where a column would pass 2 GiB.
class Texts : public Builder {
 public:
  Texts(Column& column, const char* name, bool nullable);

  void append(std::string_view value);
  void append_null();
  void reserve(std::size_t rows) { column_.offsets.reserve((rows + 1) * sizeof(std::int32_t)); }

 private:
  void end_row();
};

/// Texts of which there are few, each held once.
class Repeated : public Builder {
 public:
  Repeated(Column& column, const char* name, bool nullable);

  void append(std::string_view value);
  void append_null();
  void reserve(std::size_t rows) { column_.values.reserve(rows * sizeof(std::int32_t)); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  Texts words_;
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> indices_;
};

/// Lists of ids.
class Lists : public Builder {
 public:
  Lists(Column& column, const char* name, bool nullable);

  void append(const std::vector<std::uint32_t>& ids);
  void reserve(std::size_t rows) { column_.offsets.reserve((rows + 1) * sizeof(std::int32_t)); }

 private:
  void end_row();

  Numbers<std::uint32_t> ids_;
};

template <class T>
struct OptionalOf {
  using type = T;
  static constexpr bool nullable = false;
};
template <class T>
struct OptionalOf<std::optional<T>> {
  using type = T;
  static constexpr bool nullable = true;
};

/// The builder for values of a type.
template <class T>
struct BuilderFor {
  using type = Numbers<T>;
};
template <>
struct BuilderFor<bool> {
  using type = Bits;
};
template <std::convertible_to<std::string_view> T>
struct BuilderFor<T> {
  using type = Texts;
};
template <>
struct BuilderFor<std::vector<std::uint32_t>> {
  using type = Lists;
};

/// A table that is made a column at a time: `value(row)` gives each row's value, and its
/// type is the column's. Where it is std::optional, the column can be null.
class Table {
 public:
  Table(std::size_t rows, const shuzhi_allocator& memory);

  template <class Value>
  void add(const char* name, Value&& value) {
    using Result = std::remove_cvref_t<decltype(value(std::size_t{}))>;
    fill<typename BuilderFor<typename OptionalOf<Result>::type>::type>(name, value);
  }

  /// The same for texts that return in many rows.
  template <class Value>
  void add_repeated(const char* name, Value&& value) {
    fill<Repeated>(name, value);
  }

  Column take() { return std::move(root_); }

 private:
  template <class ColumnBuilder, class Value>
  void fill(const char* name, Value& value) {
    using Result = std::remove_cvref_t<decltype(value(std::size_t{}))>;
    constexpr bool nullable = OptionalOf<Result>::nullable;
    Column column(memory_);
    ColumnBuilder builder(column, name, nullable);
    builder.reserve(rows_);
    for (std::size_t row = 0; row < rows_; ++row) {
      if constexpr (nullable) {
        const auto& given = value(row);
        if (given) {
          builder.append(*given);
        } else {
          builder.append_null();
        }
      } else {
        builder.append(value(row));
      }
    }
    put(std::move(column));
  }
  void put(Column&& column);

  std::size_t rows_;
  Allocator<std::uint8_t> memory_;
  Column root_;
};

/// Fills what is not null of `schema` and `array`, or neither where it throws.
void hand_over(Table&& table, ArrowSchema* schema, ArrowArray* array);

/// A stream with the table as its only batch. Throws before `stream` is touched.
void hand_over(Table&& table, ArrowArrayStream* stream);

}  // namespace shuzhi::capi::arrow
