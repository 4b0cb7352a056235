import { describe, expect, it } from 'vitest';
import { officeHours, russia, russiaUntil } from '#src/sla/calendar/russia.ts';
import { type WorkingCalendar, workingCalendar } from '#src/sla/calendar/working-calendar.ts';
import { type Clock, startClock } from '#src/sla/clock/clock.ts';
import { retargetClock } from '#src/sla/clock/clock-actions.ts';
import { explain } from '#src/sla/explain/explain.ts';
import { dueAt } from '#src/sla/term/due-at.ts';
import { days, hours, months, type Term, workingDays, workingHours } from '#src/sla/term/term.ts';
import { moscow } from './moments.ts';
import { callBack, desk, review, startOf, visit, withFacts } from './policies.ts';

const due = (term: Term, from: string, options?: { roll: boolean }) =>
  explain(dueAt(term, moscow(`${from}T12:00`), russia, options)).text;
const lines = (text: string): readonly string[] => text.split('\n');

describe('the explanation of a term', () => {
  it('calls no day short on which the week is closed', () => {
    const mondays = officeHours({ name: 'mondays', week: { mon: ['09:00-18:00'] } });
    const { ru } = explain(dueAt(workingDays(1), moscow('2026-04-28T12:00'), mondays)).text;
    expect(ru).toContain('29 и 30 апреля — нерабочие дни по календарю;');
    expect(ru).not.toContain('сокращённый');
  });

  it('names the rule, each day passed over with its reason, and the norm', () => {
    const { ru, en } = due(days(30), '2026-04-09');
    expect(lines(ru)).toEqual([
      'Событие — 9 апреля 2026 года; этот день не считается, отсчёт идёт со следующего дня (ст. 191 Гражданского кодекса РФ).',
      'Срок — 30 календарных дней, последний день по счёту — 9 мая 2026 года, суббота (ст. 191 Гражданского кодекса РФ).',
      'Последний день нерабочий, поэтому срок переходит на ближайший рабочий день, 12 мая 2026 года, вторник (ст. 193 Гражданского кодекса РФ). Нерабочие дни: 9 мая, суббота, — День Победы (ст. 112 Трудового кодекса РФ); 10 мая, воскресенье, — выходной; 11 мая, понедельник, — выходной перенесён с 9 мая 2026 года (ст. 112 Трудового кодекса РФ).',
      'Крайний срок — 24:00 12 мая 2026 года по московскому времени (ст. 194 Гражданского кодекса РФ).',
    ]);
    expect(lines(en)).toEqual([
      'The event was on 9 April 2026; that day is not counted, counting starts on the next day (Civil Code of Russia, art. 191).',
      'The term is 30 calendar days, its last day by the count is Saturday, 9 May 2026 (Civil Code of Russia, art. 191).',
      'The last day is not a working day, so the term ends on the next working day, Tuesday, 12 May 2026 (Civil Code of Russia, art. 193). Days off: Saturday, 9 May (Victory Day, Labour Code of Russia, art. 112); Sunday, 10 May (weekend); Monday, 11 May (day off moved from 9 May 2026, Labour Code of Russia, art. 112).',
      'The deadline is 24:00 on 12 May 2026, Moscow time (Civil Code of Russia, art. 194).',
    ]);
  });

  it('names the decree of a transfer, and joins days that are off for one reason', () => {
    const { ru, en } = due(workingDays(3), '2026-12-29');
    expect(lines(ru)[2]).toBe(
      'Не считаются: 31 декабря, четверг, — выходной перенесён с 4 января 2026 года (постановление Правительства РФ от 24.09.2025 № 1466); с 1 по 6 января — новогодние каникулы (ст. 112 Трудового кодекса РФ); 7 января, четверг, — Рождество Христово (ст. 112 Трудового кодекса РФ); 8 января, пятница, — новогодние каникулы (ст. 112 Трудового кодекса РФ); 9 и 10 января — выходные.',
    );
    expect(lines(en)[2]).toContain('1 January to 6 January (New Year holidays, Labour Code of Russia, art. 112)');
    expect(lines(en)[2]).toContain('Government Decree no. 1466 of 24.09.2025');
  });

  it('speaks of one day in the singular', () => {
    expect(lines(due(workingDays(1), '2026-11-03').ru)[2]).toBe(
      'Не считается: 4 ноября, среда, — День народного единства (ст. 112 Трудового кодекса РФ).',
    );
    const rolled = due(days(2), '2026-11-20');
    expect(rolled.ru).toContain('Нерабочий день: 22 ноября, воскресенье, — выходной.');
    expect(rolled.en).toContain('Day off: Sunday, 22 November (weekend).');
  });

  it('says why a Saturday stays', () => {
    const worked = due(days(30), '2027-01-21');
    expect(lines(worked.ru)[2]).toBe(
      '20 февраля 2027 года, суббота, — рабочий день: выходной перенесён на 22 февраля 2027 года (постановление Правительства РФ от 17.09.2026 № 1187), срок не переносится.',
    );
    expect(lines(worked.en)[2]).toContain('its day off moved to 22 February 2027');
    const technical = due(days(8), '2026-11-20', { roll: false });
    expect(lines(technical.ru)[2]).toBe(
      '28 ноября 2026 года, суббота, — выходной, но эта дата техническая и не переносится.',
    );
    expect(lines(technical.en)[2]).toBe(
      'Saturday, 28 November 2026 is not worked (weekend), but this is a technical date and does not move.',
    );
  });

  it('shows hours by the clock, and the zone when it is not that of Moscow', () => {
    expect(lines(due(workingHours(20.5), '2026-11-20').ru)).toEqual([
      'Отсчёт идёт с 12:00 20 ноября 2026 года по московскому времени.',
      'Срок — 20,5 рабочего часа.',
      'Не считаются: 21 и 22 ноября — выходные.',
      'Крайний срок — 14:30 24 ноября 2026 года по московскому времени.',
    ]);
    const calendar = officeHours({ name: 'east', timeZone: 'Asia/Vladivostok' });
    const { text } = explain(dueAt(hours(24), moscow('2026-11-20T12:00'), calendar));
    expect(lines(text.ru)).toEqual([
      'Отсчёт идёт с 19:00 20 ноября 2026 года (время зоны Asia/Vladivostok).',
      'Срок — 24 часа (ст. 190 Гражданского кодекса РФ).',
      'Крайний срок — 19:00 21 ноября 2026 года (время зоны Asia/Vladivostok).',
    ]);
    expect(text.en).toContain('(time zone Asia/Vladivostok)');
  });

  const words: readonly [term: Term, ru: string, en: string][] = [
    [days(1), '1 календарный день', '1 calendar day'],
    [days(2), '2 календарных дня', '2 calendar days'],
    [days(5), '5 календарных дней', '5 calendar days'],
    [days(11), '11 календарных дней', '11 calendar days'],
    [days(21), '21 календарный день', '21 calendar days'],
    [days(112), '112 календарных дней', '112 calendar days'],
    [workingDays(3), '3 рабочих дня', '3 working days'],
    [months(1), '1 месяц', '1 month'],
    [months(6), '6 месяцев', '6 months'],
    [hours(21), '21 час', '21 hours'],
    [workingHours(1), '1 рабочий час', '1 working hour'],
    [hours(1.5), '1,5 часа', '1.5 hours'],
  ];

  it.each(words)('%j is %s, %s', (term, ru, en) => {
    const text = due(term, '2026-01-20');
    expect(lines(text.ru)[1]?.startsWith(`Срок — ${ru}`)).toBe(true);
    expect(text.ru).toMatch(new RegExp(`Срок — ${ru}[ ,.]`));
    expect(text.en).toMatch(new RegExp(`The term is ${en}[ ,.]`));
  });
});

