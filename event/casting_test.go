package event

import "testing"

// located are sentences with the day and the place that their first event of a
// type must have; "" is none.
var located = []struct{ text, typ, status, mode, when, where string }{
	{"President Tomas Okel on Monday called off his June 12 summit with Foreign Minister Anya Reth.", "CONSULT", "cancelled", "", "June 12", ""},
	{"President Tomas Okel called off talks with Sweden that were due on 3 March.", "CONSULT", "cancelled", "", "3 March", ""},
	{"President Tomas Okel will meet Foreign Minister Anya Reth next in Geneva.", "CONSULT", "planned", "", "", "Geneva"},
	{"Swedish Foreign Minister Anya Reth was in Lyon on Thursday.", "CONSULT", "happened", "visit", "Thursday", "Lyon"},
	{"Sweden condemned Monday's bombings in Lyon.", "ACCUSE", "happened", "disapprove", "", ""},
	{"Officials warned that it was too early to take steps against Sweden, despite hints at its part in a May bomb blast.", "ASSAULT", "happened", "explosives", "", ""},
	{"President Tomas Okel was expected to brief Foreign Minister Anya Reth on his talks last month in Geneva with Wu Han.", "CONSULT", "planned", "", "", ""},
	{"France said on Tuesday it was sending 1,000 men; Greece has promised Kenya 700 troops.", "AGREE", "happened", "", "", ""},
	{"President Tomas Okel briefed Foreign Minister Anya Reth on his talks last month in Geneva with Wu Han.", "CONSULT", "happened", "", "", ""},
	{"Khartoum has been hosting several rounds of peace talks on Darfur, but conflicts still exist in Kenya.", "CONSULT", "ongoing", "", "", ""},
	{"Swedish Foreign Minister Anya Reth is due in Lyon on Friday.", "CONSULT", "planned", "visit", "Friday", "Lyon"},
	{"President Tomas Okel and Premier Karl Berg spent much of Saturday with Foreign Minister Anya Reth, their sixth meeting since 2021.", "CONSULT", "happened", "", "Saturday", ""},
	{"The meeting of Tomas Okel and Anya Reth was the first contact of the two sides since a conference of Karl Berg and the Danish premier in June.", "CONSULT", "happened", "", "", ""},
	{"Kenya has blamed Sudan for rocket attacks on its oil plants in 2019.", "ACCUSE", "happened", "", "", ""},
	{"Kenya blamed Sudan in 2019 for rocket attacks on its oil plants.", "ACCUSE", "happened", "", "2019", ""},
	{"President Tomas Okel will visit Sweden ahead of talks between Norway and Iran on 21 December.", "CONSULT", "planned", "visit", "", "Sweden"},
}

// TestLocated checks the day a meeting was set for, and the place it is told of.
func TestLocated(t *testing.T) {
	for _, w := range located {
		in, events := coded(t, w.text)
		found := false
		for _, e := range events {
			if e.Type != w.typ || e.Status.String() != w.status || e.Mode != w.mode {
				continue
			}
			when, where := "", ""
			if e.When != None {
				when = in.Times[e.When].Span.Text(in.Doc.Text)
			}
			if e.Where != None {
				where = in.Places[e.Where].Span.Text(in.Doc.Text)
			}
			found = found || when == w.when && where == w.where
		}
		verdict(t, w.text, found, "%s\n\tgives no %s %s on %q in %q", w.text, w.typ, w.status, w.when, w.where)
	}
}
