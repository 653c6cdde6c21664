package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"nuncio/store"
)

// Store is a store in an SQLite file.
type Store struct {
	path string
	// SQLite has one writer at a time. One connection of its own queues them
	// here, in order, where the file's lock would make them poll.
	write *sql.DB // nil in a store that was opened for reading
	read  *sql.DB
	add   statements
	pack  packer
	// latest are the groups of near-duplicates that were last asked for.
	latest atomic.Pointer[groups]
	// discard removes a temporary store.
	discard func() error
}

var _ store.Store = (*Store)(nil)

// busy is how long a connection waits for the lock of another process. A
// transaction takes well under a second; the rest is for many processes.
const busy = 60 * time.Second

// Open opens the store at path to read and add, and makes it if there is none.
func Open(ctx context.Context, path string) (*Store, error) {
	return file{path: path, writable: true, sync: "NORMAL"}.open(ctx)
}

// OpenReadOnly opens a store that must be there; Add on it is an error.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	return file{path: path, sync: "NORMAL"}.open(ctx)
}

// OpenTemp makes an empty store in the folder for temporary files; Close removes it.
func OpenTemp(ctx context.Context) (*Store, error) {
	dir, err := os.MkdirTemp("", "nuncio-")
	if err != nil {
		return nil, fmt.Errorf("making a temporary store: %w", err)
	}
	discard := func() error { return os.RemoveAll(dir) }
	s, err := file{path: filepath.Join(dir, "store.db"), writable: true, sync: "OFF"}.open(ctx)
	if err != nil {
		return nil, errors.Join(err, discard())
	}
	s.discard = discard
	return s, nil
}

// file is what is to be opened, and how.
type file struct {
	path     string
	writable bool
	// sync is SQLite's setting synchronous. With a write-ahead log, NORMAL
	// hands each transaction to the system before Add returns and waits for
	// the disk at checkpoints alone: a killed process loses nothing, a power
	// cut may lose the last transactions whole. OFF never waits.
	sync string
}

func (f file) open(ctx context.Context) (*Store, error) {
	if err := f.migrate(ctx); err != nil {
		return nil, err
	}
	s := &Store{path: f.path}
	if err := s.connect(ctx, f); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the store at %s: %w", f.path, err), s.Close())
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context, f file) (err error) {
	if s.pack, err = newPacker(); err != nil {
		return err
	}
	if s.read, err = f.connect("rw", busy, "query_only(1)", "cache_size(-16000)"); err != nil {
		return err
	}
	readers := max(4, runtime.GOMAXPROCS(0))
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	if !f.writable {
		return s.read.PingContext(ctx)
	}
	// The log may grow to 64 MB before it is folded into the file: additions
	// touch the same pages of the indexes again and again.
	if s.write, err = f.connect("rw", busy, "wal_autocheckpoint(16000)", "foreign_keys(1)", "cache_size(-64000)"); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	return s.add.prepare(ctx, s.write)
}

// connect returns a pool of connections that wait for locks as long as is said.
// The mode is SQLite's: rw for a file that must be there, rwc to make it.
func (f file) connect(mode string, wait time.Duration, pragmas ...string) (*sql.DB, error) {
	abs, err := filepath.Abs(f.path)
	if err != nil {
		return nil, err
	}
	if abs = filepath.ToSlash(abs); !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // file:///C:/store.db
	}
	pragmas = append(pragmas, fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "synchronous("+f.sync+")")
	query := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": pragmas}
	name := url.URL{Scheme: "file", Path: abs, RawQuery: query.Encode()}
	return sql.Open("sqlite", name.String())
}

// Close ends all use of the store.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} { // the writer last: it folds the log into the file
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	errs = append(errs, s.pack.close())
	if s.discard != nil {
		errs = append(errs, s.discard())
	}
	return errors.Join(errs...)
}

// packer compresses what is kept as it came. It is safe for concurrent use.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// maxUnpacked bounds the memory that a damaged or hostile file can ask for.
const maxUnpacked = 1 << 30

func newPacker() (packer, error) {
	// Reports are small: a small window saves memory in each encoder.
	enc, err := zstd.NewWriter(nil, zstd.WithWindowSize(1<<18), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return packer{}, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderConcurrency(0))
	return packer{enc: enc, dec: dec}, err
}

func (p packer) pack(b []byte) []byte { return p.enc.EncodeAll(b, nil) }

func (p packer) unpack(b []byte) ([]byte, error) {
	out, err := p.dec.DecodeAll(b, []byte{})
	if err != nil {
		return nil, fmt.Errorf("decompressing: %w", err)
	}
	return out, nil
}

func (p packer) close() error {
	if p.dec != nil {
		p.dec.Close()
	}
	if p.enc != nil {
		return p.enc.Close()
	}
	return nil
}

// exists says whether there is a file with something in it.
func exists(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, fmt.Errorf("%s is a folder; a store is a file", path)
	}
	return info.Size() > 0, nil
}
