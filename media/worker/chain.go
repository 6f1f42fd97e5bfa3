package worker

import (
	"os"
	"path/filepath"
	"slices"
)

// Chain is one way to transcode with a device: how pictures get there, what is done to them there and what encodes
// them. The filters are libav's; an empty one is done in software before the pictures go to the device.
type Chain struct {
	Name string
	// Device is libav's type of device; empty where the encoder opens it by itself.
	Device string
	// Nodes are patterns of the device's files. Without any of the first one, the chain is not tried.
	Nodes []string
	// Decodes are the codecs that the device may decode; those that it does are found by a trial.
	Decodes []string
	// Scale sets the size, with the width and the height to be filled in. ToneMap and Deinterlace come before it.
	Scale, ToneMap, Deinterlace string
	// Upload brings pictures from memory to the device.
	Upload  string
	Encoder string
	// Options are the encoder's own; BitRate says that it keeps to a mean rate instead of a quality.
	Options map[string]string
	// Fault is what a chain of tests does instead of working.
	Fault string
}

// decodable are the codecs that devices decode, as far as they do.
var decodable = []string{"h264", "hevc", "vp9", "av1", "mpeg2video"}

// The files that a worker needs to use a device. The first of each decides whether there is one.
var (
	renderNodes = []string{"/dev/dri/renderD*", "/dev/dri"}
	nvidiaNodes = []string{"/dev/nvidia[0-9]*", "/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia-caps"}
)

// chains are all that is known, the best first.
var chains = []Chain{
	{
		Name: "nvenc", Device: "cuda", Nodes: nvidiaNodes, Decodes: decodable,
		Scale: "scale_cuda=w=%d:h=%d:format=nv12", Deinterlace: "bwdif_cuda=mode=send_frame:deint=interlaced",
		Upload: "format=nv12,hwupload_cuda", Encoder: "h264_nvenc",
		Options: map[string]string{"preset": "p4", "tune": "hq", "rc": "vbr", "cq": "23", "forced-idr": "1", "bf": "0", "profile": "high"},
	},
	{
		Name: "qsv", Device: "qsv", Nodes: renderNodes, Decodes: decodable,
		Scale: "vpp_qsv=w=%d:h=%d:format=nv12", Deinterlace: "vpp_qsv=deinterlace=advanced",
		Upload: "format=nv12,hwupload=extra_hw_frames=32", Encoder: "h264_qsv",
		Options: map[string]string{"preset": "veryfast", "global_quality": "23", "forced_idr": "1", "bf": "0", "profile": "high", "look_ahead": "0"},
	},
	{
		Name: "vaapi", Device: "vaapi", Nodes: renderNodes, Decodes: decodable,
		Scale: "scale_vaapi=w=%d:h=%d:format=nv12:out_color_matrix=bt709:out_range=tv", Deinterlace: "deinterlace_vaapi=auto=1",
		ToneMap: "tonemap_vaapi=format=nv12:primaries=bt709:transfer=bt709:matrix=bt709",
		Upload:  "format=nv12,hwupload", Encoder: "h264_vaapi",
		Options: map[string]string{"rc_mode": "VBR", "idr_interval": "0", "bf": "0", "profile": "high"},
	},
	{
		Name: "videotoolbox", Encoder: "h264_videotoolbox", Upload: "format=nv12",
		Options: map[string]string{"profile": "high", "realtime": "1", "bf": "0"},
	},
}

// debugChains work or fail on purpose, and need no device.
var debugChains = []Chain{
	debugChain("debug", ""), debugChain("debug-open", "open"), debugChain("debug-third", "third"),
	debugChain("debug-hang", "hang"), debugChain("debug-kill", "kill"),
}

func debugChain(name, fault string) Chain {
	return Chain{
		Name: name, Upload: "format=yuv420p", Encoder: "libx264", Fault: fault,
		Options: map[string]string{"preset": "ultrafast", "profile": "high", "bf": "0", "forced-idr": "1"},
	}
}

// Chains are those that this program knows, the best first. Those of tests are among them where DebugVariable is "1".
func Chains() []Chain {
	if os.Getenv(DebugVariable) == "1" {
		return slices.Concat(debugChains, chains)
	}
	return chains
}

// ChainByName returns the chain of that name.
func ChainByName(name string) (Chain, bool) {
	all := Chains()
	n := slices.IndexFunc(all, func(c Chain) bool { return c.Name == name })
	if n < 0 {
		return Chain{}, false
	}
	return all[n], true
}

// Present says whether the machine has files of the chain's device.
func (c Chain) Present() bool { return len(c.Nodes) == 0 || len(paths(c.Nodes[:1])) > 0 }

// Key names the parts that can fail together, for a source of a codec.
func (c Chain) Key(codec string) string { return codec + " " + c.Name + " " + c.Encoder }

// paths are the files that match.
func paths(patterns []string) []string {
	var all []string
	for _, p := range patterns {
		found, _ := filepath.Glob(p) // the patterns are ours
		all = append(all, found...)
	}
	return all
}
