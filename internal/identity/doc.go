// Package identity knows who people are: accounts, passwords, logins and API keys, and how the first
// administrator is made.
//
// Tables: users, setup_tokens, logins, api_keys, login_failures. Profiles are users below an account. What one may see is access's.
// Secrets are stored as hashes only: passwords by argon2id, everything else by SHA-256, since random
// tokens of 256 bits cannot be guessed. Access tokens are signed and live for minutes; every request
// still asks (through a cache of seconds) whether the login behind them stands.
// It knows no HTTP and no GraphQL.
package identity
