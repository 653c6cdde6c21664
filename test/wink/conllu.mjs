// CoNLL-U in, CoNLL 2018 scores out: tokens, sentences, words and UPOS.

// readTreebank returns the documents of a CoNLL-U text: paragraphs of raw text,
// and gold sentences of surface tokens with their words.
export function readTreebank(text) {
  const docs = [];
  for (const part of text.split(/\n\n+/)) {
    const lines = part.split('\n').filter((l) => l !== '');
    if (lines.length === 0) continue;
    const comments = lines.filter((l) => l.startsWith('#'));
    if (docs.length === 0 || comments.some((l) => /^# ?newdoc\b/.test(l))) docs.push({ paragraphs: [], sentences: [] });
    const doc = docs[docs.length - 1];
    if (doc.paragraphs.length === 0 || comments.some((l) => /^# ?newpar\b/.test(l))) doc.paragraphs.push('');
    const { tokens, raw } = readSentence(lines);
    doc.sentences.push(tokens);
    doc.paragraphs[doc.paragraphs.length - 1] += raw;
  }
  return docs;
}

// readSentence returns the surface tokens of a sentence, each with its words,
// and the text they stand in.
function readSentence(lines) {
  const tokens = [];
  let raw = '';
  let inside = 0; // words of a multiword token still to come
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const row = line.split('\t');
    if (row[0].includes('.')) continue;
    const range = row[0].split('-').map(Number);
    if (range.length === 2) {
      tokens.push({ form: row[1], multi: true, words: [] });
      inside = range[1] - range[0] + 1;
    } else if (inside > 0) {
      tokens[tokens.length - 1].words.push({ form: row[1], upos: row[3] });
      inside--;
      continue;
    } else {
      tokens.push({ form: row[1], multi: false, words: [{ form: row[1], upos: row[3] }] });
    }
    raw += row[1] + (/(^|\|)SpaceAfter=No(\||$)/.test(row[9]) ? '' : ' ');
  }
  return { tokens, raw };
}

const bare = (form) => [...form.replace(/\s/gu, '')].length;

// f1 of [gold, system, correct], in percent.
export const f1 = ([gold, system, correct]) => (gold + system === 0 ? 0 : (200 * correct) / (gold + system));

// lay gives spans, in characters without white space, to the tokens, words and
// sentences of one side. Words of a multiword token share its span.
function lay(sentences) {
  const out = { tokens: [], words: [], sentences: [] };
  let at = 0;
  for (const tokens of sentences) {
    const first = at;
    for (const t of tokens) {
      const span = [at, at + bare(t.form)];
      out.tokens.push(span);
      for (const w of t.words) out.words.push({ span, form: w.form, upos: w.upos, multi: t.multi });
      at = span[1];
    }
    out.sentences.push([first, at]);
  }
  return out;
}

// score compares gold and system sentences, both of surface tokens with their
// words: counts of gold, system and correct for each measure.
export function score(gold, system) {
  const g = lay(gold);
  const s = lay(system);
  const length = (x) => (x.sentences.length ? x.sentences[x.sentences.length - 1][1] : 0);
  if (length(g) !== length(s)) throw new Error(`texts differ: ${length(g)} and ${length(s)} characters`);
  const pairs = align(g.words, s.words);
  return {
    tokens: same(g.tokens, s.tokens),
    sentences: same(g.sentences, s.sentences),
    words: [g.words.length, s.words.length, pairs.length],
    upos: [g.words.length, s.words.length, pairs.filter(([a, b]) => a.upos === b.upos).length],
  };
}

// same counts the spans that both sides have.
function same(gold, system) {
  const seen = new Set(gold.map(String));
  return [gold.length, system.length, system.filter((x) => seen.has(String(x))).length];
}

// align pairs words: by their span, or, where a multiword token is in the way,
// by the longest common run of forms in the stretch that it touches.
function align(gold, system) {
  const pairs = [];
  let i = 0;
  let k = 0;
  while (i < gold.length && k < system.length) {
    const [a, b] = [gold[i].span, system[k].span];
    const multi = (gold[i].multi && a[0] <= b[0]) || (system[k].multi && b[0] <= a[0]);
    if (!multi) {
      if (a[0] === b[0] && a[1] === b[1]) pairs.push([gold[i++], system[k++]]);
      else if (a[0] <= b[0]) i++;
      else k++;
      continue;
    }
    let end = gold[i].multi && a[0] <= b[0] ? a[1] : b[1];
    const [i0, k0] = [i, k];
    while ((i < gold.length && gold[i].span[0] < end) || (k < system.length && system[k].span[0] < end)) {
      if (i < gold.length && (k >= system.length || gold[i].span[0] <= system[k].span[0])) {
        if (gold[i].multi) end = Math.max(end, gold[i].span[1]);
        i++;
      } else {
        if (system[k].multi) end = Math.max(end, system[k].span[1]);
        k++;
      }
    }
    pairs.push(...common(gold.slice(i0, i), system.slice(k0, k)));
  }
  return pairs;
}

// common returns the longest common subsequence of words by lower-case form.
function common(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(0));
  const equal = (i, j) => a[i].form.toLowerCase() === b[j].form.toLowerCase();
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = equal(i, j) ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (equal(i, j)) pairs.push([a[i++], b[j++]]);
    else if (table[i + 1][j] >= table[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
