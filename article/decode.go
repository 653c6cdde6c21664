package article

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// page is a decoded source and what is known of its form.
type page struct {
	source  string // UTF-8
	charset string // canonical name of the charset it came in
	html    bool
}

// A signature is the first bytes of a format that is no page.
type signature struct {
	magic string
	code  Code
	name  string
	hint  string
}

var signatures = [...]signature{
	{"%PDF-", CodePDF, "a PDF", "convert it to text first, e.g. with pdftotext"},
	{"PK\x03\x04", CodeFormat, "a ZIP archive or an office document", "unpack it, or save it as text or HTML"},
	{"WARC/", CodeFormat, "a web archive (WARC)", "give it to the command that reads archives, or take the page out of it"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", CodeFormat, "an old office document", "save it as text or HTML"},
	{"{\\rtf", CodeFormat, "an RTF document", "save it as text or HTML"},
	{"\x89PNG\r\n", CodeFormat, "a PNG image", "recognise its text first, e.g. with tesseract"},
	{"\xff\xd8\xff", CodeFormat, "a JPEG image", "recognise its text first, e.g. with tesseract"},
	{"GIF8", CodeFormat, "a GIF image", "recognise its text first, e.g. with tesseract"},
	{"RIFF", CodeFormat, "a RIFF file (WebP image, sound or video)", ""},
	{"\x28\xb5\x2f\xfd", CodeFormat, "zstd-compressed", "decompress it first"},
	{"BZh", CodeFormat, "bzip2-compressed", "decompress it first"},
	{"\xfd7zXZ\x00", CodeFormat, "xz-compressed", "decompress it first"},
	{"7z\xbc\xaf\x27\x1c", CodeFormat, "a 7z archive", "unpack it first"},
	{"Rar!\x1a\x07", CodeFormat, "a RAR archive", "unpack it first"},
	{"\x7fELF", CodeFormat, "a program", ""},
	{"OggS", CodeFormat, "an Ogg sound or video", ""},
	{"ID3", CodeFormat, "an MP3 sound", ""},
	{"SQLite format 3\x00", CodeFormat, "an SQLite database", ""},
}

const gzipMagic = "\x1f\x8b"

// decode turns the bytes received into UTF-8, or says why it cannot.
func decode(raw []byte, contentType string, limit int) (page, error) {
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if len(raw) > limit {
		return page{}, tooLarge(limit)
	}
	if bytes.HasPrefix(raw, []byte(gzipMagic)) {
		var err error
		if raw, err = gunzip(raw, limit); err != nil {
			return page{}, err
		}
	}
	if err := checkFormat(raw); err != nil {
		return page{}, err
	}
	p, err := toUTF8(raw, contentType)
	if err != nil {
		return page{}, err
	}
	if len(p.source) > math.MaxInt32/2 {
		return page{}, tooLarge(math.MaxInt32 / 2)
	}
	if strings.TrimSpace(p.source) == "" {
		return page{}, fail(CodeEmpty, "", "is empty")
	}
	if err := checkFeed(p.source); err != nil {
		return page{}, err
	}
	p.html = isHTML(p.source, contentType)
	return p, nil
}

func tooLarge(limit int) *Error {
	return fail(CodeTooLarge, "raise the limit if it really is one report", "is larger than %d bytes", limit)
}

func gunzip(raw []byte, limit int) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, &Error{Code: CodeFormat, Message: "begins like gzip but is not", Err: err}
	}
	out, err := io.ReadAll(io.LimitReader(z, int64(limit)+1))
	if len(out) > limit {
		return nil, tooLarge(limit)
	}
	// A page cut off in transfer is read as far as it goes.
	if err != nil && (len(out) == 0 || !errors.Is(err, io.ErrUnexpectedEOF)) {
		return nil, &Error{Code: CodeFormat, Message: "is damaged gzip", Err: err}
	}
	return out, nil
}

func checkFormat(raw []byte) error {
	if len(raw) == 0 {
		return fail(CodeEmpty, "", "is empty")
	}
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.magic)) {
			return fail(s.code, s.hint, "is %s", s.name)
		}
	}
	if len(raw) > 12 && string(raw[4:8]) == "ftyp" {
		return fail(CodeFormat, "", "is a video or HEIF image")
	}
	return nil
}

// checkFeed refuses RSS and Atom, which are lists of reports and not one.
func checkFeed(source string) error {
	head := strings.TrimSpace(source[:min(len(source), 2048)])
	if !strings.HasPrefix(head, "<") {
		return nil
	}
	for _, tag := range [...]string{"<rss", "<feed ", "<rdf:RDF", "<urlset", "<sitemapindex"} {
		if i := strings.Index(head, tag); i >= 0 && !strings.Contains(head[:i], "<html") {
			return fail(CodeFormat, "give the reports it links to", "is a feed or site map, not a report")
		}
	}
	return nil
}

var (
	bomUTF8    = []byte("\xef\xbb\xbf")
	bomUTF16LE = []byte("\xff\xfe")
	bomUTF16BE = []byte("\xfe\xff")
)

