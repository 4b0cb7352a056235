/**
 * The Russian texts, our own wording. What no kind says in words of its own is an «обращение», which fits every request.
 * Words of a person end with a stop of their own, and «руб.» has one too, so no sum stands last in a sentence.
 */
import type { LanguageTexts } from '../catalogue.ts';
import { russianClaimTexts } from './russian-claims.ts';
import { russianInquiryTexts } from './russian-inquiries.ts';
import { russianServiceTexts } from './russian-services.ts';
import { russianShopTexts } from './russian-shop.ts';
import { russianStatementTexts } from './russian-statements.ts';

export const russianTexts = (): LanguageTexts => ({
  title: 'Обращение',
  subject: '{title}, № {number}',
  frame: 'Здравствуйте!\n\n{text}\n\n{brand}\nТелефон поддержки: {support}',
  'reason.unanswered': 'нет ответа на наш вопрос',
  'reason.furtherChecks': 'нужна дополнительная проверка',
  'reason.yearKnown': 'перенесены выходные дни',
  'reason.corrected': 'данные уточнены',
  registered: {
    voice: 'Обращение принято, его номер: {number}. Ответим не позднее {due}.',
    other: 'Обращение {number} принято. Ответим не позднее {due}.',
  },
  numbered: {
    voice: 'Обращение принято, его номер: {number}.',
    other: 'Обращение {number} принято. Узнать о нём больше: {support}.',
  },
  extended:
    'Срок по обращению {number} продлён. Ответим не позднее {due}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
  overdue:
    'Извините, мы не успели ответить на обращение {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
  delayed:
    'Извините за задержку: на обращение {number} ответим не позднее {due}. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}',
  held: 'Работа по обращению {number} приостановлена. Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}{due, select, none {} other { Ответим не позднее {due}.}}',
  resumed: 'Продолжаем работу по обращению {number}.{due, select, none {} other { Ответим не позднее {due}.}}',
  needsAnswer: {
    sms: 'Обращение {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}}{replyBy, select, none {.} other { не позднее {replyBy}, иначе закроем обращение.}}',
    other:
      'По обращению {number} нужен ваш ответ. {question} {replyBy, select, none {Ответьте в приложении или по телефону {support}.} other {Ответьте в приложении или по телефону {support} не позднее {replyBy}, иначе закроем обращение без решения.}}',
  },
  reminder: {
    sms: '{room, select, cut {Обращение} other {Напоминаем, обращение}} {number}: {question} {room, select, cut {Вопрос целиком и ответ: {support}} other {Ответьте по {support}}} {replyBy, select, none {{daysLeft, plural, =0 {сегодня} one {в течение # дня} few {в течение # дней} many {в течение # дней} other {в течение # дня}}} other {не позднее {replyBy}}}, иначе закроем обращение.',
    other:
      'Напоминаем: по обращению {number} нужен ваш ответ. {question} {daysLeft, plural, =0 {Сегодня последний день} one {Остался # день} few {Осталось # дня} many {Осталось # дней} other {Осталось # дня}}: ответьте в приложении или по телефону {support}{replyBy, select, none {} other { не позднее {replyBy}}}, иначе закроем обращение без решения.',
  },
  scheduled: 'Работы по обращению {number} назначены на {day}{hours, select, none {} other {, {hours}}}.',
  rescheduled:
    'Работы по обращению {number} перенесены на {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Причина: {reason}{room, select, cut { Подробнее: {support}.} other {}}}}',
  visitReminder:
    '{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, работы по обращению {number}.',
  porting:
    '{stage, select, checking {Заявление {number} проверяет прежний оператор. Планируем перенести номер {day}{hours, select, none {} other {, {hours}}}.} confirmed {Прежний оператор согласен: перенесём номер {day}{hours, select, none {} other {, {hours}}}. До этого пользуйтесь старой SIM-картой. Заявление {number}.} other {{when, select, today {Сегодня} other {Завтра}}, {day}{hours, select, none {} other {, {hours}}}, перенесём ваш номер. После этого включите новую SIM-карту. Заявление {number}.}}',
  progressed: 'Новый этап по обращению {number}: «{step}».{note, select, none {} other { {note}}}',
  resolved: {
    sms: 'Обращение {number}: {outcome, select, satisfied {вопрос решён} partlySatisfied {вопрос решён частично} other {выполнить вашу просьбу не можем}}.{amount, select, none { {answer} Подробнее: {support}.} other { Вернём {amount} на баланс. {answer}{room, select, cut { Подробнее: {support}.} other {}}}}',
    other:
      'Обращение {number} рассмотрено: {outcome, select, satisfied {вопрос решён} partlySatisfied {вопрос решён частично} other {выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}} {answer} Подробнее: в приложении или по телефону {support}.',
  },
  fulfilled:
    'Ваша просьба по обращению {number} выполнена.{answer, select, none {} other { {answer}}}{room, select, cut { Подробнее: {support}.} other {}}',
  failed: 'Выполнить просьбу по обращению {number} не удалось. Причина: {reason} Подробнее: {support}.',
  rejected: 'Обращение {number} отклонено. Причина: {reason} Подробнее: {support}.',
  withdrawn: 'Обращение {number} отозвано по вашей просьбе.',
  cancelled:
    'Обращение {number} закрыто без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
  closed: {
    sms: 'Обращение {number} закрыто. {reopenUntil, select, none {Вопросы: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
    other:
      'Обращение {number} закрыто. Если вопрос остался, {reopenUntil, select, none {позвоните: {support}} other {обращение можно возобновить не позднее {reopenUntil}: в приложении или по телефону {support}}}.',
  },
  reopened: 'Обращение {number} возобновлено. Ответим не позднее {due}.',
  returned: '{amount, select, none {Возврат} other {Возврат {amount}}} по обращению {number} оформлен.',
  merged: 'Обращение {number} объединено с {into}. Дальше называйте номер {into}.',
  'status.registered':
    'Обращение {number} принято.{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
  'status.inProgress':
    'Обращение {number} в работе.{step, select, none {} other { Этап: «{step}».}}{due, select, none {} other { {extended, select, yes {Срок продлён: ответим} other {Ответим}} не позднее {due}.}}',
  'status.scheduled':
    'Работы по обращению {number} назначены{day, select, none {} other { на {day}{hours, select, none {} other {, {hours}}}}}.',
  'status.awaitingSubscriber':
    'По обращению {number} ждём вашего ответа, без него не можем продолжить.{question, select, none {} other { Вопрос: {question}}} {replyBy, select, none {Ответить можно в приложении или по телефону {support}.} other {Ответьте не позднее {replyBy} в приложении или по телефону {support}, иначе закроем обращение без решения.}}',
  'status.onHold':
    'Работа по обращению {number} приостановлена.{reason, select, none {} other { Причина: {reason}}}{due, select, none {} other { Ответим не позднее {due}.}}{late, select, none {} other { Извините, к {late} мы не успели.}}',
  'status.resolved':
    'Обращение {number} рассмотрено{outcome, select, none {} satisfied {: вопрос решён} partlySatisfied {: вопрос решён частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Вернём {amount} на баланс.}}{answer, select, none {} other { {answer}}} Если остались вопросы, позвоните: {support}.',
  'status.fulfilled': 'Ваша просьба по обращению {number} выполнена.{answer, select, none {} other { {answer}}}',
  'status.closed':
    'Обращение {number} закрыто{outcome, select, none {} satisfied {: вопрос решён} partlySatisfied {: вопрос решён частично} other {: выполнить вашу просьбу не можем}}.{amount, select, none {} other { Решили вернуть {amount} на баланс.}}{answer, select, none {} other { {answer}}}{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: {support}.}}',
  'status.failed':
    'Выполнить просьбу по обращению {number} не удалось.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
  'status.rejected':
    'Обращение {number} отклонено.{reason, select, none {} other { Причина: {reason}}} Подробнее: {support}.',
  'status.withdrawn': 'Обращение {number} отозвано по вашей просьбе.',
  'status.cancelled':
    'Обращение {number} закрыто без решения.{reason, select, none {} other { Причина: {reason}}} Если вопрос остался, позвоните: {support}.',
  'status.returned': '{amount, select, none {Возврат} other {Возврат {amount}}} по обращению {number} оформлен.',
  'status.merged':
    'Обращение {number} объединено{into, select, none { с другим обращением} other { с {into}. Дальше называйте номер {into}}}.',
  'status.overdue':
    'Извините, мы не успели ответить на обращение {number} к {due}. {nextDue, select, none {Ответим, как только закончим.} other {Ответим не позднее {nextDue}.}}',
});

/** By kind, where the matter has words of its own. */
export const russianKindTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  ...russianInquiryTexts(),
  ...russianClaimTexts(),
  ...russianServiceTexts(),
  ...russianShopTexts(),
  ...russianStatementTexts(),
});