describe('the explanation of a term in another country', () => {
  const nauryz = {
    text: { ru: 'Наурыз', en: 'Nauryz' },
    source: { kind: 'law', reference: { ru: 'закон о праздниках (РК)', en: 'Law on holidays (RK)' } },
  } as const;
  const week = {
    mon: ['09:00-18:00'],
    tue: ['09:00-18:00'],
    wed: ['09:00-18:00'],
    thu: ['09:00-18:00'],
    fri: ['09:00-18:00'],
  } as const;
  const almaty = workingCalendar({
    name: 'kz',
    timeZone: 'Asia/Almaty',
    week,
    daysOff: ['2027-03-22'],
    notes: { '2027-03-22': nauryz },
    known: { from: '2026-01-01', to: '2027-12-31' },
    beyond: 'preliminary',
  });
  const terms: readonly Term[] = [
    hours(5),
    workingHours(5),
    days(0),
    days(12),
    days(11),
    workingDays(9),
    months(1),
    months(20),
  ];
  const elsewhere: readonly WorkingCalendar[] = [
    almaty,
    officeHours({ name: 'office', timeZone: 'Asia/Almaty' }),
    officeHours({ name: 'office', timeZone: 'Europe/Minsk', until: 2026 }),
    workingCalendar({ timeZone: 'UTC', week }),
    workingCalendar({ timeZone: 'America/New_York', week: { ...week, sat: ['09:00-12:00'] } }),
  ];

  it.each(elsewhere.map((calendar) => [calendar.timeZone, calendar] as const))(
    'cites no law of Russia: %s',
    (_, calendar) => {
      for (const term of terms) {
        for (const options of [{ roll: true }, { roll: false }]) {
          const { trace, text } = explain(dueAt(term, moscow('2027-03-10T12:00'), calendar, options));
          expect(text.ru).not.toMatch(/РФ|Гражданск|Трудов|Правительства/);
          expect(text.en).not.toMatch(/Civil Code|Labour Code|Decree|of Russia/);
          expect(JSON.stringify(trace)).not.toMatch(/Гражданск|Civil Code|Labour Code/);
        }
      }
      const clock = startClock(
        { ...review, agreedDay: { day: '2027-03-21', timeZone: 'Europe/Moscow' } },
        calendar,
        moscow('2027-03-10T12:00'),
      );
      expect(explain(clock, calendar, moscow('2027-03-11T12:00')).text.ru).not.toContain('РФ');
    },
  );

  it('says the same otherwise, and cites the source of its own days', () => {
    const { ru, en } = explain(dueAt(days(11), moscow('2027-03-10T12:00'), almaty)).text;
    expect(lines(ru)).toEqual([
      'Событие — 10 марта 2027 года; этот день не считается, отсчёт идёт со следующего дня.',
      'Срок — 11 календарных дней, последний день по счёту — 21 марта 2027 года, воскресенье.',
      'Последний день нерабочий, поэтому срок переходит на ближайший рабочий день, 23 марта 2027 года, вторник. Нерабочие дни: 21 марта, воскресенье, — выходной; 22 марта, понедельник, — Наурыз (закон о праздниках (РК)).',
      'Крайний срок — 24:00 23 марта 2027 года (время зоны Asia/Almaty).',
    ]);
    expect(en).toContain('counting starts on the next day.');
    expect(en).toContain('Monday, 22 March (Nauryz, Law on holidays (RK))');
  });

  it.each(['Europe/Moscow', 'Asia/Vladivostok', 'Europe/Kaliningrad', 'Asia/Yekaterinburg', 'europe/samara', 'W-SU'])(
    'cites it in %s',
    (timeZone) => {
      const { ru, en } = explain(dueAt(days(5), moscow('2026-11-20T12:00'), workingCalendar({ timeZone, week }))).text;
      expect(ru).toContain('ст. 191 Гражданского кодекса РФ');
      expect(en).toContain('Civil Code of Russia, art. 194');
    },
  );
});

