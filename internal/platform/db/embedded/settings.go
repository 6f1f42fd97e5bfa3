package embedded

import "strconv"

// settings are given on the command line, so that an older cluster gets them too.
// They fit a household: some ten people, one machine that does other things as well.
func (o Options) settings(socketDir string) []string {
	pairs := [][2]string{
		{"listen_addresses", ""},
		{"unix_socket_directories", socketDir},
		{"unix_socket_permissions", "0700"},
		{"max_connections", strconv.Itoa(o.MaxConnections)},
		{"shared_buffers", "128MB"},
		{"effective_cache_size", "1GB"},
		{"work_mem", "8MB"},
		{"maintenance_work_mem", "64MB"},
		{"max_wal_size", "1GB"},
		{"wal_compression", "on"},
		{"random_page_cost", "1.1"},
		{"jit", "off"},
		{"io_method", "worker"},
		{"io_workers", "2"},
		{"max_parallel_workers_per_gather", "1"},
		{"timezone", "UTC"},
		{"log_timezone", "UTC"},
		{"log_line_prefix", ""},
		{"log_checkpoints", "off"},
		// Failed statements are the caller's to report, and may hold what must not be logged.
		{"log_min_messages", "log"},
		{"log_min_error_statement", "panic"},
		{"logging_collector", "off"},
		{"log_destination", "stderr"},
		{"lc_messages", "C"},
	}
	if o.Throwaway {
		pairs = append(pairs, [][2]string{
			{"fsync", "off"},
			{"synchronous_commit", "off"},
			{"full_page_writes", "off"},
			{"wal_level", "minimal"},
			{"max_wal_senders", "0"},
			{"shared_buffers", "64MB"},
			{"autovacuum", "off"},
			{"wal_init_zero", "off"},
			{"track_functions", "all"}, // tests count what triggers ask
		}...)
	}
	out := make([]string, 0, 2*len(pairs))
	for _, p := range pairs {
		out = append(out, "-c", p[0]+"="+p[1])
	}
	return out
}
