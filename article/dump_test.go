package article

import (
	"fmt"
	"strings"
)

// dump writes an article in the form of the golden files.
func dump(a *Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title:     %s\n", a.Title)
	fmt.Fprintf(&b, "publisher: %s\n", a.Publisher)
	fmt.Fprintf(&b, "authors:   %s\n", strings.Join(a.Authors, "; "))
	fmt.Fprintf(&b, "published: %s (%s)\n", a.Published.Value, a.Published.From)
	fmt.Fprintf(&b, "language:  %s\n", a.Language)
	fmt.Fprintf(&b, "url:       %s\n\n", a.URL)
	for _, k := range a.Blocks {
		fmt.Fprintf(&b, "[%s] %s\n", k.Kind, a.Text[k.Span.Start:k.Span.End])
	}
	b.WriteString("\n")
	for _, d := range a.Discarded {
		fmt.Fprintf(&b, "-- [%s] %s\n", d.Reason, d.Text)
	}
	return b.String()
}
