/**
 * The shipped JSON Schema is that of the library: it takes every operator that `operatorFromJson` takes, whole or by what differs
 * from its base, and refuses what is refused for its shape.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { Fault, officeHours, russiaWith, workingCalendar } from 'zayavka';
import { beeline, extendOperator, megafon, mts, operatorFromJson, operatorToJson, tele2 } from 'zayavka/operators';
import { parseLocalDay } from '#src/kernel/local-day.ts';
import { day } from '#src/operators/schema/schema-parts.ts';
import { operatorJsonSchema } from '../../scripts/operator-schema.ts';
import { root } from '../package/sources.ts';

const shipped: object = JSON.parse(readFileSync(join(root, 'operator.schema.json'), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(shipped);

function faultOf(json: unknown): string {
  try {
    operatorFromJson(json);
  } catch (error) {
    if (Fault.is(error)) return error.message;
    throw error;
  }
  return 'none';
}

it('is up to date: npm run schema', () => {
  expect(shipped).toEqual(operatorJsonSchema());
});

const year = {
  year: 2028,
  decree: '1',
  source: 'made up',
  workingDays: 248,
  moves: [{ from: '2028-01-01', to: '2028-12-29' }],
};
const own = workingCalendar({
  timeZone: 'Asia/Almaty',
  week: { mon: ['09:00-13:00', '14:00-18:00'] },
  holidays: { '03-22': { ru: 'Наурыз', en: 'Nauryz' } },
  known: { from: '2026-01-01', to: '2026-12-31' },
  beyond: 'preliminary',
  notes: { '2026-03-23': { text: { ru: 'перенос', en: 'moved' } } },
});
const letter = { subject: 'Заявка {number}', text: 'Заявка {number} принята' };

describe('it takes', () => {
  it('its own name in the file, and so does the library', () => {
    const named = { $schema: './operator.schema.json', ...JSON.parse(JSON.stringify(operatorToJson(mts))) };
    expect([validate(named), faultOf(named), '$schema' in operatorFromJson(named)]).toEqual([true, 'none', false]);
  });

  it.each([
    ['MTS', mts],
    ['MegaFon', megafon],
    ['Beeline', beeline],
    ['Tele2', tele2],
    [
      'hours over Russia',
      extendOperator(mts, {
        calendar: officeHours({ name: 'day', regionalDaysOff: { '2026-08-30': { ru: 'День', en: 'Day' } } }),
      }),
    ],
    ['a year of Russia', extendOperator(mts, { calendar: russiaWith([year]) })],
    ['an own calendar', extendOperator(mts, { calendar: own })],
    [
      'own words',
      extendOperator(mts, {
        texts: { registered: { kk: 'Өтініш {number}', ru: { sms: '{number}: принято', email: letter } } },
      }),
    ],
  ])('%s', (_, operator) => {
    const json = operatorToJson(operator);
    validate(json);
    expect(validate.errors).toBe(null);
    expect(faultOf(json)).toBe('none');
  });
});

type Data = { [name: string]: unknown };

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null;
}

/** One place of each sort: places that differ only in an index, a kind, a message or a language are of one sort. */
function placesOf(json: unknown): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, readonly string[]>();
  const look = (value: unknown, path: readonly string[]): void => {
    const sort = path.map((name, index) =>
      /^(?:kinds|messages|details|channels|series|texts|\d+)$/u.test(path[index - 1] ?? '') || /^\d+$/u.test(name)
        ? '*'
        : name,
    );
    const key = sort.join('/');
    if (!places.has(key)) places.set(key, path);
    if (isData(value)) for (const [name, part] of Object.entries(value)) look(part, [...path, name]);
  };
  look(json, []);
  places.delete('');
  return places;
}

const whole: Data = JSON.parse(JSON.stringify(operatorToJson(mts)));
const places = placesOf(whole);

