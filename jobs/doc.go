// Package jobs runs background work: one file per kind, policy.go for how each runs, pipeline.go for what
// follows what, periodic.go for what comes by itself.
//
// A worker loads by id, calls one service method and, in the transaction that did the work, asks for what
// pipeline.go says comes next. Jobs run at least once, so every one may run twice without harm. What a
// killed process leaves behind is taken up by the others within seconds (rescue.go).
package jobs
