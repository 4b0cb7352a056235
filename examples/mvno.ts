/**
 * An operator from a file that says what differs from Tele2: a virtual one with its own name, week, words, channel and kind of
 * request, and without home internet, shop and porting. It works beside MTS in one desk.
 * `npx tsx examples/mvno.ts [file]`; `npx zayavka check examples/mvno.json` says what is wrong with a file.
 */
import { readFileSync } from 'node:fs';
import { memoryStore, openDesk } from 'zayavka';
import { mts, operatorFromJson } from 'zayavka/operators';

const file = process.argv[2] ?? new URL('mvno.json', import.meta.url);
const romashka = operatorFromJson(JSON.parse(readFileSync(file, 'utf8')));

let now = new Date('2026-11-20T12:00:00+03:00');
const desk = openDesk({
  operators: [mts, romashka],
  store: memoryStore(),
  secret: '000102030405060708090a0b0c0d0e0f',
  now: () => now,
});

const registered = await desk.register({
  operator: romashka.id,
  kind: 'familyPlan',
  channel: 'bankApp',
  subscriber: { msisdn: '+7 916 123-45-67' },
  text: 'Подключите семейный тариф',
  details: { members: 4, payer: '+7 916 765-43-21', benefit: 'largeFamily' },
});
if (!registered.ok) throw new Error(JSON.stringify(registered.refusal));
const { number = '', lastDay, messages } = registered.value;
console.log(`${number}, to be done by ${lastDay}:`);
for (const { channel, text } of messages) console.log(`  ${channel}: ${text}`);

now = new Date('2026-11-21T12:00:00+03:00');
const work = [
  { type: 'start' },
  { type: 'progress', step: 'joined' },
  { type: 'fulfil', answer: 'Тариф подключён' },
] as const;
for (const command of work) {
  const done = await desk.execute(number, command);
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  for (const { channel, text } of done.value.messages) console.log(`  ${channel}: ${text}`);
}

// The same in a file with a mistake: the place, and what would be right.
try {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  operatorFromJson({
    ...json,
    channels: { ...json.channels, bankApp: { ...json.channels.bankApp, messages: 'pigeon' } },
  });
} catch (error) {
  console.log(String(error));
}
