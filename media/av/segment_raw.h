#ifndef REVENGE_SEGMENT_RAW_H
#define REVENGE_SEGMENT_RAW_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

// A muxer of one stream that writes into memory, piece by piece.
typedef struct rv_sink {
  AVFormatContext *ctx;
  uint8_t *bytes;
  int size, capacity;
} rv_sink;

// rv_sink_open starts the named muxer for a stream whose packets count in time_base. The sink goes to rv_sink_close.
int rv_sink_open(rv_sink **out, const char *muxer, const AVCodecParameters *parameters, AVRational time_base);

// rv_sink_write muxes a packet, whose times are in the given base; NULL ends the file. What came out is in bytes and size,
// which the caller sets to zero once it has taken them.
int rv_sink_write(rv_sink *sink, AVPacket *packet, AVRational time_base);
void rv_sink_close(rv_sink *sink);

#endif
