package event

import "slices"

// dateAgreed gives what was agreed at a meeting the day of that meeting, where the
// report tells no other for the agreement.
func (r *reader) dateAgreed() {
	for i, a := range r.acts {
		if a.same != nil || a.statusWhen != None || a.standing.status != Planned || a.rule.Type != "CONSULT" || a.renewed && a.over == nil {
			continue
		}
		agree := a.over
		switch {
		case a.listed:
			if agree = r.agreementBefore(i); agree != nil {
				agree = &act{tok: a.tok, rule: agree.rule, standing: stand(Happened), sources: a.sources}
			}
		case agree == nil:
			agree = r.passiveAgreement(a)
		}
		if agree == nil || agree.rule.Type != "AGREE" || agree.standing.status != Happened {
			continue
		}
		if c := r.meetingOf(agree); c != nil && c.when != None && c.when != a.when {
			a.statusWhen = c.when
			a.why = append(a.why, "agreed at the meeting of "+quoted(r.in.Times[c.when].Span.Text(r.doc.Text)))
		}
	}
}

// passiveAgreement returns the agreement that names nobody of "it was agreed to
// hold talks", or nil.
func (r *reader) passiveAgreement(a *act) *act {
	for _, o := range a.standing.over {
		if r.lemma[o] == "agree" && r.passive(o) && r.standingAt(o, 0).status == Happened {
			return &act{tok: o, rule: &Rule{Type: "AGREE"}, standing: stand(Happened)}
		}
	}
	return nil
}

// maxApart is how many sentences may stand between a meeting and what was agreed at it.
const maxApart = 8

// agreementBefore returns the last act of agreeing before act i, or nil.
func (r *reader) agreementBefore(i int) *act {
	for k := i - 1; k >= 0 && r.sentence(r.acts[k].tok) >= r.sentence(r.acts[i].tok)-maxApart; k-- {
		if r.acts[k].rule.Type == "AGREE" {
			return r.acts[k]
		}
	}
	return nil
}

// subset reports whether all actors of a are among those of b.
func subset(a, b []int32) bool {
	return !slices.ContainsFunc(a, func(x int32) bool { return !slices.Contains(b, x) })
}

// meetingOf returns the meeting at which something was agreed: the last one that is
// told before it as held, by those who agree, or nil.
func (r *reader) meetingOf(agree *act) *act {
	for _, c := range slices.Backward(r.acts) {
		if c.tok >= agree.tok || r.sentence(c.tok) < r.sentence(agree.tok)-maxApart || c.rule.Type != "CONSULT" || c.standing.status != Happened || !told(c) {
			continue
		}
		for c.same != nil {
			c = c.same
		}
		if len(participants(c)) > 1 && (len(agree.sources) == 0 || len(agree.sources) > 1 && subset(agree.sources, participants(c))) {
			return c
		}
	}
	return nil
}
