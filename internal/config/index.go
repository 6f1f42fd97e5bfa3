package config

// index answers which keys and sections there are.
type index struct {
	paths, sections map[string]bool
	envs            map[string]string
	names, envNames []string
}

func newIndex(c *Config) *index {
	x := &index{paths: map[string]bool{}, sections: map[string]bool{}, envs: map[string]string{}}
	for _, k := range keys(c) {
		x.paths[k.path], x.envs[k.env()] = true, k.path
		x.names, x.envNames = append(x.names, k.path), append(x.envNames, k.env())
	}
	for _, s := range sections(c) {
		x.sections[s.path] = true
		x.names = append(x.names, s.path)
	}
	return x
}

func (x *index) meant(wrong string) string {
	if name := nearest(wrong, x.names); name != "" {
		return " Did you mean " + name + "?"
	}
	return ""
}

func (x *index) meantEnv(wrong string) string {
	if name := nearest(wrong, x.envNames); name != "" {
		return " Did you mean " + name + "?"
	}
	return ""
}
