package config

import (
	"net/netip"
	"net/url"
	"strings"
	"time"

	"revenge/internal/platform/fault"
)

// Server says where and how requests are taken.
type Server struct {
	Host            string        `koanf:"host" doc:"Address to listen on. 127.0.0.1 is this machine only, 0.0.0.0 every network it is in."`
	Port            int           `koanf:"port" doc:"Port to listen on, 1 to 65535."`
	BaseURL         string        `koanf:"base_url" doc:"Address under which people reach the server, such as https://media.example.org. Empty takes it from each request."`
	HeaderTimeout   time.Duration `koanf:"header_timeout" doc:"Longest time to wait for the head of a request."`
	RequestTimeout  time.Duration `koanf:"request_timeout" doc:"Longest time to work on a GraphQL request. Streams and subscriptions have none."`
	IdleTimeout     time.Duration `koanf:"idle_timeout" doc:"Longest time that an unused connection stays open."`
	ShutdownTimeout time.Duration `koanf:"shutdown_timeout" doc:"Longest time that running requests get when the server stops."`
	InternalAddress string        `koanf:"internal_address" doc:"Address under which other nodes on the same database reach this one, such as http://10.0.0.5:8080. Empty when there is only one node."`
	TrustedProxies  []string      `koanf:"trusted_proxies" doc:"Addresses and networks of reverse proxies whose X-Forwarded-* headers are believed, such as 127.0.0.1 or 10.0.0.0/8. Nobody else's are."`
}

// DefaultServer listens for the whole network.
func DefaultServer() Server {
	return Server{
		Host: "0.0.0.0", Port: 8080, HeaderTimeout: 10 * time.Second, RequestTimeout: 15 * time.Second,
		IdleTimeout: 2 * time.Minute, ShutdownTimeout: 10 * time.Second,
	}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (s Server) Validate() error {
	if s.Host == "" || strings.ContainsAny(s.Host, "/ ") {
		return fault.Field(fault.Invalid, "must be an address or a host name", "host")
	}
	if s.Port < 1 || s.Port > 65535 {
		return fault.Field(fault.Invalid, "must be between 1 and 65535", "port")
	}
	if s.BaseURL != "" {
		if _, ok := httpAddress(s.BaseURL); !ok {
			return fault.Field(fault.Invalid, "must look like https://media.example.org", "base_url")
		}
	}
	if s.InternalAddress != "" {
		if at, ok := httpAddress(s.InternalAddress); !ok || strings.Trim(at.Path, "/") != "" {
			return fault.Field(fault.Invalid, "must look like http://10.0.0.5:8080", "internal_address")
		}
	}
	for key, d := range map[string]time.Duration{
		"header_timeout": s.HeaderTimeout, "request_timeout": s.RequestTimeout,
		"idle_timeout": s.IdleTimeout, "shutdown_timeout": s.ShutdownTimeout,
	} {
		if d < time.Second || d > time.Hour {
			return fault.Field(fault.Invalid, "must be between 1s and 1h", key)
		}
	}
	_, err := s.Proxies()
	return err
}

// Proxies returns the trusted proxies as networks.
func (s Server) Proxies() ([]netip.Prefix, error) {
	out := make([]netip.Prefix, 0, len(s.TrustedProxies))
	for _, text := range s.TrustedProxies {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			var one netip.Addr
			if one, err = netip.ParseAddr(text); err == nil {
				network = netip.PrefixFrom(one, one.BitLen())
			}
		}
		if err != nil {
			return nil, fault.Field(fault.Invalid, "must be addresses or networks such as 127.0.0.1 or 10.0.0.0/8", "trusted_proxies")
		}
		out = append(out, network)
	}
	return out, nil
}

// httpAddress reads the address of a server: no user, query or fragment.
func httpAddress(address string) (*url.URL, bool) {
	at, err := url.Parse(address)
	if err != nil {
		return nil, false
	}
	return at, (at.Scheme == "http" || at.Scheme == "https") && at.Host != "" && at.RawQuery == "" && at.Fragment == "" && at.User == nil
}
