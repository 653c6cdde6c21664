// Package weights is the model file: a magic, a JSON header that says what is
// inside and what it was trained on, and flat sections of integers that are
// used where they lie.
//
//	8 bytes  magic "NUNCIO-W"
//	u32      format version, little-endian like every integer here
//	u32      length of the header in bytes
//	header   JSON of [Header], filled with spaces to a multiple of 8
//	sections one after the other, each filled with zeros to a multiple of 8
package weights

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"unsafe"

	"nuncio/syntax/internal/linear"
)

const magic = "NUNCIO-W"

// Format is the version of the file format and of the features; a file of
// another version cannot be read.
//
//	1: first version
//	2: tables of any length, not powers of two
//	3: a network in place of linear models for tags, arcs and names
const Format = 3

// DataSet names a corpus that a model was trained on.
type DataSet struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	URL     string `json:"url"`
	Use     string `json:"use"`
}

// Header is what a model file says of itself, and the label sets that its
// sections count in.
type Header struct {
	Version   string    `json:"version"`
	Licence   string    `json:"licence"`
	DataSets  []DataSet `json:"data_sets"`
	Seed      uint64    `json:"seed"`
	SHA256    string    `json:"sha256"` // of the bytes after the header
	Sections  []Section `json:"sections"`
	Tags      []string  `json:"tags"`      // "UPOS XPOS"
	Feats     []string  `json:"feats"`     // "_" for none
	Scripts   []string  `json:"scripts"`   // lemma scripts
	Relations []string  `json:"relations"` // of the parser, in its order
	// Calibration maps a margin to a probability: entry k holds for margins in
	// [2^(k/2), 2^((k+1)/2)), in 1/255.
	TagCalibration  []uint8 `json:"tag_calibration"`
	ArcCalibration  []uint8 `json:"arc_calibration"`
	NameCalibration []uint8 `json:"name_calibration"`
}

// Section is the place of one linear model, or of one layer of the network:
// slots (biases, in a layer), then rows (weights).
type Section struct {
	Name    string `json:"name"`
	Classes int    `json:"classes"` // of a layer, its columns
	Slots   int    `json:"slots"`   // number of 4-byte slots
	Rows    int    `json:"rows"`    // number of 2-byte cells
}

func (s Section) bytes() int { return pad(4*s.Slots) + pad(2*s.Rows) }

func pad(n int) int { return (n + 7) &^ 7 }

// Part is the content of a section.
type Part struct {
	Name    string
	Classes int
	Slots   []uint32
	Rows    []uint16
}

// Encode returns the bytes of a model file. It fills in Sections and SHA256.
func Encode(h Header, parts []Part) ([]byte, error) {
	h.Sections = nil
	var body []byte
	for _, p := range parts {
		h.Sections = append(h.Sections, Section{p.Name, p.Classes, len(p.Slots), len(p.Rows)})
		for _, v := range p.Slots {
			body = binary.LittleEndian.AppendUint32(body, v)
		}
		body = append(body, make([]byte, pad(len(body))-len(body))...)
		for _, v := range p.Rows {
			body = binary.LittleEndian.AppendUint16(body, v)
		}
		body = append(body, make([]byte, pad(len(body))-len(body))...)
	}
	sum := sha256.Sum256(body)
	h.SHA256 = hex.EncodeToString(sum[:])
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode model header: %w", err)
	}
	for len(head)%8 != 0 {
		head = append(head, ' ')
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, Format)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	return append(out, body...), nil
}

// ReadHeader returns the header of a model file and the bytes after it.
func ReadHeader(file string) (Header, string, error) {
	var h Header
	if len(file) < 16 || file[:8] != magic {
		return h, "", errors.New("model file: not a Nuncio model")
	}
	if v := binary.LittleEndian.Uint32([]byte(file[8:12])); v != Format {
		return h, "", fmt.Errorf("model file: format %d, this program reads %d; train it again", v, Format)
	}
	n := int(binary.LittleEndian.Uint32([]byte(file[12:16])))
	if n > len(file)-16 {
		return h, "", errors.New("model file: header is cut short")
	}
	if err := json.Unmarshal([]byte(file[16:16+n]), &h); err != nil {
		return h, "", fmt.Errorf("model file: header: %w", err)
	}
	return h, file[16+n:], nil
}

// Verify compares the bytes after the header with the header's hash.
func Verify(h Header, body string) error {
	sum := sha256.Sum256([]byte(body))
	if hex.EncodeToString(sum[:]) != h.SHA256 {
		return errors.New("model file: weights do not have the hash that the header names")
	}
	return nil
}

// Parts returns the sections of a file. They use its memory.
func Parts(h Header, body string) ([]Part, error) {
	var parts []Part
	for _, s := range h.Sections {
		if s.Slots < 0 || s.Rows < 0 || s.Slots > len(body) || s.Rows > len(body) || s.bytes() > len(body) {
			return nil, fmt.Errorf("model file: section %s is cut short", s.Name)
		}
		rows := body[pad(4*s.Slots):]
		parts = append(parts, Part{s.Name, s.Classes, view[uint32](body[:4*s.Slots]), view[uint16](rows[:2*s.Rows])})
		body = body[s.bytes():]
	}
	return parts, nil
}

// Model returns the linear model of that name. It uses the part's memory.
func Model(parts []Part, name string) (*linear.Model, error) {
	for _, p := range parts {
		if p.Name != name {
			continue
		}
		m, err := linear.NewModel(p.Classes, p.Slots, p.Rows)
		if err != nil {
			return nil, fmt.Errorf("model file: section %s: %w", name, err)
		}
		return m, nil
	}
	return nil, fmt.Errorf("model file: no section %q", name)
}

// view returns the integers that s holds, in place where the processor is
// little-endian and s aligned, else as a copy.
func view[T uint16 | uint32](s string) []T {
	var zero T
	size := int(unsafe.Sizeof(zero))
	n := len(s) / size
	if n == 0 {
		return nil
	}
	p := unsafe.Pointer(unsafe.StringData(s))
	if littleEndian && uintptr(p)%uintptr(size) == 0 {
		return unsafe.Slice((*T)(p), n)
	}
	out := make([]T, n)
	for i := range out {
		v := uint32(0)
		for k := range size {
			v |= uint32(s[i*size+k]) << (8 * k)
		}
		out[i] = T(v)
	}
	return out
}

var littleEndian = func() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}()

// Probability looks a margin up in a calibration table.
func Probability(table []uint8, margin int32) uint8 {
	if len(table) == 0 {
		return 255
	}
	return table[min(Bucket(margin), len(table)-1)]
}

// Buckets is the length of a calibration table.
const Buckets = 40

// Bucket returns the entry of a calibration table that margin falls in.
// Margins below 1 share the first.
func Bucket(margin int32) int {
	if margin < 1 {
		return 0
	}
	k := 0
	for m := margin; m > 1; m >>= 1 {
		k++
	}
	// The half step: margin >= 1.5 * 2^k stands for the square root of two.
	if k > 0 && margin>>(k-1)&1 == 1 {
		return min(2*k+1, Buckets-1)
	}
	return min(2*k, Buckets-1)
}
