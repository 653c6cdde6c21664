package server

import (
	"context"
	"slices"
	"sync"

	"nuncio/store"
	"nuncio/talks"
)

// keptSnapshots is how many days of the second clock are kept linked: today,
// and the few that a reader is comparing.
const keptSnapshots = 8

// snapshot is what the reports up to a day say, linked. It is not changed.
type snapshot struct {
	linked *talks.Linked
	people func() *people
	parts  func() map[string]part
}

// part is what an entry belongs to: a talk, or another happening.
type part struct {
	talk      *talks.Talk
	happening *talks.Happening
}

// partsOf lists what each entry belongs to, by its key.
func partsOf(l *talks.Linked) map[string]part {
	m := map[string]part{}
	each(l, func(t *talks.Talk, h *talks.Happening) {
		for i := range h.Entries {
			m[h.Entries[i].Key] = part{t, h}
		}
	})
	return m
}

func loadSnapshot(ctx context.Context, s store.Store, knownBy string) (*snapshot, error) {
	entries, err := s.Entries(ctx, store.EntryFilter{KnownBy: knownBy})
	if err != nil {
		return nil, err
	}
	linked := talks.Link(entries)
	return &snapshot{
		linked: linked,
		people: sync.OnceValue(func() *people { return newPeople(linked) }),
		parts:  sync.OnceValue(func() map[string]part { return partsOf(linked) }),
	}, nil
}

// cache keeps the snapshots that were asked for last. Two requests for one
// snapshot wait for one linking.
type cache struct {
	load func(ctx context.Context, knownBy string) (*snapshot, error)

	mu    sync.Mutex
	slots []*slot // the last used first
}

type slot struct {
	generation int64
	knownBy    string
	once       sync.Once
	snapshot   *snapshot
	err        error
}

// get returns the snapshot of a day, made anew when the store has grown.
func (c *cache) get(ctx context.Context, generation int64, knownBy string) (*snapshot, error) {
	s := c.slot(generation, knownBy)
	// A reader who goes away must not spoil the work for those who wait for it.
	s.once.Do(func() { s.snapshot, s.err = c.load(context.WithoutCancel(ctx), knownBy) })
	if s.err != nil {
		c.drop(s)
	}
	return s.snapshot, s.err
}

func (c *cache) slot(generation int64, knownBy string) *slot {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slots = slices.DeleteFunc(c.slots, func(s *slot) bool { return s.generation < generation })
	i := slices.IndexFunc(c.slots, func(s *slot) bool { return s.generation == generation && s.knownBy == knownBy })
	var s *slot
	if i < 0 {
		s = &slot{generation: generation, knownBy: knownBy}
	} else {
		s = c.slots[i]
		c.slots = slices.Delete(c.slots, i, i+1)
	}
	c.slots = slices.Insert(c.slots, 0, s)
	c.slots = c.slots[:min(len(c.slots), keptSnapshots)]
	return s
}

func (c *cache) drop(s *slot) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slots = slices.DeleteFunc(c.slots, func(o *slot) bool { return o == s })
}
