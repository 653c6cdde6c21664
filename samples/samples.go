package samples

import (
	"embed"
	"fmt"

	"nuncio/article"
)

//go:embed reports
var files embed.FS

// Report is one sample.
type Report struct {
	Name        string // of the file, without its ending
	Bytes       []byte
	ContentType string
	Given       article.Given // what the reader is told beside the bytes
	// Expected is what a careful reader records from it, as JSON, written by
	// hand before any program read the report.
	Expected []byte
}

// catalogue lists the samples in the order in which they are shown.
var catalogue = [...]struct {
	file, name, contentType string
	given                   article.Given
}{
	{"nile-summit.txt", "nile-summit", "text/plain; charset=utf-8", article.Given{Published: "2031-04-08", Publisher: "Meridian News Agency"}},
	{"aegean-talks.html", "aegean-talks", "text/html; charset=utf-8", article.Given{}},
	{"baltic-ministry.txt", "baltic-ministry", "text/plain; charset=utf-8", article.Given{Publisher: "Ministry for Foreign Affairs of Finland"}},
	{"border-bridge.txt", "border-bridge", "text/plain; charset=utf-8", article.Given{Published: "2031-08-05"}},
	{"yemen-live.html", "yemen-live", "text/html; charset=utf-8", article.Given{}},
}

// Reports returns the samples. The first shows every status.
func Reports() []Report {
	out := make([]Report, len(catalogue))
	for i, c := range catalogue {
		out[i] = Report{
			Name: c.name, ContentType: c.contentType, Given: c.given,
			Bytes: read(c.file), Expected: read(c.name + ".expected.json"),
		}
	}
	return out
}

// read returns an embedded file; a name that is not embedded is a fault of this
// package, which its test finds.
func read(name string) []byte {
	b, err := files.ReadFile("reports/" + name)
	if err != nil {
		return fmt.Appendf(nil, "%v", err)
	}
	return b
}
