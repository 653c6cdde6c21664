package article

import "fmt"

// Code says, for programs, why a page was not read. Codes are stable.
type Code string

// The codes of [Error].
const (
	CodeEmpty      Code = "empty"       // nothing but white space
	CodeTooLarge   Code = "too-large"   // more than Given.MaxBytes, also after decompression
	CodeBinary     Code = "binary"      // not text at all
	CodePDF        Code = "pdf"         // a PDF
	CodeFormat     Code = "format"      // another format: archive, image, feed, WARC ...
	CodeCharset    Code = "charset"     // unknown charset, or not written in the one it names
	CodeNoArticle  Code = "no-article"  // a page without a report
	CodeNotEnglish Code = "not-english" // another language; see [RequireEnglish]
	CodeGiven      Code = "given"       // Given.Published has not the form asked for
)

// Error is why a page could not be read, and what the user can do.
type Error struct {
	Code    Code
	Message string // what is wrong: "is a PDF"; to be put after the page's name
	Hint    string // the next step; "" where there is none
	Err     error  // the cause, where there is one
}

// Error returns message, cause and hint in one line.
func (e *Error) Error() string {
	s := e.Message
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func fail(code Code, hint, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Hint: hint}
}
