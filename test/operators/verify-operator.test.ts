/**
 * Verification of operators: the four that come with the library have no finding, and each seeded fault of a definition is
 * found with the fewest steps that show it.
 */
import { describe, expect, it } from 'vitest';
import { days, Fault } from 'zayavka';
import {
  beeline,
  type Finding,
  type KindClock,
  megafon,
  mts,
  type Operator,
  operatorFromJson,
  operatorToJson,
  tele2,
  verifyOperator,
} from 'zayavka/operators';
import { carelessMutants } from './careless-mutants.ts';
import { mutants, only, policyOf, withClock } from './verify-mutants.ts';

/** The steps in short: commands, and a time that passes with what it brings about. */
function wayOf({ trace }: Finding): string {
  return trace
    .map((step) => {
      if (step.type === 'command') return step.command;
      return step.type === 'register' ? 'register' : `wait(${step.events.join(' ')})`;
    })
    .join(', ');
}

/** The value at a JSON Pointer, or of the nearest place above it that is there. */
function placeIn(operator: Operator, path: string): string {
  const names = path.split('/').slice(1);
  let value: unknown = operator;
  let depth = 0;
  for (const name of names) {
    const next: unknown = Object(value)[name.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (next === undefined) break;
    value = next;
    depth += 1;
  }
  return names.slice(depth).join('/');
}

/** Where `operatorFromJson` sees a fault. */
function refusedAt(operator: Operator): readonly string[] {
  try {
    operatorFromJson(operatorToJson(operator));
    return [];
  } catch (error) {
    if (Fault.is(error)) return error.message.split('; ').map((fault) => fault.split(': ')[0] ?? '');
    throw error;
  }
}

describe('what an editor in a hurry makes of a definition', () => {
  it('has no two of one name', () => {
    expect(new Set(carelessMutants.map(({ name }) => name)).size).toBe(carelessMutants.length);
    expect(carelessMutants.length).toBeGreaterThanOrEqual(40);
  });

  it.each(carelessMutants)('is found: $name', ({ operator, rule, path }) => {
    const findings = verifyOperator(operator);
    const found = findings.map((finding) => [finding.rule, finding.path]);
    const isFound = found.some(([one, place]) => one === rule && place === path);
    const refused = isFound ? [] : refusedAt(operator).map((place) => ['definition/invalid', place]);
    expect([...found, ...refused]).toContainEqual([rule, path]);
    expect(found).not.toEqual([]);
    for (const { text } of findings) expect(/[а-я]/u.test(text.ru) && !/undefined/u.test(text.ru + text.en)).toBe(true);
  });
});

describe('verification', () => {
  it.each([mts, megafon, beeline, tele2])(
    'finds nothing in $id',
    (operator) => {
      expect(verifyOperator(operator)).toEqual([]);
    },
    120_000,
  );

  it('knows forty faults and more', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(40);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(mutants)('finds $name', ({ operator, rule, path, way }) => {
    const findings = verifyOperator(operator);
    const shown = findings.map((finding) => [finding.rule, finding.path, wayOf(finding)]);
    expect(shown).toContainEqual([rule, path, way]);
    for (const { text, path: place } of findings) {
      expect([/[а-я]/u.test(text.ru), /[a-z]/u.test(text.en)]).toEqual([true, true]);
      // Only what is missing may be pointed at without being there.
      expect(placeIn(operator, place).split('/').length).toBeLessThanOrEqual(1);
    }
  });

  it('names the rule by its event and the clock for which it waits', () => {
    const gone = mutants.find(({ rule }) => rule === 'clock/unknown');
    const found = verifyOperator(gone?.operator ?? mts).find(({ rule }) => rule === 'clock/unknown');
    expect(found?.text.en).toContain("The rule about 'warned' waits for the clock 'waiting'");
  });

  it('says the kind, and the instants of the steps in their order', () => {
    const [silent] = mutants;
    const [finding] = verifyOperator(silent?.operator ?? mts);
    const times = finding?.trace.map(({ at }) => at) ?? [];
    expect(finding?.kind).toBe('complaint');
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.length).toBeGreaterThan(1);
  });

  it.each([
    ['internal', 0],
    ['subscriber', 1],
  ] as const)('ends, however many %s clocks run', (audience, unchecked) => {
    const events = ['started', 'asked', 'held', 'noted', 'replied', 'resumed'] as const;
    const [review] = policyOf('complaint').clocks;
    const operator = only('complaint', (policy) => ({
      ...policy,
      clocks: [
        ...policy.clocks,
        ...events.flatMap((event, index): readonly KindClock[] => {
          if (review === undefined) return [];
          const { extension: _, nearDeadline: __, ...clock } = review;
          return [{ ...clock, name: `r${index}`, audience, term: days(6 + index), startsOn: [event] }];
        }),
      ],
    }));
    const tooMany = verifyOperator(operator).filter(({ rule }) => rule === 'states/too-many');
    expect(tooMany.map(({ kind, path }) => [kind, path])).toEqual(
      Array.from({ length: unchecked }, () => ['complaint', '/kinds/complaint/clocks']),
    );
  });

  it('lets a promise begin again where the new date is told', () => {
    const told = withClock('complaint', 'review', { restartsOn: ['resumed'] });
    expect(verifyOperator(told).filter(({ rule }) => rule === 'extension/untold')).toEqual([]);
  });
});
