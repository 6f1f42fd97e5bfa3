// Package outbound asks other people's servers without letting their addresses lead into the own network.
//
// An address may come from a list that a stranger wrote. So every connection is checked where it is made, after names
// were resolved and for every redirect: only public addresses are reached, and those private networks that the
// administrator names. Proxies of the environment are not used, since they would connect in the server's place.
package outbound

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"

	"revenge/internal/platform/fault"
)

// Refused is why an address is not asked, as a sentence for the administrator. It is fault.Forbidden.
type Refused struct{ Sentence string }

// Error returns the sentence.
func (r *Refused) Error() string { return r.Sentence }

// Unwrap makes it a fault.
func (r *Refused) Unwrap() error { return fault.Forbidden }

// ErrPrivate is what is said of an address in a network that is neither public nor allowed.
var ErrPrivate = &Refused{"the address lies in a private network that is not allowed"}

// The other refusals.
var (
	errScheme = &Refused{"only http and https addresses are asked"}
	errHost   = &Refused{"the address names no server"}
)

// Guard says which addresses may be asked. The zero Guard allows public ones.
type Guard struct{ private []netip.Prefix }

// NewGuard allows public addresses and the networks given, such as 192.168.1.0/24. Others are fault.Invalid.
func NewGuard(private []string) (Guard, error) {
	var g Guard
	for _, text := range private {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			return Guard{}, fault.Invalidf("%q is no network such as 192.168.1.0/24", text)
		}
		g.private = append(g.private, network.Masked())
	}
	return g, nil
}

// Check refuses an address that can be told without asking anybody: a wrong scheme, no server, a private number, this
// machine by name. Names are looked at again when they are resolved.
func (g Guard) Check(at *url.URL) error {
	host := strings.ToLower(strings.TrimSuffix(at.Hostname(), "."))
	switch {
	case at.Scheme != "http" && at.Scheme != "https":
		return errScheme
	case host == "":
		return errHost
	case host == "localhost" || strings.HasSuffix(host, ".localhost"):
		host = "127.0.0.1"
	}
	if ip, err := netip.ParseAddr(host); err == nil && !g.allows(ip) {
		return ErrPrivate
	}
	return nil
}

func (g Guard) allows(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	in := func(n netip.Prefix) bool { return n.Contains(ip) }
	return slices.ContainsFunc(g.private, in) || !slices.ContainsFunc(special, in)
}

// special are the networks that are not of the public internet, and those that carry other addresses inside.
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
	"fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, text := range list {
		out[i] = netip.MustParsePrefix(text)
	}
	return out
}

// How patient clients are.
const (
	dialPatience  = 10 * time.Second
	headPatience  = 20 * time.Second
	mostRedirects = 5
	mostHeader    = 64 << 10
)

// Client returns a client that keeps to the guard. Requests end with their context; within is how long one may take in
// all, 0 for no limit. The caller closes idle connections when it is done with it.
func (g Guard) Client(within time.Duration) *http.Client {
	dialer := &net.Dialer{Timeout: dialPatience, ControlContext: g.control}
	return &http.Client{
		Timeout: within,
		Transport: checked{g, &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: dialPatience, ResponseHeaderTimeout: headPatience,
			MaxResponseHeaderBytes: mostHeader, MaxIdleConnsPerHost: 4, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
		}},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > mostRedirects {
				return &Refused{fmt.Sprintf("the address leads on more than %d times", mostRedirects)}
			}
			return nil
		},
	}
}

// control sees the number behind a name right before it is connected to.
func (g Guard) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !g.allows(at.Addr()) {
		return ErrPrivate
	}
	return nil
}

// checked refuses requests before they are sent, redirected ones too.
type checked struct {
	Guard
	*http.Transport
}

// RoundTrip sends one request.
func (c checked) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := c.Check(r.URL); err != nil {
		return nil, err
	}
	return c.Transport.RoundTrip(r)
}

// Reason is what went wrong, without the address, which may hold a password.
func Reason(err error) string {
	if refused, ok := errors.AsType[*Refused](err); ok {
		return refused.Sentence
	}
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &dns):
		return "its server's name is not known"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET):
		return "its server breaks off"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "its server refuses the connection"
	case errors.As(err, &timeout) && timeout.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return "its server does not answer in time"
	}
	for {
		var wrapped *url.Error
		if !errors.As(err, &wrapped) {
			return err.Error()
		}
		err = wrapped.Err
	}
}
