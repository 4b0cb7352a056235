/**
 * A third language is a catalogue: MTS in Kazakh, every message, every status, every title. `npx tsx examples/kazakh.ts` prints
 * what a subscriber reads about an order.
 */
import { fileURLToPath } from 'node:url';
import { memoryStore, openDesk, texts } from 'zayavka';
import { extendOperator, mts, type Operator } from 'zayavka/operators';

/** No suffix follows a number or a date, for it would depend on how they are read. */
const kazakh = texts({
  title: { kk: 'Өтініш' },
  subject: { kk: '{title}, № {number}' },
  frame: { kk: 'Сәлеметсіз бе!\n\n{text}\n\n{brand}\nҚолдау қызметінің телефоны: {support}' },
  registered: {
    kk: {
      voice: 'Өтініш қабылданды, нөмірі: {number}. Соңғы мерзімі: {due}.',
      other:
        '{number} өтініші қабылданды. Соңғы мерзімі: {due}.{cancelUntil, select, none {} other { Бас тартуға болатын соңғы күн: {cancelUntil}.}}',
    },
  },
  numbered: { kk: '{number} өтініші қабылданды. Толығырақ: {support}.' },
  extended: {
    kk: '{number} өтінішінің мерзімі ұзартылды. Жаңа мерзімі: {due}.{reason, select, none {} other { Себебі: {reason}}}',
  },
  overdue: {
    kk: 'Кешіріңіз, {number} өтінішін {due} мерзіміне дейін орындап үлгермедік. {nextDue, select, none {Жұмысты жалғастырып жатырмыз, аяқтағанда хабарлаймыз.} other {Жаңа мерзімі: {nextDue}.}}',
  },
  delayed: { kk: 'Кешіріңіз, {number} өтініші кешігіп жатыр. Жаңа мерзімі: {due}. Себебі: {reason}' },
  held: {
    kk: '{number} өтініші бойынша жұмыс уақытша тоқтатылды. Себебі: {reason}{due, select, none {} other { Мерзімі: {due}.}}',
  },
  resumed: {
    kk: '{number} өтініші бойынша жұмысты жалғастырып жатырмыз.{due, select, none {} other { Мерзімі: {due}.}}',
  },
  needsAnswer: {
    kk: '{number} өтініші: {question} Жауап беру үшін қоңырау шалыңыз: {support}.{replyBy, select, none {} other { Соңғы күні: {replyBy}, әйтпесе өтініш жабылады.}}',
  },
  reminder: {
    kk: '{number} өтініші: {question} Қоңырау шалыңыз: {support}, {replyBy, select, none {{daysLeft, plural, =0 {бүгін соңғы күн} one {# күн қалды} other {# күн қалды}}} other {соңғы күні: {replyBy}}}, әйтпесе өтініш жабылады.',
  },
  scheduled: {
    kk: '{number} өтініші бойынша жұмыс {day} күніне белгіленді{hours, select, none {} other {, {hours}}}.',
  },
  rescheduled: {
    kk: '{number} өтініші бойынша жұмыс {day} күніне ауыстырылды{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Себебі: {reason}}}',
  },
  visitReminder: {
    kk: '{when, select, today {Бүгін} other {Ертең}}, {day}{hours, select, none {} other {, {hours}}}, {number} өтініші бойынша жұмыс жүргіземіз.',
  },
  porting: {
    kk: '{stage, select, checking {Бұрынғы оператор {number} өтінішін тексеріп жатыр. Нөмірді көшіру күні: {day}{hours, select, none {} other {, {hours}}}.} confirmed {Бұрынғы оператор келісті, нөмір көшеді: {day}{hours, select, none {} other {, {hours}}}. Оған дейін ескі SIM-карта істейді. Өтініш: {number}.} other {{when, select, today {Бүгін} other {Ертең}}, {day}{hours, select, none {} other {, {hours}}}, нөміріңізді көшіреміз. Содан кейін жаңа SIM-картаны қосыңыз. Өтініш: {number}.}}',
  },
  progressed: { kk: '{number} өтінішінің жаңа кезеңі: «{step}».{note, select, none {} other { {note}}}' },
  resolved: {
    kk: '{number} өтініші қаралды: {outcome, select, satisfied {сұрауыңыз орындалды} partlySatisfied {сұрауыңыз ішінара орындалды} other {сұрауыңызды орындай алмаймыз}}.{amount, select, none {} other { Қайтарылатын сома: {amount}.}} {answer} Толығырақ: {support}.',
  },
  fulfilled: {
    kk: '{number} өтініші орындалды.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { Тауарды қайтаруға болатын соңғы күн: {returnUntil}.}}',
  },
  failed: { kk: '{number} өтінішін орындау мүмкін болмады. Себебі: {reason} Толығырақ: {support}.' },
  rejected: { kk: '{number} өтінішін қараудан бас тарттық. Себебі: {reason} Толығырақ: {support}.' },
  withdrawn: { kk: '{number} өтініші сіздің сұрауыңыз бойынша қайтарып алынды.' },
  cancelled: {
    kk: '{number} өтініші шешімсіз жабылды.{reason, select, none {} other { Себебі: {reason}}} Сұрағыңыз болса, қоңырау шалыңыз: {support}.',
  },
  closed: {
    kk: '{number} өтініші жабылды. {reopenUntil, select, none {Сұрағыңыз болса, қоңырау шалыңыз: {support}.} other {Қайта ашуға болатын соңғы күн: {reopenUntil}, телефон: {support}.}}',
  },
  reopened: { kk: '{number} өтініші қайта ашылды. Соңғы мерзімі: {due}.' },
  returned: {
    kk: '{number} өтініші бойынша қайтару рәсімделді.{amount, select, none {} other { Қайтарылатын сома: {amount}.}}',
  },
  merged: { kk: '{number} өтініші {into} өтінішімен біріктірілді. Бұдан әрі {into} нөмірін атаңыз.' },
  'status.registered': {
    kk: '{number} өтініші қабылданды.{due, select, none {} other { {extended, select, yes {Ұзартылған мерзімі} other {Соңғы мерзімі}}: {due}.}}{cancelUntil, select, none {} other { Бас тартуға болатын соңғы күн: {cancelUntil}.}}',
  },
  'status.inProgress': {
    kk: '{number} өтінішімен жұмыс істеп жатырмыз.{step, select, none {} other { Кезеңі: «{step}».}}{due, select, none {} other { {extended, select, yes {Ұзартылған мерзімі} other {Соңғы мерзімі}}: {due}.}}',
  },
  'status.scheduled': {
    kk: '{number} өтініші бойынша {day, select, none {жұмыс уақыты белгіленді} other {жұмыс {day} күніне белгіленді{hours, select, none {} other {, {hours}}}}}.',
  },
  'status.awaitingSubscriber': {
    kk: '{number} өтініші бойынша жауабыңызды күтіп отырмыз, онсыз жалғастыра алмаймыз.{question, select, none {} other { Сұрақ: {question}}} Қоңырау шалыңыз: {support}.{replyBy, select, none {} other { Соңғы күні: {replyBy}, әйтпесе өтініш жабылады.}}',
  },
  'status.onHold': {
    kk: '{number} өтініші бойынша жұмыс уақытша тоқтатылды.{reason, select, none {} other { Себебі: {reason}}}{due, select, none {} other { Мерзімі: {due}.}}',
  },
  'status.resolved': {
    kk: '{number} өтініші қаралды{outcome, select, none {} satisfied {: сұрауыңыз орындалды} partlySatisfied {: сұрауыңыз ішінара орындалды} other {: сұрауыңызды орындай алмаймыз}}.{amount, select, none {} other { Қайтарылатын сома: {amount}.}}{answer, select, none {} other { {answer}}} Келіспесеңіз, қоңырау шалыңыз: {support}.',
  },
  'status.fulfilled': {
    kk: '{number} өтініші орындалды.{answer, select, none {} other { {answer}}}{returnUntil, select, none {} other { Тауарды қайтаруға болатын соңғы күн: {returnUntil}.}}',
  },
  'status.closed': {
    kk: '{number} өтініші жабылды{outcome, select, none {} satisfied {: сұрауыңыз орындалды} partlySatisfied {: сұрауыңыз ішінара орындалды} other {: сұрауыңызды орындай алмаймыз}}.{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Қайта ашуға болатын соңғы күн: {reopenUntil}, телефон: {support}.}}',
  },
  'status.failed': {
    kk: '{number} өтінішін орындау мүмкін болмады.{reason, select, none {} other { Себебі: {reason}}} Толығырақ: {support}.',
  },
  'status.rejected': {
    kk: '{number} өтінішін қараудан бас тарттық.{reason, select, none {} other { Себебі: {reason}}} Толығырақ: {support}.',
  },
  'status.withdrawn': { kk: '{number} өтініші сіздің сұрауыңыз бойынша қайтарып алынды.' },
  'status.cancelled': {
    kk: '{number} өтініші шешімсіз жабылды.{reason, select, none {} other { Себебі: {reason}}} Сұрағыңыз болса, қоңырау шалыңыз: {support}.',
  },
  'status.returned': {
    kk: '{number} өтініші бойынша қайтару рәсімделді.{amount, select, none {} other { Қайтарылатын сома: {amount}.}}',
  },
  'status.merged': {
    kk: '{number} өтініші {into, select, none {басқа өтінішпен} other {{into} өтінішімен}} біріктірілді.',
  },
  'status.overdue': {
    kk: 'Кешіріңіз, {number} өтінішін {due} мерзіміне дейін орындап үлгермедік. {nextDue, select, none {Жұмысты жалғастырып жатырмыз, аяқтағанда хабарлаймыз.} other {Жаңа мерзімі: {nextDue}.}}',
  },
  'reason.unanswered': { kk: 'сұрағымызға жауап болмады' },
  'reason.furtherChecks': { kk: 'қосымша тексеру қажет' },
  'reason.yearKnown': { kk: 'демалыс күндері ауыстырылды' },
  'reason.corrected': { kk: 'мәліметтер нақтыланды' },
});

