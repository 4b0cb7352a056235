/**
 * What is wrong about a definition before any request lives by it: names that lead nowhere, series that meet, texts that cannot
 * be read.
 */
import { Fault } from '../../kernel/fault.ts';
import { messageChannels } from '../../message/facts.ts';
import { assertDistinctSeries } from '../../number/identify-series.ts';
import { type NumberFormat, numberFormat } from '../../number/number-format.ts';
import { textFaults } from '../faults/text-faults.ts';
import { isPromise, type KindPolicy } from '../kind-policy.ts';
import type { Operator } from '../operator.ts';
import { type Flaw, pointer } from './finding.ts';

export function operatorFlaws(operator: Operator): readonly Flaw[] {
  const texts = textFaults(operator).map((fault): Flaw => {
    const [place = '', ...rest] = fault.split(': ');
    return { rule: 'message/unwritable', path: pointerOf(place), about: [place, rest.join(': ')] };
  });
  return [...seriesFlaws(operator), ...texts];
}

/** `texts.closed.ru.sms:1:24` as a JSON Pointer. */
function pointerOf(place: string): string {
  return pointer(...place.replace(/:\d+:\d+$/u, '').split('.'));
}

function seriesFlaws({ id, series }: Operator): readonly Flaw[] {
  const formats: NumberFormat[] = [];
  return Object.entries(series).flatMap(([name, shape]) => {
    const path = pointer('series', name);
    try {
      const format = numberFormat({ ...shape, name: `${id}/${name}` });
      formats.push(format);
      for (const other of formats) if (other !== format) assertDistinctSeries([other, format]);
      return [];
    } catch (error) {
      if (!Fault.is(error)) throw error;
      const isKnown = formats.some((format) => format.name === `${id}/${name}`);
      return [{ rule: isKnown ? 'series/meet' : 'definition/invalid', path, about: [error.message] } satisfies Flaw];
    }
  });
}

export function kindFlaws(operator: Operator, kind: string, policy: KindPolicy): readonly Flaw[] {
  const { series } = policy;
  const names = Object.keys(operator.series);
  const isUnknown = series !== undefined && !names.includes(series);
  return [
    ...(isUnknown
      ? [{ rule: 'series/unknown', path: pointer('kinds', kind, 'series'), about: [series, names.join(', ')] } as const]
      : []),
    ...detailFlaws(kind, policy),
    ...ruleFlaws(kind, policy),
    ...recountFlaws(kind, policy),
  ];
}

function detailFlaws(kind: string, { clocks, details }: KindPolicy): readonly Flaw[] {
  return clocks.flatMap(({ name, when, endsOn }, index) => {
    const path = pointer('kinds', kind, 'clocks', index);
    const used = [
      { detail: when?.detail, at: `${path}/when/detail` },
      { detail: endsOn, at: `${path}/endsOn` },
    ];
    return used.flatMap(({ detail, at }): readonly Flaw[] =>
      detail === undefined || Object.hasOwn(details, detail)
        ? []
        : [{ rule: 'detail/unknown', path: at, about: [name, detail] }],
    );
  });
}

function ruleFlaws(kind: string, { messages, clocks }: KindPolicy): readonly Flaw[] {
  const channels: readonly string[] = ['origin', ...messageChannels];
  return Object.entries(messages).flatMap(([event, rule]) => {
    const path = pointer('kinds', kind, 'messages', event);
    const isKnown = rule.clock === undefined || clocks.some(({ name }) => name === rule.clock);
    const unknownClock: readonly Flaw[] = isKnown
      ? []
      : [{ rule: 'clock/unknown', path: `${path}/clock`, about: [event, rule.clock ?? ''] }];
    return [...unknownClock, ...channelFlaws(event, rule, path, channels)];
  });
}

/** Every list of channels that a rule has, whatever it is called: all of them are ways of messages. */
function channelFlaws(event: string, rule: object, path: string, known: readonly string[]): readonly Flaw[] {
  return Object.entries(rule).flatMap(([field, ways]) =>
    !Array.isArray(ways)
      ? []
      : ways.flatMap((way: unknown, index): readonly Flaw[] =>
          known.includes(String(way))
            ? []
            : [{ rule: 'channel/unknown', path: `${path}/${field}/${index}`, about: [event, String(way)] }],
        ),
  );
}

/** A promise that is counted again by a newer calendar may become later, and then it is told. */
function recountFlaws(kind: string, { clocks, messages }: KindPolicy): readonly Flaw[] {
  const promise = clocks.find(isPromise);
  if (promise === undefined || messages.recalculated !== undefined) return [];
  const path = pointer('kinds', kind, 'messages', 'recalculated');
  return [{ rule: 'extension/untold', path, about: [promise.name, 'recalculated'] }];
}
