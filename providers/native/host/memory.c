#include "host.h"

int is_accessible(word address, size_t length, int writing)
{
  const DWORD writable = PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY;
  const DWORD wanted = writing ? writable : writable | PAGE_READONLY | PAGE_EXECUTE_READ;
  const word end = address + length;
  if (end < address) return 0;
  while (address < end) {
    MEMORY_BASIC_INFORMATION area;
    if (VirtualQuery((const void *)address, &area, sizeof area) == 0) return 0;
    if (area.State != MEM_COMMIT || (area.Protect & PAGE_GUARD) != 0 || (area.Protect & wanted) == 0) return 0;
    address = (word)area.BaseAddress + area.RegionSize;
  }
  return 1;
}

static int digit(char c)
{
  return c <= '9' ? c - '0' : c - 'a' + 10;
}

static void write_bytes(unsigned char *to, const char *digits)
{
  if (digits[0] == '-') return;
  for (; digits[0] != 0 && digits[1] != 0; digits += 2) *to++ = (unsigned char)(digit(digits[0]) << 4 | digit(digits[1]));
}

void apply_writes(char **rest)
{
  uint64_t count = next_number(rest);
  for (; count > 0; count -= 1) {
    const word address = (word)next_number(rest);
    const char *digits = next_part(rest);
    if (digits == NULL) give_up("bytes-are-missing");
    write_bytes((unsigned char *)address, digits);
  }
}

void append_reads(char **rest)
{
  uint64_t count = next_number(rest);
  for (; count > 0; count -= 1) {
    const word address = (word)next_number(rest);
    const size_t length = (size_t)next_number(rest);
    if (is_accessible(address, length, 0)) line_bytes((const void *)address, length);
    else line_text("?");
  }
}
