/**
 * Shows all texts of an operator. `npx tsx examples/message-preview.ts mts` prints a table with encoding, parts and price;
 * `--html preview.html` writes a page that looks like a phone. Options: `--locale en`, `--kind shopOrder`,
 * `--alphabet transliterated`, `--part-price 2.90` (roubles).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Composed,
  compose,
  type MessageChannel,
  type MessageFacts,
  type MessageName,
  type Sender,
  type SmsAlphabet,
} from 'zayavka';
import * as operators from 'zayavka/operators';

const channels: readonly MessageChannel[] = ['sms', 'push', 'chat', 'email', 'voice'];
const alphabets: readonly SmsAlphabet[] = ['cyrillic', 'transliterated', 'cheapest'];
const senders: Readonly<Record<string, Sender>> = {
  mts: operators.mts,
  megafon: operators.megafon,
  beeline: operators.beeline,
  tele2: operators.tele2,
};

const about = { number: '4829301756', at: new Date('2026-11-20T09:00:00Z') } as const;
const dueAt = new Date('2026-11-25T21:00:00Z');
const scheduledFor = { day: '2026-11-25', from: '10:00', to: '14:00' };

/** Sample facts. */
const facts: MessageFacts = {
  registered: { ...about, dueAt },
  extended: { ...about, dueAt: new Date('2026-12-20T21:00:00Z'), reason: 'ждём ответ от роуминг-партнёра' },
  overdue: { ...about, at: dueAt, missed: { dueAt }, next: { dueAt: new Date('2026-12-20T21:00:00Z') } },
  delayed: { ...about, dueAt, reason: 'ждём товар со склада' },
  held: { ...about, dueAt, reason: 'Ждём деталь' },
  resumed: { ...about, dueAt },
  needsAnswer: { ...about, question: 'Горит ли на роутере зелёная лампа?' },
  reminder: { ...about, dueAt, question: 'Горит ли на роутере зелёная лампа?' },
  scheduled: { ...about, scheduledFor },
  rescheduled: { ...about, scheduledFor: { ...scheduledFor, day: '2026-11-27' }, reason: 'мастер заболел' },
  visitReminder: { ...about, at: new Date('2026-11-24T07:00:00Z'), scheduledFor },
  porting: {
    ...about,
    scheduledFor: { day: '2026-11-28', from: '01:00', to: '06:00' },
    stage: 'confirmed',
  },
  progressed: { ...about, step: 'Собран' },
  resolved: {
    ...about,
    outcome: 'satisfied',
    answer: 'Заменили оборудование на базовой станции, связь проверена.',
    amount: 25_000,
  },
  fulfilled: { ...about, answer: 'Мастер подключил интернет и настроил роутер.' },
  failed: { ...about, reason: 'в доме нет технической возможности' },
  rejected: { ...about, reason: 'номер обслуживает другой оператор' },
  withdrawn: about,
  cancelled: { ...about, reason: 'мастера не пустили в дом' },
  closed: { ...about, reopenUntil: new Date('2026-12-10T21:00:00Z') },
  reopened: { ...about, dueAt },
  returned: { ...about, amount: 1_299_000 },
  merged: { ...about, into: '4829301757' },
};

// The cast is needed because `Object.keys` types the keys as plain strings.
const messageNames = Object.keys(facts) as MessageName[];

interface Row extends Composed {
  readonly name: MessageName;
  readonly channel: MessageChannel;
}

function write<Name extends MessageName>(sender: Sender, name: Name, channel: MessageChannel): Row {
  const { locale, kind } = values;
  return { name, channel, ...compose(sender, name, facts[name], { locale, channel, kind }) };
}

/** The price of an SMS. */
function formatPrice({ sms }: Row, price: number): string {
  return sms === undefined ? '' : `${sms.segments} x ${price.toFixed(2)} = ${(sms.segments * price).toFixed(2)}`;
}