// toUTF8 decodes by byte order mark, HTTP header, <meta> and, where none of
// them speaks, by what the bytes are: UTF-8 if valid, else windows-1252, the
// web's own default.
func toUTF8(raw []byte, contentType string) (page, error) {
	switch {
	case bytes.HasPrefix(raw, bomUTF8):
		return page{source: validUTF8(raw[len(bomUTF8):]), charset: "utf-8"}, nil
	case bytes.HasPrefix(raw, bomUTF16LE):
		return decodeWith(raw[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le")
	case bytes.HasPrefix(raw, bomUTF16BE):
		return decodeWith(raw[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be")
	}
	if e, name := unmarkedUTF16(raw); e != nil {
		return decodeWith(raw, e, name)
	}
	if isBinary(raw) {
		return page{}, fail(CodeBinary, "save the page as text or HTML", "is binary, not text")
	}
	label := declaredCharset(raw, contentType)
	enc, name := charset.Lookup(label)
	bad, multi := utf8Quality(raw)
	if bad == 0 && (multi >= 3 || label == "" || enc == nil || len(raw) > 0 && multi == 0 && asciiSuperset(name)) {
		// Valid UTF-8 with several long sequences is not another charset
		// by chance, whatever the page says of itself.
		return page{source: string(raw), charset: "utf-8"}, nil
	}
	if label == "" || enc == nil || name == "utf-8" {
		if multi > 0 && bad*20 < multi || bad*1000 < len(raw) && multi > 0 {
			return page{source: validUTF8(raw), charset: "utf-8"}, nil
		}
		if label != "" && enc == nil {
			return page{}, fail(CodeCharset, "save it as UTF-8", "names a charset that is not known: %q", label)
		}
		enc, name = charset.Lookup("windows-1252")
	}
	return decodeWith(raw, enc, name)
}

// asciiSuperset reports whether pure ASCII means the same in the charset.
func asciiSuperset(name string) bool {
	return !strings.HasPrefix(name, "utf-16") && name != "iso-2022-jp" && name != "replacement"
}

func decodeWith(raw []byte, enc encoding.Encoding, name string) (page, error) {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return page{}, &Error{Code: CodeCharset, Message: "cannot be decoded as " + name, Hint: "save it as UTF-8", Err: err}
	}
	if bad := bytes.Count(out, []byte("\uFFFD")); bad > 2 && bad*20 > utf8.RuneCount(out) {
		return page{}, fail(CodeCharset, "save it as UTF-8", "is not written in %s, the charset it names", name)
	}
	return page{source: validUTF8(out), charset: name}, nil
}

func validUTF8(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }

// utf8Quality counts bytes that cannot be UTF-8 and sequences longer than one byte.
func utf8Quality(raw []byte) (bad, multi int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return bad, multi
}

// unmarkedUTF16 recognises UTF-16 without a byte order mark by its zero bytes:
// in Latin text nearly every second byte is zero.
func unmarkedUTF16(raw []byte) (encoding.Encoding, string) {
	n := min(len(raw), 1024) &^ 1
	if n < 16 {
		return nil, ""
	}
	var zero [2]int
	for i := 0; i < n; i++ {
		if raw[i] == 0 {
			zero[i&1]++
		}
	}
	switch half := n / 2; {
	case zero[1]*10 > half*7 && zero[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case zero[0]*10 > half*7 && zero[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// isBinary reports whether the bytes hold zeros, or more control characters
// than any text has.
func isBinary(raw []byte) bool {
	head := raw[:min(len(raw), 1<<16)]
	if bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	controls := 0
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1b {
			controls++
		}
	}
	return controls > 2 && controls*100 > len(head)
}

// declaredCharset returns the charset that the HTTP header or a <meta> names.
func declaredCharset(raw []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	// Pages with long heads put the <meta> later than the 1024 bytes that
	// browsers look at.
	head := bytes.ToLower(raw[:min(len(raw), 8192)])
	for len(head) > 0 {
		i := bytes.Index(head, []byte("charset"))
		if i < 0 {
			return ""
		}
		tag := head[:i]
		head = head[i+len("charset"):]
		if lt := bytes.LastIndexByte(tag, '<'); lt < 0 || !bytes.HasPrefix(tag[lt:], []byte("<meta")) && !bytes.HasPrefix(tag[lt:], []byte("<?xml")) {
			continue
		}
		value := bytes.TrimLeft(head, " \t\r\n")
		if !bytes.HasPrefix(value, []byte("=")) {
			continue
		}
		value = bytes.TrimLeft(value[1:], " \t\r\n\"'")
		end := bytes.IndexAny(value, " \t\r\n\"';/>")
		if end > 0 {
			return string(value[:end])
		}
	}
	return ""
}

// isHTML reports whether a source is markup. What it begins with goes before
// what the header says, since saved text keeps the header of nothing.
func isHTML(source, contentType string) bool {
	media, _, _ := mime.ParseMediaType(contentType)
	if media == "text/html" || media == "application/xhtml+xml" {
		return true
	}
	head := strings.ToLower(strings.TrimSpace(source[:min(len(source), 4096)]))
	for _, start := range [...]string{"<!doctype html", "<html", "<?xml", "<head", "<body"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	if media == "text/plain" {
		return false
	}
	tags := 0
	for _, tag := range [...]string{"<html", "<head>", "<body", "<meta ", "<title", "<script", "<div", "<p>", "<p ", "</p>", "<article", "<br", "</h1>", "</a>", "<span", "<table"} {
		if strings.Contains(head, tag) {
			tags++
		}
	}
	return tags >= 2 || tags == 1 && strings.HasPrefix(head, "<")
}
