#include "textflag.h"

DATA middle<>+0(SB)/4, $4097 // half the table, twice, and 1 to round
GLOBL middle<>(SB), RODATA|NOPTR, $4
DATA last<>+0(SB)/4, $4095 // entry of the table
GLOBL last<>(SB), RODATA|NOPTR, $4
DATA rest<>+0(SB)/4, $0x7fff // of a number of gates
GLOBL rest<>(SB), RODATA|NOPTR, $4
DATA halfGate<>+0(SB)/4, $0x4000
GLOBL halfGate<>(SB), RODATA|NOPTR, $4
DATA halfState<>+0(SB)/4, $0x40000
GLOBL halfState<>(SB), RODATA|NOPTR, $4

// INDEX writes to the stack the entries of a table for the numbers in Y0, of
// which shift + 1 bits are dropped.
#define INDEX(shift, at) \
	VPSRAD shift, Y0, Y0 \
	VPADDD Y15, Y0, Y0   \
	VPSRAD $1, Y0, Y0    \
	VPMAXSD Y13, Y0, Y0  \
	VPMINSD Y14, Y0, Y0  \
	VMOVDQU Y0, at(SP)

// LOOK sets Y to what table T has at the entries on the stack, with upper halves
// of 0. One by one is faster than a gathering load.
#define LOOK(at, T, X, Y) \
	MOVL    at+0(SP), R10            \
	MOVL    at+4(SP), R11            \
	MOVL    at+8(SP), R12            \
	MOVL    at+12(SP), R13           \
	VPXOR   X, X, X                  \
	VPINSRW $0, (T)(R10*2), X, X     \
	MOVL    at+16(SP), R10           \
	VPINSRW $1, (T)(R11*2), X, X     \
	MOVL    at+20(SP), R11           \
	VPINSRW $2, (T)(R12*2), X, X     \
	MOVL    at+24(SP), R12           \
	VPINSRW $3, (T)(R13*2), X, X     \
	MOVL    at+28(SP), R13           \
	VPINSRW $4, (T)(R10*2), X, X     \
	VPINSRW $5, (T)(R11*2), X, X     \
	VPINSRW $6, (T)(R12*2), X, X     \
	VPINSRW $7, (T)(R13*2), X, X     \
	VPMOVZXWD X, Y

// func gatesWide(t *gateTable, sums, cell *int32, out *int16, h, n int)
TEXT ·gatesWide(SB), NOSPLIT, $128-48
	MOVQ t+0(FP), AX
	MOVQ sums+8(FP), SI
	MOVQ cell+16(FP), DI
	MOVQ out+24(FP), DX
	MOVQ h+32(FP), R8
	MOVQ n+40(FP), CX
	LEAQ 8192(AX), BX       // the second table
	LEAQ (SI)(R8*8), R9     // the third quarter of the sums
	VPBROADCASTD middle<>(SB), Y15
	VPBROADCASTD last<>(SB), Y14
	VPXOR Y13, Y13, Y13
	VPBROADCASTD rest<>(SB), Y11
	VPBROADCASTD halfGate<>(SB), Y10
	VPBROADCASTD halfState<>(SB), Y9

units: // 8 at a time
	VMOVDQU (SI), Y0
	INDEX($13, 0)
	VMOVDQU (SI)(R8*4), Y0
	INDEX($13, 32)
	VMOVDQU (R9), Y0
	INDEX($13, 64)
	VMOVDQU (R9)(R8*4), Y0
	INDEX($13, 96)
	LOOK(0, AX, X1, Y1)  // in
	LOOK(32, AX, X2, Y2) // forget
	LOOK(64, AX, X3, Y3) // open
	LOOK(96, BX, X4, Y4) // content

	VPMADDWD Y4, Y1, Y1
	VPADDD Y10, Y1, Y1
	VMOVDQU (DI), Y5      // cell, of which the last bits and the others apart
	VPAND Y11, Y5, Y6
	VPMADDWD Y6, Y2, Y6
	VPADDD Y6, Y1, Y1
	VPSRAD $15, Y1, Y1
	VPSRAD $15, Y5, Y5
	VPMULLD Y5, Y2, Y5
	VPADDD Y5, Y1, Y1
	VMOVDQU Y1, (DI)
	VMOVDQA Y1, Y0
	INDEX($6, 0)
	LOOK(0, BX, X4, Y4)
	VPMADDWD Y4, Y3, Y3
	VPADDD Y9, Y3, Y3
	VPSRAD $19, Y3, Y3
	VPACKSSDW Y3, Y3, Y3
	VPERMQ $0x08, Y3, Y3
	VMOVDQU X3, (DX)

	ADDQ $32, SI
	ADDQ $32, R9
	ADDQ $32, DI
	ADDQ $16, DX
	SUBQ $8, CX
	JNZ  units
	VZEROUPPER
	RET