function printTable(rows: readonly Row[], price: number): void {
  const line = (...cells: readonly string[]): string => {
    const widths = [12, 7, 8, 6, 6, 18];
    return cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(' ')
      .trimEnd();
  };
  console.log(line('message', 'channel', 'encoding', 'units', 'parts', 'price, RUB', 'text'));
  for (const row of rows) {
    const { encoding = '', units = '', segments = '' } = row.sms ?? {};
    const text = [row.subject, row.text]
      .filter((part) => part !== undefined)
      .join(' | ')
      .replace(/\n+/g, ' / ');
    console.log(line(row.name, row.channel, encoding, String(units), String(segments), formatPrice(row, price), text));
    // A Russian text is UCS-2 from its first letter; in a Latin text one special character is the reason, so it is shown.
    if (row.sms?.firstUcs2 !== undefined && row.sms.firstUcs2.index > 0) {
      console.log(
        line(
          '',
          '',
          '',
          '',
          '',
          '',
          `^ ${JSON.stringify(row.sms.firstUcs2.char)} at ${row.sms.firstUcs2.index} makes it UCS-2`,
        ),
      );
    }
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function html(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

function bubble(row: Row, price: number): string {
  const cost =
    row.sms === undefined
      ? row.channel
      : `${row.sms.encoding}, ${row.sms.units} units, ${row.sms.segments === 1 ? '1 part' : `${row.sms.segments} parts`}, ${formatPrice(row, price)} RUB`;
  const subject = row.subject === undefined ? '' : `<b>${html(row.subject)}</b><br>`;
  return `<p class="bubble ${row.channel} parts${row.sms?.segments ?? 0}">${subject}${html(row.text).replaceAll('\n', '<br>')}<small>${html(cost)}</small></p>`;
}

function page(title: string, locale: string, rows: readonly Row[], price: number): string {
  const phones = channels.map((channel) => {
    const bubbles = rows
      .filter((row) => row.channel === channel)
      .map((row) => `<h3>${row.name}</h3>${bubble(row, price)}`);
    return `<section><h2>${channel}</h2>${bubbles.join('\n')}</section>`;
  });
  return `<!doctype html>
<html lang="${html(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>
  :root { color-scheme: light dark; --page: #eef0f3; --phone: #fff; --bubble: #e4e6eb; --dear: #ffe2b8; --text: #15181c; --faint: #5b6470; }
  @media (prefers-color-scheme: dark) { :root { --page: #101317; --phone: #1a1e24; --bubble: #2b313a; --dear: #4d3c1e; --text: #eceff3; --faint: #a3adba; } }
  body { margin: 0; padding: 1.5rem; background: var(--page); color: var(--text); font: 15px/1.4 system-ui, sans-serif; }
  main { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
  section { width: 19rem; padding: 1rem; border-radius: 2rem; background: var(--phone); }
  h2 { margin: 0 0 .5rem; text-align: center; font-size: 1rem; }
  h3 { margin: 1rem 0 .25rem; color: var(--faint); font-size: .75rem; font-weight: 500; }
  .bubble { margin: 0; padding: .6rem .8rem; border-radius: 1rem 1rem 1rem .25rem; background: var(--bubble); overflow-wrap: anywhere; }
  .parts2 { background: var(--dear); }
  small { display: block; margin-top: .3rem; color: var(--faint); font-size: .7rem; }
</style>
<h1>${html(title)}</h1>
<main>
${phones.join('\n')}
</main>
</html>
`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    html: { type: 'string' },
    locale: { type: 'string', default: 'ru' },
    kind: { type: 'string', default: 'serviceFault' },
    alphabet: { type: 'string' },
    'part-price': { type: 'string', default: '3.00' },
  },
});
const [id = 'mts'] = positionals;
const operator = senders[id];
const alphabet = alphabets.find((known) => known === values.alphabet) ?? operator?.smsAlphabet;
const price = Number(values['part-price']);
if (
  operator === undefined ||
  alphabet === undefined ||
  !(price >= 0) ||
  (values.alphabet !== undefined && values.alphabet !== alphabet)
) {
  console.error(
    `usage: message-preview.ts [${Object.keys(senders).join(' | ')}] [--html file] [--locale ru] [--kind serviceFault] [--alphabet ${alphabets.join(' | ')}] [--part-price 3.00]`,
  );
  process.exit(2);
}
const sender: Sender = { ...operator, smsAlphabet: alphabet };
const rows = messageNames.flatMap((name) => channels.map((channel) => write(sender, name, channel)));
if (values.html === undefined) printTable(rows, price);
else {
  writeFileSync(values.html, page(`Messages of ${id}, ${values.locale}`, values.locale, rows, price));
  console.log(`${rows.length} texts in ${values.html}`);
}
