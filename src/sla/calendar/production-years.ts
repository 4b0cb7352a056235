/**
 * The years of Russia's production calendar that have their decree, as data, and the check of a year that somebody adds.
 */
import { Fault } from '../../kernel/fault.ts';
import { firstFaults } from '../../kernel/input/described.ts';
import { isRecord } from '../../kernel/input/is-object.ts';
import { localDay, parseLocalDay, weekdayOf, yearOf } from '../../kernel/local-day.ts';
import type { ProductionYear } from './calendar-spec.ts';
import { lawfulDaysOff, productionDays } from './production-calendar.ts';
import { integerShape, listShape, localizedShape, objectShape, type Shape, shapeFault, textShape } from './shape.ts';

/** Without a gap; the days of a year are known from the day its decree is here. */
export const productionYears: readonly ProductionYear[] = [
  {
    year: 2024,
    decree: '1314',
    source: {
      ru: 'постановление Правительства РФ от 10.08.2023 № 1314',
      en: 'Government Decree no. 1314 of 10.08.2023',
    },
    workingDays: 248,
    moves: [
      { from: '2024-01-06', to: '2024-05-10' },
      { from: '2024-01-07', to: '2024-12-31' },
      { from: '2024-04-27', to: '2024-04-29' },
      { from: '2024-11-02', to: '2024-04-30' },
      { from: '2024-12-28', to: '2024-12-30' },
    ],
  },
  {
    year: 2025,
    decree: '1335',
    source: {
      ru: 'постановление Правительства РФ от 04.10.2024 № 1335',
      en: 'Government Decree no. 1335 of 04.10.2024',
    },
    workingDays: 247,
    moves: [
      { from: '2025-01-04', to: '2025-05-02' },
      { from: '2025-01-05', to: '2025-12-31' },
      { from: '2025-02-23', to: '2025-05-08' },
      { from: '2025-03-08', to: '2025-06-13' },
      { from: '2025-11-01', to: '2025-11-03' },
    ],
  },
  {
    year: 2026,
    decree: '1466',
    source: {
      ru: 'постановление Правительства РФ от 24.09.2025 № 1466',
      en: 'Government Decree no. 1466 of 24.09.2025',
    },
    workingDays: 247,
    moves: [
      { from: '2026-01-03', to: '2026-01-09' },
      { from: '2026-01-04', to: '2026-12-31' },
    ],
  },
  {
    year: 2027,
    decree: '1187',
    source: {
      ru: 'постановление Правительства РФ от 17.09.2026 № 1187',
      en: 'Government Decree no. 1187 of 17.09.2026',
    },
    workingDays: 247,
    moves: [
      { from: '2027-01-02', to: '2027-11-05' },
      { from: '2027-01-03', to: '2027-12-31' },
      { from: '2027-02-20', to: '2027-02-22' },
    ],
  },
];

/**
 * The years of the library with others added or put in their place, sorted.
 *
 * @throws Fault `calendar/invalid`: the message names each mistake with its place and what would be right
 */
export function productionYearsWith(added: readonly ProductionYear[]): readonly ProductionYear[] {
  if (added.length === 0) return productionYears;
  const faults = yearFaults(added, '/years');
  if (faults.length > 0) throw new Fault('calendar/invalid', firstFaults(faults));
  const kept = productionYears.filter(({ year }) => added.every((other) => other.year !== year));
  return [...kept, ...added].sort((a, b) => a.year - b.year);
}

const date = /* @__PURE__ */ textShape("a date 'yyyy-mm-dd'", (value) => parseLocalDay(value) !== undefined);

const decreeName: Shape = (value, pointer) =>
  isRecord(value) ? localizedShape(value, pointer) : textShape('the name of the decree, or { ru, en }')(value, pointer);

export const yearList: Shape = (value, pointer) =>
  listShape(
    'a list of years',
    objectShape({
      year: integerShape('a year'),
      decree: textShape('the number of the decree'),
      source: decreeName,
      workingDays: integerShape('the number of working days of the year'),
      moves: listShape('a list of { from, to }', objectShape({ from: date, to: date })),
    }),
  )(value, pointer);

/** The faults of years that stand at a JSON Pointer: their fields first, then what they say together. */
export function yearFaults(added: readonly ProductionYear[], pointer: string): readonly string[] {
  const faults = yearList(added, pointer);
  if (faults.length > 0) return faults;
  return added.flatMap((year, index) => {
    const place = `${pointer}/${index}`;
    const order = orderFaults(added, index, place);
    // The days of a year far away cannot be counted.
    if (order.length > 0) return order;
    const wrong = moveFaults(year, place);
    return wrong.length > 0 ? wrong : sumFaults(year, place);
  });
}

function orderFaults(added: readonly ProductionYear[], index: number, pointer: string): readonly string[] {
  const year = added[index]?.year ?? 0;
  if (added.findIndex((other) => other.year === year) < index) return [`${pointer}/year: ${year} stands here twice`];
  const known = productionYears.map((own) => own.year);
  const last = known.at(-1) ?? 0;
  if (known.includes(year) || [...known, ...added.map((other) => other.year)].includes(year - 1)) return [];
  return [shapeFault(`${pointer}/year`, `a year without a gap, ${last + 1} first`, year)];
}

/** A move goes from a Saturday or Sunday to a day that would be worked without it. */
function moveFaults(year: ProductionYear, pointer: string): readonly string[] {
  const off = new Set(lawfulDaysOff(year).map(({ day }) => day));
  return year.moves.flatMap((move, index) => {
    const [from, to] = [parseLocalDay(move.from) ?? 0, parseLocalDay(move.to) ?? 0];
    const isFirst = (side: 'from' | 'to') => year.moves.findIndex((other) => other[side] === move[side]) === index;
    const isFree = weekdayOf(to) < 5 && !off.has(to) && isFirst('to');
    const place = `${pointer}/moves/${index}`;
    return [
      ...(yearOf(from) === year.year && weekdayOf(from) >= 5 && isFirst('from')
        ? []
        : [shapeFault(`${place}/from`, `a Saturday or Sunday of ${year.year} that is moved once`, move.from)]),
      ...(yearOf(to) === year.year && isFree
        ? []
        : [shapeFault(`${place}/to`, `a working day of ${year.year} that is taken once`, move.to)]),
    ];
  });
}

function sumFaults(year: ProductionYear, pointer: string): readonly string[] {
  const kinds = new Map(productionDays(year).map(({ day, kind }) => [day, kind]));
  let count = 0;
  for (let day = localDay(year.year, 1, 1); yearOf(day) === year.year; day += 1) {
    const kind = kinds.get(day) ?? (weekdayOf(day) < 5 ? 'worked' : 'off');
    if (kind !== 'off') count += 1;
  }
  if (count === year.workingDays) return [];
  return [shapeFault(`${pointer}/workingDays`, `${count}, which the holidays and the moves give`, year.workingDays)];
}