/** MTS with the kinds and the texts alone in which a place of a sort stands for the first time: each reading is short. */
const small: Data = (() => {
  const kept = new Set([...places.values()].flatMap((path) => path.map((_, end) => path.slice(0, end + 1).join('/'))));
  const pruned = (value: unknown, path: readonly string[]): unknown => {
    if (!isData(value) || Array.isArray(value)) return value;
    const isChosen = ['kinds', 'texts'].includes(path.at(-1) ?? '');
    const entries = Object.entries(value).filter(([name]) => !isChosen || kept.has([...path, name].join('/')));
    return Object.fromEntries(entries.map(([name, part]) => [name, pruned(part, [...path, name])]));
  };
  const copy = pruned(whole, []);
  return isData(copy) ? copy : {};
})();

/** All that a file may say beside the whole form: parts of what the base has, and what is taken away. */
const changes: Data = {
  base: 'mts',
  $schema: './operator.schema.json',
  id: 'volna',
  contacts: { short: '0770' },
  channels: { shop: null, bankApp: channelOf(mts), app: { title: { ru: 'Приложение', en: 'App' } } },
  series: { porting: null, inquiry: { prefix: '6' } },
  kinds: {
    ...Object.fromEntries(Object.keys(mts.kinds).map((name) => [name, null])),
    complaint: {
      title: { ru: 'Жалоба', en: 'Grievance' },
      details: { colour: { type: 'text', label: { ru: 'Цвет', en: 'Colour' } } },
      clocks: { review: { term: { unit: 'days', amount: 7 } }, listing: null },
      texts: { registered: { ru: 'Заявка {number}' } },
    },
    serviceFault: { details: { demand: null }, clocks: mts.kinds.complaint.clocks },
    own: { ...mts.kinds.consultation, clocks: {}, details: undefined },
  },
};

function channelOf({ channels: { app } }: typeof mts): unknown {
  return { ...app, title: { ru: 'Банк', en: 'Bank' } };
}

function spoiled(json: Data, path: readonly string[], change: (parent: Data, name: string) => void): unknown {
  const copy: Data = JSON.parse(JSON.stringify(json));
  const parent = path.slice(0, -1).reduce<unknown>((value, name) => (isData(value) ? value[name] : undefined), copy);
  if (isData(parent)) change(parent, path.at(-1) ?? '');
  return copy;
}

/** Whether the schema and whether the library takes it. */
function taken(json: unknown): readonly [boolean, boolean] {
  return [validate(json), faultOf(json) === 'none'];
}

describe('it agrees with operatorFromJson about', () => {
  const [kind] = Object.keys(small['kinds'] ?? {});
  const article = { kind: 'article', reference: { ru: 'сайт', en: 'site' } };
  const title = { ru: 'Проверено', en: 'Checked' };
  const unreadable = [' ', '\u200b', '\u2800', '\ud800 one', 'one \ufffd'];
  it.each<readonly [place: string, value: unknown, isRight: boolean]>([
    ['defaultLocale', 'ru_RU', true],
    ['defaultLocale', 'russian', false],
    ['texts', { closed: { ru_RU: '{number}' } }, true],
    ['texts', { closed: { russian: '{number}' } }, false],
    ['contacts/source', { ...article, address: 'own.example', seen: '2028-02-29' }, true],
    ['contacts/source', { ...article, address: 'own.example', seen: '2026-02-29' }, false],
    ['contacts/source', { ...article, address: 'own.example' }, false],
    ['contacts/source', { ...article, seen: '2026-02-28' }, false],
    ['contacts/source', { ...article, kind: 'law' }, true],
    ['quietHours', { from: '22:00', to: '08:00' }, true],
    ['quietHours', { from: '25:00', to: '08:00' }, false],
    [`kinds/${kind}/title`, { ...title, kk_KZ: 'Шағым' }, true],
    [`kinds/${kind}/title`, { ...title, kazakh: 'Шағым' }, false],
    [`kinds/${kind}/steps`, [{ name: 'a', title: { ...title, ru: 'я'.repeat(60) } }], true],
    [`kinds/${kind}/steps`, [{ name: 'a', title: { ...title, ru: 'я'.repeat(61) } }], false],
    ['support', '++', false],
    ['contacts/short', '++', false],
    ...['63.ru/text/2010/07', 'how-what.net', 'telecomtimes.ru/?p=13187', 'Вестник, И. Петров'].map(
      (address) => ['contacts/source', { ...article, address, seen: '2026-11-27' }, true] as const,
    ),
    ...[' ', 'a', 'javascript:alert(1)', 'own.example/a b'].map(
      (address) => ['contacts/source', { ...article, address, seen: '2026-11-27' }, false] as const,
    ),
    ...unreadable.flatMap((ru) => [
      [`kinds/${kind}/steps`, [{ name: 'a', title: { ...title, ru } }], false] as const,
      [`kinds/${kind}/title`, { ...title, ru }, false] as const,
      [`kinds/${kind}/rejectReasons`, { a: { title: { ...title, ru } } }, false] as const,
      ['brand', [{ name: { ...title, ru } }], false] as const,
      ['legalName', ru, false] as const,
      ['aliases', [ru], false] as const,
      ['texts', { title: { ru } }, false] as const,
    ]),
    ['legalName', 'ООО\u00a0«Своя\u200bсвязь» 📱', true],
  ])('%s = %j', (place, value, isRight) => {
    const json = spoiled(small, place.split('/'), (parent, name) => {
      parent[name] = value;
    });
    expect([validate(json), faultOf(json) === 'none']).toEqual([isRight, isRight]);
  });

  it('every day that exists and every one that does not', () => {
    const twoDigits = (value: number): string => String(value).padStart(2, '0');
    const wrong = ['0000', '0001', '1900', '2000', '2024', '2026', '2028', '2100', '9999']
      .flatMap((year) =>
        Array.from(
          { length: 14 * 33 },
          (_, index) => `${year}-${twoDigits(Math.floor(index / 33))}-${twoDigits(index % 33)}`,
        ),
      )
      .filter((text) => day.safeParse(text).success !== (parseLocalDay(text) !== undefined));
    expect(wrong).toEqual([]);
  });
});

