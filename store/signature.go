package store

// NearDuplicate is the share of equal minima from which two reports count as
// one text: an agency's dispatch, shortened or with another headline. The
// share estimates the Jaccard similarity of the texts' word sequences. Measured
// in package ingest: what papers make of a dispatch lies at 0.31 and above (cut
// to a half; 0.64 for the pair of the sample corpus), two reporters' accounts of
// one event at 0.10 and below, two reports of their own with a common last third
// at 0.27 and below.
const NearDuplicate = 0.3

// Bands are the hashes of pairs of minima of a signature. Two signatures of 128
// minima with a share of 0.3 have a band in common with a probability of 0.998,
// strangers at 0.01 with 0.006; which pairs are found depends on the two alone.
func Bands(signature []uint32) []int64 {
	const width = 2
	bands := make([]int64, 0, len(signature)/width)
	for i := 0; i+width <= len(signature); i += width {
		h := uint64(14695981039346656037) ^ uint64(i) // FNV-1a, a minimum at a time
		for _, m := range signature[i : i+width] {
			h = (h ^ uint64(m)) * 1099511628211
			h ^= h >> 32
		}
		bands = append(bands, int64(h>>17)) // 47 bits: a database keeps them in 6 bytes
	}
	return bands
}

// Similar says whether two signatures are of near-duplicates.
func Similar(a, b []uint32) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	equal := 0
	for i := range a {
		if a[i] == b[i] {
			equal++
		}
	}
	return float64(equal) >= NearDuplicate*float64(len(a))
}
