/**
 * What is wrong about a definition before any request lives by it: names that lead nowhere, series that meet, texts that cannot
 * be read.
 */
import { Fault } from '../../../kernel/fault.ts';
import { assertDistinctSeries } from '../../../number/identify-series.ts';
import { type NumberFormat, numberFormat } from '../../../number/number-format.ts';
import { textFaults } from '../../faults/text-faults.ts';
import { placed } from '../../json/read-operator.ts';
import type { KindPolicy } from '../../kind-policy.ts';
import type { Operator } from '../../operator.ts';
import { type Flaw, pointer } from '../finding.ts';
import { firstDay } from '../first-instant.ts';
import { clockFlaws } from './clock-flaws.ts';
import { quietFlaws } from './quiet-flaws.ts';
import { ruleFlaws } from './rule-flaws.ts';

export function operatorFlaws(operator: Operator): readonly Flaw[] {
  const texts = textFaults(operator).map((fault): Flaw => {
    const [place = '', ...rest] = fault.split(': ');
    return { rule: 'message/unwritable', path: placed(fault, operator).pointer, about: [place, rest.join(': ')] };
  });
  return [
    ...seriesFlaws(operator),
    ...quietFlaws(operator),
    ...contactFlaws(operator),
    ...brandFlaws(operator),
    ...texts,
  ];
}

/** Somebody signs the messages of today. */
function brandFlaws({ brand: [first] }: Operator): readonly Flaw[] {
  const from = first?.from ?? '';
  const fault = `expected a day that has come, for no name stands before, found '${from}'`;
  return from > firstDay ? [{ rule: 'definition/invalid', path: '/brand/0/from', about: [fault] }] : [];
}

/** What texts say and what contacts say is one number; and somebody can be reached by some channel. */
function contactFlaws({ support, contacts, channels }: Operator): readonly Flaw[] {
  const isOpen = Object.values(channels).some(
    ({ open }) => open === undefined || open.some(({ until }) => until === undefined || until > firstDay),
  );
  return [
    ...(support === contacts.short
      ? []
      : [{ rule: 'contacts/differ', path: '/contacts/short', about: [contacts.short, support] } as const]),
    ...(isOpen ? [] : [{ rule: 'channel/closed', path: '/channels', about: [] } as const]),
  ];
}

/** Ten digits that begin with 9, eleven that begin with 7 or 8: a caller who reads such a number out is not understood. */
const phones: readonly (readonly [digits: number, first: RegExp])[] = [
  [10, /^9/u],
  [11, /^[78]/u],
];

function isLikePhone({ digits, prefix }: Operator['series'][string]): boolean {
  return phones.some(([length, first]) => [digits].flat().includes(length) && first.test(prefix));
}

function seriesFlaws({ id, series }: Operator): readonly Flaw[] {
  const formats: NumberFormat[] = [];
  return Object.entries(series).flatMap(([name, shape]): readonly Flaw[] => {
    const path = pointer('series', name);
    try {
      const format = numberFormat({ ...shape, name: `${id}/${name}` });
      formats.push(format);
      for (const other of formats) if (other !== format) assertDistinctSeries([other, format]);
      return isLikePhone(shape) ? [{ rule: 'series/phone-like', path, about: [name] }] : [];
    } catch (error) {
      if (!Fault.is(error)) throw error;
      const isKnown = formats.some((format) => format.name === `${id}/${name}`);
      return [{ rule: isKnown ? 'series/meet' : 'definition/invalid', path, about: [error.message] }];
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
    ...clockFlaws(operator, kind, policy),
    ...ruleFlaws(kind, policy),
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
