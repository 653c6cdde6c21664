package grade

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Hidden is the number of hidden units of the network.
const Hidden = 16

// Width is the number of weights of a clue: one to each hidden unit and one to
// the grade.
const Width = Hidden + 1

// Point is what stands for 1 in the weights.
const Point = 1 << 10

// Model is a network of one hidden layer over sparse clues. It is safe for
// concurrent use.
type Model struct {
	Header Header
	keys   []uint32 // the clues that have weights, in order
	// weights are those of the clues, Width each; then of the bias, Width; then from
	// each hidden unit to the grade.
	weights []int16
}

// tail is the number of weights behind those of the clues.
const tail = Width + Hidden

// Header is what a file of weights says of itself.
type Header struct {
	Version  string    `json:"version"`
	Licence  string    `json:"licence"`
	DataSets []DataSet `json:"data_sets"`
	Seed     uint64    `json:"seed"`
	SHA256   string    `json:"sha256"` // of the bytes after the header
	Clues    int       `json:"clues"`  // that have weights
}

// DataSet names a corpus that the weights were trained on.
type DataSet struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	URL     string `json:"url"`
	Use     string `json:"use"`
}

// New returns the model of a header, of clues, which must rise, and of the weights:
// Width for each clue and for the bias, then one from each hidden unit to the
// grade.
func New(h Header, clues []uint32, weights []int16) *Model {
	return &Model{Header: h, keys: clues, weights: weights}
}

// Grade returns the grade of a word with the clues, in [-3, 3].
func (m *Model) Grade(scale Scale, clues []uint32) float64 {
	var units [Width]int32
	n := len(m.keys)
	m.add(&units, n)
	for _, c := range On(scale, clues) {
		if k, ok := slices.BinarySearch(m.keys, c); ok {
			m.add(&units, k)
		}
	}
	sum := int64(units[Hidden]) * Point
	for k, w := range m.weights[(n+1)*Width:] {
		sum += int64(max(units[k], 0)) * int64(w)
	}
	return min(max(float64(sum)/(Point*Point), -3), 3)
}

// add adds the weights of clue k, or of the bias behind the last clue.
func (m *Model) add(units *[Width]int32, k int) {
	for i, w := range m.weights[k*Width : (k+1)*Width] {
		units[i] += int32(w)
	}
}

// The file: a magic, the length of the header as a little-endian u32, the header
// as JSON; then, little-endian, the clues and the weights.
const magic = "NUNCIO-G"

// Encode returns the bytes of a file of weights. It fills in what the header says
// of them.
func (m *Model) Encode() ([]byte, error) {
	var body []byte
	for _, k := range m.keys {
		body = binary.LittleEndian.AppendUint32(body, k)
	}
	for _, w := range m.weights {
		body = binary.LittleEndian.AppendUint16(body, uint16(w))
	}
	h := m.Header
	sum := sha256.Sum256(body)
	h.SHA256, h.Clues = hex.EncodeToString(sum[:]), len(m.keys)
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encode grade weights: %w", err)
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	return append(append(out, head...), body...), nil
}

// Load reads a file of weights.
func Load(file string) (*Model, error) {
	h, body, err := split(file)
	if err != nil {
		return nil, err
	}
	m := &Model{Header: h, keys: make([]uint32, h.Clues), weights: make([]int16, h.Clues*Width+tail)}
	for i := range m.keys {
		m.keys[i] = binary.LittleEndian.Uint32(body[4*i:])
	}
	body = body[4*h.Clues:]
	for i := range m.weights {
		m.weights[i] = int16(binary.LittleEndian.Uint16(body[2*i:]))
	}
	if !slices.IsSorted(m.keys) {
		return nil, errors.New("grade weights: the clues are out of order")
	}
	return m, nil
}

// Is reports whether a file begins as one of weights does.
func Is(file string) bool { return strings.HasPrefix(file, magic) }

// ReadHeader returns what a file of weights says of itself.
func ReadHeader(file string) (Header, error) {
	h, _, err := split(file)
	return h, err
}

// split returns the header of a file and the bytes behind it.
func split(file string) (Header, []byte, error) {
	var h Header
	if !Is(file) || len(file) < len(magic)+4 {
		return h, nil, errors.New("grade weights: the file is of another kind")
	}
	rest := []byte(file[len(magic):])
	n := binary.LittleEndian.Uint32(rest)
	if rest = rest[4:]; uint64(n) > uint64(len(rest)) {
		return h, nil, errors.New("grade weights: the file is cut off in its header")
	}
	if err := json.Unmarshal(rest[:n], &h); err != nil {
		return h, nil, fmt.Errorf("grade weights: header: %w", err)
	}
	body := rest[n:]
	if h.Clues < 0 || h.Clues > len(body) || len(body) != h.Clues*(4+2*Width)+2*tail {
		return h, nil, fmt.Errorf("grade weights: %d bytes do not hold the weights of %d clues", len(body), h.Clues)
	}
	return h, body, nil
}

// Verify reports whether the weights of a file are those that its header names.
func Verify(file string) error {
	h, body, err := split(file)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(body); hex.EncodeToString(sum[:]) != h.SHA256 {
		return errors.New("grade weights: the hash of the weights is not that of the header")
	}
	return nil
}
