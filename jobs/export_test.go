package jobs

// Modules makes a list of modules outside of this package.
func Modules[M contentModule](list ...M) []contentModule {
	out := make([]contentModule, len(list))
	for i, m := range list {
		out[i] = m
	}
	return out
}
