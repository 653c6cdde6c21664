package main

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// The layout is told in package wordnet.
const (
	magic   = "NUNCIOWN"
	version = 2
	buckets = 1 << 15
	header  = 24
	maxWord = 63
)

func pack(w words) ([]byte, error) {
	classes, numbers := number(w)
	if len(classes) > 1<<16 {
		return nil, fmt.Errorf("%d classes", len(classes))
	}
	records := make([][]byte, buckets)
	for _, key := range slices.Sorted(maps.Keys(w)) {
		r, err := record(key, w[key], numbers[w[key].facts])
		if err != nil {
			return nil, err
		}
		b := hash(key) % buckets
		records[b] = append(records[b], r...)
	}
	out := []byte(magic)
	start := header + 9*len(classes) + 4*(buckets+1)
	for _, v := range []int{version, len(classes), buckets, start} {
		out = binary.LittleEndian.AppendUint32(out, uint32(v))
	}
	for _, f := range classes {
		out = append(out, f.base|f.capital<<4, f.noun, f.verb, f.names)
		for shift := 1; shift < 41; shift += 8 {
			out = append(out, uint8(f.frames>>shift))
		}
	}
	for _, r := range records {
		out = binary.LittleEndian.AppendUint32(out, uint32(start))
		start += len(r)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(start))
	for _, r := range records {
		out = append(out, r...)
	}
	return out, nil
}

// number returns the different facts, the frequent ones first.
func number(w words) ([]facts, map[facts]int) {
	counts := map[facts]int{}
	firsts := map[facts]string{}
	for _, key := range slices.Sorted(maps.Keys(w)) {
		f := w[key].facts
		if counts[f] == 0 {
			firsts[f] = key
		}
		counts[f]++
	}
	list := slices.SortedFunc(maps.Keys(counts), func(a, b facts) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		if firsts[a] < firsts[b] {
			return -1
		}
		return 1
	})
	numbers := map[facts]int{}
	for i, f := range list {
		numbers[f] = i
	}
	return list, numbers
}

func record(key string, w *word, class int) ([]byte, error) {
	if len(key) > maxWord {
		return nil, fmt.Errorf("word %q has more than %d bytes", key, maxWord)
	}
	for i := range len(key) {
		if key[i] >= 0x80 {
			return nil, fmt.Errorf("word %q is not ASCII", key)
		}
	}
	r := append([]byte{uint8(len(key)), uint8(class), uint8(class >> 8)}, key...)
	if len(w.exceptions) == 0 {
		return r, nil
	}
	var list []byte
	for _, e := range w.exceptions {
		list = append(list, e.pos, uint8(len(e.lemma)))
		list = append(list, e.lemma...)
	}
	if len(list) > 255 {
		return nil, fmt.Errorf("word %q has too many exceptions", key)
	}
	r[0] |= 0x80
	return append(append(r, uint8(len(list))), list...), nil
}

// hash is 32-bit FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
