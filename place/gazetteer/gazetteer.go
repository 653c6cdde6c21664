package gazetteer

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"

	"nuncio/lexicon"
)

// The file, all numbers little-endian, in this order:
//
//	header   headerSize bytes
//	rows     one record a place, read at its offset
//	blocks   the names in order, blockKeys to a block, each with the rows it means
//	index    the offset of every block, 8 bytes each, and of the blocks' end
//	regions  names of first-level regions: length as uvarint, bytes
//
// magic changes with the layout; 1: the first.
const (
	magic      = "nuncioG1"
	headerSize = len(magic) + 32 + 4*8
	rowSize    = 20      // a row without its name
	maxName    = 255     // bytes of a name
	blockKeys  = 32      // names to a block
	mostRows   = 200     // places of one name that are kept, the weightiest
	maxBlock   = 1 << 20 // bytes; more is a damaged file
	maxRegions = 16 << 20
	scale      = 1e5 // a degree in the file's numbers
)

// Suffix is the ending of the files of this package.
const Suffix = ".gazetteer"

// errDamaged says that the bytes of a file contradict each other.
var errDamaged = errors.New("the file is damaged; make it again with “nuncio gazetteer import”")

// Gazetteer is an open file of places. It is safe for concurrent use.
type Gazetteer struct {
	file    io.ReaderAt
	header  header
	regions []string
}

// header is where the parts of a file are.
type header struct {
	hash                         [32]byte // SHA-256 of all that follows the header
	blocks, index, regions, size int64    // offsets
}

func (h *header) bytes() []byte {
	b := append([]byte(magic), h.hash[:]...)
	for _, v := range [...]int64{h.blocks, h.index, h.regions, h.size} {
		b = binary.LittleEndian.AppendUint64(b, uint64(v))
	}
	return b
}

// Open opens a file that an [Importer] made. It stays open until the program ends.
func Open(path string) (*Gazetteer, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	g, err := New(f, info.Size())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
	}
	return g, nil
}

// New returns the gazetteer in a file of so many bytes.
func New(file io.ReaderAt, size int64) (*Gazetteer, error) {
	head := make([]byte, headerSize)
	if n, _ := file.ReadAt(head, 0); n < headerSize || string(head[:len(magic)]) != magic {
		return nil, errors.New("this is no gazetteer of this program; make one from a dump of GeoNames with “nuncio gazetteer import”")
	}
	g := &Gazetteer{file: file}
	h := &g.header
	copy(h.hash[:], head[len(magic):])
	rest := head[len(magic)+len(h.hash):]
	for i, p := range [...]*int64{&h.blocks, &h.index, &h.regions, &h.size} {
		*p = int64(binary.LittleEndian.Uint64(rest[8*i:]))
	}
	ordered := int64(headerSize) <= h.blocks && h.blocks <= h.index && h.index+8 <= h.regions && h.regions <= h.size
	if !ordered || h.size != size || h.size-h.regions > maxRegions || (h.regions-h.index)%8 != 0 {
		return nil, errDamaged
	}
	return g, g.readRegions()
}

func (g *Gazetteer) readRegions() error {
	b, err := g.read(g.header.regions, g.header.size)
	if err != nil {
		return err
	}
	in := bytes.NewReader(b)
	for in.Len() > 0 {
		name, err := readString(in)
		if err != nil {
			return err
		}
		g.regions = append(g.regions, name)
	}
	return nil
}

// Hash identifies the file's contents: 64 hex digits.
func (g *Gazetteer) Hash() string { return hex.EncodeToString(g.header.hash[:]) }

// read returns the bytes from start to end.
func (g *Gazetteer) read(start, end int64) ([]byte, error) {
	if start < 0 || end < start || end > g.header.size {
		return nil, errDamaged
	}
	if start == end {
		return nil, nil
	}
	b := make([]byte, end-start)
	if _, err := g.file.ReadAt(b, start); err != nil {
		return nil, fmt.Errorf("reading the gazetteer: %w", err)
	}
	return b, nil
}

