// Package vec holds the inner loops of the neural reader: a vector times a
// matrix in floats, for training, and up to four of them at once in integers, for
// reading.
//
// On processors that have them, both use vectors of 256 or 512 bits. The float
// kernel rounds every product and every sum, in the order of the rows, and the
// integer kernel cannot round, so every processor gives the same bits.
package vec
