package av

//#include "segment_read.h"
import "C"

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/asticode/go-astiav"

	"revenge/media"
)

// graph is the way of decoded pictures to those of each output: cropped, without the lines of interlacing, in the
// output's size and colours, upright.
type graph struct {
	source pictureSource
	graph  *astiav.FilterGraph
	in     *astiav.BuffersrcFilterContext
	sinks  []*astiav.BuffersinkFilterContext
	out    *astiav.Frame
	tone   *toneTable // nil where the colours stay within their range
	device *device
}

// newGraph builds the filters for pictures like this one, whose times are in base. It must be freed.
func newGraph(frame *astiav.Frame, base astiav.Rational, source pictureSource, outputs []*output) (*graph, error) {
	g := &graph{source: source, graph: astiav.AllocFilterGraph(), out: astiav.AllocFrame()}
	formats := make([]*media.VideoFormat, len(outputs))
	for n, o := range outputs {
		formats[n] = o.format
	}
	description := describeGraph(source, formats)
	if chain := outputs[0].chain; chain != nil {
		g.device = chain.device
		description = chain.describe(source, formats[0])
	} else if source.transfer != 0 {
		g.tone = newToneTable(source, peakOf(frame))
	}
	if err := g.build(frame, base, description, len(outputs)); err != nil {
		g.free()
		return nil, err
	}
	return g, nil
}

func (g *graph) build(frame *astiav.Frame, base astiav.Rational, description string, outputs int) error {
	var err error
	if g.in, err = g.graph.NewBuffersrcFilterContext(astiav.FindFilterByName("buffer"), "in"); err != nil {
		return failure("make filter source", err)
	}
	if err := g.describe(frame, base); err != nil {
		return err
	}
	outs := astiav.AllocFilterInOut()
	defer outs.Free()
	outs.SetName("in")
	outs.SetFilterContext(g.in.FilterContext())
	var ins *astiav.FilterInOut
	defer func() {
		if ins != nil {
			ins.Free()
		}
	}()
	for n := range outputs {
		sink, err := g.graph.NewBuffersinkFilterContext(astiav.FindFilterByName("buffersink"), sinkName(n))
		if err != nil {
			return failure("make filter sink", err)
		}
		g.sinks = append(g.sinks, sink)
		before := ins
		ins = astiav.AllocFilterInOut()
		ins.SetName(sinkName(n))
		ins.SetFilterContext(sink.FilterContext())
		ins.SetNext(before)
	}
	if err := g.graph.Parse(description, ins, outs); err != nil {
		return failure("parse filters", err)
	}
	if g.device != nil {
		g.device.give(g.graph)
	}
	if err := g.graph.Configure(); err != nil {
		return failure("configure filters", err)
	}
	return nil
}

func sinkName(n int) string { return fmt.Sprintf("out%d", n) }

func (g *graph) describe(frame *astiav.Frame, base astiav.Rational) error {
	p := astiav.AllocBuffersrcFilterContextParameters()
	defer p.Free()
	p.SetTimeBase(base)
	p.SetWidth(frame.Width())
	p.SetHeight(frame.Height())
	p.SetPixelFormat(frame.PixelFormat())
	p.SetColorSpace(frame.ColorSpace())
	p.SetColorRange(frame.ColorRange())
	p.SetSampleAspectRatio(astiav.NewRational(1, 1))
	if frames := frame.HardwareFramesContext(); frames != nil {
		p.SetHardwareFramesContext(frames)
	}
	if err := g.in.SetParameters(p); err != nil {
		return failure("describe pictures", err)
	}
	if err := g.in.Initialize(nil); err != nil {
		return failure("start filters", err)
	}
	return nil
}

func (g *graph) free() {
	g.out.Free()
	g.graph.Free()
	if g.tone != nil {
		g.tone.free()
	}
}

// pass puts a picture in, nil for the end, and hands over every one that comes out, with the number of its output
// and its time in ticks of videoScale.
func (g *graph) pass(frame *astiav.Frame, each func(int, *astiav.Frame) error) error {
	if frame != nil {
		// What the container says of the samples' shape is in the filters already.
		frame.SetSampleAspectRatio(astiav.NewRational(1, 1))
	}
	if err := g.in.AddFrame(frame, astiav.NewBuffersrcFlags()); err != nil {
		return failure("filter picture", err)
	}
	for n, sink := range g.sinks {
		if err := g.take(sink, func(frame *astiav.Frame) error { return each(n, frame) }); err != nil {
			return err
		}
	}
	return nil
}

