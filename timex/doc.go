// Package timex turns time expressions into ISO 8601 values in the manner of
// TIMEX3, anchored to the publication date, or left relative where there is none.
package timex
