package sqlite

import (
	"database/sql"
	"slices"
)

// groups are the near-duplicates among the reports known by a day: connected
// components of the pairs, each named by the least id in it. They are never
// changed once they are made.
type groups struct {
	generation int64
	knownBy    string
	id         map[int64]string   // group by number of report; reports without near-duplicates are left out
	members    map[string][]int64 // numbers by group, ascending
}

// groups returns the groups of a day. The last answer is kept: a page asks
// several lists by one clock, and pairs grow with the square of a group.
func (v view) groups(knownBy string) (*groups, error) {
	g := &groups{knownBy: knownBy, id: map[int64]string{}, members: map[string][]int64{}}
	if err := v.tx.QueryRowContext(v.ctx, `SELECT n FROM generation`).Scan(&g.generation); err != nil {
		return nil, err
	}
	if last := v.latest.Load(); last != nil && last.generation == g.generation && last.knownBy == knownBy {
		return last, nil
	}
	if err := v.fill(g); err != nil {
		return nil, err
	}
	v.latest.Store(g)
	return g, nil
}

func (v view) fill(g *groups) error {
	u := union{parent: map[int64]int64{}, id: map[int64]string{}}
	cond := known(g.knownBy)
	_, err := collect(v, func(rows *sql.Rows, n *int64) error {
		var id string
		err := rows.Scan(n, &id)
		u.parent[*n], u.id[*n] = *n, id
		return err
	}, `SELECT p.n, 'sha256:' || p.id FROM readings r JOIN reports p ON p.n = r.report
		WHERE r.report IN (SELECT a FROM pairs UNION SELECT b FROM pairs) AND `+cond.String(), cond.args...)
	if err != nil {
		return err
	}
	_, err = collect(v, func(rows *sql.Rows, _ *struct{}) error {
		var a, b int64
		err := rows.Scan(&a, &b)
		u.join(a, b)
		return err
	}, `SELECT a, b FROM pairs`)
	if err != nil {
		return err
	}
	for n := range u.parent {
		id := u.id[u.root(n)]
		g.id[n] = id
		g.members[id] = append(g.members[id], n)
	}
	for _, list := range g.members {
		slices.Sort(list)
	}
	return nil
}

// dispatch is the group of a report: its own id where it is alone.
func (g *groups) dispatch(n int64, own string) string {
	if id, ok := g.id[n]; ok {
		return id
	}
	return own
}

// others are the members of a report's group but for itself.
func (g *groups) others(n int64) []int64 {
	return slices.DeleteFunc(slices.Clone(g.members[g.id[n]]), func(m int64) bool { return m == n })
}

// union joins reports to sets, of which the least id is the root.
type union struct {
	parent map[int64]int64
	id     map[int64]string
}

func (u *union) root(n int64) int64 {
	for u.parent[n] != n {
		next := u.parent[n]
		u.parent[n] = u.parent[next] // halves the way for the next one
		n = next
	}
	return n
}

// join makes one set of two, unless one of the reports is not known.
func (u *union) join(a, b int64) {
	if u.id[a] == "" || u.id[b] == "" {
		return
	}
	a, b = u.root(a), u.root(b)
	if u.id[b] < u.id[a] {
		a, b = b, a
	}
	u.parent[b] = a
}
