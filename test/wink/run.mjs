// Scores and times wink-nlp with its English lite model on CoNLL-U treebanks
// and plain text, by the rules that Nuncio is scored by (CoNLL 2018 for tokens,
// sentences and UPOS). See README.md.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { readTreebank, score, f1 } from './conllu.mjs';

const pipe = ['sbd', 'pos', 'ner'];
const nlp = winkNLP(model, pipe);
const its = nlp.its;
const as = nlp.as;

const clitic = /^(n['’]?t|['’](s|ll|re|ve|d|m)?)$/i;

// analyse reads one paragraph: its sentences of surface tokens with words and
// tags, and its entities. wink-nlp knows words alone; a contraction is put
// together to one surface token here, as the treebanks have it, so that its score
// does not suffer for it.
function analyse(text) {
  const doc = nlp.readDoc(text);
  const forms = doc.tokens().out(its.value, as.array);
  const tags = doc.tokens().out(its.pos, as.array);
  const spaces = doc.tokens().out(its.precedingSpaces, as.array);
  const parts = doc.tokens().out(its.contractionFlag, as.array);
  const sentences = doc.sentences().out(its.span).map(([first, last]) => {
    const tokens = [];
    for (let i = first; i <= last; i++) {
      if (tags[i] === 'SPACE') continue; // line ends count as tokens there
      const word = { form: forms[i], upos: tags[i] };
      const joined = spaces[i] === '' && tokens.length > 0 && (clitic.test(forms[i]) || (parts[i] && parts[i - 1]));
      if (joined) {
        const t = tokens[tokens.length - 1];
        t.form += word.form;
        t.words.push(word);
        t.multi = true;
      } else {
        tokens.push({ form: word.form, multi: false, words: [word] });
      }
    }
    return tokens;
  });
  return { sentences: sentences.filter((s) => s.length > 0), entities: doc.entities().out(its.detail) };
}

const zero = () => ({ tokens: [0, 0, 0], sentences: [0, 0, 0], words: [0, 0, 0], upos: [0, 0, 0] });

function add(total, one) {
  for (const key of Object.keys(total)) total[key] = total[key].map((n, i) => n + one[key][i]);
}

function print(name, total) {
  const cells = Object.entries(total).map(([key, c]) => `${key} ${f1(c).toFixed(2)}`);
  console.log(`${name}: ${cells.join('  ')}`);
}

// compare scores one CoNLL-U file against another, document by document: any
// reader's output, or a check of the scorer.
function compare(goldPath, systemPath) {
  const [gold, system] = [goldPath, systemPath].map((p) => readTreebank(readFileSync(p, 'utf8')));
  if (gold.length !== system.length) throw new Error(`${gold.length} and ${system.length} documents`);
  const total = zero();
  gold.forEach((doc, i) => add(total, score(doc.sentences, system[i].sentences)));
  print(systemPath, total);
}

// treebank prints the scores of one CoNLL-U file and the kinds of names found.
function treebank(path) {
  const total = zero();
  const kinds = new Map();
  for (const doc of readTreebank(readFileSync(path, 'utf8'))) {
    const system = [];
    for (const paragraph of doc.paragraphs) {
      const { sentences, entities } = analyse(paragraph);
      system.push(...sentences);
      for (const e of entities) kinds.set(e.type, (kinds.get(e.type) ?? 0) + 1);
    }
    add(total, score(doc.sentences, system));
  }
  print(path, total);
  console.log(`  names: ${[...kinds].sort().map(([k, n]) => `${k} ${n}`).join(', ') || 'none'}; PER, ORG and LOC are not among its types, so names have no score`);
}

// speed reads a text again and again for the given seconds and prints tokens a
// second of the whole (words, sentences, tags, names), on one core.
function speed(path, seconds) {
  const text = readFileSync(path, 'utf8');
  for (const [name, annotations] of [['words, sentences, tags, names', pipe], ['words, sentences, tags', ['sbd', 'pos']]]) {
    const reader = winkNLP(model, annotations);
    for (let i = 0; i < 20; i++) reader.readDoc(text); // let the compiler settle
    let tokens = 0;
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) {
      tokens += reader.readDoc(text).tokens().out(its.pos, as.array).length;
    }
    const spent = (performance.now() - start) / 1000;
    console.log(`${path}: ${name}: ${Math.round(tokens / spent)} tokens/s`);
  }
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node run.mjs FILE.conllu|FILE.txt|GOLD.conllu=SYSTEM.conllu ...');
  process.exit(2);
}
for (const path of files) {
  if (path.includes('=')) compare(...path.split('='));
  else if (path.endsWith('.conllu')) treebank(path);
  else speed(path, 5);
}
