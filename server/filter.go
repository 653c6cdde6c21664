package server

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// with is the address of this question with one parameter changed; "" or 0 takes
// it away. A changed filter begins at the first page again.
func (q *query) with(name string, value any) string {
	values := url.Values{}
	for k, list := range q.values {
		if k != "page" || name == "page" {
			values[k] = list
		}
	}
	s := fmt.Sprint(value)
	if s == "" || s == "0" || name == "page" && s == "1" {
		values.Del(name)
	} else {
		values.Set(name, s)
	}
	return withQuery(q.path, values)
}

// facet is one filter of a list: its values with how many items each would leave.
type facet struct {
	Name, Title string
	Values      []facetValue
	Chosen      string // in words; "" where the filter is not set
	Clear       string // address without it
}

type facetValue struct {
	Value, Word, Href string
	Count             int
	Current           bool
}

// maxFacet is how many values of a filter are offered.
const maxFacet = 12

// facet makes the filter of the given counts, the most frequent value first.
func (q *query) facet(name, title string, counts map[string]int, word func(string) string) facet {
	f := facet{Name: name, Title: title, Clear: q.with(name, "")}
	chosen := q.value(name)
	if chosen != "" {
		f.Chosen = word(chosen)
		if counts[chosen] == 0 {
			counts[chosen] = 0
		}
	}
	for v, n := range counts {
		f.Values = append(f.Values, facetValue{Value: v, Word: word(v), Href: q.with(name, v), Count: n, Current: v == chosen})
	}
	slices.SortFunc(f.Values, func(a, b facetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Word, b.Word))
	})
	if len(f.Values) > maxFacet {
		i := slices.IndexFunc(f.Values, func(v facetValue) bool { return v.Current })
		if i >= maxFacet {
			f.Values[maxFacet-1] = f.Values[i]
		}
		f.Values = f.Values[:maxFacet]
	}
	return f
}
