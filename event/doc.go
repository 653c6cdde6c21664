// Package event finds who did what to whom: PLOVER type and mode, sources,
// targets and status, by readable rules over dependency trees.
//
// [New] makes a [Coder] from the embedded texts, [Open] one from a folder's;
// [Coder.Code] codes one report. The rule language is described in
// docs/rules.md. What an act is comes from rules/*.rules; whether it was done
// comes from rules/operators.txt and is worked out apart from the rules, by
// finding the act and then every operator above it.
package event
