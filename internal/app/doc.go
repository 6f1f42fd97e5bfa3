// Package app wires the program, and is the only place that knows everything.
//
// core.go opens what every process needs, services.go makes the nouns, serve.go and work.go run the long
// processes; the other files are the short commands. fx builds each graph and ends it in reverse order.
package app
