package export

// Acts returns how acts are named in text for people, by "TYPE/mode" and, where
// a mode has no name of its own, by "TYPE".
func Acts() map[string]string { return actWords() }
