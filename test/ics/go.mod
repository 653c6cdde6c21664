module nuncio/test/ics

go 1.26.0

require github.com/arran4/golang-ical v0.3.4
