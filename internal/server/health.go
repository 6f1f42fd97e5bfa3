package server

import (
	"encoding/json"
	"net/http"

	"revenge/graph"
	"revenge/internal/access"
)

// live says that the program runs; it asks nothing.
func live(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

type part struct {
	Name      string  `json:"name"`
	Available bool    `json:"available"`
	Problem   *string `json:"problem,omitempty"`
}

// ready says whether requests can be answered, and to administrators how each part is.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	v, err := graph.AuthenticateRequest(r.Context(), r, s.deps.Authenticate)
	if err != nil {
		v = access.Viewer{}
	}
	ready, found := s.deps.System.Ready(r.Context(), v)
	answer := struct {
		Ready bool   `json:"ready"`
		Parts []part `json:"parts,omitempty"`
	}{Ready: ready}
	for _, p := range found {
		answer.Parts = append(answer.Parts, part{p.Name, p.Available, p.Problem})
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(answer) //nolint:errchkjson // the client is gone if this fails
}
