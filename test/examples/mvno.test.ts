/** An operator that is one JSON file, which says what differs from its base. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { operatorFromJson, operatorToJson, tele2, verifyOperator } from 'zayavka/operators';
import { root } from '../package/sources.ts';

const schema: object = JSON.parse(readFileSync(join(root, 'operator.schema.json'), 'utf8'));
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
const file = JSON.parse(readFileSync(join(root, 'examples/mvno.json'), 'utf8'));

it('serves from registration to the end, with its own name, words, channel, details and kind', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'examples/mvno.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  // Its own week works on Saturday.
  const [first = '', ...lines] = stdout.split('\n');
  expect(first).toMatch(/^62\d{9}, to be done by 2026-11-23:$/);
  expect(lines[0]).toMatch(/^ {2}push: Записали! Номер заявки 62\d{9}, ответим до конца дня 23\.11\.2026\.$/);
  expect(stdout).toContain('Все подключились');
  expect(stdout).toMatch(/push: Семья в сборе: тариф подключён по заявке 62\d{9}\.\n/);
  expect(stdout).toContain("/channels/bankApp/messages: expected one of sms, push, chat, email, voice, found 'pigeon'");
});

it('is what differs from its base, and is written whole', () => {
  const operator = operatorFromJson(file);
  const whole = operatorToJson(operator);
  expect(operatorFromJson(whole)).toEqual(operator);
  expect(JSON.stringify(file).length * 5).toBeLessThan(JSON.stringify(whole).length);
  expect(operator.kinds['complaint']?.clocks).toEqual(tele2.kinds.complaint.clocks);
  const taken = Object.keys(tele2.kinds).filter((name) => !Object.hasOwn(operator.kinds, name));
  expect(taken).toEqual(['fixedFault', 'fixedConnection', 'shopOrder', 'numberPorting']);
});

it('is of the shipped schema', () => {
  for (const json of [file, operatorToJson(operatorFromJson(file))]) {
    validate(json);
    expect(validate.errors).toBe(null);
  }
});

it.each(['docs/operators.md', 'docs/ru/operators.md'])('stands in a dozen lines in %s', (page) => {
  const [, block = ''] = /```json\n([\s\S]*?)```/u.exec(readFileSync(join(root, page), 'utf8')) ?? [];
  const shown: unknown = JSON.parse(block);
  validate(shown);
  expect(validate.errors).toBe(null);
  expect(verifyOperator(operatorFromJson(shown))).toEqual([]);
});
