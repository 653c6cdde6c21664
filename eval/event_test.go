package eval

import (
	"reflect"
	"strings"
	"testing"

	"nuncio/export"
	"nuncio/record"
)

func TestPlainEvents(t *testing.T) {
	fold, err := export.NewFold(export.FoldGold)
	if err != nil {
		t.Fatal(err)
	}
	actors := []record.Actor{
		{ID: "a1", Country: "NOR", Sector: "GOV"}, {ID: "a2", Country: "SWE"}, {ID: "a3", Country: "UNO", Sector: "GOV"},
	}
	ev := func(id, typ, status string, of ...string) record.Event {
		return record.Event{ID: id, Type: typ, Status: status, Sources: []string{"a1"}, Targets: []string{"a2"}, Of: of}
	}
	plain := func(typ string) PlainEvent {
		typ, mode, _ := strings.Cut(typ, "/")
		return PlainEvent{Type: typ, Mode: mode, Sources: []string{"NOR"}, Targets: []string{"SWE"}, SourceSectors: []string{"GOV"}, TargetSectors: []string{}}
	}
	for _, tt := range []struct {
		name string
		in   []record.Event
		want []PlainEvent
	}{
		{"done", []record.Event{ev("e1", "AID", "happened")}, []PlainEvent{plain("AID")}},
		{"planned meeting", []record.Event{ev("e1", "CONSULT", "planned")}, []PlainEvent{plain("AGREE")}},
		{"planned sanction", []record.Event{ev("e1", "SANCTION", "planned")}, []PlainEvent{plain("THREATEN/relations")}},
		{"called off", []record.Event{ev("e1", "CONSULT", "cancelled")}, []PlainEvent{plain("SANCTION")}},
		{"denied and possible", []record.Event{ev("e1", "AID", "denied"), ev("e2", "AID", "possible")}, []PlainEvent{}},
		{"content of an agreement", []record.Event{ev("e1", "AGREE", "happened", "e2"), ev("e2", "CONSULT", "planned")}, []PlainEvent{plain("AGREE")}},
		{"conditional threat", []record.Event{ev("e1", "COERCE", "conditional")}, []PlainEvent{plain("THREATEN/restrict")}},
		{"told twice", []record.Event{ev("e1", "AID", "happened"), ev("e2", "AID", "happened")}, []PlainEvent{plain("AID")}},
	} {
		if got := PlainEvents(fold, &record.Record{Actors: actors, Events: tt.in}, nil); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestEventsWritesALineForEachSentence(t *testing.T) {
	gold := `[{"id":"S1","date":"2000-01-01","text":"Norway thanked the United Nations.","events":[{}]}]`
	fold, err := EventOptions{AsTold: true}.fold(nil)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = Events(strings.NewReader(gold), &out, fold, func(text, published string) (*record.Record, func(*record.Event) bool, error) {
		return &record.Record{
			Actors: []record.Actor{{ID: "a1", Country: "NOR"}, {ID: "a2", Country: "UNO"}},
			Events: []record.Event{{ID: "e1", Type: "SUPPORT", Status: "happened", Sources: []string{"a1"}, Targets: []string{"a2"}}},
		}, nil, nil
	})
	want := `{"id":"S1","events":[{"type":"SUPPORT","mode":"","sources":["NOR"],"targets":["IGO"],"source_sectors":[],"target_sectors":[]}]}` + "\n"
	if err != nil || out.String() != want {
		t.Errorf("got %q, %v", out.String(), err)
	}
	if err := Events(strings.NewReader("{"), &out, fold, nil); err == nil {
		t.Error("broken JSON must be an error")
	}
}
