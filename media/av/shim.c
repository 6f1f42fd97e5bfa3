#include "shim.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/time.h>

rv_source *rv_source_file(int fd) {
  struct stat st;
  if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) return NULL;
  rv_source *s = av_mallocz(sizeof(*s));
  if (!s) return NULL;
  s->fd = fd;
  s->size = st.st_size;
  return s;
}

rv_source *rv_source_memory(const uint8_t *bytes, int64_t size) {
  rv_source *s = av_mallocz(sizeof(*s));
  if (!s) return NULL;
  s->fd = -1;
  s->memory = bytes;
  s->size = size;
  return s;
}

void rv_source_free(rv_source *s) { av_free(s); }
void rv_source_interrupt(rv_source *s) { __atomic_store_n(&s->interrupted, 1, __ATOMIC_RELEASE); }

int64_t rv_source_read(rv_source *s) { return __atomic_load_n(&s->read, __ATOMIC_RELAXED); }

void rv_source_pace(rv_source *s, int64_t bytes_per_second) {
  s->rate = bytes_per_second;
  s->started = av_gettime_relative();
  s->read = 0;
}

static int interrupted(void *opaque) {
  rv_source *s = opaque;
  return __atomic_load_n(&s->interrupted, __ATOMIC_ACQUIRE);
}

static void pace(rv_source *s) {
  while (s->rate > 0 && !interrupted(s)) {
    int64_t due = s->started + av_rescale(s->read, 1000000, s->rate);
    int64_t wait = due - av_gettime_relative();
    if (wait <= 0) return;
    av_usleep(wait < 50000 ? wait : 50000);
  }
}

static int source_read(void *opaque, uint8_t *out, int size) {
  rv_source *s = opaque;
  if (interrupted(s)) return AVERROR_EXIT;
  if (s->budget > 0 && s->read >= s->budget) return AVERROR_EOF;
  pace(s);
  ssize_t n;
  if (s->fd < 0) {
    n = s->size - s->position < size ? s->size - s->position : size;
    if (n > 0) memcpy(out, s->memory + s->position, n);
  } else {
    do {
      n = pread(s->fd, out, size, s->position);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
      s->failed = errno;
      return AVERROR(errno);
    }
  }
  if (n <= 0) return AVERROR_EOF;
  s->position += n;
  __atomic_store_n(&s->read, s->read + n, __ATOMIC_RELAXED);
  return (int)n;
}

static int64_t source_seek(void *opaque, int64_t offset, int whence) {
  rv_source *s = opaque;
  switch (whence & ~AVSEEK_FORCE) {
  case AVSEEK_SIZE: return s->size;
  case SEEK_SET: break;
  case SEEK_CUR: offset += s->position; break;
  case SEEK_END: offset += s->size; break;
  default: return AVERROR(EINVAL);
  }
  if (offset < 0) return AVERROR(EINVAL);
  return s->position = offset;
}

// A container may name other files or addresses: none is ever opened.
static int refuse_open(AVFormatContext *ctx, AVIOContext **pb, const char *url, int flags, AVDictionary **options) {
  return AVERROR(EPERM);
}

int rv_open(AVFormatContext **out, rv_source *s, const char *format, int buffer_size) {
  const AVInputFormat *input = NULL;
  if (format && !(input = av_find_input_format(format))) return AVERROR_DEMUXER_NOT_FOUND;
  AVFormatContext *ctx = avformat_alloc_context();
  uint8_t *buffer = av_malloc(buffer_size);
  AVIOContext *pb = buffer ? avio_alloc_context(buffer, buffer_size, 0, s, source_read, NULL, source_seek) : NULL;
  if (!ctx || !pb) {
    if (!pb) av_free(buffer);
    avio_context_free(&pb);
    avformat_free_context(ctx);
    return AVERROR(ENOMEM);
  }
  pb->seekable = AVIO_SEEKABLE_NORMAL;
  ctx->pb = pb;
  ctx->io_open = refuse_open;
  ctx->protocol_whitelist = av_strdup("none");
  ctx->interrupt_callback = (AVIOInterruptCB){interrupted, s};
  ctx->flags |= AVFMT_FLAG_CUSTOM_IO;
  int code = avformat_open_input(&ctx, "", input, NULL);
  if (code < 0) {
    av_freep(&pb->buffer);
    avio_context_free(&pb);
    return code;
  }
  *out = ctx;
  return 0;
}

void rv_close(AVFormatContext *ctx) {
  AVIOContext *pb = ctx->pb;
  avformat_close_input(&ctx);
  if (pb) av_freep(&pb->buffer);
  avio_context_free(&pb);
}

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static char log_ring[4096];
static int log_used;
static int log_level = AV_LOG_WARNING;

// Keeps the first lines: the cause stands before its consequences.
static void log_line(void *class, int level, const char *format, va_list arguments) {
  if ((level & 0xff) > log_level) return;
  char line[512];
  int n = vsnprintf(line, sizeof(line), format, arguments);
  if (n <= 0) return;
  if (n >= (int)sizeof(line)) n = sizeof(line) - 1;
  pthread_mutex_lock(&log_lock);
  if (n > (int)sizeof(log_ring) - log_used) n = sizeof(log_ring) - log_used;
  memcpy(log_ring + log_used, line, n);
  log_used += n;
  pthread_mutex_unlock(&log_lock);
}

void rv_log_start(int level) {
  log_level = level;
  av_log_set_callback(log_line);
}

void rv_log_clear(void) {
  pthread_mutex_lock(&log_lock);
  log_used = 0;
  pthread_mutex_unlock(&log_lock);
}

int rv_log_read(char *out, int size) {
  pthread_mutex_lock(&log_lock);
  int n = log_used < size ? log_used : size;
  memcpy(out, log_ring, n);
  pthread_mutex_unlock(&log_lock);
  return n;
}
