// Package storetest is the conformance suite of stores: [Run] holds an
// implementation of store.Store against all that its interface promises.
// [Spec.Item] makes the reports that it adds, [Synthetic] any number of them
// for measuring.
package storetest
