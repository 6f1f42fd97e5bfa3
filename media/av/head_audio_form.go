package av

//#include "segment_read.h"
import "C"

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unsafe"

	"github.com/asticode/go-astiav"

	"revenge/media"
	"revenge/media/cmaf"
)

// soundForm is what differs between the encoders of sound.
type soundForm struct {
	encoder string
	// frame is how many samples one packet holds.
	frame int64
	// warmUp is how many frames before the first one are encoded and dropped: the encoder's windows
	// overlap, and its choices depend on what came before.
	warmUp int64
	format astiav.SampleFormat
	// planar says that each channel's samples lie by themselves.
	planar bool
}

const (
	// aacFrame and opusFrame are how many samples AAC-LC and Opus (20 ms) encode at once.
	aacFrame  = 1024
	opusFrame = 960
	// opusRate is the only rate that Opus decodes to.
	opusRate = 48_000
)

func formOfSound(codec string) soundForm {
	if codec == "opus" {
		return soundForm{encoder: "libopus", frame: opusFrame, warmUp: 4, format: astiav.SampleFormatFlt}
	}
	return soundForm{encoder: "aac", frame: aacFrame, warmUp: 2, format: astiav.SampleFormatFltp, planar: true}
}

// usableSound says whether an encoder takes the format.
func usableSound(f *media.AudioFormat) bool {
	switch f.Codec {
	case "", "aac":
		if f.SampleRate < 8000 || f.SampleRate > 96_000 {
			return false
		}
	case "opus":
		if f.SampleRate != opusRate {
			return false
		}
	default:
		return false
	}
	return (f.Channels == 2 || f.Channels == 6) && f.BitRate > 0 && f.GainDb >= -60 && f.GainDb <= 60
}

func layoutOf(f *media.AudioFormat) astiav.ChannelLayout {
	if f.Channels == 6 {
		return astiav.ChannelLayout5Point1Back
	}
	return astiav.ChannelLayoutStereo
}

// openAudioEncoder sets AAC or Opus up. What ends up in the initialization segment depends on the format alone.
// The context must be freed.
func openAudioEncoder(f *media.AudioFormat) (*astiav.CodecContext, error) {
	form := formOfSound(f.Codec)
	codec := astiav.FindEncoderByName(form.encoder)
	if codec == nil {
		return nil, errors.New("this build of FFmpeg has no encoder " + form.encoder)
	}
	c := astiav.AllocCodecContext(codec)
	c.SetSampleFormat(form.format)
	c.SetSampleRate(f.SampleRate)
	c.SetChannelLayout(layoutOf(f))
	c.SetTimeBase(astiav.NewRational(1, f.SampleRate))
	c.SetBitRate(f.BitRate)
	c.SetFlags(astiav.NewCodecContextFlags(astiav.CodecContextFlagGlobalHeader))
	var options map[string]string
	if f.Codec == "opus" {
		options = map[string]string{"frame_duration": "20", "vbr": "constrained", "application": "audio"}
	}
	return openEncoder(c, codec, options)
}

// padding is how many samples come out of the encoder before the first that was put in.
func padding(c *astiav.CodecContext) int64 {
	return int64((*C.AVCodecContext)(pointer(c)).initial_padding)
}

// soundDelay is how far the times of a rendition's packets are moved, in samples: a gapless one begins with a packet
// that only prepares the decoder, and an edit list hides it.
func soundDelay(f *media.AudioFormat) int64 {
	if f.Gapless {
		return formOfSound(f.Codec).frame
	}
	return 0
}

// aligned makes what an Opus stream says of itself fit packets that stand on the grid of their times: the encoder's own
// delay has been taken out by encoding sound earlier, so a decoder skips what an edit list hides and nothing else.
func aligned(p *C.AVCodecParameters, delay int64) {
	if p.codec_id != C.AV_CODEC_ID_OPUS || p.extradata_size < 12 {
		return
	}
	head := unsafe.Slice((*byte)(unsafe.Pointer(p.extradata)), int(p.extradata_size))
	binary.LittleEndian.PutUint16(head[10:], uint16(delay))
	p.initial_padding = C.int(delay)
}

// withLength states in the header of a gapless rendition where it ends.
func withLength(header []byte, t *media.HeadTask) ([]byte, error) {
	if !t.Audio.Gapless || len(t.CutsUs) == 0 {
		return header, nil
	}
	length := rescale(t.CutsUs[len(t.CutsUs)-1], int64(t.Audio.SampleRate), 1_000_000)
	return cmaf.WithLength(header, length, t.Audio.SampleRate)
}

const (
	// limit is the loudest that mixed or amplified sound gets, about one decibel below full scale: encoding overshoots.
	limit = 0.891
	// lowMix is the level of the low effects in a stereo mix, -9 dB: they are heard and do not drive the limiter.
	lowMix = 0.355
)

// soundFilters are the chains that make frames of the layout what the encoder takes, the preferred one first. In a mix
// to stereo, the centre and the surround sound are 3 dB below the front, as in ITU-R BS.775, and nothing is made quieter
// for the sake of the loudest moment: speech keeps its level, and a limiter holds the peaks.
func soundFilters(l *C.AVChannelLayout, f *media.AudioFormat) []string {
	form := formOfSound(f.Codec)
	sample, layout := "flt", "stereo"
	if form.planar {
		sample = "fltp"
	}
	if f.Channels == 6 {
		layout = "5.1"
	}
	channels := int(l.nb_channels)
	tail := fmt.Sprintf(",aresample=%d:out_sample_fmt=%s:out_chlayout=%s,aformat=sample_fmts=%s:sample_rates=%d:channel_layouts=%s",
		f.SampleRate, sample, layout, sample, f.SampleRate, layout)
	limiter := ""
	if channels > f.Channels || f.GainDb > 0 {
		limiter = fmt.Sprintf(",alimiter=level=0:limit=%g:attack=5:release=80:latency=1", limit)
	}
	gain := ""
	if f.GainDb != 0 {
		gain = fmt.Sprintf(",volume=%gdB:precision=float", f.GainDb)
	}
	byPlace := "pan=" + layout
	for k := range f.Channels {
		switch {
		case channels == 1 && (k < 2 && f.Channels == 2 || k == 2):
			byPlace += fmt.Sprintf("|c%d=c0", k)
		case channels > 1 && k < channels:
			byPlace += fmt.Sprintf("|c%d=c%d", k, k)
		default:
			byPlace += fmt.Sprintf("|c%d=0*c0", k)
		}
	}
	byPlace = "aformat=sample_fmts=fltp," + byPlace + gain + limiter + tail
	if l.order != C.AV_CHANNEL_ORDER_NATIVE || channels == 1 {
		return []string{byPlace}
	}
	mix := fmt.Sprintf("aresample=out_sample_fmt=fltp:out_chlayout=%s:center_mix_level=0.70711:surround_mix_level=0.70711:lfe_mix_level=%g",
		layout, lowMix)
	return []string{mix + gain + limiter + tail, byPlace}
}

// settleLayout gives frames without a known arrangement of their channels the usual one for so many.
func settleLayout(f *C.AVFrame) {
	if f.ch_layout.order == C.AV_CHANNEL_ORDER_UNSPEC {
		C.av_channel_layout_default(&f.ch_layout, f.ch_layout.nb_channels)
	}
}
