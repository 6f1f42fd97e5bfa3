package av

import (
	"context"
	"slices"

	"revenge/internal/platform/fault"
	"revenge/media"
	"revenge/media/worker"
)

// handleHeads registers transcoding.
func handleHeads(t *worker.Table) {
	worker.Handle(t, worker.EncoderHeader, encoderHeader)
	worker.HandleFlow(t, worker.Encode, runHead)
	worker.Handle(t, worker.Trial, handleTrial)
}

// checkTask refuses what no plan would ask for.
func checkTask(t *media.HeadTask) error {
	switch {
	case (t.Video == nil) == (t.Audio == nil):
		return fault.Invalidf("A transcode is of either the picture or the sound.")
	case t.Video != nil && !slices.ContainsFunc(append([]media.VideoFormat{*t.Video}, t.Also...), unusable):
	case t.Video != nil:
		return fault.Invalidf("The format of the picture is not usable.")
	case t.Audio != nil && !usableSound(t.Audio):
		return fault.Invalidf("The format of the sound is not usable.")
	}
	return nil
}

func unusable(f media.VideoFormat) bool {
	return f.Width < 2 || f.Height < 2 || f.Width%2+f.Height%2 > 0 || f.FrameRateNum < 1 || f.FrameRateDen < 1 || f.BitRate < 1
}

// runHead encodes from the first cut to the last, one part for each fragment.
func runHead(ctx context.Context, q *worker.HeadRequest, in *worker.Incoming) error {
	t := &q.Task
	if err := checkTask(t); err != nil {
		return err
	}
	if len(t.CutsUs) < 2 || !slices.IsSorted(t.CutsUs) {
		return fault.Invalidf("A transcode needs at least two cuts, in order.")
	}
	fd, err := in.Keep(0)
	if err != nil {
		return err
	}
	d, err := openDemuxer(fd, t.Source.Identity)
	if err != nil {
		return err
	}
	defer d.close()
	defer d.in.Watch(ctx)()
	c, err := newCutter(d, &worker.CutRequest{Track: t.Track, Guide: t.Guide, OriginUs: t.OriginUs, StartUs: t.CutsUs[0]})
	if err != nil {
		return err
	}
	defer c.free()
	if t.Video != nil {
		return runVideoHead(ctx, t, c, func(output int, fragment []byte) error {
			return in.Send(worker.HeadPart{Output: output}, fragment)
		})
	}
	return runAudioHead(ctx, t, c, func(fragment []byte) error { return in.Send(worker.HeadPart{}, fragment) })
}
