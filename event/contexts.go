package event

// contexts are PLOVER's contexts (CODING manual, section 4).
var contexts = func() map[string]bool {
	m := map[string]bool{}
	for _, c := range [...]string{
		"military", "intelligence", "executive", "legislative", "election", "political_institutions",
		"pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
		"rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
		"inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
		"disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
		"misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
	} {
		m[c] = true
	}
	return m
}()
