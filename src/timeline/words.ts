/**
 * The words of a timeline in Russian and in English. They say neither "we" nor "you": subscribers and employees read the same.
 */
import type { Outcome } from '../request/request.ts';
import type { MomentName } from './story.ts';

export type TimelineLocale = 'ru' | 'en';

interface Words {
  readonly moments: { readonly [Name in MomentName]: string };
  /** In place of `registered`. */
  readonly ordered: string;
  readonly number: string;
  readonly notLaterThan: string;
  readonly outcomes: { readonly [O in Outcome]: string };
  readonly inTime: string;
  readonly late: string;
  readonly reason: string;
  readonly noReplyYet: string;
  readonly standsStill: string;
  readonly preliminary: string;
  readonly times: string;
}

export const wordsIn: { readonly [L in TimelineLocale]: Words } = {
  ru: {
    moments: {
      registered: 'Обращение принято',
      promised: 'Новый срок',
      asked: 'Задан вопрос',
      replied: 'Получен ответ на вопрос',
      held: 'Работа приостановлена',
      resumed: 'Работа продолжена',
      extended: 'Срок продлён',
      reopened: 'Открыто снова',
      visit: 'Назначенное время',
      overdue: 'Срок прошёл',
      answered: 'Дан ответ',
      fulfilled: 'Выполнено',
      rejected: 'Отклонено',
      withdrawn: 'Отозвано',
      cancelled: 'Отменено',
      failed: 'Не выполнено',
      merged: 'Объединено с другим',
      closed: 'Закрыто',
      returned: 'Возвращено',
      now: 'Сейчас',
      due: 'Срок',
    },
    ordered: 'Заявка принята',
    number: '№',
    notLaterThan: 'не позднее',
    outcomes: { satisfied: 'Удовлетворено', partlySatisfied: 'Удовлетворено частично', refused: 'Отказано' },
    inTime: 'В срок',
    late: 'С опозданием',
    reason: 'Причина',
    noReplyYet: 'Ответа на вопрос ещё нет',
    standsStill: 'Отсчёт стоит, поэтому срок сдвинется',
    preliminary: 'Предварительно: календаря на этот год ещё нет',
    times: 'Часовой пояс',
  },
  en: {
    moments: {
      registered: 'Request registered',
      promised: 'New deadline',
      asked: 'Question asked',
      replied: 'Reply received',
      held: 'Work on hold',
      resumed: 'Work goes on',
      extended: 'Deadline extended',
      reopened: 'Opened again',
      visit: 'Appointment',
      overdue: 'Deadline missed',
      answered: 'Answered',
      fulfilled: 'Done',
      rejected: 'Rejected',
      withdrawn: 'Withdrawn',
      cancelled: 'Cancelled',
      failed: 'Not done',
      merged: 'Merged into another one',
      closed: 'Closed',
      returned: 'Returned',
      now: 'Now',
      due: 'Deadline',
    },
    ordered: 'Order registered',
    number: 'No.',
    notLaterThan: 'not later than',
    outcomes: { satisfied: 'Satisfied', partlySatisfied: 'Partly satisfied', refused: 'Refused' },
    inTime: 'In time',
    late: 'Late',
    reason: 'Reason',
    noReplyYet: 'No reply yet',
    standsStill: 'The clock stands still, so the deadline will move',
    preliminary: 'Preliminary: the calendar of that year is not known yet',
    times: 'Time zone',
  },
};
