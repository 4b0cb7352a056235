/**
 * The shipped JSON Schema is that of the library: it takes every operator that `operatorFromJson` takes, and refuses what is
 * refused for its shape.
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
function placesOf(json: unknown): readonly (readonly string[])[] {
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
  return [...places.values()].slice(1);
}

function spoiled(path: readonly string[], change: (parent: Data, name: string) => void): unknown {
  const json: Data = JSON.parse(JSON.stringify(operatorToJson(mts)));
  const parent = path.slice(0, -1).reduce<unknown>((value, name) => (isData(value) ? value[name] : undefined), json);
  if (isData(parent)) change(parent, path.at(-1) ?? '');
  return json;
}

describe('it agrees with operatorFromJson about', () => {
  const article = { kind: 'article', reference: { ru: 'сайт', en: 'site' } };
  const title = { ru: 'Проверено', en: 'Checked' };
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
    ['kinds/complaint/title', { ...title, kk_KZ: 'Шағым' }, true],
    ['kinds/complaint/title', { ...title, kazakh: 'Шағым' }, false],
    ['kinds/complaint/steps', [{ name: 'a', title: { ...title, ru: 'я'.repeat(60) } }], true],
    ['kinds/complaint/steps', [{ name: 'a', title: { ...title, ru: 'я'.repeat(61) } }], false],
  ])('%s = %j', (place, value, isRight) => {
    const json = spoiled(place.split('/'), (parent, name) => {
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
  const places = placesOf(operatorToJson(mts));

  it('has all sorts of places', () => {
    expect(places.length).toBeGreaterThan(100);
  });

  it.each(places.map((path) => [path.join('/'), path] as const))('a value of another type: %s', (_, path) => {
    const json = spoiled(path, (parent, name) => {
      parent[name] = isData(parent[name]) ? 'text' : { no: 'field' };
    });
    expect([validate(json), faultOf(json) === 'none']).toEqual([false, false]);
  });

  const objects = places.filter((path) => {
    const value = path.reduce<unknown>((one, name) => (isData(one) ? one[name] : undefined), operatorToJson(mts));
    return isData(value) && !Array.isArray(value);
  });

  it.each(objects.map((path) => [path.join('/'), path] as const))('an unknown field: %s', (_, path) => {
    const json = spoiled([...path, 'no such field'], (parent, name) => {
      parent[name] = null;
    });
    expect([validate(json), faultOf(json) === 'none']).toEqual([false, false]);
  });
});
