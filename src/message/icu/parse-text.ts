/**
 * Reads ICU MessageFormat (Unicode Technical Standard 35, part "Messages"), as far as a text for a subscriber needs it:
 * `{argument}`, `plural` with `#`, `select`, and quoting by apostrophes. Apostrophes mean what they mean to
 * `intl-messageformat` with `ignoreTag`; so `'<'` is a quoted `<`, and a tag is plain text.
 */
import { Fault } from '../../kernel/fault.ts';
import { accepted, type Result, refused } from '../../kernel/result.ts';
import { isBlank } from '../../kernel/text.ts';
import type { BranchingPart, ParsedText, TextBranch, TextPart } from './parsed-text.ts';
import { type FaultOffset, placedFaults, type TextFault } from './text-fault.ts';

/** In UTF-16 units; ten times the longest letter of the catalogue. */
const longestText = 10_000;
const deepestNesting = 8;
/** A person corrects no more at a time. */
const mostFaults = 20;

/** No control character but a line feed can be sent, nor half of a surrogate pair, nor what stands for a lost character. */
const unsendable = /[^\P{Cc}\n]|\p{Cs}|\ufffd/u;
const special = /[{}'#]/g;
const brace = /[{}]/g;
const quoted = /'((?:[^']|'')+)('?)/y;
/** Pattern_White_Space of Unicode without control characters. A no-break space is none. */
const whiteSpace = /[ \n\u200E\u200F\u2028\u2029]*/y;
const word = /\p{ID_Continue}*/uy;
const selectors = {
  plural: {
    pattern: /=[^\s{}]*|\p{ID_Continue}*/uy,
    allowed: /^(?:zero|one|two|few|many|other|=(?:0|[1-9]\d{0,14}))$/,
    expected: '=0, zero, one, two, few, many or other',
  },
  select: { pattern: word, allowed: /./, expected: 'a value, as in other {…}' },
};

/**
 * The text, ready to be checked and rendered.
 *
 * @throws Fault `message/invalid-template`: when it is not in the subset; a line for every fault, with line and column
 *
 * @example
 * parseText('Заявка {number} принята.').parts.length //=> 3
 */
export function parseText(source: string): ParsedText {
  const result = readText(source);
  if (result.ok) return result.value;
  const lines = result.refusal.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  throw new Fault('message/invalid-template', lines.join('\n'));
}

/**
 * The text, or what is wrong with it, in its order; reading ends after about twenty faults. Time grows with the length alone.
 *
 * @example
 * readText('Заявка {} принята.') //=> { ok: false, refusal: [{ line: 1, column: 9, message: 'found "}", expected the name of an argument, as in {number}' }] }
 */
export function readText(source: string): Result<ParsedText, readonly TextFault[]> {
  if (source.length > longestText) {
    const message = `found a text of ${source.length} UTF-16 units, expected at most ${longestText}`;
    return refused([{ line: 1, column: 1, message }]);
  }
  const at = source.search(unsendable);
  if (at >= 0) {
    const right =
      source.charAt(at) === '\ufffd'
        ? 'the character that was lost'
        : 'text without control characters and halves of surrogate pairs';
    const message = `found ${characterAt(source, at)}, expected ${right}`;
    return refused(placedFaults(source, [{ at, message }]));
  }
  const reader = new TextReader(source);
  const parts = reader.parts(0, undefined);
  if (reader.faults.length > 0) return refused(placedFaults(source, [...reader.faults, ...reader.warnings]));
  return accepted({ source, parts, warnings: reader.warnings });
}

class TextReader {
  readonly #source: string;
  #offset = 0;
  #isAtEnd = false;
  readonly faults: FaultOffset[] = [];
  readonly warnings: FaultOffset[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the brace that closes a branch, or to the end of the text. `counted` is the argument that `#` stands for. */
  parts(depth: number, counted: string | undefined): TextPart[] {
    const parts: TextPart[] = [];
    for (;;) {
      const literal = this.#literal(depth, counted);
      if (literal !== '') parts.push(literal);
      const at = this.#offset;
      if (this.#skip('#') && counted !== undefined) parts.push({ type: 'argument', name: counted, at });
      else if (this.#skip('{')) parts.push(...this.#placeholder(at, depth));
      else return parts;
    }
  }

  #literal(depth: number, counted: string | undefined): string {
    let literal = '';
    for (;;) {
      const from = this.#offset;
      special.lastIndex = from;
      const at = special.exec(this.#source)?.index ?? this.#source.length;
      literal += this.#source.slice(from, at);
      this.#offset = at;
      const character = this.#source[at];
      if (character === "'") literal += this.#apostrophe(counted);
      else if (character === '#' && counted === undefined) literal += this.#take(1);
      else if (character === '}' && depth === 0) {
        this.warnings.push({
          at,
          message: `found "}" that closes nothing, expected '}' in apostrophes for the character itself`,
        });
        literal += this.#take(1);
      } else return literal;
    }
  }

  /** An apostrophe quotes only where a character follows that needs it. */
  #apostrophe(counted: string | undefined): string {
    const at = this.#offset;
    const next = this.#source.charAt(at + 1);
    if (next === "'") return this.#take(2).slice(1);
    const quotes = next !== '' && (counted === undefined ? '{}<>' : '{}<>#').includes(next);
    if (!quotes) return this.#take(1);
    quoted.lastIndex = at;
    const [whole = '', inside = '', end] = quoted.exec(this.#source) ?? [];
    this.#offset += whole.length;
    if (end === '') {
      const message = `found an apostrophe before ${next} that quotes all that follows, expected '' for an apostrophe`;
      this.warnings.push({ at, message });
    }
    return inside.replaceAll("''", "'");
  }

  /** What stands after `{`; nothing when it has a fault. */
  #placeholder(open: number, depth: number): TextPart[] {
    this.#match(whiteSpace);
    const name = this.#match(word);
    if (name === '') return this.#refuse(open, 'the name of an argument, as in {number}');
    this.#match(whiteSpace);
    if (this.#skip('}')) return [{ type: 'argument', name, at: open }];
    if (!this.#skip(',')) return this.#refuse(open, `} or , after {${name}`);
    this.#match(whiteSpace);
    const at = this.#offset;
    const type = this.#match(word);
    if (type !== 'plural' && type !== 'select') {
      this.#offset = at;
      return this.#refuse(open, `plural or select, or {${name}} alone, which is already written`, type);
    }
    this.#match(whiteSpace);
    if (!this.#skip(',')) return this.#refuse(open, `, and branches after {${name}, ${type}`);
    if (depth === deepestNesting) {
      const message = `found {${name}, ${type} in ${depth} branches, expected at most ${depth - 1} around it`;
      this.faults.push({ at: open, message });
      this.#leave();
      return [];
    }
    return this.#branching(type, name, open, depth);
  }

  #branching(type: BranchingPart['type'], name: string, open: number, depth: number): TextPart[] {
    const { pattern, allowed, expected } = selectors[type];
    const branches = new Map<string, TextBranch>();
    this.#match(whiteSpace);
    while (!this.#skip('}')) {
      const at = this.#offset;
      const selector = this.#match(pattern);
      if (!allowed.test(selector)) {
        this.#offset = at;
        return this.#refuse(open, expected, selector);
      }
      if (branches.has(selector)) this.faults.push({ at, message: `found "${selector}" twice, expected it once` });
      this.#match(whiteSpace);
      const brace = this.#offset;
      if (!this.#skip('{')) return this.#refuse(open, `{ after ${selector}`);
      branches.set(selector, { parts: this.parts(depth + 1, type === 'plural' ? name : undefined), at });
      if (!this.#skip('}')) return this.#refuse(brace, '}');
      this.#match(whiteSpace);
    }
    if (!branches.has('other')) {
      this.faults.push({ at: this.#offset - 1, message: `found "}", expected other {…} in {${name}, ${type}` });
    }
    return [{ type, name, at: open, branches }];
  }

  /** Tells a fault at the offset and goes on behind the placeholder. Of all braces that are open at the end, one is told. */
  #refuse(open: number, expected: string, found = ''): TextPart[] {
    const at = this.#offset;
    if (at < this.#source.length) {
      const what = found === '' ? characterAt(this.#source, at) : `"${found}"`;
      this.faults.push({ at, message: `found ${what}, expected ${expected}` });
      this.#leave();
      if (this.faults.length >= mostFaults) this.#end();
    } else if (!this.#isAtEnd) {
      this.faults.push({ at: open, message: 'found the end of the text, expected } for this {' });
      this.#end();
    }
    return [];
  }

  /** To behind the brace that closes the placeholder. */
  #leave(): void {
    let open = 1;
    while (open > 0) {
      brace.lastIndex = this.#offset;
      const found = brace.exec(this.#source);
      if (found === null) this.#end();
      else this.#offset = found.index + 1;
      open += found?.[0] === '{' ? 1 : -1;
    }
  }

  #end(): void {
    this.#offset = this.#source.length;
    this.#isAtEnd = true;
  }

  #take(length: number): string {
    const from = this.#offset;
    this.#offset += length;
    return this.#source.slice(from, this.#offset);
  }

  #skip(character: string): boolean {
    const isNext = this.#source[this.#offset] === character;
    if (isNext) this.#offset += 1;
    return isNext;
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#offset;
    const [found = ''] = sticky.exec(this.#source) ?? [];
    this.#offset += found.length;
    return found;
  }
}

/** In quotation marks, or as U+00A0 where nobody could see it. */
function characterAt(source: string, at: number): string {
  const code = source.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(code);
  if (!isBlank(character)) return `"${character}"`;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
