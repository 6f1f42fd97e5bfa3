package av

import (
	"errors"

	"github.com/asticode/go-astiav"
)

// filter passes one frame through a chain of filters and returns what comes out, to be freed by the caller.
func filter(frame *astiav.Frame, chain string) (*astiav.Frame, error) {
	g := astiav.AllocFilterGraph()
	defer g.Free()
	// One picture is not worth starting threads for.
	g.SetThreadCount(1)
	source, err := graphSource(g, frame)
	if err != nil {
		return nil, err
	}
	sink, err := g.NewBuffersinkFilterContext(astiav.FindFilterByName("buffersink"), "out")
	if err != nil {
		return nil, failure("make filter sink", err)
	}
	ins, outs := astiav.AllocFilterInOut(), astiav.AllocFilterInOut()
	defer ins.Free()
	defer outs.Free()
	outs.SetName("in")
	outs.SetFilterContext(source.FilterContext())
	ins.SetName("out")
	ins.SetFilterContext(sink.FilterContext())
	if err := g.Parse(chain, ins, outs); err != nil {
		return nil, failure("parse filters", err)
	}
	if err := g.Configure(); err != nil {
		return nil, failure("configure filters", err)
	}
	if err := source.AddFrame(frame, astiav.NewBuffersrcFlags(astiav.BuffersrcFlagKeepRef)); err != nil {
		return nil, failure("filter picture", err)
	}
	// Some filters wait for the next frame; the end tells them that there is none.
	if err := source.AddFrame(nil, astiav.NewBuffersrcFlags()); err != nil {
		return nil, failure("end filters", err)
	}
	out := astiav.AllocFrame()
	if err := sink.GetFrame(out, astiav.NewBuffersinkFlags()); err != nil {
		out.Free()
		return nil, failure("take filtered picture", err)
	}
	return out, nil
}

func graphSource(g *astiav.FilterGraph, frame *astiav.Frame) (*astiav.BuffersrcFilterContext, error) {
	source, err := g.NewBuffersrcFilterContext(astiav.FindFilterByName("buffer"), "in")
	if err != nil {
		return nil, failure("make filter source", err)
	}
	p := astiav.AllocBuffersrcFilterContextParameters()
	defer p.Free()
	p.SetWidth(frame.Width())
	p.SetHeight(frame.Height())
	p.SetPixelFormat(frame.PixelFormat())
	p.SetColorSpace(frame.ColorSpace())
	p.SetColorRange(frame.ColorRange())
	p.SetSampleAspectRatio(astiav.NewRational(1, 1))
	p.SetTimeBase(astiav.NewRational(1, 1000))
	if err := source.SetParameters(p); err != nil {
		return nil, failure("describe picture", err)
	}
	if err := source.Initialize(nil); err != nil {
		return nil, failure("start filters", err)
	}
	return source, nil
}

// encode turns one frame into a picture with the named encoder.
func encode(frame *astiav.Frame, name string, quality int) ([]byte, error) {
	codec := astiav.FindEncoderByName(name)
	if codec == nil {
		return nil, errors.New("this build of FFmpeg has no encoder " + name)
	}
	c := astiav.AllocCodecContext(codec)
	if c == nil {
		return nil, errors.New("out of memory")
	}
	defer c.Free()
	c.SetWidth(frame.Width())
	c.SetHeight(frame.Height())
	c.SetPixelFormat(frame.PixelFormat())
	c.SetColorRange(astiav.ColorRangeJpeg)
	c.SetTimeBase(astiav.NewRational(1, 25))
	c.SetThreadCount(1)
	if quality > 0 {
		setQuality(c, frame, quality)
	}
	if err := c.Open(codec, nil); err != nil {
		return nil, failure("open encoder "+name, err)
	}
	if err := c.SendFrame(frame); err != nil {
		return nil, failure("encode picture", err)
	}
	if err := c.SendFrame(nil); err != nil {
		return nil, failure("end encoder", err)
	}
	p := astiav.AllocPacket()
	defer p.Free()
	if err := c.ReceivePacket(p); err != nil {
		return nil, failure("take encoded picture", err)
	}
	return append([]byte(nil), p.Data()...), nil
}
