# Every target is one script; `make help` lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.PHONY: help run build test soak gen lint bench deps testmedia clean

# `make run MEDIA=/films` reaches the script in the environment, so that a path may hold any character.

help: ## List what can be made
	@echo 'make run MEDIA=/films serves that folder; make run alone makes a small sample library.'
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1\t\2/p' Makefile | expand -t 14

run: ## Set everything up, build, and serve on 127.0.0.1:8080
	@exec scripts/run

build: ## Build the web app and both programs into bin/
	@scripts/deps run && scripts/build

test: ## Set everything up and run every test and check
	@exec scripts/test

soak: ## Run the tests of endurance at their whole size
	@scripts/deps test && scripts/build && scripts/soak

gen: ## Make all generated code again
	@scripts/deps run && scripts/gen

lint: ## Check the style of Go, web and shell
	@scripts/deps lint && scripts/lint

bench: ## Measure; also into the file that BENCH_OUT names, as JSON lines; bench-page and so on measure one thing
	@scripts/deps test && scripts/build && scripts/bench

bench-%:
	@scripts/deps test && scripts/build && scripts/bench $*

deps: ## Install what is missing on Debian 12 or 13
	@scripts/deps test

testmedia: ## Make the clips that the tests use
	@scripts/deps run && scripts/testmedia

clean: ## Remove what was built here; data/ and the cache folder stay
	@rm -rf bin .test web/build web/.svelte-kit
