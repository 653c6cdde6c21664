package net

import "math"

func sqrt(x float64) float64 { return math.Sqrt(x) }

func logOf(p float32) float64 { return math.Log(max(float64(p), 1e-10)) }
