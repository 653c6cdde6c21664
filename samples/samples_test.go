package samples

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"
)

var (
	tags   = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<[^>]*>`)
	spaces = regexp.MustCompile(`\s+`)
)

// words is the text of a report without markup, white space as single spaces.
func words(r Report) string {
	text := string(r.Bytes)
	if strings.Contains(r.ContentType, "html") {
		text = html.UnescapeString(tags.ReplaceAllString(text, " "))
	}
	text = strings.NewReplacer("“", `"`, "”", `"`).Replace(text)
	return spaces.ReplaceAllString(text, " ")
}

// TestExpectedIsInTheReport finds every quoted piece of an expected record in its report.
func TestExpectedIsInTheReport(t *testing.T) {
	statuses := map[string]bool{}
	for i, r := range Reports() {
		var want map[string]any
		if err := json.Unmarshal(r.Expected, &want); err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		text := words(r)
		for _, piece := range pieces(want) {
			if !strings.Contains(text, piece) {
				t.Errorf("%s: the report does not have %q", r.Name, piece)
			}
		}
		if i == 0 {
			collect(want, "status", func(s string) { statuses[s] = true })
		}
	}
	for _, s := range []string{"happened", "ongoing", "planned", "possible", "conditional", "cancelled", "denied"} {
		if !statuses[s] {
			t.Errorf("the first sample shows nothing %s", s)
		}
	}
}

// pieces lists what must stand word for word in the report.
func pieces(want map[string]any) []string {
	var out []string
	for _, key := range []string{"evidence", "content", "text", "title", "captions", "headings", "discarded"} {
		collect(want, key, func(s string) { out = append(out, s) })
	}
	return out
}

// collect calls f for each string under a key, at any depth.
func collect(v any, key string, f func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if k != key {
				collect(x, key, f)
				continue
			}
			if s, ok := x.(string); ok {
				f(s)
			} else if list, ok := x.([]any); ok {
				for _, e := range list {
					if s, ok := e.(string); ok {
						f(s)
					}
				}
			}
		}
	case []any:
		for _, x := range v {
			collect(x, key, f)
		}
	}
}
