module nuncio

go 1.26
