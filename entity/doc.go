// Package entity turns mentions (names, titles, pronouns, nouns) into actors:
// people with their offices, states, organisations and groups, with
// coreference inside one report; a place that acts is an actor.
package entity
