/**
 * The words of a finding in both languages: what is wrong, and what would be right.
 */
import type { Localized } from '../../kernel/source.ts';
import { russianFault } from '../faults/russian-fault.ts';
import type { FindingRule, Flaw } from './finding.ts';

type Words = (first: string, second: string) => Localized;

const words: { readonly [Rule in FindingRule]: Words } = {
  'definition/invalid': (fault) => ({
    ru: `Описание не работает: ${russianFault(fault)}.`,
    en: `The definition does not work: ${fault}.`,
  }),
  'series/unknown': (name, known) => ({
    ru: `Серии номеров «${name}» нет. Нужна одна из: ${known}.`,
    en: `There is no series of numbers '${name}'. Name one of: ${known}.`,
  }),
  'series/meet': (fault) => ({
    ru: `Две серии дают одинаковые номера: ${russianFault(fault)}. Дайте им разные начала или длины.`,
    en: `Two series can give the same number: ${fault}. Give them different prefixes or lengths.`,
  }),
  'detail/unknown': (clock, detail) => ({
    ru: `Срок «${clock}» зависит от сведения «${detail}», которого у вида обращений нет. Добавьте сведение.`,
    en: `Clock '${clock}' depends on the detail '${detail}', which the kind does not have. Add the detail.`,
  }),
  'series/phone-like': (series) => ({
    ru: `Номера серии «${series}» похожи на номера телефонов. Дайте им другое начало или другую длину.`,
    en: `The numbers of the series '${series}' look like phone numbers. Give them another prefix or length.`,
  }),
  'contacts/differ': (short, support) => ({
    ru: `Короткий номер в контактах «${short}», а в текстах «${support}». Напишите в short и в support одно и то же.`,
    en: `The short number is '${short}' in the contacts and '${support}' in the texts. Write the same in short and in support.`,
  }),
  'brand/other': (names) => ({
    ru: `Абонент видит название другого оператора: ${names}. Напишите своё; в текстах подойдёт {brand}.`,
    en: `The subscriber sees the name of another operator: ${names}. Write your own; texts can say {brand}.`,
  }),
  'quiet-hours/too-long': (from, to) => ({
    ru: `Тихие часы с ${from} до ${to} занимают всё рабочее время: сообщения ждут вечера или не уходят. Проверьте, не переставлены ли from и to.`,
    en: `The quiet hours from ${from} to ${to} take all hours of work: messages wait for the night or never go. Look whether from and to are swapped.`,
  }),
  'channel/closed': () => ({
    ru: 'Ни один канал больше не открыт, и обращений никто не подаст. Оставьте хотя бы один без until.',
    en: 'No channel is open any more, so nobody can register a request. Leave at least one without until.',
  }),
  'wait/too-short': (clock) => ({
    ru: `Срок «${clock}» может кончиться раньше тихих часов: абонент не успеет прочитать вопрос. Ждите дольше.`,
    en: `Clock '${clock}' may end before the quiet hours do, so the subscriber cannot read the question in time. Wait longer.`,
  }),
  'reminder/missing': (what, event) => ({
    ru: `Абоненту не напоминают: «${what}» ждёт его, а сообщения о событии «${event}» нет. Добавьте сообщение и предупреждение срока.`,
    en: `The subscriber is not reminded: '${what}' waits for somebody, and nothing tells '${event}'. Add a message, and a warning of the clock.`,
  }),
  'window/untold': (clock, event) => ({
    ru: `Срок «${clock}» что-то разрешает абоненту, но событие «${event}», с которого он идёт, не сообщают. Добавьте сообщение о нём.`,
    en: `Clock '${clock}' allows something to the subscriber, but nothing tells '${event}', which starts it. Add a message about it.`,
  }),
  'listing/too-short': (clock, window) => ({
    ru: `Срок «${clock}» убирает обращение из списка, пока ещё идёт срок «${window}». Сделайте его не короче.`,
    en: `Clock '${clock}' takes the request off the list while clock '${window}' still runs. Make it at least as long.`,
  }),
  'listing/open': (clock, status) => ({
    ru: `Срок «${clock}» убирает в архив обращение в состоянии «${status}», то есть не закрытое. Сначала закройте: atEnd: close.`,
    en: `Clock '${clock}' archives a request in the status '${status}', which is not closed. Close it first: atEnd: close.`,
  }),
  'law/moved': (clock, field) => ({
    ru: `Срок «${clock}» установлен законом: его не останавливают и не продлевают. Уберите ${field}.`,
    en: `Clock '${clock}' is a term of the law, which is neither paused nor extended. Remove ${field}.`,
  }),
  'extension/idle': (clock) => ({
    ru: `nearDeadline срока «${clock}» ни к чему не приведёт: нужны и предупреждение (warnings), и продление (extension).`,
    en: `nearDeadline of clock '${clock}' brings nothing about: it needs both warnings and an extension.`,
  }),
  'warning/early': (clock) => ({
    ru: `Предупреждение о сроке «${clock}» приходит, когда срок только начался. Предупреждайте ближе к концу.`,
    en: `The warning of clock '${clock}' comes as soon as the clock starts. Warn nearer to the end.`,
  }),
  'warning/order': (clock) => ({
    ru: `Предупреждения срока «${clock}» стоят не по порядку времени. Поставьте раннее первым.`,
    en: `The warnings of clock '${clock}' are not in the order of time. Put the early one first.`,
  }),
  'message/never-sent': (clock, event) => ({
    ru: `Сообщение о событии «${event}» не уйдёт никогда: это событие не относится к сроку «${clock}». Уберите clock.`,
    en: `The message about '${event}' is never sent: this event belongs to no clock, so not to '${clock}'. Remove clock.`,
  }),
  'channel/unknown': (event, channel) => ({
    ru: `Сообщение о событии «${event}» идёт в канал «${channel}», которого нет. Назовите известный канал или origin.`,
    en: `The message about '${event}' goes by '${channel}', which does not exist. Name a known channel or origin.`,
  }),
  'clock/unknown': (clock, event) => ({
    ru: `Правило о событии «${event}» ждёт срока «${clock}», которого у вида обращений нет. Назовите срок этого вида.`,
    en: `The rule about '${event}' waits for the clock '${clock}', which the kind does not have. Name a clock of the kind.`,
  }),
  'clock/never-starts': (clock) => ({
    ru: `Срок «${clock}» никогда не начинается. Назовите в startsOn событие, которое бывает у такого обращения.`,
    en: `Clock '${clock}' never starts. Name in startsOn an event that such a request can have.`,
  }),
  'clock/never-stops': (clock, status) => ({
    ru: `Срок «${clock}» идёт и в состоянии «${status}», где он уже не имеет смысла. Назовите в stopsOn событие, которое к нему ведёт.`,
    en: `Clock '${clock}' still runs in the status '${status}', where it means nothing. Name in stopsOn the event that leads there.`,
  }),
  'lapse/impossible': (clock, status) => ({
    ru: `В конце срока «${clock}» ничего не происходит: в состоянии «${status}» это действие невозможно. Выберите другой atEnd.`,
    en: `Nothing happens at the end of clock '${clock}': the status '${status}' does not allow it. Choose another atEnd.`,
  }),
  'lapse/unasked': (clock, status) => ({
    ru: `В конце срока «${clock}» обращение закроется без ответа, хотя в состоянии «${status}» от абонента ничего не ждут. Остановите срок раньше.`,
    en: `Clock '${clock}' would end the request for want of a reply, but in the status '${status}' nobody waits for one. Stop the clock before.`,
  }),
  'warning/late': (clock) => ({
    ru: `Предупреждение о сроке «${clock}» приходит, когда срок уже прошёл. Предупреждайте раньше: менее 100 % или с отрицательным offset.`,
    en: `The warning of clock '${clock}' comes when the deadline has passed. Warn before: below 100 percent, or with a negative offset.`,
  }),
  'promise/unannounced': (promise, event) => ({
    ru: `Обещание «${promise}» начинается событием «${event}», о котором абонент не узнаёт. Добавьте сообщение об этом событии.`,
    en: `The promise '${promise}' begins with '${event}', and the subscriber is not told. Add a message about this event.`,
  }),
  'promise/untold': (promise, event) => ({
    ru: `Обещание «${promise}» кончается событием «${event}», о котором абонент не узнаёт. Добавьте сообщение об этом событии.`,
    en: `The promise '${promise}' ends with '${event}', and the subscriber is not told. Add a message about this event.`,
  }),
  'question/untold': (event) => ({
    ru: `Абонента спрашивают («${event}»), но вопроса он не получает. Добавьте сообщение об этом событии.`,
    en: `The subscriber is asked ('${event}') and never gets the question. Add a message about this event.`,
  }),
  'extension/impossible': (clock) => ({
    ru: `Срок «${clock}» никогда нельзя продлить: новый срок не позже прежнего, или это внутренний срок. Увеличьте total или уберите extension.`,
    en: `Clock '${clock}' can never be extended: the new term is not later, or it is no promise. Raise the total, or remove the extension.`,
  }),
  'extension/untold': (clock, event) => ({
    ru: `Срок «${clock}» становится позже, а абонент об этом не узнаёт. Сообщите о событии «${event}» с новой датой или не переносите срок этим событием.`,
    en: `Clock '${clock}' gets a later date and the subscriber is not told. Tell '${event}' with the new date, or let it not move the clock.`,
  }),
  'extension/late': (clock) => ({
    ru: `О продлении срока «${clock}» абонент узнаёт, когда прежний срок уже прошёл. Предупреждайте раньше или сделайте сообщение срочным.`,
    en: `The subscriber is told that clock '${clock}' is extended when the old date has passed. Warn earlier, or make the message urgent.`,
  }),
  'states/too-many': (kind, clocks) => ({
    ru: `Вид обращений «${kind}» проверен не весь: у него слишком много состояний. Слишком много сроков идут независимо друг от друга: ${clocks}. Уберите лишние или разделите вид.`,
    en: `Not all of the kind '${kind}' was checked: it has too many states. Too many clocks run independently: ${clocks}. Remove some, or divide the kind.`,
  }),
  'status/no-way-on': (status) => ({
    ru: `В состоянии «${status}» обращение может остаться навсегда: ни один срок не идёт. Добавьте срок, который идёт в этом состоянии.`,
    en: `A request can stay in the status '${status}' without an end: no clock runs. Add a clock that runs in this status.`,
  }),
  'reopening/no-window': (status) => ({
    ru: `В состоянии «${status}» обращение нельзя возобновить, хотя сообщение о возобновлении есть. Добавьте срок с allows: reopen.`,
    en: `A request cannot be reopened in the status '${status}', though there is a message about reopening. Add a clock with allows: reopen.`,
  }),
  'appointment/impossible': (clock, reason) => ({
    ru: `Назначить день нельзя: границы противоречат друг другу («${clock}»: ${reason}). Первый день должен быть раньше последнего и обещанного.`,
    en: `No appointment can be made: the bounds contradict each other ('${clock}': ${reason}). The first day has to be before the last and the promised one.`,
  }),
  'message/other-meaning': (event, message) => ({
    ru: `О событии «${event}» рассказывает сообщение «${message}», у которого другой смысл. Выберите сообщение об этом событии.`,
    en: `The event '${event}' is told by the message '${message}', which means something else. Choose a message about this event.`,
  }),
  'message/past-date': (message, event) => ({
    ru: `Сообщение «${message}» о событии «${event}» называет прошедшую дату и потому не уйдёт. Нужен срок, который ещё не прошёл.`,
    en: `The message '${message}' about '${event}' names a past date and so is never sent. It needs a deadline that is still ahead.`,
  }),
  'message/unwritable': (message, fault) => ({
    ru: `Сообщение «${message}» нельзя написать с тем, что здесь известно: ${russianFault(fault)}.`,
    en: `The message '${message}' cannot be written with what is known here: ${fault}.`,
  }),
  'message/long-sms': (message, parts) => ({
    ru: `SMS «${message}» занимает частей: ${parts}. Сократите текст, чтобы их было не больше двух.`,
    en: `The SMS '${message}' takes ${parts} parts. Shorten the text, so that there are two at most.`,
  }),
};

export function describeFlaw({ rule, about: [first = '', second = ''] }: Flaw): Localized {
  return words[rule](first, second);
}
