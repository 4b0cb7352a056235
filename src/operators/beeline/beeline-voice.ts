/**
 * How Beeline speaks: densely, facts first, no greeting, a number for details, «Ваш билайн» only where all is done. Seen in its
 * subscription messages of 2019; every word here is ours.
 */
import type { Voice } from '../voice/speak.ts';

export const beelineVoice: Voice = {
  ru: {
    frame: '{text}\n\nВаш {brand}\nТелефон: {support}',
    closing: { chat: ' Подробнее: {support}.' },
    every: {
      registered: {
        sms: '[N] {number} принят[e]: [brief] не позднее {due}.',
        voice: '[N] принят[e] под номером {number}: [firstResult] не позднее {due}.[undo]',
        other: '[N] {number} принят[e]: [firstResult] не позднее {due}.[undo]',
      },
      numbered: {
        sms: '[N] {number} принят[e]. Подробнее: {support}.',
        voice: '[N] принят[e] под номером {number}.',
        other: '[N] {number} принят[e].',
      },
      extended: 'Новый срок, [n] {number}: [movedResult] не позднее {due}.[why][more]',
      overdue: {
        sms: '[N] {number}: срок {due} прошёл, извините. {nextDue, select, none {О результате сообщим. Подробнее: {support}.} other {Новый срок: [result] не позднее {nextDue}.}}',
        other:
          '[N] {number}: срок {due} прошёл, приносим извинения. {nextDue, select, none {О результате сообщим.} other {Новый срок: [result] не позднее {nextDue}.}}',
      },
      needsAnswer: {
        sms: '[N] {number}. {question} [ask]{replyBy, select, none {} other { не позднее {replyBy}, иначе [otherwise]}}.',
        other:
          'Нужен ваш ответ: [n] {number}. {question} {replyBy, select, none {Ответьте в приложении или по {support}.} other {Ответьте не позднее {replyBy} в приложении или по {support}, иначе [without].}}',
      },
      reminder: {
        sms: 'Напоминание. {question} [askShort] [by], иначе [drop] [a] {number}.',
        other:
          'Напоминание. [left] на ответ, [n] {number}. {question} Ответьте{replyBy, select, none {} other { не позднее {replyBy}}} в приложении или по {support}, иначе [without].',
      },
      progressed: '«{step}»: [n] {number}, новый этап.[note]',
      delayed: {
        sms: '{room, select, ample {Задержка, извините. [N] {number}:} other {[N] {number}, извините:}} [result] не позднее {due}. Причина: {reason}[more]',
        other: 'Задержка, извините. [N] {number}: [result] не позднее {due}. Причина: {reason}[more]',
      },
      held: {
        sms: '[N] {number}: работа приостановлена. Причина: {reason}{due, select, none {} other { {room, select, ample {[Result]} other {Срок:}} не позднее {due}.}}[more]',
        other:
          '[N] {number}: работа приостановлена. Причина: {reason}{due, select, none {} other { [Result] не позднее {due}.}}[more]',
      },
      resumed: 'Продолжаем работу: [n] {number}{due, select, none {} other {, [result] не позднее {due}}}.',
      rejected: '[N] {number}: отказ. Причина: {reason} Подробнее: {support}.',
      merged: 'Объединили: [n] {number} и {into}. Дальше называйте номер {into}.',
      'status.registered':
        '[N] {number} принят[e]{due, select, none {} other {{extended, select, yes {. [longer][FirstResult]} other {: [firstResult]}} не позднее {due}}}.[undo]',
      'status.inProgress':
        '[N] {number} в работе{due, select, none {} other {: {extended, select, yes {новый срок, } other {}}[result] не позднее {due}}}.[step][undo]',
      'status.awaitingSubscriber':
        '[N] {number} ждёт вашего ответа.[asked] Ответьте{replyBy, select, none {} other { не позднее {replyBy}}} в приложении или по {support}{replyBy, select, none {} other {, иначе [without]}}.',
      'status.overdue':
        '[N] {number}: срок {due} прошёл, приносим извинения. {nextDue, select, none {О результате сообщим.} other {Новый срок: [result] не позднее {nextDue}.}}',
    },
    inquiry: {
      withdrawn: 'По вашей просьбе закрыли [a] {number}.',
      resolved: {
        sms: '[N] {number}[verdict].{amount, select, none { {answer}[full] Подробнее: {support}.} other { [BackShort]. {answer}[whole]}}',
        other: '[N] {number}[verdict].[money] {answer}[fully]',
      },
      closed: {
        sms: '[N] {number} закрыт[e]. {reopenUntil, select, none {Подробнее: {support}.} other {Возобновить не позднее {reopenUntil}: {support}.}}',
        other:
          '[N] {number} закрыт[e].{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: в приложении или по {support}.}}',
      },
      'status.resolved': '[N] {number} рассмотрен[e][outcomes].[money][said][fully] [Disagree], позвоните: {support}.',
      'status.closed':
        '[N] {number} закрыт[e][outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { Возобновить можно не позднее {reopenUntil}: в приложении или по {support}.}}',
    },
    order: {
      visitReminder: { sms: '[When]: [visit].', other: '[When]: [visit].[unfit]' },
      returned: 'Возврат оформлен: [n] {number}.[refund]',
      fulfilled: {
        sms: '[Done].[use][said][more][giveBack]{room, select, ample { Ваш {brand}} other {}}',
        other: '[Done].[use][said][more][giveBack]',
      },
      closed: {
        sms: '[N] {number} закрыт[e]. Подробнее: {support}.',
        other: '[N] {number} закрыт[e], работа окончена.',
      },
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': '[N] {number} закрыт[e]: [was].[said][giveBack]',
    },
  },
  en: {
    frame: '{text}\n\nYour {brand}\nPhone: {support}',
    closing: { chat: ' Details: {support}.' },
    every: {
      registered: {
        voice: 'Your [n] is registered under the number {number}: [firstResult] no later than {due}.[undo]',
        other: '[N] {number} is registered: [firstResult] no later than {due}.[undo]',
      },
      numbered: {
        sms: '[N] {number} is registered. Details: {support}.',
        voice: 'Your [n] is registered under the number {number}.',
        other: '[N] {number} is registered.',
      },
      extended: 'New date for [n] {number}: [movedResult] no later than {due}.[why][more]',
      overdue: {
        sms: '[N] {number}: we apologise, [late]. {nextDue, select, none {Details: {support}.} other {New date: [result] no later than {nextDue}.}}',
        other:
          '[N] {number}: we apologise, [late]. {nextDue, select, none {We will tell you the result.} other {New date: [result] no later than {nextDue}.}}',
      },
      needsAnswer: {
        sms: '[N] {number}. {question} [ask]{replyBy, select, none {} other { no later than {replyBy}, or we will [otherwise]}}.',
        other:
          '[N] {number}: we need your answer. {question} {replyBy, select, none {You can answer in the app or by phone: {support}.} other {You can answer no later than {replyBy} in the app or by phone ({support}). Without it we will [without].}}',
      },
      reminder: {
        sms: 'A reminder, answer awaited: [n] {number}. {question} [ask] [by], or we will [otherwise].',
        other:
          'A reminder: [left] left to answer, [n] {number}. {question} You can answer{replyBy, select, none {} other { no later than {replyBy}}} in the app or by phone ({support}). Without it we will [without].',
      },
      progressed: '{step}: new step of [n] {number}.[note]',
      delayed: 'Delay of [n] {number}, we apologise: [result] no later than {due}. Reason: {reason}[more]',
      held: '[N] {number}: the work is on hold. Reason: {reason}{due, select, none {} other { [Result] no later than {due}.}}[more]',
      resumed: '[N] {number} is in progress again{due, select, none {} other {: [result] no later than {due}}}.',
      rejected: '[N] {number} is declined. Reason: {reason} Details: {support}.',
      merged: '[N] {number} is joined with {into}. From now on please use {into}.',
      'status.registered':
        '[N] {number} is registered{due, select, none {} other {{extended, select, yes {. [longer][FirstResult]} other {: [firstResult]}} no later than {due}}}.[undo]',
      'status.inProgress':
        '[N] {number} is in progress{due, select, none {} other {: {extended, select, yes {new date, } other {}}[result] no later than {due}}}.[step][undo]',
      'status.awaitingSubscriber':
        '[N] {number} needs your answer.[asked] {replyBy, select, none {You can answer in the app or by phone: {support}.} other {You can answer no later than {replyBy} in the app or by phone ({support}). Without it we will [without].}}',
      'status.overdue':
        '[N] {number}: we apologise, [late]. {nextDue, select, none {We will tell you the result.} other {New date: [result] no later than {nextDue}.}}',
    },
    inquiry: {
      withdrawn: '[N] {number} is closed, as you asked.',
      resolved: {
        sms: '[N] {number}: [outcome].{amount, select, none { {answer}[full] Details: {support}.} other { We will [back]. {answer}[whole]}}',
        other: 'Decision on [n] {number}: [outcome].[money] {answer}[fully]',
      },
      closed: {
        sms: '[N] {number} is closed. {reopenUntil, select, none {Details: {support}.} other {You can reopen it no later than {reopenUntil}: {support}.}}',
        other:
          '[N] {number} is closed.{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil} in the app or by phone: {support}.}}',
      },
      'status.resolved': '[N] {number} is decided[outcomes].[money][said][fully] [Disagree], please call {support}.',
      'status.closed':
        '[N] {number} is closed[outcomesWere].[moneyWas][said]{reopenUntil, select, none {} other { You can reopen it no later than {reopenUntil} in the app or by phone: {support}.}}',
    },
    order: {
      visitReminder: '[When]: [visit].[unfit]',
      returned: 'Return recorded: [n] {number}.[refund]',
      fulfilled: {
        sms: '[Done].[use][said][more][giveBack]{room, select, ample { Your {brand}} other {}}',
        other: '[Done].[use][said][more][giveBack]',
      },
      closed: {
        sms: '[N] {number} is closed. Details: {support}.',
        other: '[N] {number} is closed, the work is finished.',
      },
      'status.fulfilled': '[Done].[use][said][giveBack]',
      'status.closed': '[N] {number} is closed: [was].[said][giveBack]',
    },
  },
};
