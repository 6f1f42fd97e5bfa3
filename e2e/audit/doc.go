// Package audit holds no code, only the test that runs the audits of GraphQL over HTTP against the endpoint.
package audit
