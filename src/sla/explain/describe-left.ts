/**
 * How much is left of a clock in words, as an employee reads it in a queue: «осталось 2 рабочих дня», "overdue by 3 days".
 */
import { Fault } from '../../kernel/fault.ts';
import { described } from '../../kernel/input/described.ts';
import { faultsOnly } from '../../kernel/input/faults-only.ts';
import { type PluralForms, plural } from '../../kernel/plural.ts';
import type { ClockReading } from '../clock/reading.ts';

type LeftUnit = ClockReading['leftIn'];

interface Wording {
  readonly counted: (amount: number, unit: LeftUnit) => string;
  readonly left: (amount: number, unit: LeftUnit) => string;
  readonly lessThanAnHour: string;
  readonly lastDay: string;
  readonly paused: (rest: string) => string;
  readonly inTime: string;
  /** By how much; '' when it is less than the unit. */
  readonly late: (by: string) => string;
  readonly overdue: (by: string) => string;
}

const russianUnits: Readonly<Record<LeftUnit, PluralForms>> = {
  workingDays: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: '' },
  days: { one: 'день', few: 'дня', many: 'дней', other: '' },
  workingHours: { one: 'рабочий час', few: 'рабочих часа', many: 'рабочих часов', other: '' },
  hours: { one: 'час', few: 'часа', many: 'часов', other: '' },
};

const englishUnits: Readonly<Record<LeftUnit, string>> = {
  workingDays: 'working day',
  days: 'day',
  workingHours: 'working hour',
  hours: 'hour',
};

const wordings: { readonly [Locale in 'ru' | 'en']: Wording } = {
  ru: {
    counted: (amount, unit) => `${amount} ${plural('ru', amount, russianUnits[unit])}`,
    left: (amount, unit) => {
      const verb = plural('ru', amount, { one: 'остался', few: 'осталось', many: 'осталось', other: 'осталось' });
      return `${verb} ${amount} ${plural('ru', amount, russianUnits[unit])}`;
    },
    lessThanAnHour: 'осталось меньше часа',
    lastDay: 'последний день',
    paused: (rest) => `отсчёт стоит, ${rest}`,
    inTime: 'в срок',
    late: (by) => (by === '' ? 'с опозданием' : `с опозданием на ${by}`),
    overdue: (by) => (by === '' ? 'просрочено' : `просрочено на ${by}`),
  },
  en: {
    counted: (amount, unit) => `${amount} ${englishUnits[unit]}${amount === 1 ? '' : 's'}`,
    left: (amount, unit) => `${amount} ${englishUnits[unit]}${amount === 1 ? '' : 's'} left`,
    lessThanAnHour: 'less than an hour left',
    lastDay: 'last day',
    paused: (rest) => `paused, ${rest}`,
    inTime: 'in time',
    late: (by) => (by === '' ? 'late' : `late by ${by}`),
    overdue: (by) => (by === '' ? 'overdue' : `overdue by ${by}`),
  },
};

/**
 * `left` of a reading in words. Parts of an hour are left out. A stopped clock was in time, or late.
 *
 * @param locale a language tag of Russian or English, such as 'ru-RU'
 * @throws Fault `input/invalid`: another language
 *
 * @example
 * const connection = mts.kinds.newConnection.clocks[0];
 * const clock = startClock(connection, russia, new Date('2026-11-20T09:00:00Z'));
 * const on = (day) => readClock(clock, russia, new Date(day));
 * describeLeft(on('2026-11-23T09:00:00Z'), 'ru') //=> 'осталось 2 рабочих дня'
 * describeLeft(on('2026-11-25T09:00:00Z'), 'en') //=> 'last day'
 * describeLeft(on('2026-11-30T09:00:00Z'), 'ru') //=> 'просрочено на 3 рабочих дня'
 */
export function describeLeft(reading: ClockReading, locale: string): string {
  return faultsOnly('describeLeft', () => {
    const wording = wordings[languageOf(locale)];
    const { state, left, leftIn, breachedAt, isAgreed } = reading;
    if (!Number.isFinite(left)) {
      throw new Fault('input/invalid', `describeLeft: left: expected a number, found ${described(left)}`);
    }
    const amount = Math.floor(Math.abs(left));
    const by = amount === 0 ? '' : wording.counted(amount, leftIn);
    if (state === 'stopped') return breachedAt === undefined ? wording.inTime : wording.late(by);
    const rest = breachedAt === undefined ? leftInWords(wording, amount, leftIn) : wording.overdue(by);
    return state === 'paused' && isAgreed === undefined ? wording.paused(rest) : rest;
  });
}

function leftInWords(wording: Wording, amount: number, unit: LeftUnit): string {
  if (amount > 0) return wording.left(amount, unit);
  return unit === 'hours' || unit === 'workingHours' ? wording.lessThanAnHour : wording.lastDay;
}

/** Of a tag such as 'ru_RU'; a tag from outside may be anything. */
function languageOf(locale: unknown): 'ru' | 'en' {
  const [language = ''] = typeof locale === 'string' ? locale.slice(0, 10).toLowerCase().split(/[-_]/) : [];
  if (language === 'ru' || language === 'en') return language;
  throw new Fault('input/invalid', `describeLeft: locale: expected ru or en, found ${described(locale)}`);
}
