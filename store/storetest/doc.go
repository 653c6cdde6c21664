// Package storetest is the conformance suite of stores: [Run] holds for every
// implementation of store.Store. [Spec.Item] makes the reports it adds.
package storetest
