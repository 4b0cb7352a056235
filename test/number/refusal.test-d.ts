import { expectTypeOf, it } from 'vitest';
import { numberFormat } from '#src/number/number-format.ts';
import { parseNumber } from '#src/number/parse.ts';
import type { NumberRefusal } from '#src/number/refusal.ts';
import { numberSeries } from '#src/number/series.ts';

it('closes the union of refusals', () => {
  expectTypeOf<NumberRefusal['code']>().toEqualTypeOf<
    'number/too-short' | 'number/too-long' | 'number/wrong-character' | 'number/failed-check' | 'number/other-series'
  >();
});

it('reads numbers with the public part of a series alone', () => {
  const read = parseNumber('', numberFormat({ name: 'x', digits: 10 }));
  if (read.ok) expectTypeOf(read.value).toEqualTypeOf<string>();
  else expectTypeOf(read.refusal).toEqualTypeOf<NumberRefusal>();
});

it('does not open a series without a secret or with an unknown check', () => {
  // @ts-expect-error the secret is missing
  numberSeries({ name: 'x', digits: 10 });
  // @ts-expect-error there is no such check
  numberSeries({ name: 'x', digits: 10, secret: '', check: 'crc' });
});
