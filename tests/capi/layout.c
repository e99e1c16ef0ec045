/* Prints the size of every public struct and the offset of its last field: what the
 * binding's own declarations are compared with. */
#include <shuzhi.h>

#include <stdio.h>

#define LAYOUT(type, last) \
  printf(#type " %lu %lu\n", (unsigned long)sizeof(type), (unsigned long)offsetof(type, last))

int main(void) {
  LAYOUT(shuzhi_str, size);
  LAYOUT(shuzhi_span, end);
  LAYOUT(shuzhi_decimal, reserved);
  LAYOUT(shuzhi_date, day);
  LAYOUT(shuzhi_error, message);
  LAYOUT(shuzhi_allocator, user);
  LAYOUT(shuzhi_options, reserved);
  LAYOUT(shuzhi_quantity, unit_factor);
  LAYOUT(shuzhi_period, relative_years);
  LAYOUT(shuzhi_source, replaced);
  LAYOUT(shuzhi_report, signed_on);
  LAYOUT(shuzhi_section, paragraph_count);
  LAYOUT(shuzhi_claim, part_of);
  LAYOUT(shuzhi_measure, claim_count);
  LAYOUT(shuzhi_finding, claim_count);
  LAYOUT(shuzhi_furniture, span);
  LAYOUT(shuzhi_node, reserved);
  LAYOUT(shuzhi_mention, span);
  return 0;
}
