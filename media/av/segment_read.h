#ifndef REVENGE_SEGMENT_READ_H
#define REVENGE_SEGMENT_READ_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

// A packet's fields, fetched in one crossing.
typedef struct rv_packet {
  int64_t pts, dts, duration;
  int stream, flags, size;
  const uint8_t *data;
} rv_packet;

// rv_next reads on to the next packet of one of two streams (second may be -1) and skips others. It returns 1 for a packet, 0 after reading many others (call again), or an error.
int rv_next(AVFormatContext *ctx, AVPacket *packet, int first, int second, rv_packet *out);

// rv_batch reads the packets of all streams that are not left out, up to capacity of them, a keyframe of the guide or many
// bytes: whatever comes first. It allocates the packets, sets count and returns 0, or the error that ended the reading.
int rv_batch(AVFormatContext *ctx, int guide, int capacity, AVPacket **packets, rv_packet *out, int *count);

// rv_seek goes to the keyframe at or before the time, which is in the guide's time base.
int rv_seek(AVFormatContext *ctx, int guide, int64_t time);

// rv_select makes the demuxer give only packets of two streams (second may be -1).
void rv_select(AVFormatContext *ctx, int first, int second);

// rv_stream_info_missing says that the container's header did not tell all of its streams.
int rv_stream_info_missing(AVFormatContext *ctx);

// rv_init_segment writes an initialization segment for one track with the mov muxer. The packets, which
// some codecs' boxes are made from, are consumed. The bytes go to av_free.
int rv_init_segment(const AVCodecParameters *parameters, int timescale, AVPacket **packets, int count,
                    AVRational packet_time_base, uint8_t **out, int *size);

#endif