describe('the words of an explanation', () => {
  it('join two brackets', () => {
    const calendar = officeHours({ name: 'east', timeZone: 'Asia/Vladivostok' });
    const { ru, en } = explain(dueAt(days(5), moscow('2026-11-20T12:00'), calendar)).text;
    expect(ru).toContain('24:00 25 ноября 2026 года (время зоны Asia/Vladivostok; ст. 194 Гражданского кодекса РФ).');
    expect(en).toContain('24:00 on 25 November 2026 (time zone Asia/Vladivostok; Civil Code of Russia, art. 194).');
    const source = { kind: 'assumption', reference: { ru: 'практика (2026)', en: 'practice (2026)' } } as const;
    const text = explain(startOf({ ...review, source }), russia, moscow('2026-11-20T12:00')).text;
    for (const words of [ru, en, text.ru, text.en]) expect(words).not.toMatch(/\)\s*\(/);
  });

  it('name the month of two days once', () => {
    const skipped = (from: string) => lines(due(workingDays(2), from).en)[2];
    expect(skipped('2026-11-20')).toBe('Not counted: 21 and 22 November (weekend).');
    expect(skipped('2026-10-30')).toContain('31 October and 1 November (weekend)');
  });

  it('do not grow with the term: 150 days off, and how many more there are', () => {
    const [century, centuries] = [25_000, 100_000].map((amount) =>
      explain(dueAt(workingDays(amount), moscow('2026-11-20T12:00'), russia)),
    );
    const skipped = centuries?.trace.find((step) => step.type === 'skip');
    expect(skipped).toMatchObject({ days: { length: 150 }, more: expect.any(Number) });
    const [last = ''] = skipped?.days.slice(-1).map(({ day }) => day) ?? [];
    // Up to the last day of the count, the days off are those that are not worked.
    const { lastDay = '' } = dueAt(workingDays(100_000), moscow('2026-11-20T12:00'), russia);
    const span = (Date.parse(lastDay) - Date.parse('2026-11-20')) / 86_400_000;
    expect([last, (skipped?.more ?? 0) + 150]).toEqual(['2028-02-13', span - 100_000]);
    expect(centuries?.text.ru).toMatch(/; и ещё \d+ нерабочи[хй] (?:день|дня|дней)\./u);
    expect(centuries?.text.en).toMatch(/; and \d+ more days off\./u);
    expect(centuries?.text.ru.length).toBeLessThan((century?.text.ru.length ?? 0) + 20);
  });

  it('call only a Saturday and a Sunday a weekend', () => {
    const rare = workingCalendar({ timeZone: 'Europe/Moscow', week: { mon: ['09:00-18:00'], fri: ['09:00-18:00'] } });
    const { trace, text } = explain(dueAt(workingDays(2), moscow('2026-11-20T12:00'), rare));
    expect(trace.flatMap((step) => (step.type === 'skip' ? step.days.map(({ kind }) => kind) : []))).toEqual([
      'weekend',
      'weekend',
      'dayOff',
      'dayOff',
      'dayOff',
    ]);
    expect(text.en).toContain('21 and 22 November (weekend); 24 November to 26 November (day off of this calendar)');
    expect(text.ru).toContain('21 и 22 ноября — выходные; с 24 по 26 ноября — нерабочие дни по календарю');
    const friday = workingCalendar({ timeZone: 'Asia/Dubai', week: { sun: ['09:00-18:00'], thu: ['09:00-18:00'] } });
    expect(explain(dueAt(days(1), moscow('2026-11-19T12:00'), friday)).text.en).toContain(
      'Friday, 20 November (day off of this calendar); Saturday, 21 November (weekend)',
    );
  });
});

