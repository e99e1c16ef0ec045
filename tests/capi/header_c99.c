/* The header alone, as strict C99: compiled with -pedantic -Werror, never run. */
#include <shuzhi.h>

int main(void) {
  shuzhi_error error = SHUZHI_ERROR_INIT;
  const shuzhi_str text = shuzhi_cstr("text");
  const shuzhi_str same = shuzhi_bytes(text.data, text.size);
  return same.size == 4 && error.status == SHUZHI_OK ? 0 : 1;
}
