package live

import (
	"time"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/outbound"
)

// Config steers libraries of the kind LIVE.
type Config struct {
	Refresh         time.Duration `koanf:"refresh" doc:"How often lists of channels and guides are read anew."`
	PrivateNetworks []string      `koanf:"private_networks" doc:"Private networks that lists, guides, logos and channels may be in, such as 192.168.1.0/24. Others are never asked, since lists come from strangers; public addresses always may be."`
	MaxStreams      int           `koanf:"max_streams" doc:"Channels that may be received at once. Everybody who watches the same one shares one connection to its source."`
}

// Default returns the settings of a new server.
func Default() Config { return Config{Refresh: 12 * time.Hour, MaxStreams: 8} }

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.Refresh < 10*time.Minute || c.Refresh > 30*24*time.Hour:
		return fault.Field(fault.Invalid, "must be between 10m and 720h", "refresh")
	case c.MaxStreams < 1 || c.MaxStreams > 1000:
		return fault.Field(fault.Invalid, "must be between 1 and 1000", "max_streams")
	}
	if _, err := c.Guard(); err != nil {
		return fault.Field(fault.Invalid, "must be networks such as 192.168.1.0/24", "private_networks")
	}
	return nil
}

// Guard says which addresses may be asked.
func (c Config) Guard() (outbound.Guard, error) { return outbound.NewGuard(c.PrivateNetworks) }

// RequestArgs asks for the lists of all libraries to be read anew.
type RequestArgs struct{}

// Kind names the job.
func (RequestArgs) Kind() string { return "channels_request" }
