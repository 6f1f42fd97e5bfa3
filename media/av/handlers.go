package av

import (
	"os"

	"revenge/media/worker"
)

// Handlers is the table of what a worker does.
func Handlers() *worker.Table {
	t := worker.NewTable()
	worker.Handle(t, worker.Probe, handleProbe)
	worker.Handle(t, worker.Still, handleStill)
	worker.Handle(t, worker.Cover, handleCover)
	worker.Handle(t, worker.Resize, handleResize)
	worker.Handle(t, worker.Tiles, handleTiles)
	handleSegments(t)
	handleHeads(t)
	worker.HandleFlow(t, worker.Scan, handleScan)
	if os.Getenv(worker.DebugVariable) == "1" {
		worker.Handle(t, worker.Debug, handleDebug)
	}
	return t
}
