package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Digest returns "sha256:" and the hash of b in hexadecimal.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Keys hands out the lasting keys of one report's entries.
type Keys struct {
	report string
	used   map[string]int
}

// NewKeys returns the keys of the report with this id.
func NewKeys(report string) *Keys { return &Keys{report: report, used: map[string]int{}} }

// Key returns the key of the entry of a layer ("actor", "statement", "event")
// whose trigger stands at [start, end), in code points of the decoded source.
// A second entry with the same trigger gets a key of its own, by its order.
func (k *Keys) Key(layer string, start, end int) string {
	at := fmt.Sprintf("%s\n%s\n%d-%d", k.report, layer, start, end)
	k.used[at]++
	if n := k.used[at]; n > 1 {
		at = fmt.Sprintf("%s\n%d", at, n)
	}
	sum := sha256.Sum256([]byte(at))
	return hex.EncodeToString(sum[:12])
}
