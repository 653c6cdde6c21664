package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"nuncio/store"
	"nuncio/store/sqlite"
)

// storeEnv names the variable that leads to the store where --store is not given.
const storeEnv = "NUNCIO_STORE"

// addStoreFlag adds --store; [openStore] takes the value once it is parsed.
func addStoreFlag(fl *pflag.FlagSet) *string {
	return fl.String("store", "", "`file` of the store; else $NUNCIO_STORE, else nuncio/nuncio.db in the data folder (see “nuncio help environment”)")
}

// storePath returns the file of the store: as given, else by the environment,
// else in the user's data folder.
func storePath(given string) (string, error) {
	if given != "" {
		return given, nil
	}
	if path := os.Getenv(storeEnv); path != "" {
		return path, nil
	}
	// The XDG specification asks that a relative path be ignored.
	data := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(data) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("no place for the store: %w; name one with --store FILE", err)
		}
		data = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(data, "nuncio", "nuncio.db"), nil
}

// openStore opens the store of --store. To write, it is made where there is
// none, with its folder; to read, it has to be there.
func openStore(ctx context.Context, given string, write bool) (store.Store, error) {
	path, err := storePath(given)
	if err != nil {
		return nil, err
	}
	if !write {
		if err := storeExists(path); err != nil {
			return nil, err
		}
		return sqlite.OpenReadOnly(ctx, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, fmt.Errorf("making the folder of the store: %w", err)
	}
	return sqlite.Open(ctx, path)
}

// storeExists says what to do where a store is asked that was never made.
func storeExists(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no store at %s; “nuncio add” makes it, --store names another", path)
	case err != nil:
		return fmt.Errorf("opening the store: %w", err)
	case info.IsDir():
		return fmt.Errorf("the store %s is a folder; --store takes a file", path)
	}
	return nil
}
