package parse

import "nuncio/syntax/internal/linear"

// A role is a place in a state of which some features tell by themselves.
type role int

const (
	roleFront role = iota // first words of the buffer
	roleTop               // top of the stack
	roleSecond
	roleThird
	roles
)

// wordFeatures appends the features that depend on the word in one role alone.
func wordFeatures(fs []uint64, sent *Sentence, r role, i int16) []uint64 {
	f := linear.Feature
	w, t := sent.Form[i], uint32(sent.Tag[i])
	switch r {
	case roleTop:
		return append(fs, f(1, w, t, 0), f(2, w, 0, 0), f(3, t, 0, 0))
	case roleSecond:
		return append(fs, f(4, w, t, 0), f(5, w, 0, 0), f(6, t, 0, 0))
	case roleThird:
		return append(fs, f(7, w, t, 0), f(8, t, 0, 0))
	}
	b1, b2 := sent.after(i)
	w1, t1, w2, t2 := sent.Form[b1], uint32(sent.Tag[b1]), sent.Form[b2], uint32(sent.Tag[b2])
	return append(fs,
		f(9, w, t, 0), f(10, w, 0, 0), f(11, t, 0, 0),
		f(12, w1, t1, 0), f(13, w1, 0, 0), f(14, t1, 0, 0),
		f(15, w2, t2, 0), f(16, t2, 0, 0),
		f(24, t, t1, 0), f(35, t, t1, t2),
	)
}

// after returns the two places after i, 0 past the root.
func (s *Sentence) after(i int16) (b1, b2 int16) {
	last := int16(s.Len() + 1)
	if b1 = i + 1; b1 > last {
		b1 = 0
	}
	if b2 = i + 2; b2 > last {
		b2 = 0
	}
	return b1, b2
}

// allFeatures appends every feature of a state, for training.
func (a *arena) allFeatures(fs []uint64, sent *Sentence, s *state) []uint64 {
	for r, i := range a.places(s) {
		fs = wordFeatures(fs, sent, role(r), i)
	}
	return a.features(fs, sent, s)
}

// places returns the words in each role.
func (a *arena) places(s *state) [roles]int16 {
	c0 := &a.nodes[s.stack]
	c1 := &a.nodes[c0.below]
	return [roles]int16{s.front.word, c0.word, c1.word, a.nodes[c1.below].word}
}

