package scrobble

import (
	"net/url"

	"revenge/internal/platform/fault"
	"revenge/internal/platform/secret"
)

// Config steers accounts elsewhere that are told what was heard.
type Config struct {
	LastFM       LastFMConfig       `koanf:"lastfm"`
	ListenBrainz ListenBrainzConfig `koanf:"listenbrainz"`
}

// LastFMConfig is this server's account as an application at Last.fm.
type LastFMConfig struct {
	URL     string        `koanf:"url" doc:"Where Last.fm's API is, or that of a service that speaks like it."`
	AuthURL string        `koanf:"auth_url" doc:"Where users of Last.fm allow this server to tell what they hear."`
	APIKey  string        `koanf:"api_key" doc:"The key of this server's API account at Last.fm. Empty leaves Last.fm out."`
	Secret  secret.String `koanf:"secret" doc:"The shared secret of that account."`
}

// ListenBrainzConfig says where ListenBrainz is.
type ListenBrainzConfig struct {
	URL string `koanf:"url" doc:"Where ListenBrainz' API is, or that of a service that speaks like it. Empty leaves it out."`
}

// Default returns the settings of a new server.
func Default() Config {
	return Config{
		LastFM:       LastFMConfig{URL: "https://ws.audioscrobbler.com/2.0/", AuthURL: "https://www.last.fm/api/auth/"},
		ListenBrainz: ListenBrainzConfig{URL: "https://api.listenbrainz.org"},
	}
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (c Config) Validate() error {
	for key, address := range map[string]string{"lastfm.url": c.LastFM.URL, "lastfm.auth_url": c.LastFM.AuthURL, "listenbrainz.url": c.ListenBrainz.URL} {
		at, err := url.Parse(address)
		if address != "" && (err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http") {
			return fault.Field(fault.Invalid, "must be an address with https or http", key)
		}
	}
	if (c.LastFM.APIKey == "") != (c.LastFM.Secret.Reveal() == "") {
		return fault.Field(fault.Invalid, "must be given together with scrobble.lastfm.api_key, or neither", "lastfm.secret")
	}
	return nil
}
