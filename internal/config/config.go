// Package config puts together what can be configured. Each package owns its part; here they get their place, are
// filled from defaults, then a YAML file, then REVENGE_* variables, then flags, and are documented.
//
// One rule makes the environment's names: REVENGE_, then the key in capitals with dots as underscores.
package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"revenge/internal/artwork"
	"revenge/internal/catalogue"
	"revenge/internal/identity"
	"revenge/internal/library"
	"revenge/internal/live"
	"revenge/internal/platform/db"
	"revenge/internal/platform/fault"
	"revenge/internal/platform/obs"
	"revenge/internal/platform/secret"
	"revenge/internal/playback"
	"revenge/internal/scrobble"
	"revenge/internal/trickplay"
	"revenge/media/hls"
	"revenge/media/worker"
)

// Config is everything that can be configured.
type Config struct {
	DataDir   string            `koanf:"data_dir" default:"/var/lib/revenge for root, else ~/.local/share/revenge" doc:"Folder for everything that Revenge keeps: its database, its secret, its caches."`
	Server    Server            `koanf:"server"`
	Database  db.Config         `koanf:"database"`
	Auth      Auth              `koanf:"auth"`
	Setup     Setup             `koanf:"setup"`
	Cache     catalogue.Config  `koanf:"cache"`
	Library   library.Config    `koanf:"library"`
	Artwork   artwork.Config    `koanf:"artwork"`
	Playback  playback.Config   `koanf:"playback"`
	Live      live.Config       `koanf:"live"`
	Trickplay trickplay.Config  `koanf:"trickplay"`
	Scrobble  scrobble.Config   `koanf:"scrobble"`
	Media     Media             `koanf:"media"`
	Logging   obs.Config        `koanf:"logging"`
	Metrics   obs.MetricsConfig `koanf:"metrics"`
}

// Media configures what works on media files.
type Media struct {
	Worker worker.Config `koanf:"worker"`
	HLS    hls.Config    `koanf:"hls"`
}

// Auth is the configuration of logins with the master secret beside it.
type Auth struct {
	Secret          secret.String `koanf:"secret" doc:"Master secret that everything signed is derived from, at least 32 characters. Empty makes one at the first start and keeps it in data_dir; several nodes need the same."`
	identity.Config `koanf:",squash"`
}

// Validate reports the first setting that cannot work, as fault.Invalid.
func (a Auth) Validate() error {
	if n := len(a.Secret.Reveal()); n > 0 && n < secret.MinLength {
		return fault.Field(fault.Invalid, fmt.Sprintf("must have at least %d characters", secret.MinLength), "secret")
	}
	return a.Config.Validate()
}

// Setup creates the administrator without anybody's help, for unattended installations.
type Setup struct {
	Name     string        `koanf:"name" doc:"Name of the administrator that is created at the first start. Empty prints a one-time token instead."`
	Password secret.String `koanf:"password" doc:"Password of that administrator. It is not looked at again after the first start."`
}

// Validate reports a name without a password and the other way round, as fault.Invalid.
func (s Setup) Validate() error {
	if (s.Name == "") != (s.Password == "") {
		return fault.Field(fault.Invalid, "must be given together with setup.name, or neither", "password")
	}
	return nil
}

// Default is the configuration of a fresh installation.
func Default() Config {
	return Config{
		DataDir:   dataDir(),
		Server:    DefaultServer(),
		Database:  db.Default(),
		Auth:      Auth{Config: identity.Default()},
		Cache:     catalogue.Default(),
		Library:   library.Default(),
		Artwork:   artwork.Default(),
		Playback:  playback.Default(),
		Live:      live.Default(),
		Trickplay: trickplay.Default(),
		Scrobble:  scrobble.Default(),
		Media:     Media{Worker: worker.Default(), HLS: hls.Default()},
		Logging:   obs.Default(),
	}
}

func dataDir() string {
	if os.Geteuid() == 0 {
		return "/var/lib/revenge"
	}
	if home := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, "revenge")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "revenge-data"
	}
	return filepath.Join(home, ".local", "share", "revenge")
}

// validate asks every section; mistakes get their whole key.
func (c *Config) validate() error {
	var all []error
	if c.DataDir == "" {
		all = append(all, fault.Field(fault.Invalid, "must not be empty", "data_dir"))
	}
	for _, s := range sections(c) {
		if err := s.validate(); err != nil {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}