// features appends the features of a state but those of wordFeatures, after
// Zhang and Nivre (2011), with the words that mark attachment added.
func (a *arena) features(fs []uint64, sent *Sentence, s *state) []uint64 {
	c0 := &a.nodes[s.stack]
	c1 := &a.nodes[c0.below]
	c2 := &a.nodes[c1.below]
	s0, s1, s2, b0 := &c0.subtree, &c1.subtree, &c2.subtree, &s.front
	b1i, _ := sent.after(s.next)
	form := sent.Form
	tag, pos := sent.Tag, sent.Pos
	t := func(i int16) uint32 { return uint32(tag[i]) }
	p := func(i int16) uint32 { return uint32(pos[i]) }

	s0w, s0t, s0p := form[s0.word], t(s0.word), p(s0.word)
	s1w, s1t, s1p := form[s1.word], t(s1.word), p(s1.word)
	s2w, s2t, s2p := form[s2.word], t(s2.word), p(s2.word)
	b0w, b0t, b0p := form[b0.word], t(b0.word), p(b0.word)
	b1w, b1t := form[b1i], t(b1i)
	s0l, s0r := form[s0.l1], form[s0.r1]
	f := linear.Feature

	fs = append(fs,
		f(17, s0w, b0w, s0t<<8|b0t), f(18, s0w, b0w, 0), f(19, s0w, b0t, s0t), f(20, s0t, b0w, b0t),
		f(21, s0w, b0t, 0), f(22, s0t, b0w, 0), f(23, s0t, b0t, 0),
		f(25, s1w, s0w, 0), f(26, s1w, s0t, s1t), f(27, s1t, s0w, s0t), f(28, s1w, s0t, 0), f(29, s1t, s0w, 0), f(30, s1t, s0t, 0),
		f(31, s1t, b0t, 0), f(32, s1w, b0w, 0), f(33, s0t, b1t, 0), f(34, s0w, b1w, 0),

		f(36, s0t, b0t, b1t), f(37, s1t, s0t, b0t), f(38, s2t, s1t, s0t),
		f(39, s0t, t(s0.l1), b0t), f(40, s0t, t(s0.r1), b0t), f(41, s1t, t(s1.r1), s0t), f(42, s1t, t(s1.l1), s0t),
		f(43, s0t, b0t, t(b0.l1)), f(44, s1t, s0t, t(s0.l1)), f(45, s1t, s0t, t(s0.r1)),
		f(46, s0w, s1t, b0t), f(47, s1w, s0t, b0t), f(48, b0w, s1t, s0t),
		f(49, s0p, b0p, s1p<<8|s2p), f(50, s0w, s1p, b0p),

		f(51, s0l, t(s0.l1), 0), f(52, uint32(s0.dl1), s0t, 0), f(53, s0r, t(s0.r1), 0), f(54, uint32(s0.dr1), s0t, 0),
		f(55, form[s1.l1], t(s1.l1), 0), f(56, uint32(s1.dl1), s1t, 0), f(57, form[s1.r1], t(s1.r1), 0), f(58, uint32(s1.dr1), s1t, 0),
		f(59, form[b0.l1], t(b0.l1), 0), f(60, uint32(b0.dl1), b0t, 0),
		f(61, t(s0.l1), t(s0.l2), s0t), f(62, t(s0.r1), t(s0.r2), s0t), f(63, t(s1.l1), t(s1.l2), s1t), f(64, t(s1.r1), t(s1.r2), s1t),
		f(65, t(b0.l1), t(b0.l2), b0t),
	)
	dsb := distance(b0.word - s0.word)
	dss := distance(s0.word - s1.word)
	v0, v1, vb := uint32(s0.nl)<<4|uint32(s0.nr), uint32(s1.nl)<<4|uint32(s1.nr), uint32(b0.nl)
	r0 := uint32(s0.dl1)<<8 | uint32(s0.dr1)
	r1 := uint32(s1.dl1)<<8 | uint32(s1.dr1)
	rb := uint32(b0.dl1)<<8 | uint32(b0.dl2)
	return append(fs,
		f(66, s0w, dsb, 0), f(67, s0t, dsb, 0), f(68, b0w, dsb, 0), f(69, b0t, dsb, 0), f(70, s0t, b0t, dsb),
		f(71, s1t, s0t, dss), f(72, s1w, s0w, dss), f(73, s1w, dss, 0), f(74, s0w, dss, 0),
		f(75, s0w, v0, 0), f(76, s0t, v0, 0), f(77, s1w, v1, 0), f(78, s1t, v1, 0), f(79, b0w, vb, 0), f(80, b0t, vb, 0),
		f(81, s0w, r0, 0), f(82, s0t, r0, b0t), f(83, s1w, r1, s0t), f(84, s1t, r1, s0t), f(85, b0t, rb, s0t), f(86, s0t, r0, s1t),
		f(87, b0w, rb, 0),
		// The preposition or conjunction of the upper subtree decides where it hangs.
		f(88, s1w, s0l, s0t), f(89, s1t, s0l, s0w), f(90, s1t, s0l, s0t), f(91, s2w, s0l, s1t), f(92, s2t, s0l, s1t<<8|s0t),
		f(93, s0w, form[b0.l1], b0t), f(94, s0l, s0t, s1p<<16|s2p<<8|b0p), f(95, b0w, b1t, s0t),
		f(96, s0t, s1t<<8|uint32(s1.dr1), form[s0.l1]), f(97, s2t, s1t, b0t), f(98, s2w, s0w, 0), f(99, s0w, b1t, b0t),
		f(100, s1w, s0l, s0w),
	)
}

// distance folds a distance in words into ten steps.
func distance(d int16) uint32 {
	switch {
	case d < 6:
		return uint32(max(d, 0))
	case d < 8:
		return 6
	case d < 12:
		return 7
	case d < 20:
		return 8
	}
	return 9
}
