package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
)

// ErrSealed says that what was sealed cannot be opened: by another key, for another place, or changed since.
var ErrSealed = errors.New("what was sealed cannot be opened")

// Seal encrypts for one place, such as a row's id: elsewhere it does not open.
func (k Key) Seal(plain []byte, place string) []byte {
	return k.box().Seal(nil, nil, plain, []byte(place)) //nolint:gosec // the box takes no nonce: it makes a random one and puts it in front
}

// Open undoes Seal; ErrSealed when it cannot.
func (k Key) Open(sealed []byte, place string) ([]byte, error) {
	plain, err := k.box().Open(nil, nil, sealed, []byte(place))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// box makes a random nonce for each text by itself and keeps it with the text.
func (k Key) box() cipher.AEAD {
	block, err := aes.NewCipher(k.raw)
	if err != nil {
		panic(err) // keys have 32 bytes
	}
	box, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // AES always does
	}
	return box
}
