// Package eval scores each stage by the official rule of its corpus, and whole
// records against what a careful reader wrote down.
package eval
