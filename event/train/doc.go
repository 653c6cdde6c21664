// Package train makes the weights that package event grades certainty with, from
// words that readers have judged: [Judgements] reads them, [Train] learns from them.
// The same data, model of syntax, rules and seed give the same bytes.
package train
