// Package event finds who did what to whom: PLOVER type and mode, sources,
// targets and status, by readable rules over dependency trees.
package event
