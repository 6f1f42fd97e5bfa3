package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"

	"revenge/media"
)

// Report is what `revenge-media -check` prints: what its sandbox and its FFmpeg can do on a machine.
type Report struct {
	Guards  []Guard `json:"guards"`
	Support Support `json:"support"`
}

// Guard is one part of the sandbox and whether it holds.
type Guard struct {
	Name   string `json:"name"`
	Holds  bool   `json:"holds"`
	Reason string `json:"reason,omitempty"` // why it does not
	Detail string `json:"detail,omitempty"`
}

// Support is what the FFmpeg libraries can do.
type Support struct {
	// FFmpeg is the version of the whole, and Libraries those of its parts.
	FFmpeg    string            `json:"ffmpeg"`
	Libraries map[string]string `json:"libraries"`
	// The parts that the product uses and that are not there.
	MissingDecoders []string `json:"missingDecoders,omitempty"`
	MissingEncoders []string `json:"missingEncoders,omitempty"`
	MissingFilters  []string `json:"missingFilters,omitempty"`
	MissingDemuxers []string `json:"missingDemuxers,omitempty"`
}

// Check runs the worker's self-check. It fails with media.ErrNoWorker when the program is missing or does not run.
func (l *Launcher) Check(ctx context.Context) (*Report, error) {
	binary, err := l.binary()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", media.ErrNoWorker, err)
	}
	var stderr tail
	cmd := exec.CommandContext(ctx, binary, "-check")
	cmd.Env, cmd.Dir, cmd.Stderr = environment(), "/", &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w: %w: %s", media.ErrNoWorker, err, stderr.String())
	}
	var r Report
	if err := json.Unmarshal(out, &r); err != nil {
		return nil, errors.Join(media.ErrNoWorker, fmt.Errorf("read its report: %w", err))
	}
	return &r, nil
}
