// Package embedded runs a PostgreSQL 18 server of its own as a child process: on a unix socket in a
// private folder, as an unprivileged user, ending with its parent. Nothing listens on the network.
//
// Layout of Options.Dir: cluster/ is PostgreSQL's own folder, run/ holds the socket, and lock is held
// while a process owns the server. Failures that a person can mend come as sentences (*fault.Mistake).
package embedded

// Major is the only major version of PostgreSQL that this package runs.
const Major = "18"

// Superuser is the cluster's owner; migrations run as it.
const Superuser = "postgres"
