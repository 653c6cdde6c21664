package record

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
)

//go:embed schema.json
var schema []byte

// JSONSchema returns the JSON Schema (draft 2020-12) of [Schema].
func JSONSchema() []byte { return bytes.Clone(schema) }

// MarshalJSON writes null for the empty string.
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return encode(string(o), "")
}

// UnmarshalJSON reads null as the empty string.
func (o *Optional) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*o = ""
	if s != nil {
		*o = Optional(*s)
	}
	return nil
}

// Encode returns the record as one line of JSON with a line feed, keys in the
// schema's order and letters as themselves.
func (r *Record) Encode() ([]byte, error) { return r.encode("") }

// EncodeIndent returns the record as indented JSON with a line feed.
func (r *Record) EncodeIndent() ([]byte, error) { return r.encode("  ") }

func (r *Record) encode(indent string) ([]byte, error) {
	b, err := encode(r, indent)
	if err != nil {
		return nil, fmt.Errorf("encoding record %s: %w", r.Report.ID, err)
	}
	return append(b, '\n'), nil
}

// encode is json.Marshal without the escaping of <, > and & that JSON does not ask for.
func encode(v any, indent string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

// Decode reads one record and checks it. Unknown keys are allowed, so that an
// older program reads what a newer one of the same schema wrote.
func Decode(rd io.Reader) (*Record, error) {
	var r Record
	if err := json.NewDecoder(rd).Decode(&r); err != nil {
		return nil, fmt.Errorf("decoding record: %w", err)
	}
	if r.Schema != Schema {
		return nil, fmt.Errorf("decoding record: its schema is %q; this program reads %q", r.Schema, Schema)
	}
	if err := r.Check(); err != nil {
		return nil, fmt.Errorf("decoding record: %w", err)
	}
	return &r, nil
}
