/**
 * A new year becomes known while the desk runs: its decree is read from a file,
 * checked, and put into the running desk.
 * `npx tsx examples/next-year.ts [file]`; without a file a year that is made up
 * for the example.
 */
import { readFileSync } from 'node:fs';
import { calendarFromJson, dueAt, explain, memoryStore, openDesk, russia, workingDays } from 'zayavka';
import { mts } from 'zayavka/operators';

const file = process.argv[2] ?? new URL('next-year.json', import.meta.url);
const now = new Date('2027-12-30T12:00:00+03:00');
const desk = openDesk({
  operators: [mts],
  store: memoryStore(),
  secret: '000102030405060708090a0b0c0d0e0f',
  now: () => now,
});

async function promise(): Promise<string | undefined> {
  const registered = await desk.register({
    operator: 'mts',
    kind: 'serviceFault',
    channel: 'hotline',
    subscriber: { msisdn: '+7 916 123-45-67' },
    text: 'Не могу войти в личный кабинет',
  });
  if (!registered.ok) throw new Error(registered.refusal.code);
  return registered.value.lastDay;
}

console.log(`Before the decree: answer by ${await promise()}, preliminary.`);
console.log(explain(dueAt(workingDays(3), now, russia)).text.en);

// A wrong file is a Fault that names each mistake with its place; the desk goes
// on with the calendar that it has.
const { year } = JSON.parse(readFileSync(file, 'utf8'));
const calendar = calendarFromJson({ base: 'russia', years: [year] });
// Once in each process, and at its next start too. Dates that were promised for
// sure stay; the next tick counts preliminary ones again.
desk.replaceCalendar(calendar);

console.log(`\nAfter the decree, calendar ${calendar.version}: answer by ${await promise()}.`);
console.log(explain(dueAt(workingDays(3), now, calendar)).text.en);
