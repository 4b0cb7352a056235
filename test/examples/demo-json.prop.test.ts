import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxProblemIn } from '../../examples/demo/json-syntax.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the syntax check of JSON', () => {
  it('finds a problem exactly when JSON.parse refuses the text', () => {
    // Valid texts with one character removed, doubled or replaced, so that the test visits all states.
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(
          '',
          '"',
          '\\',
          ',',
          ':',
          '{',
          '}',
          '[',
          ']',
          '0',
          '-',
          ' ',
          '\n',
          '\u0001',
          '\u0085',
          'true',
          'e',
        ),
      )
      .map(([text, place, sign]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + sign + text.slice(at + 1);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(syntaxProblemIn(text) === undefined).toBe(parses(text));
      }),
      { seed: 20251101, numRuns: 20_000 },
    );
  });

  it('gives line, column and what was expected', () => {
    expect(syntaxProblemIn('{"a": 1,\n "b" 2}')).toEqual({ line: 2, column: 6, found: "'2'", expected: "':'" });
    expect(syntaxProblemIn('[01]')).toMatchObject({ column: 2, expected: "a value or ']'" });
    expect(syntaxProblemIn('[1] x')).toMatchObject({ column: 5, expected: 'the end of the text' });
    expect(syntaxProblemIn('')).toMatchObject({
      line: 1,
      column: 1,
      found: 'the end of the text',
      expected: 'a value',
    });
  });

  it('works for deep nesting', () => {
    expect(syntaxProblemIn('['.repeat(200_000))?.column).toBe(200_001);
  });
});
