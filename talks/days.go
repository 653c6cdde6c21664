package talks

// Days returns the first and the last day (YYYY-MM-DD) that an ISO 8601 or TIMEX3
// value covers: "2018-06" is 1 to 30 June. Values with unknown parts and durations
// cover none.
func Days(value string) (first, last string, ok bool) {
	p, ok := parsePeriod(value)
	if !ok {
		return "", "", false
	}
	return p.first.String(), p.last.String(), true
}
