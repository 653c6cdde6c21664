package main

import "github.com/spf13/cobra"

// topics are the pages of "nuncio help TOPIC" that belong to no one command.
var topics = []struct{ name, short, long string }{
	{"exit-codes", "What the exit codes mean", `0    the question was answered, the work is done
1    nothing was found, or the answer is “unknown”
2    wrong usage, or a failure that stopped the work
3    finished, but some or all inputs could not be read; each is named on standard error
130  interrupted (Ctrl-C)`},
	{"formats", "What a record and a list look like in each format", `Records (“nuncio read”):

text    for people: who is who, what happened, is planned or was called off, who
        said what, each with its words; this layout may change
json    one indented JSON object a report, one after the other
jsonl   one JSON object a line; keys are only ever added within a schema version
conllu  the sentences, words and trees as CoNLL-U, valid by the rules of Universal
        Dependencies 2; “nuncio help conllu” tells what stands where

Lists (“nuncio board”, “events”, “quotes” and the like):

table   for people: aligned, as wide as the terminal; this layout may change
tsv     a header, then a line a row, cells parted by a tab, lists inside a cell by
        “; ”; what a table shows, ids in full; columns are only ever added at the
        end. The form of a list that goes into a pipe or a file
csv     RFC 4180 with a header and all columns, lists as JSON arrays
jsonl   a JSON object a line with all fields; see “nuncio help json”
ics     board and talks: a calendar (RFC 5545)

Answers about one talk and “nuncio show” are sentences, also in a pipe, where no
other format is asked for.

Positions in JSON count Unicode code points of report.text, end exclusive; the
text at a span is the quoted text. “nuncio schema” prints the JSON Schema. Data
goes to standard output, all else to standard error.`},
	{"conllu", "CoNLL-U, out and in", `“nuncio read --format conllu” writes, for each report:

# newdoc id, # sent_id   from the first letters of the report's id
# meta::...              title, author, dateCreated, publisher, sourceURL, where known
# newpar_block           the kind of the paragraph: headline, heading, dateline, p,
                         caption, quote or list
MISC  Conf=TAG:ARC       how sure tag and arc are, 0 to 255 each
      NER=B-PER          names: B and I with PER, ORG, LOC or MISC; time expressions:
                         DATE, TIME, DURATION or SET
      SpaceAfter=No      no white space follows
      TimexValue=...     value of a time expression, on its first word
      TokenRange=A:B     place in report.text of the record, in code points

“nuncio read --conllu FILE...” takes words, tags and trees from CoNLL-U, by any
parser trained on Universal Dependencies 2 for English. Each “# newdoc” begins a
report, each “# newpar” a paragraph. The text is made of the forms, with white space
where “# text” has some; where that comment is missing, by SpaceAfter. The comments
above count where options say nothing else, GUM's names for paragraphs (head, item)
too. Missing lemmas and Penn tags are filled in, as are the features where no word
of the document has any. Names are found, unless NER marks some. Empty nodes,
enhanced dependencies and unknown comments are not read; with --format conllu they
are written as they came. A sentence may have 400 words.

The text is the report: its id and keys are those of the same text read as such.`},
	{"json", "How to ask for JSON with chosen fields", `Commands that print lists take --json with the names of fields, parted by commas,
and write one JSON object a line, keys in the order asked for:

  nuncio events --json id,date,actors,status | jq -r .id

“--json” alone at the end prints which fields there are and what they hold. Numbers,
lists and true or false are written as such; what no report says is null. Fields are
only ever added.`},
	{"as-of", "The two days of a question", `--as-of DAY      what was so on that day
--known-by DAY   by reports published up to that day only (UTC)

A summit was called off on 24 May and put on again on 1 June: as of 25 May it is
“cancelled”, by all that has been reported until today. Only what a reader could know
on that day counts with both:

  nuncio board --as-of 2018-05-25 --known-by 2018-05-25

Where one of the two is missing it is today, which the answer says. With a --known-by
in the past an answer never changes: reports that are published later do not count.
Reports without a publication date count in no such answer.

A step that a report dates to a span (“last week”) holds from the span's last day;
inside the span both statuses are shown. Where reports disagree, both stand. Before
the first report the answer is “unknown”, and the exit code 1. “Held” takes a report
that says so: a day that goes by without one makes “passed without report”.`},
	{"status", "What the statuses mean", `happened     it took place
ongoing      it is taking place, or stands
planned      arranged: someone with the power to do it has said it will be
possible     it may be: could, is thought to, is sought, proposed, considered
conditional  it hangs on a stated condition
cancelled    a plan was called off or put off
denied       it is said not to have been, not to be coming, or was refused

Where several fit, the first of: denied, cancelled, conditional, possible,
planned, ongoing, happened. A planned meeting is never recorded as held unless
the report says that it took place.

These are the statuses of one report's events. A talk, followed through many
reports, is one of: proposed, announced, in doubt, cancelled, postponed, back on,
under way, held, refused, passed without report, unknown.`},
	{"exports", "Events as PLOVER, CAMEO, ICEWS and POLECAT have them", `“nuncio export plover”, “cameo”, “icews” and “polecat” write events in forms that say
with one type what a record says by type and status. What becomes of each:

happened, ongoing     the type of the act
planned               AGREE; giving way CONCEDE; what is hostile THREATEN
cancelled, put off    a meeting REJECT, mode meet, the one who called it off as actor;
                      with --cancelled sanction SANCTION, as the crosswalk of 2021 has it
denied, possible,     left out; --hypothetical keeps the last two, marked “hypothetical”
conditional           in the contexts
told of by another    left out: what is agreed, asked, refused or threatened is one
                      event with that

The table is named in each event: fold/1, with the options behind it. PLOVER has it
in cite_info.codebook, the table for CAMEO in its column fold, POLECAT in Version,
ICEWS in brackets behind Event Text, which is the name of the CAMEO root.

date      of a folded event the day of the agreeing, refusing or threatening; else of
          the act. A month or week is written by its first day, PLOVER has the last in
          enddate, CAMEO in date_to
comment   (PLOVER, CAMEO) status=…, the record's; put_off; due=…, the day of the plan;
          date=month and the like, how fine the day is; date=report where no day is
          told and that of the report stands in
actors    country and sector are PLOVER's; the table for CAMEO joins them (PRKGOV; ---
          stands for a country that is not known)
id        the lasting key, for “nuncio show” and “why”; ICEWS wants a number: that of
          its first 13 hexadecimal digits

Intensity, sentence number, COW and GeoNames codes and Wikipedia's names stay empty:
Nuncio does not know them. Files are UTF-8.`},
	{"environment", "Environment variables", `NUNCIO_STORE    file of the store, where --store does not name one
XDG_DATA_HOME   where neither does, the store is nuncio/nuncio.db in this folder, else
                in ~/.local/share
NO_COLOR        set and not empty: no colour
CLICOLOR_FORCE  set and not 0: colour although the output is no terminal
TERM            “dumb”: no colour
COLUMNS         width of the text form where the output is no terminal`},
}

func helpTopics() []*cobra.Command {
	cmds := make([]*cobra.Command, len(topics))
	for i, t := range topics {
		cmds[i] = &cobra.Command{Use: t.name, Short: t.short, Long: t.long}
	}
	return cmds
}
