package article

// Check reports, as an [*Error], what is wrong with the metadata given, so that
// it can be said once and not for each report.
func (g Given) Check() error {
	if g.Published == "" {
		return nil
	}
	_, err := checkGiven(g.Published)
	return err
}
