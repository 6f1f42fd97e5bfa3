package server

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"revenge/graph"
)

// clientOf finds out who sends a request. X-Forwarded-For and -Proto count only from trusted proxies, and of a chain of
// proxies only as far as they are trusted.
func clientOf(r *http.Request, trusted []netip.Prefix) graph.Client {
	c := graph.Client{Address: r.RemoteAddr, UserAgent: r.UserAgent(), Secure: r.TLS != nil}
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return c
	}
	address := peer.Addr().Unmap().WithZone("")
	if in(trusted, address) {
		c.Secure = c.Secure || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https")
		address = forwarded(r.Header.Values("X-Forwarded-For"), address, trusted)
	}
	c.Address = address.String()
	return c
}

// forwarded walks the chain from the nearest hop and stops at the first that is not trusted.
func forwarded(lines []string, nearest netip.Addr, trusted []netip.Prefix) netip.Addr {
	hops := strings.Split(strings.Join(lines, ","), ",")
	for _, hop := range slices.Backward(hops) {
		address, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break // what lies before it cannot be believed
		}
		nearest = address.Unmap().WithZone("")
		if !in(trusted, nearest) {
			break
		}
	}
	return nearest
}

func in(networks []netip.Prefix, address netip.Addr) bool {
	return slices.ContainsFunc(networks, func(n netip.Prefix) bool { return n.Contains(address) })
}
