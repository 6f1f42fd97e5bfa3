// Command start measures how soon a server answers on an existing database, and what it holds while idle.
package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"revenge/bench/figures"
	"revenge/bench/program"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-start:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	dir, err := program.Folder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	first, firstTook, err := program.Start(dir)
	if err != nil {
		return err
	}
	if err := first.Stop(); err != nil {
		return err
	}
	second, took, err := program.Start(dir)
	if err != nil {
		return err
	}
	time.Sleep(5 * time.Second) //nolint:forbidigo // what only the start needs goes back
	idle, err := figures.RSSMB(second.Pid())
	if err = errors.Join(err, second.Stop()); err != nil {
		return err
	}
	return figures.Report(os.Stdout,
		figures.Figure{Name: "ready_s", Value: took, Unit: "s", Baseline: firstTook, Against: "the first start", Goal: 2},
		figures.Figure{Name: "idle_rss_mb", Value: idle, Unit: "MB", Goal: 120},
	)
}