describe('it refuses what operatorFromJson refuses for its shape', () => {
  it('has all sorts of places', () => {
    expect(places.size).toBeGreaterThan(100);
    expect([...placesOf(small).keys()].sort()).toEqual([...places.keys()].sort());
    expect([taken(small), taken(changes)]).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  const ofChanges = [...placesOf(changes)].filter(([sort]) => !places.has(sort)).map(([, path]) => path);
  const all = [
    ...[...places.values()].map((path) => ['whole', path.join('/'), small, path] as const),
    ...ofChanges.map((path) => ['changes', path.join('/'), changes, path] as const),
  ];

  it.each(all)('a value of another type: %s, %s', (_, __, json, path) => {
    const wrong = spoiled(json, path, (parent, name) => {
      parent[name] = isData(parent[name]) ? 'text' : { no: 'field' };
    });
    expect(taken(wrong)).toEqual([false, false]);
  });

  const objects = all.filter(([, , json, path]) => {
    const value = path.reduce<unknown>((one, name) => (isData(one) ? one[name] : undefined), json);
    return isData(value) && !Array.isArray(value);
  });

  it.each(objects)('an unknown field: %s, %s', (_, __, json, path) => {
    const wrong = spoiled(json, [...path, 'no such field'], (parent, name) => {
      parent[name] = null;
    });
    expect(taken(wrong)).toEqual([false, false]);
  });

  it.each([
    ['another base', { ...changes, base: 'mars' }, '/base', ['enum']],
    ['a base in a list', { ...changes, base: ['mts'] }, '/base', ['enum']],
    ['a wrong field beside the base', { ...changes, support: 5 }, '/support', ['type']],
    ['half a kind of a new name', { base: 'mts', kinds: { own: { receivedFirst: true } } }, '/kinds/own', ['required']],
    ['no kinds', { base: 'mts', kinds: null }, '/kinds', ['type']],
    ['half a channel', { base: 'mts', channels: { kiosk: { proves: [] } } }, '/channels/kiosk', ['required']],
    ['half a series', { base: 'mts', series: { second: { prefix: '6' } } }, '/series/second', ['required']],
  ])('%s, in words of its own', (_, json, place, keywords) => {
    expect(taken(json)).toEqual([false, false]);
    validate(json);
    // `if` says only which of the two forms it is.
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    expect([...new Set(errors.map(({ instancePath }) => instancePath))]).toEqual([place]);
    expect(errors.map(({ keyword }) => keyword)).toEqual(expect.arrayContaining(keywords));
  });
});
