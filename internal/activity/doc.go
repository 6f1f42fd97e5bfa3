// Package activity shows administrators the background work: what waits, runs and failed.
//
// It reads the queue's own table river_job and never writes it; cancelling and retrying go through Queue,
// which jobs implements. Signals: jobs.
package activity
