package article

func (x *Extractor) readHTML(a *Article) {}
