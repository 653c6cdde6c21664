package main

import "github.com/spf13/cobra"

// topics are the pages of "nuncio help TOPIC" that belong to no one command.
var topics = []struct{ name, short, long string }{
	{"exit-codes", "What the exit codes mean", `0    the question was answered, the work is done
1    nothing was found
2    wrong usage, or a failure that stopped the work
3    finished, but some or all inputs could not be read; each is named on standard error
130  interrupted (Ctrl-C)`},
	{"formats", "What a record looks like in each format", `text    for people: who is who, what happened, is planned or was called off, who
        said what, each with its words; this layout may change
json    one indented JSON object a report, one after the other
jsonl   one JSON object a line; keys are only ever added within a schema version
conllu  the sentences, words and trees as CoNLL-U

Positions in JSON count Unicode code points of report.text, end exclusive; the
text at a span is the quoted text. “nuncio schema” prints the JSON Schema.`},
	{"status", "What the seven statuses mean", `happened     it took place
ongoing      it is taking place, or stands
planned      arranged: someone with the power to do it has said it will be
possible     it may be: could, is thought to, is sought, proposed, considered
conditional  it hangs on a stated condition
cancelled    a plan was called off or put off
denied       it is said not to have been, not to be coming, or was refused

Where several fit, the first of: denied, cancelled, conditional, possible,
planned, ongoing, happened. A planned meeting is never recorded as held unless
the report says that it took place.`},
	{"environment", "Environment variables", `NO_COLOR        set and not empty: no colour
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
