/**
 * The Russian production calendar: Labour Code art. 112 (holidays, a holiday on a weekend moves on) and art. 95 (the day before
 * a holiday is an hour shorter) with the Government's transfers of a year.
 */
import { dateInEnglish, dateInRussian } from '../../kernel/date-words.ts';
import { type LocalDay, localDay, parseLocalDay, weekdayOf } from '../../kernel/local-day.ts';
import type { Localized, Source } from '../../kernel/source.ts';
import { canonicalTimeZone } from '../../kernel/time-zone.ts';
import type { ProductionYear } from './calendar-spec.ts';

/** What decides the days of a year; without moves it is the law alone. */
type YearOfMoves = Pick<ProductionYear, 'year' | 'source' | 'moves'>;

interface Holiday {
  readonly day: LocalDay;
  readonly text: Localized;
}

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

const holidayDates: readonly (readonly [month: number, days: readonly number[], name: Localized])[] = [
  [1, [1, 2, 3, 4, 5, 6, 8], newYear],
  [1, [7], { ru: 'Рождество Христово', en: 'Orthodox Christmas' }],
  [2, [23], { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' }],
  [3, [8], { ru: 'Международный женский день', en: "International Women's Day" }],
  [5, [1], { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' }],
  [5, [9], { ru: 'День Победы', en: 'Victory Day' }],
  [6, [12], { ru: 'День России', en: 'Russia Day' }],
  [11, [4], { ru: 'День народного единства', en: 'Unity Day' }],
];

const labourCode = (article: number): Source => ({
  kind: 'law',
  reference: { ru: `ст. ${article} Трудового кодекса РФ`, en: `Labour Code of Russia, art. ${article}` },
});

/** The time zones of Russia (IANA `zone.tab`). */
const russianZones =
  'Europe/Astrakhan Europe/Kaliningrad Europe/Kirov Europe/Moscow Europe/Samara Europe/Saratov Europe/Simferopol ' +
  'Europe/Ulyanovsk Europe/Volgograd Asia/Anadyr Asia/Barnaul Asia/Chita Asia/Irkutsk Asia/Kamchatka Asia/Khandyga ' +
  'Asia/Krasnoyarsk Asia/Magadan Asia/Novokuznetsk Asia/Novosibirsk Asia/Omsk Asia/Sakhalin Asia/Srednekolymsk Asia/Tomsk ' +
  'Asia/Ust-Nera Asia/Vladivostok Asia/Yakutsk Asia/Yekaterinburg';

/** Whether the law of Russia holds there; a calendar of another country must not cite it. */
export function isRussianZone(name: string): boolean {
  const zones = russianZones.split(' ');
  return zones.includes(name) || zones.includes(canonicalTimeZone(name) ?? '');
}

/** Every day of the year that differs from an ordinary week, sorted; a holiday on a weekend is listed too. */
export function productionDays(year: YearOfMoves): readonly ProductionDay[] {
  const days = new Map<LocalDay, ProductionDay>(lawfulDaysOff(year).map((day) => [day.day, day]));
  const source = decreeSource(year);
  for (const { from, to } of movesOf(year)) {
    days.set(to, { day: to, kind: 'off', text: movedFrom(from), source });
    // A holiday stays a day off; an ordinary Saturday becomes a working one.
    if (!days.has(from)) days.set(from, { day: from, kind: 'worked', insteadOf: to, text: movedTo(to), source });
  }
  // 31 December is the eve of the next year's 1 January; this year's 1 January has its eve in the year before.
  addShortDays(days, [...holidaysOf(year.year).slice(1), { day: localDay(year.year + 1, 1, 1), text: newYear }]);
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** The holidays of the year, and the working days that art. 112 itself gives for those on a weekend, but for January's. */
export function lawfulDaysOff(year: YearOfMoves): readonly ProductionDay[] {
  const holidays = holidaysOf(year.year);
  const days = new Map<LocalDay, ProductionDay>();
  for (const { day, text } of holidays) days.set(day, { day, kind: 'off', text, source: labourCode(112) });
  const moves = movesOf(year);
  const firstAfterNewYear = localDay(year.year, 1, 9);
  for (const { day } of holidays) {
    if (day < firstAfterNewYear || weekdayOf(day) < 5 || moves.some(({ from }) => from === day)) continue;
    let next = day + 1;
    while (weekdayOf(next) >= 5 || days.has(next)) next += 1;
    days.set(next, { day: next, kind: 'off', text: movedFrom(day), source: labourCode(112) });
  }
  return [...days.values()];
}

function holidaysOf(year: number): readonly Holiday[] {
  return holidayDates.flatMap(([month, days, text]) => days.map((day) => ({ day: localDay(year, month, day), text })));
}

/** The day before a holiday is short; where that day was exchanged for a Saturday, the Saturday is. */
function addShortDays(days: Map<LocalDay, ProductionDay>, holidays: readonly Holiday[]): void {
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

function movesOf({ moves }: YearOfMoves): readonly { readonly from: LocalDay; readonly to: LocalDay }[] {
  return moves.map(({ from, to }) => ({ from: parseLocalDay(from) ?? 0, to: parseLocalDay(to) ?? 0 }));
}

function decreeSource({ source }: YearOfMoves): Source {
  return { kind: 'law', reference: typeof source === 'string' ? { ru: source, en: source } : source };
}

function movedFrom(day: LocalDay): Localized {
  return { ru: `выходной перенесён с ${dateInRussian(day)}`, en: `day off moved from ${dateInEnglish(day)}` };
}

function movedTo(day: LocalDay): Localized {
  const [ru, en] = [dateInRussian(day), dateInEnglish(day)];
  return { ru: `рабочий день: выходной перенесён на ${ru}`, en: `working day: its day off moved to ${en}` };
}