func (g *graph) take(sink *astiav.BuffersinkFilterContext, each func(*astiav.Frame) error) error {
	base := sink.TimeBase()
	for {
		err := sink.GetFrame(g.out, astiav.NewBuffersinkFlags())
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return failure("take filtered picture", err)
		}
		if g.tone != nil {
			if err := g.tone.apply(g.out); err != nil {
				return err
			}
		}
		g.out.SetPts(rescale(g.out.Pts()*int64(base.Num()), videoScale, int64(base.Den())))
		err = each(g.out)
		g.out.Unref()
		if err != nil {
			return err
		}
	}
}

// describeGraph writes the filters in libav's language. Smaller outputs are made of the first, which is the largest.
func describeGraph(s pictureSource, formats []*media.VideoFormat) string {
	filters := prepared(s)
	filters = append(filters, sized(s, formats[0])...)
	var b strings.Builder
	b.WriteString("[in]" + strings.Join(filters, ","))
	if len(formats) == 1 {
		return b.String() + "[out0]"
	}
	fmt.Fprintf(&b, ",split=%d[out0]", len(formats))
	for n := range formats[1:] {
		fmt.Fprintf(&b, "[same%d]", n+1)
	}
	for n, f := range formats[1:] {
		fmt.Fprintf(&b, ";[same%d]scale=%d:%d:flags=bicubic,setsar=1[out%d]", n+1, f.Width, f.Height, n+1)
	}
	return b.String()
}

// prepared is what comes before the scaling.
func prepared(s pictureSource) []string {
	var filters []string
	if s.interlaced {
		filters = append(filters, "bwdif=mode=send_frame:parity=auto:deint=interlaced")
	}
	if c := s.crop; !c.none() && c.left+c.right < s.width && c.top+c.bottom < s.height {
		filters = append(filters, fmt.Sprintf("crop=%d:%d:%d:%d", s.width-c.left-c.right, s.height-c.top-c.bottom, c.left, c.top))
	}
	return filters
}

// sized scales, and turns the picture upright. A picture of another shape than the format's, as files have that
// change their resolution, gets bars.
func sized(s pictureSource, f *media.VideoFormat) []string {
	width, height := f.Width, f.Height
	if f.Rotation%180 != 0 {
		width, height = height, width
	}
	inner, outer := fit(s, width, height)
	matrix, out := colorMatrix(s), "bt709"
	format := "yuv420p"
	if s.transfer != 0 {
		// The tone mapping takes all colours in.
		matrix, out, format = "bt2020", "bt2020", "yuv420p10le"
	}
	filters := []string{fmt.Sprintf("scale=%d:%d:flags=bicubic:in_color_matrix=%s:out_color_matrix=%s:out_range=tv", inner[0], inner[1], matrix, out), "format=" + format}
	if outer {
		filters = append(filters, fmt.Sprintf("pad=%d:%d:-1:-1", width, height))
	}
	filters = append(filters, turn(f.Rotation)...)
	return append(filters, "setsar=1")
}

// sameShape is how far two shapes may be from each other that are only rounded apart.
const sameShape = 0.03

func fit(s pictureSource, width, height int) (inner [2]int, bars bool) {
	w, h := s.shown()
	have, want := w/h, float64(width)/float64(height)
	if math.Abs(have/want-1) <= sameShape+2/float64(min(width, height)) {
		return [2]int{width, height}, false
	}
	scale := min(float64(width)/w, float64(height)/h)
	return [2]int{min(even(w*scale), width), min(even(h*scale), height)}, true
}

// colorMatrix names the picture's colour matrix; one that says nothing has the one usual for its size.
func colorMatrix(s pictureSource) string {
	switch s.space {
	case C.AVCOL_SPC_BT709:
		return "bt709"
	case C.AVCOL_SPC_BT470BG, C.AVCOL_SPC_SMPTE170M:
		return "bt601"
	case C.AVCOL_SPC_BT2020_NCL, C.AVCOL_SPC_BT2020_CL:
		return "bt2020"
	}
	if s.height >= 720 {
		return "bt709"
	}
	return "bt601"
}
