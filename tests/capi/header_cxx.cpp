// The header as C++, twice, beside the C++ headers: the two must not get in each other's way.
#include <shuzhi.h>
#include <shuzhi/shuzhi.hpp>

int main() {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  const shuzhi_str text = shuzhi_cstr("text");
  return text.size == 4 && error.status == SHUZHI_OK ? 0 : 1;
}
