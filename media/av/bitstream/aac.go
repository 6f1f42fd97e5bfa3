package bitstream

import "fmt"

// AACObjectType is the MPEG-4 audio object type of an AudioSpecificConfig: 2 for LC, 5 for HE, 29 for HE v2.
func AACObjectType(config []byte) (int, error) {
	r := &reader{b: config}
	kind := int(r.bits(5))
	if kind == 31 {
		kind = 32 + int(r.bits(6))
	}
	if kind == 0 {
		return 0, fmt.Errorf("%w: no object type", ErrSyntax)
	}
	return kind, r.err()
}
