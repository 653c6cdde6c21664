package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaVersion is the number of the newest migration. Versions:
//
//	1: first schema.
const schemaVersion = 1

// applicationID marks the file as a store of Nuncio: "NUNC" in ASCII.
const applicationID = 0x4e554e43

// form is what a file is, as far as opening needs to know.
type form struct {
	application int
	objects     int // tables, indexes
	version     int // last migration; 0 for none
	journal     string
}

func (f form) ready() bool {
	return f.application == applicationID && f.version == schemaVersion && f.journal == "wal"
}

// fault says why the file cannot be used, and what to do.
func (f form) fault() error {
	switch {
	case f.application != applicationID && f.objects > 0:
		return errors.New("it is a database of another program; give the path of a store, or of a file that does not exist yet")
	case f.version > schemaVersion:
		return fmt.Errorf("a newer Nuncio wrote it (schema %d, this program knows %d); use that one, or add the reports to a new store", f.version, schemaVersion)
	}
	return nil
}

// migrate brings the file to this program's schema, and makes it if it is to be
// written to.
func (f file) migrate(ctx context.Context) error {
	there, err := exists(f.path)
	if err != nil {
		return fmt.Errorf("opening a store: %w", err)
	}
	if !there && !f.writable {
		return fmt.Errorf("there is no store at %s; make one with nuncio add", f.path)
	}
	// Other processes may be about to do the same: whoever gets the lock does
	// it, the rest find it done.
	for waited := time.Duration(0); ; waited += pause {
		done, err := f.tryMigrate(ctx)
		switch {
		case done:
			return nil
		case code(err) == sqlite3.SQLITE_NOTADB:
			return fmt.Errorf("%s is no store of Nuncio: it is no database; give the path of a store, or of a file that does not exist yet", f.path)
		case code(err) != sqlite3.SQLITE_BUSY:
			return fmt.Errorf("opening the store at %s: %w", f.path, err)
		case waited >= busy:
			return fmt.Errorf("the store at %s is of an older schema, and another process has it open; end that one and try again: %w", f.path, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

const pause = 20 * time.Millisecond

// tryMigrate reports whether the file is ready, after migrating it if it can
// have it to itself; if not, the error is SQLITE_BUSY.
func (f file) tryMigrate(ctx context.Context) (bool, error) {
	there, err := exists(f.path)
	if err != nil {
		return false, err
	}
	if there {
		if is, err := f.form(ctx); err != nil || is.ready() {
			return err == nil, err
		}
	}
	// A connection in exclusive mode keeps the file locked, between
	// transactions too, until it is closed.
	db, err := f.connect("rwc", 0, "locking_mode(EXCLUSIVE)")
	if err != nil {
		return false, err
	}
	db.SetMaxOpenConns(1)
	err = errors.Join(upgrade(ctx, db), db.Close())
	return err == nil, err
}

// form reads the form of a file that is there, and what is wrong with it.
func (f file) form(ctx context.Context) (form, error) {
	db, err := f.connect("rw", busy, "query_only(1)")
	if err != nil {
		return form{}, err
	}
	is, err := inspect(ctx, db)
	if err == nil {
		err = is.fault()
	}
	return is, errors.Join(err, db.Close())
}

// inspect reads the form of a file.
func inspect(ctx context.Context, db *sql.DB) (form, error) {
	var f form
	err := db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT journal_mode FROM pragma_journal_mode), (SELECT count(*) FROM sqlite_schema)`).Scan(&f.application, &f.journal, &f.objects)
	if err != nil || f.application != applicationID || f.objects == 0 {
		return f, err
	}
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&f.version)
	return f, err
}

// upgrade runs the migrations that the file lacks.
func upgrade(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT"); err != nil {
		return err
	}
	// Now nobody else can change it: what was seen before may be out of date.
	f, err := inspect(ctx, db)
	if err == nil {
		err = f.fault()
	}
	if err != nil || f.ready() {
		return err
	}
	// The mark comes first, so that a file whose making was cut short is known.
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return err
}

// code is SQLite's primary result code of an error, 0 where it has none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
