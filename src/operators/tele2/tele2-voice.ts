/**
 * How t2 speaks: as short as it can be, no greeting, no closing, cut words where text messages have them. Seen in its
 * subscription messages of about 2020; every word here is ours.
 */
import type { Voice } from '../voice/speak.ts';

export const tele2Voice: Voice = {
  ru: {
    frame: '{text}\n\n{brand}, {support}',
    every: {
      registered: {
        voice: 'Приняли [a], номер {number}. [First] не позднее {due}.',
        sms: 'Приняли [a] {number}, [firstShort] не позднее {due}.',
        other: 'Приняли [a] {number}, [first] не позднее {due}.',
      },
      numbered: { voice: 'Приняли [a], номер {number}.', other: 'Приняли [a] {number}.' },
      extended: '[N] {number}: срок продлён, [will] не позднее {due}.[why]',
      overdue:
        '[N] {number}: извините, [late]. {nextDue, select, none {Сообщим, когда закончим.} other {[Next] не позднее {nextDue}.}}',
      needsAnswer: {
        sms: '[N] {number}: {question} {due, select, none {Ответьте: {support}.} other {Ответьте по {support} не позднее {due}, иначе [otherwise].}}',
        other:
          '[N] {number}: {question} {due, select, none {Ответьте в приложении или по {support}.} other {Ответьте в приложении или по {support} не позднее {due}, иначе [otherwise].}}',
      },
      reminder: {
        sms: '[N] {number}: {question} Ответьте по {support} [withinShort], иначе [drop].',
        other:
          '[N] {number}: {question} [left] на ответ в приложении или по {support}{due, select, none {} other { (не позднее {due})}}, иначе [otherwise].',
      },
      progressed: '[N] {number}: «{step}».[note]',
      'status.registered':
        '[N] {number} принят[e].{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] не позднее {due}.}}',
      'status.inProgress':
        '[N] {number} в работе.[step]{due, select, none {} other { {extended, select, yes {Срок продлён. } other {}}[Will] не позднее {due}.}}',
      'status.awaitingSubscriber': '[N] {number}: ждём ответа.[asked] Ответьте в приложении или по {support}.',
      'status.overdue':
        '[N] {number}: извините, [late]. {nextDue, select, none {Сообщим, когда закончим.} other {[Next] не позднее {nextDue}.}}',
    },
    inquiry: {
      resolved: { sms: '[N] {number}: [decision]', other: '[N] {number}: [outcome].[money] {answer}[fully]' },
      closed: '[N] {number} закрыт[e].{reopenUntil, select, none {} other { Возобновить по {reopenUntil}: {support}.}}',
      'status.resolved': '[N] {number} рассмотрен[e][outcomes].[money][said][fully]',
      'status.closed': '[N] {number} закрыт[e][outcomes].[moneyWas][said]',
    },
    order: {
      fulfilled: '[Done].[use][said]',
      closed: '[N] {number} закрыт[e].',
      'status.fulfilled': '[Done].[use][said]',
      'status.closed': '[N] {number} закрыт[e]: [was].[said]',
    },
  },
  en: {
    frame: '{text}\n\n{brand}, {support}',
    every: {
      registered: {
        voice: 'Your [n] is accepted, its number is {number}. [First] no later than {due}.',
        other: 'Your [n] {number} is accepted: [first] no later than {due}.',
      },
      numbered: {
        voice: 'Your [n] is accepted, its number is {number}.',
        other: 'Your [n] {number} is accepted.',
      },
      extended: 'Your [n] {number} takes longer: [will] no later than {due}.[why]',
      overdue:
        'Your [n] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {The new date is no later than {nextDue}.}}',
      needsAnswer: {
        sms: 'Your [n] {number}: {question} {due, select, none {Please call {support}.} other {Please call {support} no later than {due}, or we will [otherwise].}}',
        other:
          'Your [n] {number}: {question} {due, select, none {Please answer in the app or by phone: {support}.} other {Please answer in the app or by phone ({support}) no later than {due}, or we will [otherwise].}}',
      },
      reminder: {
        sms: 'Your [n] {number}: {question} [left] left. Please call {support}, or we will [otherwise].',
        other:
          'Your [n] {number}: {question} [left] left. Please answer in the app or by phone ({support}){due, select, none {} other { no later than {due}}}, or we will [otherwise].',
      },
      progressed: 'Your [n] {number}: {step}.[note]',
      'status.registered':
        'Your [n] {number} is accepted.{due, select, none {} other { {extended, select, yes {[longer]} other {}}[First] no later than {due}.}}',
      'status.inProgress':
        'Your [n] {number} is in progress.[step]{due, select, none {} other { {extended, select, yes {The date has changed. } other {}}[Will] no later than {due}.}}',
      'status.awaitingSubscriber':
        'Your [n] {number} waits for your answer.[asked] Please answer in the app or by phone: {support}.',
      'status.overdue':
        'Your [n] {number}: sorry, [late]. {nextDue, select, none {We will write when it is done.} other {The new date is no later than {nextDue}.}}',
    },
    inquiry: {
      resolved: { sms: 'Your [n] {number}: [decision]', other: 'Your [n] {number}: [outcome].[money] {answer}[fully]' },
      closed:
        'Your [n] {number} is closed.{reopenUntil, select, none {} other { To reopen it, please call {support} no later than {reopenUntil}.}}',
      'status.resolved': 'Your [n] {number} is decided[outcomes].[money][said][fully]',
      'status.closed': 'Your [n] {number} is closed[outcomes].[moneyWas][said]',
    },
    order: {
      fulfilled: '[Done].[use][said]',
      closed: 'Your [n] {number} is closed.',
      'status.fulfilled': '[Done].[use][said]',
      'status.closed': 'Your [n] {number} is closed: [was].[said]',
    },
  },
};