const titles = {
  consultation: 'Кеңес',
  serviceFault: 'Қызмет жұмыс істемейді',
  billingDispute: 'Қате алынған ақы',
  mistakenPayment: 'Қате төлем',
  complaint: 'Шағым',
  claim: 'Кінәрат-талап',
  fixedFault: 'Үй интернеті жұмыс істемейді',
  fixedConnection: 'Үй интернетін қосу',
  shopOrder: 'Интернет-дүкендегі тапсырыс',
  newConnection: 'Жаңа нөмірді қосу',
  numberPorting: 'Нөмірді көшіру',
  simReplacement: 'SIM-картаны ауыстыру',
  numberChange: 'Нөмірді өзгерту',
  tariffChange: 'Тарифті өзгерту',
  contractTermination: 'Шартты бұзу',
} as const;

const steps: { readonly [name: string]: string } = {
  paid: 'Төленді',
  assembled: 'Жиналды',
  shipped: 'Жіберілді',
  readyForPickup: 'Беруге дайын',
  confirmedByPhone: 'Телефон арқылы расталды',
  checked: 'Техникалық мүмкіндік тексерілді',
  visitAgreed: 'Келу уақыты келісілді',
  delivered: 'SIM-карта жеткізілді',
  profileSent: 'eSIM профилі поштаға жіберілді',
  kitGiven: 'Жаңа SIM-картасы бар жиынтық берілді',
  sentToFormerOperator: 'Бұрынғы операторға жіберілді',
  confirmedByFormerOperator: 'Бұрынғы оператор келісті',
  dateSet: 'Көшіру күні белгіленді',
};