func readString(in *bytes.Reader) (string, error) {
	n, err := binary.ReadUvarint(in)
	if err != nil || n > uint64(in.Len()) {
		return "", errDamaged
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(in, b); err != nil {
		return "", errDamaged
	}
	return string(b), nil
}

// Lookup returns the places of a name, the weightiest first; none where the
// name is not there.
func (g *Gazetteer) Lookup(name string) ([]lexicon.Entry, error) {
	key := lexicon.Key(name)
	if key == "" {
		return nil, nil
	}
	rows, err := g.rowsOf(key)
	if err != nil {
		return nil, err
	}
	out := make([]lexicon.Entry, 0, len(rows))
	for _, at := range rows {
		e, err := g.row(at)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// rowsOf returns the offsets of the rows of a key.
func (g *Gazetteer) rowsOf(key string) ([]int64, error) {
	count := int((g.header.regions-g.header.index)/8) - 1
	var err error
	// The last block whose first key is not behind the key.
	i := sort.Search(count, func(i int) bool {
		if err != nil {
			return true
		}
		var first string
		first, err = g.firstKey(i)
		return first > key
	}) - 1
	if err != nil || i < 0 {
		return nil, err
	}
	b, err := g.block(i, maxBlock)
	if err != nil {
		return nil, err
	}
	return find(bytes.NewReader(b), key)
}

// block returns the first bytes of a block, all of it where most allows.
func (g *Gazetteer) block(i int, most int64) ([]byte, error) {
	at := g.header.index + 8*int64(i)
	b, err := g.read(at, at+16)
	if err != nil {
		return nil, err
	}
	start, end := int64(binary.LittleEndian.Uint64(b)), int64(binary.LittleEndian.Uint64(b[8:]))
	if start < g.header.blocks || end > g.header.index || start > end || end-start > maxBlock {
		return nil, errDamaged
	}
	return g.read(start, min(end, start+most))
}

func (g *Gazetteer) firstKey(i int) (string, error) {
	b, err := g.block(i, maxName+3)
	if err != nil {
		return "", err
	}
	in := bytes.NewReader(b)
	if shared, err := in.ReadByte(); err != nil || shared != 0 {
		return "", errDamaged
	}
	return readString(in)
}

// find looks a key up in a block: for each key the length of what it shares
// with the key before, the rest, the number of rows, and their offsets.
func find(in *bytes.Reader, key string) ([]int64, error) {
	current := ""
	for in.Len() > 0 {
		shared, err := binary.ReadUvarint(in)
		if err != nil || shared > uint64(len(current)) {
			return nil, errDamaged
		}
		rest, err := readString(in)
		if err != nil {
			return nil, err
		}
		current = current[:shared] + rest
		count, err := binary.ReadUvarint(in)
		if err != nil || count > mostRows {
			return nil, errDamaged
		}
		rows := make([]int64, count)
		for k := range rows {
			at, err := binary.ReadUvarint(in)
			if err != nil {
				return nil, errDamaged
			}
			rows[k] = int64(at)
		}
		if current == key {
			return rows, nil
		}
	}
	return nil, nil
}

// row reads the place at an offset.
func (g *Gazetteer) row(at int64) (lexicon.Entry, error) {
	if at < int64(headerSize) || at > g.header.blocks-rowSize {
		return lexicon.Entry{}, errDamaged
	}
	b, err := g.read(at, min(at+rowSize+maxName, g.header.blocks))
	if err != nil {
		return lexicon.Entry{}, err
	}
	r := decodeRow(b)
	if int(r.nameLen) > len(b)-rowSize || int(r.region) > len(g.regions) || int(r.precision) >= len(precisions) {
		return lexicon.Entry{}, errDamaged
	}
	e := lexicon.Entry{
		Class: lexicon.Place, Name: string(b[rowSize : rowSize+int(r.nameLen)]), Precision: precisions[r.precision],
		Lat: float64(r.lat) / scale, Lon: float64(r.lon) / scale, Weight: int(r.weight+5) / 10,
		ID: "geonames/" + strconv.FormatUint(uint64(r.id), 10), Source: "GeoNames",
	}
	if r.country[0] != 0 {
		e.Country = string(r.country[:])
	}
	if r.region > 0 {
		e.Region = g.regions[r.region-1]
	}
	return e, nil
}

// row is a place as the file holds it, without its name.
type row struct {
	id        uint32 // GeoNames' own
	lat, lon  int32  // in 1/scale of a degree
	country   [3]byte
	precision byte
	weight    byte   // in tenths
	region    uint16 // from 1; 0 where none is known
	nameLen   byte
}

func (r *row) append(b []byte, name string) []byte {
	b = binary.LittleEndian.AppendUint32(b, r.id)
	b = binary.LittleEndian.AppendUint32(b, uint32(r.lat))
	b = binary.LittleEndian.AppendUint32(b, uint32(r.lon))
	b = append(b, r.country[:]...)
	b = append(b, r.precision, r.weight)
	b = binary.LittleEndian.AppendUint16(b, r.region)
	return append(append(b, r.nameLen), name...)
}

func decodeRow(b []byte) row {
	return row{
		id:      binary.LittleEndian.Uint32(b),
		lat:     int32(binary.LittleEndian.Uint32(b[4:])),
		lon:     int32(binary.LittleEndian.Uint32(b[8:])),
		country: [3]byte(b[12:15]), precision: b[15], weight: b[16],
		region: binary.LittleEndian.Uint16(b[17:]), nameLen: b[19],
	}
}
