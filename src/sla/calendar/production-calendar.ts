/**
 * The Russian production calendar: Labour Code art. 112 (holidays, a holiday on a weekend moves on) and art. 95 (the day before
 * a holiday is an hour shorter) with the Government's yearly transfers.
 */
import { dateInEnglish, dateInRussian } from '../../kernel/date-words.ts';
import { type LocalDay, localDay, parseLocalDay, weekdayOf } from '../../kernel/local-day.ts';
import type { Localized, Source } from '../../kernel/source.ts';

/** A year and the decree that moved its days off: 'from>to', as month-day. */
export interface ProductionYear {
  readonly year: number;
  readonly decree: string;
  readonly of: string;
  readonly moves: string;
}

/** One line a year, without a gap; the days of a year are known from the day its decree is here. */
export const productionYears: readonly ProductionYear[] = [
  {
    year: 2024,
    decree: '1314',
    of: '2023-08-10',
    moves: '01-06>05-10 01-07>12-31 04-27>04-29 11-02>04-30 12-28>12-30',
  },
  {
    year: 2025,
    decree: '1335',
    of: '2024-10-04',
    moves: '01-04>05-02 01-05>12-31 02-23>05-08 03-08>06-13 11-01>11-03',
  },
  { year: 2026, decree: '1466', of: '2025-09-24', moves: '01-03>01-09 01-04>12-31' },
  { year: 2027, decree: '1187', of: '2026-09-17', moves: '01-02>11-05 01-03>12-31 02-20>02-22' },
];

interface ProductionDay {
  readonly day: LocalDay;
  /** `off`: not worked; `worked`: a Saturday or Sunday that is worked; `short`: a worked day, an hour shorter. */
  readonly kind: 'off' | 'worked' | 'short';
  /** For a worked Saturday: the day whose place it takes. */
  readonly insteadOf?: LocalDay;
  readonly text: Localized;
  readonly source: Source;
}

const newYear: Localized = { ru: 'новогодние каникулы', en: 'New Year holidays' };

const holidayDates: readonly (readonly [month: number, day: number, name: Localized])[] = [
  ...[1, 2, 3, 4, 5, 6, 8].map((day) => [1, day, newYear] as const),
  [1, 7, { ru: 'Рождество Христово', en: 'Orthodox Christmas' }],
  [2, 23, { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' }],
  [3, 8, { ru: 'Международный женский день', en: "International Women's Day" }],
  [5, 1, { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' }],
  [5, 9, { ru: 'День Победы', en: 'Victory Day' }],
  [6, 12, { ru: 'День России', en: 'Russia Day' }],
  [11, 4, { ru: 'День народного единства', en: 'Unity Day' }],
];

const labourCode = (article: number): Source => ({
  kind: 'law',
  reference: { ru: `ст. ${article} Трудового кодекса РФ`, en: `Labour Code of Russia, art. ${article}` },
});

/** Every day of the year that differs from an ordinary week, sorted; a holiday on a weekend is listed too. */
export function productionDays(year: ProductionYear): readonly ProductionDay[] {
  const days = new Map<LocalDay, ProductionDay>();
  const holidays = holidayDates.map(([month, day, text]) => ({ day: localDay(year.year, month, day), text }));
  for (const { day, text } of holidays) days.set(day, { day, kind: 'off', text, source: labourCode(112) });

  const moves = movesOf(year);
  const source = decreeSource(year);
  for (const { from, to } of moves) {
    days.set(to, { day: to, kind: 'off', text: movedFrom(from), source });
    // A holiday stays a day off; an ordinary Saturday becomes a working one.
    if (!days.has(from)) days.set(from, { day: from, kind: 'worked', insteadOf: to, text: movedTo(to), source });
  }

  const firstAfterNewYear = localDay(year.year, 1, 9);
  for (const { day } of holidays) {
    if (day < firstAfterNewYear || weekdayOf(day) < 5 || moves.some(({ from }) => from === day)) continue;
    let next = day + 1;
    while (weekdayOf(next) >= 5 || days.get(next)?.kind === 'off') next += 1;
    days.set(next, { day: next, kind: 'off', text: movedFrom(day), source: labourCode(112) });
  }
  // 31 December is the eve of the next year's 1 January; this year's 1 January has its eve in the year before.
  addShortDays(days, [...holidays.slice(1), { day: localDay(year.year + 1, 1, 1), text: newYear }]);
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** The day before a holiday is short; where that day was exchanged for a Saturday, the Saturday is. */
function addShortDays(
  days: Map<LocalDay, ProductionDay>,
  holidays: readonly { readonly day: LocalDay; readonly text: Localized }[],
): void {
  for (const { day: holiday, text } of holidays) {
    const eve = holiday - 1;
    const worked = [...days.values()].find(
      (day) => day.kind === 'worked' && (day.insteadOf === eve || day.day === eve),
    );
    if (worked !== undefined) {
      days.set(worked.day, { ...worked, kind: 'short' });
    } else if (weekdayOf(eve) < 5 && !days.has(eve)) {
      const name = {
        ru: `сокращённый день, завтра праздник: ${text.ru}`,
        en: `short day before a holiday: ${text.en}`,
      };
      days.set(eve, { day: eve, kind: 'short', text: name, source: labourCode(95) });
    }
  }
}

function movesOf({ year, moves }: ProductionYear): readonly { readonly from: LocalDay; readonly to: LocalDay }[] {
  return moves.split(' ').map((move) => {
    const [from, to] = move.split('>').map((date) => parseLocalDay(`${year}-${date}`));
    if (from === undefined || to === undefined) throw new TypeError(`${year}: '${move}' is not a transfer`);
    return { from, to };
  });
}

function decreeSource({ decree, of }: ProductionYear): Source {
  const date = of.split('-').reverse().join('.');
  const ru = `постановление Правительства РФ от ${date} № ${decree}`;
  return { kind: 'law', reference: { ru, en: `Government Decree no. ${decree} of ${date}` } };
}

function movedFrom(day: LocalDay): Localized {
  return { ru: `выходной перенесён с ${dateInRussian(day)}`, en: `day off moved from ${dateInEnglish(day)}` };
}

function movedTo(day: LocalDay): Localized {
  const [ru, en] = [dateInRussian(day), dateInEnglish(day)];
  return { ru: `рабочий день: выходной перенесён на ${ru}`, en: `working day: its day off moved to ${en}` };
}