describe('the explanation of a clock', () => {
  const explained = (clock: Clock, at: string) => explain(clock, russia, moscow(at));

  it('shows its source, the extension, each pause and the present state', () => {
    const clock = withFacts(
      startOf(review),
      ['pause', '2026-11-21T10:00', 'ждали ответа'],
      ['resume', '2026-11-23T10:00'],
      ['extend', '2026-11-24T10:00', 'проверка на станции'],
      ['pause', '2026-12-01T10:00'],
    );
    const { trace, text } = explained(clock, '2026-12-02T12:00');
    expect(trace.map(({ type }) => type)).toEqual(['policy', 'start', 'count', 'extend', 'pause', 'end', 'paused']);
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
    expect(lines(text.ru).slice(3)).toEqual([
      'Срок продлён в 10:00 24 ноября 2026 года (причина: проверка на станции): всего 30 календарных дней от начала, последний день по счёту — 20 декабря 2026 года, воскресенье (правила оператора).',
      'Отсчёт стоял с 10:00 21 ноября 2026 года до 10:00 23 ноября 2026 года (причина: ждали ответа), срок сдвинут на 2 дня.',
      'Крайний срок — 24:00 22 декабря 2026 года по московскому времени (ст. 194 Гражданского кодекса РФ).',
      'Сейчас отсчёт стоит с 10:00 1 декабря 2026 года; если продолжить сейчас, крайний срок — 24:00 23 декабря 2026 года.',
    ]);
    expect(text.en).toContain('30 calendar days in all from the start');
    expect(text.en).toContain('which moved the end by 2 days');
    expect(text.en).toContain('if it went on now, the deadline would be 24:00 on 23 December 2026');
  });

  it('says when a rule is an assumption', () => {
    const source = { kind: 'assumption', reference: { ru: 'обычный срок', en: 'a usual term' } } as const;
    const { text } = explained(startOf({ ...callBack, source }), '2026-11-20T13:00');
    expect(lines(text.ru)[0]).toBe('Основание срока: обычный срок (допущение, не правило оператора и не закон).');
    expect(lines(text.en)[0]).toBe(
      'The term rests on: a usual term (an assumption, neither a rule of the operator nor the law).',
    );
  });

  it('says how it ended, or that it was missed', () => {
    const stopped = withFacts(startOf(desk), ['stop', '2026-11-23T10:00', 'решено']);
    expect(lines(explained(stopped, '2026-12-01T00:00').text.ru).at(-1)).toBe(
      'Отсчёт остановлен в 10:00 23 ноября 2026 года (причина: решено): в срок.',
    );
    const late = withFacts(startOf(desk), ['stop', '2026-11-24T10:00']);
    expect(lines(explained(late, '2026-12-01T00:00').text.en).at(-1)).toBe(
      'The clock was stopped at 10:00 on 24 November 2026: late.',
    );
    expect(lines(explained(startOf(visit), '2026-12-01T00:00').text.ru).at(-1)).toBe(
      'Срок нарушен: он истёк в 00:00 26 ноября 2026 года.',
    );
  });

  it('shows a reopening and a re-targeting', () => {
    const reopened = withFacts(
      startOf(review),
      ['stop', '2026-11-22T10:00'],
      ['reopen', '2026-11-24T10:00', 'не помогло'],
    );
    expect(lines(explained(reopened, '2026-11-24T12:00').text.ru)[1]).toBe(
      'Обращение открыто снова в 10:00 24 ноября 2026 года (причина: не помогло): отсчёт продолжается, время между закрытием и открытием не считается.',
    );
    const target = { policy: { ...review, version: '2', term: days(7) }, calendar: russia };
    const result = retargetClock(startOf(review), russia, target, { at: moscow('2026-11-21T10:00') });
    if (!result.ok) throw new Error(result.refusal.code);
    const { text } = explained(result.value.clock, '2026-11-22T10:00');
    expect(text.ru).toContain('С 10:00 21 ноября 2026 года действует новое правило, версия 2.');
    expect(text.en).toContain('A new rule, version 2, holds from 10:00 on 21 November 2026.');
  });

  it('tells another calendar from another rule', () => {
    const clock = startClock(review, russiaUntil(2026), moscow('2026-12-28T12:00'));
    const result = retargetClock(clock, russia, { calendar: russia }, { at: moscow('2026-12-29T10:00') });
    if (!result.ok) throw new Error(result.refusal.code);
    const { text } = explained(result.value.clock, '2026-12-29T12:00');
    expect(text.ru).toContain('С 10:00 29 декабря 2026 года срок считается по другому календарю рабочих дней.');
    expect(text.en).toContain(
      'From 10:00 on 29 December 2026 on the term is counted by another calendar of working days.',
    );
    expect(text.en).not.toContain('A new rule');
  });

  it('shows each re-targeting with its version', () => {
    let clock = startOf(review);
    for (const [version, at] of [
      ['2', '2026-11-21T10:00'],
      ['3', '2026-11-22T10:00'],
    ] as const) {
      const target = { policy: { ...review, version, term: days(7) }, calendar: russia };
      const result = retargetClock(clock, russia, target, { at: moscow(at) });
      if (!result.ok) throw new Error(result.refusal.code);
      clock = result.value.clock;
    }
    expect(lines(explained(clock, '2026-11-23T10:00').text.en).slice(1, 3)).toEqual([
      'A new rule, version 2, holds from 10:00 on 21 November 2026.',
      'A new rule, version 3, holds from 10:00 on 22 November 2026.',
    ]);
  });

  it('of a clock that has not started is empty', () => {
    expect(explained(startOf(review), '2026-11-20T11:00')).toEqual({ trace: [], text: { ru: '', en: '' } });
  });
});
