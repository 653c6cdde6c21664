// Package store keeps reports, their records and their versions, behind one
// interface for every database.
//
// Open a store (package store/sqlite), [Store.Add] reports with their records,
// then ask: [Store.Reports], [Store.Entries], [Store.Search] and the rest. What
// was added is never changed: a newer reading of a report stands beside the old.
package store
