package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const talksLong = `Answers where a talk stood on a day: the status first, then the life line, each
step with its words, its report and the place in it.

A talk is named by its id, or by words of its title, participants or places; each
word has to match, accents, case and hyphens do not count. Where several talks
fit, they are listed. Without a name all talks are listed.

Of a day before the first report the answer is “unknown”, never a guess, and the
exit code 1.`

func newTalks() *cobra.Command {
	var days clockFlags
	var why bool
	cmd := &cobra.Command{
		Use:   "talks [ID|WORDS...]",
		Short: "Tell how a planned meeting stood on a day, and how it came to that",
		Long:  talksLong,
		Example: `  nuncio talks trump kim singapore --as-of 2018-05-25 --known-by 2018-05-25
  nuncio talks "Trump–Kim summit" --why
  nuncio talks --json id,title,status,history`,
	}
	var f form
	f.add(cmd, func() described { return talkList }, "ics")
	days.add(cmd.Flags())
	cmd.Flags().BoolVar(&why, "why", false, "also tell why the reports were taken to speak of one meeting")
	path := addStoreFlag(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		forPeople := f.format == "" && f.fields == "" || f.format == "table"
		if err := f.check(cmd.OutOrStdout()); err != nil {
			return err
		}
		c, err := days.clocks(time.Now())
		if err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			q := talkQuestion{cmd: cmd, store: s, form: &f, days: &days, clocks: c, why: why, forPeople: forPeople}
			return q.answer(ctx, strings.Join(args, " "))
		})
	}
	return cmd
}

// talkQuestion is one call of "nuncio talks".
type talkQuestion struct {
	cmd       *cobra.Command
	store     store.Store
	form      *form
	days      *clockFlags
	clocks    talks.Clocks
	why       bool
	forPeople bool // one talk is told in sentences
}

func (q *talkQuestion) answer(ctx context.Context, name string) error {
	linked, err := linkTalks(ctx, q.store, q.clocks.KnownBy)
	if err != nil {
		return err
	}
	board := linked.Board(q.clocks)
	if name == "" {
		return printBoard(q.cmd, q.form, q.days, board)
	}
	rows := findTalks(board, name)
	switch len(rows) {
	case 0:
		return q.notKnown(ctx, name)
	case 1:
		return q.one(&rows[0])
	}
	fmt.Fprintf(q.cmd.ErrOrStderr(), "nuncio: %d talks fit %q; more words or an id name one\n", len(rows), export.Plain(name))
	return printBoard(q.cmd, q.form, q.days, &talks.Board{Clocks: q.clocks, Rows: rows})
}

// one tells of a single talk.
func (q *talkQuestion) one(row *talks.Row) error {
	out := q.cmd.OutOrStdout()
	unknown := row.State.Status == talks.Unknown && len(row.State.Also) == 0
	var err error
	if q.forPeople {
		opt := export.TalkOptions{TextOptions: export.TextOptions{Width: textWidth(out), Colour: wantsColour(out)}, Why: q.why}
		err = export.Talk(out, row, q.clocks, opt)
	} else {
		err = printBoard(q.cmd, q.form, q.days, &talks.Board{Clocks: q.clocks, Rows: []talks.Row{*row}})
	}
	if err == nil && unknown {
		return exitError{exitNothing}
	}
	return err
}

// notKnown answers for a talk that no report up to the second clock speaks of:
// unknown, with the day on which the first does, if any.
func (q *talkQuestion) notKnown(ctx context.Context, name string) error {
	all, err := linkTalks(ctx, q.store, "")
	if err != nil {
		return err
	}
	stderr := q.cmd.ErrOrStderr()
	rows := findTalks(all.Board(q.clocks), name)
	if len(rows) == 0 {
		fmt.Fprintf(stderr, "nuncio: no talk fits %q; “nuncio talks” lists all, “nuncio search” looks into the reports\n", export.Plain(name))
		return exitError{exitNothing}
	}
	out := stderr
	if q.forPeople {
		out = q.cmd.OutOrStdout()
	}
	fmt.Fprintf(out, "%s: unknown.\n", export.ClockWords(q.clocks))
	for _, r := range rows {
		fmt.Fprintf(stderr, "nuncio: %s: %s\n", export.Plain(r.Talk.Title), notYet(r.Talk))
	}
	return exitError{exitNothing}
}

// notYet says why no report of a talk counts by the second clock.
func notYet(t *talks.Talk) string {
	if p := t.Entries[0].Published; p != "" {
		return "the first report of it was published later, on " + export.Day(p)
	}
	return "its reports have no date; add them again with --published"
}

// findTalks returns the rows that a name fits: one where it is an id or alias, or
// the whole title, else all in which every word is found, whole words before
// beginnings of words.
func findTalks(b *talks.Board, name string) []talks.Row {
	rows := slices.Concat(b.Rows, b.Unknown)
	if fit := fitting(rows, func(r *talks.Row) bool { return hasKey(&r.Talk.Happening, name) }); len(fit) > 0 {
		return fit
	}
	if fit := fitting(rows, func(r *talks.Row) bool { return talks.NameKey(r.Talk.Title) == talks.NameKey(name) }); len(fit) == 1 {
		return fit
	}
	asked := words(name)
	if fit := fitting(rows, func(r *talks.Row) bool { return matches(r.Talk, asked, false) }); len(fit) > 0 {
		return fit
	}
	return fitting(rows, func(r *talks.Row) bool { return matches(r.Talk, asked, true) })
}

// matches reports whether every word is one of the talk's, or the beginning of one.
func matches(t *talks.Talk, asked []string, beginnings bool) bool {
	has := words(t.Title + " " + t.Kind)
	for _, s := range t.Sides {
		has = append(has, words(strings.Join(s.Names, " "))...)
	}
	for i := range t.Entries {
		if p := t.Entries[i].Where; p != nil {
			has = append(has, words(p.Text+" "+p.Name)...)
		}
	}
	for _, w := range asked {
		if !slices.ContainsFunc(has, func(h string) bool { return h == w || beginnings && strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return len(asked) > 0
}

func fitting(rows []talks.Row, fits func(*talks.Row) bool) []talks.Row {
	var out []talks.Row
	for i := range rows {
		if fits(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// minPrefix is how many letters of an id are enough to try it.
const minPrefix = 6

// hasKey reports whether an id, whole or its beginning, is one of the happening's.
func hasKey(h *talks.Happening, id string) bool {
	id = strings.ToLower(id)
	return len(id) >= minPrefix && slices.ContainsFunc(h.Entries, func(e talks.Entry) bool { return strings.HasPrefix(e.Key, id) })
}

// words returns the words of s as names are compared: without case and accents;
// hyphens, dashes and all other marks part words.
func words(s string) []string {
	list := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) })
	for i := range list {
		list[i] = talks.NameKey(list[i])
	}
	return list
}
