package playback

import (
	"net/netip"
	"time"

	"revenge/internal/platform/fault"
)

// Config bounds playback.
type Config struct {
	MaxSessions        int           `koanf:"max_sessions" doc:"Sessions that may play at once on the whole server."`
	MaxSessionsPerUser int           `koanf:"max_sessions_per_user" doc:"Sessions that one user may play at once."`
	URLTTL             time.Duration `koanf:"url_ttl" doc:"How long the addresses of a session work."`
	IdleTimeout        time.Duration `koanf:"idle_timeout" doc:"The time without a word from the player after which a session that plays is given up."`
	PausedTimeout      time.Duration `koanf:"paused_timeout" doc:"The same for a session that is paused."`
	WatchedPercent     int           `koanf:"watched_percent" doc:"How much must be played for something to count as watched."`
	Transcode          bool          `koanf:"transcode" doc:"Whether pictures may be encoded at all; sound always is where need be."`
	RemoteMaxBitRate   int64         `koanf:"remote_max_bit_rate" doc:"The most bits per second for each client outside of local_networks; 0 for no limit."`
	RemoteMaxHeight    int           `koanf:"remote_max_height" doc:"The highest picture for clients outside of local_networks; 0 for no limit."`
	LocalNetworks      []string      `koanf:"local_networks" doc:"Networks whose clients count as local. A reverse proxy must be among server.trusted_proxies, or everybody behind it counts as the proxy does."`
	Profiles           string        `koanf:"profiles" doc:"Folder with device profiles (*.yaml) that extend and replace those of the program; empty for none. See docs/playback.md."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{MaxSessions: 50, MaxSessionsPerUser: 10, URLTTL: 12 * time.Hour, IdleTimeout: 5 * time.Minute,
		PausedTimeout: 6 * time.Hour, WatchedPercent: 90, Transcode: true,
		LocalNetworks: []string{"127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"}}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	switch {
	case c.MaxSessions < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "max_sessions")
	case c.MaxSessionsPerUser < 1:
		return fault.Field(fault.Invalid, "must be at least 1", "max_sessions_per_user")
	case c.URLTTL < time.Minute:
		return fault.Field(fault.Invalid, "must be at least 1m", "url_ttl")
	case c.IdleTimeout < 30*time.Second:
		return fault.Field(fault.Invalid, "must be at least 30s", "idle_timeout")
	case c.PausedTimeout < c.IdleTimeout:
		return fault.Field(fault.Invalid, "must not be shorter than idle_timeout", "paused_timeout")
	case c.WatchedPercent < 50 || c.WatchedPercent > 100:
		return fault.Field(fault.Invalid, "must be between 50 and 100", "watched_percent")
	case c.RemoteMaxBitRate < 0:
		return fault.Field(fault.Invalid, "must not be negative", "remote_max_bit_rate")
	case c.RemoteMaxHeight < 0:
		return fault.Field(fault.Invalid, "must not be negative", "remote_max_height")
	}
	_, err := c.networks()
	return err
}

func (c Config) networks() ([]netip.Prefix, error) {
	out := make([]netip.Prefix, len(c.LocalNetworks))
	for i, text := range c.LocalNetworks {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fault.Field(fault.Invalid, "must be networks such as 192.168.0.0/16", "local_networks")
		}
		out[i] = network
	}
	return out, nil
}
