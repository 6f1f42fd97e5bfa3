package av

//#include "segment_read.h"
import "C"

import (
	"errors"

	"github.com/asticode/go-astiav"
)

// chain is a graph of filters that frames pass one after the other.
type chain struct {
	graph  *astiav.FilterGraph
	source *astiav.BuffersrcFilterContext
	sink   *astiav.BuffersinkFilterContext
	out    *astiav.Frame
	shape  shape
}

// shape is what a graph is built for; frames of another one need another graph.
type shape struct{ width, height, format, rate, channels int }

func shapeOf(f *astiav.Frame) shape {
	c := (*C.AVFrame)(pointer(f))
	return shape{int(c.width), int(c.height), int(c.format), int(c.sample_rate), int(c.ch_layout.nb_channels)}
}

// newChain builds a graph for frames like this one, whose times are in base. It must be freed.
func newChain(frame *astiav.Frame, base astiav.Rational, description string) (*chain, error) {
	c := &chain{graph: astiav.AllocFilterGraph(), out: astiav.AllocFrame(), shape: shapeOf(frame)}
	if err := c.build(frame, base, description); err != nil {
		c.free()
		return nil, err
	}
	return c, nil
}

func (c *chain) build(frame *astiav.Frame, base astiav.Rational, description string) error {
	sourceName, sinkName := "buffer", "buffersink"
	if c.shape.rate > 0 {
		sourceName, sinkName = "abuffer", "abuffersink"
	}
	var err error
	if c.source, err = c.graph.NewBuffersrcFilterContext(astiav.FindFilterByName(sourceName), "in"); err != nil {
		return failure("make filter source", err)
	}
	if err := c.describe(frame, base); err != nil {
		return err
	}
	if c.sink, err = c.graph.NewBuffersinkFilterContext(astiav.FindFilterByName(sinkName), "out"); err != nil {
		return failure("make filter sink", err)
	}
	ins, outs := astiav.AllocFilterInOut(), astiav.AllocFilterInOut()
	defer ins.Free()
	defer outs.Free()
	outs.SetName("in")
	outs.SetFilterContext(c.source.FilterContext())
	ins.SetName("out")
	ins.SetFilterContext(c.sink.FilterContext())
	if err := c.graph.Parse(description, ins, outs); err != nil {
		return failure("parse filters", err)
	}
	if err := c.graph.Configure(); err != nil {
		return failure("configure filters", err)
	}
	return nil
}

func (c *chain) describe(frame *astiav.Frame, base astiav.Rational) error {
	p := astiav.AllocBuffersrcFilterContextParameters()
	defer p.Free()
	p.SetTimeBase(base)
	if c.shape.rate > 0 {
		p.SetSampleFormat(frame.SampleFormat())
		p.SetSampleRate(frame.SampleRate())
		p.SetChannelLayout(frame.ChannelLayout())
	} else {
		p.SetWidth(frame.Width())
		p.SetHeight(frame.Height())
		p.SetPixelFormat(frame.PixelFormat())
		p.SetColorSpace(frame.ColorSpace())
		p.SetColorRange(frame.ColorRange())
		p.SetSampleAspectRatio(astiav.NewRational(1, 1))
	}
	if err := c.source.SetParameters(p); err != nil {
		return failure("describe frames", err)
	}
	if err := c.source.Initialize(nil); err != nil {
		return failure("start filters", err)
	}
	return nil
}

func (c *chain) free() {
	c.out.Free()
	c.graph.Free()
}

// pass puts a frame in, nil for the end, and hands over every frame that comes out.
func (c *chain) pass(frame *astiav.Frame, each func(*astiav.Frame) error) error {
	if err := c.source.AddFrame(frame, astiav.NewBuffersrcFlags()); err != nil {
		return failure("filter frame", err)
	}
	for {
		err := c.sink.GetFrame(c.out, astiav.NewBuffersinkFlags())
		if errors.Is(err, astiav.ErrEagain) || errors.Is(err, astiav.ErrEof) {
			return nil
		}
		if err != nil {
			return failure("take filtered frame", err)
		}
		err = each(c.out)
		c.out.Unref()
		if err != nil {
			return err
		}
	}
}
