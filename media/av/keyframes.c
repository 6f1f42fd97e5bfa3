#include "shim.h"

int rv_index(AVStream *st, int64_t file_size, rv_index_entry *out, int capacity, rv_index_end *end) {
  int n = avformat_index_get_entries_count(st), keys = 0;
  *end = (rv_index_end){.entries = n};
  for (int i = 0; i < n; i++) {
    const AVIndexEntry *e = avformat_index_get_entry(st, i);
    if (e->pos + e->size > file_size) end->missing++;
    if (!(e->flags & AVINDEX_KEYFRAME)) continue;
    if (keys < capacity) out[keys] = (rv_index_entry){e->timestamp, !!(e->flags & AVINDEX_DISCARD_FRAME)};
    keys++;
  }
  return keys;
}
