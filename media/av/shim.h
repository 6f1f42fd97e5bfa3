#ifndef REVENGE_SHIM_H
#define REVENGE_SHIM_H

#include <stdint.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

// What an input reads from: a descriptor (fd >= 0) or memory.
typedef struct rv_source {
  int fd;
  const uint8_t *memory;
  int64_t size, position;
  int64_t read;      // bytes read so far
  int64_t budget;    // bytes that may be read before reads fail; 0: no bound
  int64_t rate;      // bytes per second; 0: no bound
  int64_t started;   // when reading at a rate began, in microseconds
  int interrupted;   // set from another thread: stop soon
  int failed;        // why the system could not read, as errno has it; 0: it could
} rv_source;

rv_source *rv_source_file(int fd);
rv_source *rv_source_memory(const uint8_t *bytes, int64_t size);
void rv_source_free(rv_source *s);
void rv_source_interrupt(rv_source *s);
int64_t rv_source_read(rv_source *s); // from any thread
void rv_source_pace(rv_source *s, int64_t bytes_per_second);

// rv_open opens a container from a source; format may be NULL. The context must go to rv_close.
int rv_open(AVFormatContext **out, rv_source *s, const char *format, int buffer_size);
void rv_close(AVFormatContext *ctx);

// The keyframes of a container's index. rv_index returns how many there are and writes up to capacity of them.
typedef struct rv_index_entry {
  int64_t timestamp;
  int64_t position; // of the packet, or of the cluster that holds it
  int64_t bytes;    // of the stream's packets up to the next keyframe, where the index has their sizes
  int discarded;    // outside of the edit list
} rv_index_entry;
typedef struct rv_index_end {
  int entries, missing; // missing: beyond the end of the file
} rv_index_end;
int rv_index(AVStream *st, int64_t file_size, rv_index_entry *out, int capacity, rv_index_end *end);

// The packets of a container's index. rv_index_packets returns how many there are and writes up to capacity of them.
typedef struct rv_index_packet {
  int64_t timestamp;
  int size;
} rv_index_packet;
int rv_index_packets(AVStream *st, rv_index_packet *out, int capacity);

int64_t rv_index_first(AVStream *st); // the first packet's time

// rv_pass makes the demuxer pass by all packets without reading them: an MP4 in fragments has its whole index then.
void rv_pass(AVFormatContext *ctx);

int rv_fill(AVCodecParameters *p, const AVPacket *packet);

// The log of libav, kept for the last failure.
void rv_log_start(int level);
void rv_log_clear(void);
int rv_log_read(char *out, int size);


#endif
