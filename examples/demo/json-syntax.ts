/**
 * Finds the first syntax error of a JSON text and says what was expected there (RFC 8259). The messages of `JSON.parse`
 * differ between versions of Node.
 */

export interface SyntaxProblem {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/** What may follow, in words. */
const expectations = {
  value: 'a value',
  itemOrEnd: "a value or ']'",
  name: 'a name in quotation marks',
  nameOrEnd: "a name in quotation marks or '}'",
  colon: "':'",
  commaInList: "',' or ']'",
  commaInObject: "',' or '}'",
  nothing: 'the end of the text',
} as const;

type Expected = keyof typeof expectations;

const space = /[ \t\n\r]*/y;
// A string holds every character from the space on, except quotation marks and backslashes.
const text = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/uy;
const atom = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

export function syntaxProblemIn(source: string): SyntaxProblem | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let place = skip(source, 0);
  for (;;) {
    const after: After | undefined = place === source.length ? undefined : step(source, place, expected, open);
    if (after === undefined) {
      return expected === 'nothing' && place === source.length ? undefined : problem(source, place, expected);
    }
    expected = after.expected;
    place = skip(source, after.place);
  }
}

interface After {
  readonly place: number;
  readonly expected: Expected;
}

/** The tokens that each state accepts: punctuation, `t` for a string, `a` for a number, `true`, `false` or `null`. */
const taken: Readonly<Record<Expected, string>> = {
  value: '{[ta',
  itemOrEnd: '{[ta]',
  name: 't',
  nameOrEnd: 't}',
  colon: ':',
  commaInList: ',]',
  commaInObject: ',}',
  nothing: '',
};

/** Reads one token; `undefined` when this token is not allowed here. */
function step(source: string, place: number, expected: Expected, open: ('{' | '[')[]): After | undefined {
  const endOfText = endOf(text, source, place);
  const endOfAtom = endOf(atom, source, place);
  const token = endOfText !== undefined ? 't' : endOfAtom !== undefined ? 'a' : source.charAt(place);
  if (!taken[expected].includes(token)) return undefined;
  return { place: endOfText ?? endOfAtom ?? place + 1, expected: following(token, expected, open) };
}

function following(token: string, expected: Expected, open: ('{' | '[')[]): Expected {
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'nameOrEnd' : 'itemOrEnd';
  }
  if (token === '}' || token === ']') open.pop();
  const around = open.at(-1);
  if (token === ':') return 'value';
  if (token === ',') return around === '{' ? 'name' : 'value';
  if (expected === 'name' || (expected === 'nameOrEnd' && token === 't')) return 'colon';
  if (around === undefined) return 'nothing';
  return around === '{' ? 'commaInObject' : 'commaInList';
}

function problem(source: string, place: number, expected: Expected): SyntaxProblem {
  const before = source.slice(0, place).split('\n');
  const sign = String.fromCodePoint(source.codePointAt(place) ?? 0);
  const isBrokenText = sign === '"' && endOf(text, source, place) === undefined;
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found: place === source.length ? 'the end of the text' : isBrokenText ? 'a broken text' : `'${sign}'`,
    expected: isBrokenText
      ? 'a text that ends with a quotation mark on its line, with \\n and \\" for line ends and quotation marks in it'
      : expectations[expected],
  };
}

function skip(source: string, place: number): number {
  return endOf(space, source, place) ?? place;
}

function endOf(pattern: RegExp, source: string, place: number): number | undefined {
  pattern.lastIndex = place;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}
