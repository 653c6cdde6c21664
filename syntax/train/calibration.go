package train

import "nuncio/syntax/internal/weights"

// calibration counts how often a decision was right by its margin.
type calibration struct {
	right, all [weights.Buckets]int
}

func (c *calibration) add(margin int32, right bool) {
	b := weights.Bucket(margin)
	c.all[b]++
	if right {
		c.right[b]++
	}
}

// table returns the probability of each bucket in 1/255. Neighbours are pooled
// until it rises with the margin (Ayer et al., 1955).
func (c *calibration) table() []uint8 {
	type pool struct{ right, all, buckets int }
	var pools []pool
	for b := range c.all {
		// Half a right one and half a wrong one, so that empty buckets say nothing.
		pools = append(pools, pool{2*c.right[b] + 1, 2*c.all[b] + 2, 1})
		if c.all[b] == 0 {
			pools[len(pools)-1] = pool{0, 0, 1}
		}
		for len(pools) > 1 {
			p, q := pools[len(pools)-2], pools[len(pools)-1]
			if q.all > 0 && p.right*q.all < q.right*p.all {
				break
			}
			pools = append(pools[:len(pools)-2], pool{p.right + q.right, p.all + q.all, p.buckets + q.buckets})
		}
	}
	var out []uint8
	for _, p := range pools {
		v := uint8(128)
		if p.all > 0 {
			v = uint8(255 * p.right / p.all)
		}
		for range p.buckets {
			out = append(out, v)
		}
	}
	return out
}

// share returns how many decisions were right, of how many.
func (c *calibration) share() share {
	var s share
	for b := range c.all {
		s.right += c.right[b]
		s.all += c.all[b]
	}
	return s
}
