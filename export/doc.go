// Package export writes records in the forms that people and other programs use.
package export