const known: Operator['kinds'] = mts.kinds;

/** MTS, as it speaks to subscribers who read Kazakh. */
export const mtsInKazakh = extendOperator(mts, {
  brand: [{ name: { ru: 'МТС', en: 'MTS', kk: 'МТС' } }],
  texts: kazakh,
  kinds: Object.fromEntries(
    Object.entries(titles).map(([kind, title]) => {
      const policy = known[kind];
      const own = policy?.steps?.map((step) => ({
        ...step,
        title: { ...step.title, kk: steps[step.name] ?? step.title.ru },
      }));
      const names = { ...(policy?.title ?? { ru: title, en: title }), kk: title };
      return [kind, { title: names, ...(own === undefined ? {} : { steps: own }) }];
    }),
  ),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const now = (): Date => new Date('2026-11-20T09:00:00Z');
  const secret = '000102030405060708090a0b0c0d0e0f';
  const desk = openDesk({ operators: [mtsInKazakh], store: memoryStore(), secret, now });
  const opened = await desk.register({
    operator: 'mts',
    kind: 'shopOrder',
    channel: 'app',
    subscriber: { msisdn: '+79161234567', locale: 'kk' },
    text: 'Телефон керек',
    details: { items: [{ name: 'Телефон', quantity: 1 }] },
  });
  if (!opened.ok || opened.value.number === undefined) throw new Error('not registered');
  const { number } = opened.value;
  for (const { channel, text } of opened.value.messages) console.log(`${channel}: ${text}`);
  await desk.execute(number, { type: 'start' });
  const done = await desk.execute(number, { type: 'progress', step: 'shipped' });
  if (done.ok) for (const { channel, text } of done.value.messages) console.log(`${channel}: ${text}`);
  const status = await desk.status({ number, caller: '+79161234567', channel: 'hotline' });
  if (status.ok) console.log(status.value.text);
}
