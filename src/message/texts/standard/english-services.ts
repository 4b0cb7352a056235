/**
 * The English texts of services that are ordered: connections, changes of a line, its end.
 */
import type { LanguageTexts } from '../catalogue.ts';
import { englishOrderTexts } from './english-order.ts';

/** What the kind says of a pause. */
function pausedTexts(will: string): LanguageTexts {
  const due = `{due, select, none {} other { ${will} no later than {due}.}}`;
  return {
    held: `Your request {number} is on hold. Reason: {reason}{room, select, cut { Details: {support}.} other {}}${due}`,
    resumed: `We are working on your request {number} again.${due}`,
    'status.onHold': `The work on your request {number} is on hold.{reason, select, none {} other { Reason: {reason}}}${due}{late, select, none {} other { We are sorry that we did not finish by {late}.}}`,
  };
}

export const englishServiceTexts = (): { readonly [kind: string]: LanguageTexts } => ({
  fixedConnection: {
    ...englishOrderTexts(),
    title: 'Home internet connection',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will call you no later than {due}.',
      other: 'We have received your request {number}. We will call you no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will {first, select, yes {call you} other {connect your home internet}} no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not keep our promise for {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will connect your home internet no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will connect your home internet no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled:
      'Your request {number}: a technician will come on {day}{hours, select, none {} other {, {hours}}}. If the time does not suit you, please call {support}.',
    rescheduled:
      'Your request {number}: the visit of the technician is now planned for {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}}} If the time does not suit you, please call {support}.',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, a technician will come to you. Your request {number}. If the time does not suit you, please call {support}.',
    fulfilled:
      'Your home internet is connected. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed:
      'We could not connect your home internet (request {number}). Reason: {reason} For details please call {support}.',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { We will call you no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will connect your home internet} other {We will connect your home internet}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {a technician will come on {day}{hours, select, none {} other {, {hours}}}}}. If the time does not suit you, please call {support}.',
    ...pausedTexts('We will connect your home internet'),
    'status.fulfilled':
      'Your home internet is connected. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your home internet is connected. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not connect your home internet (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.overdue':
      'We are sorry that we did not keep our promise for {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will connect your home internet no later than {nextDue}.}}',
  },
  newConnection: {
    ...englishOrderTexts(),
    title: 'New connection',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will connect your new number no later than {due}.',
      other: 'We have received your request {number}. We will connect your new number no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will connect your new number no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not connect your new number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will connect your new number no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will connect your new number no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled:
      'Your request {number}: we will connect your new number on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will connect your new number on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will connect your new number. Your request {number}.',
    fulfilled:
      'Your new number is connected. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed:
      'We could not connect your new number (request {number}). Reason: {reason} For details please call {support}.',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will connect your new number} other {We will connect your new number}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will connect your new number} other {We will connect your new number}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will connect your new number on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will connect your new number'),
    'status.fulfilled':
      'Your new number is connected. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your new number is connected. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not connect your new number (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.overdue':
      'We are sorry that we did not connect your new number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will connect your new number no later than {nextDue}.}}',
  },
  numberPorting: {
    ...englishOrderTexts(),
    title: 'Number porting',
    registered: {
      voice:
        'Your request is registered. Its number is {number}. We will move your number no later than {due}.{cancelUntil, select, none {} other { You can withdraw no later than {cancelUntil}.}}',
      sms: 'We have received your request {number}. We will move your number no later than {due}.',
      other:
        'We have received your request {number}. We will move your number no later than {due}.{cancelUntil, select, none {} other { You can withdraw no later than {cancelUntil}.}}',
    },
    extended:
      'The date for your request {number} has changed. We will move your number no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not move your number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will move your number no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will move your number no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled: 'Your request {number}: we will move your number on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will move your number on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will move your number. When the old SIM card stops working, please switch to the new one. Your request {number}.',
    fulfilled:
      'Your number has moved to us. Please use the new SIM card from now on. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed:
      'We could not move your number (request {number}), it stays with your former operator. Reason: {reason} For details please call {support}.',
    cancelled:
      'The porting request {number} is cancelled, your number stays with your former operator.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will move your number} other {We will move your number}} no later than {due}.}}{cancelUntil, select, none {} other { You can withdraw no later than {cancelUntil}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will move your number} other {We will move your number}} no later than {due}.}}{cancelUntil, select, none {} other { You can withdraw no later than {cancelUntil}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will move your number on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will move your number'),
    'status.fulfilled':
      'Your number has moved to us. Please use the new SIM card from now on. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your number has moved to us. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not move your number (request {number}), it stays with your former operator.{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.cancelled':
      'The porting request {number} is cancelled, your number stays with your former operator.{reason, select, none {} other { Reason: {reason}}}',
    'status.overdue':
      'We are sorry that we did not move your number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will move your number no later than {nextDue}.}}',
  },
  simReplacement: {
    ...englishOrderTexts(),
    title: 'SIM replacement',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will replace your SIM card no later than {due}.',
      other: 'We have received your request {number}. We will replace your SIM card no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will replace your SIM card no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not replace your SIM card by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will replace your SIM card no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will replace your SIM card no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled:
      'Your request {number}: we will replace your SIM card on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will replace your SIM card on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will replace your SIM card. Your request {number}.',
    fulfilled:
      'Your SIM card is replaced. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed:
      'We could not replace your SIM card (request {number}). Reason: {reason} For details please call {support}.',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will replace your SIM card} other {We will replace your SIM card}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will replace your SIM card} other {We will replace your SIM card}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will replace your SIM card on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will replace your SIM card'),
    'status.fulfilled':
      'Your SIM card is replaced. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your SIM card is replaced. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not replace your SIM card (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.overdue':
      'We are sorry that we did not replace your SIM card by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will replace your SIM card no later than {nextDue}.}}',
  },
  numberChange: {
    ...englishOrderTexts(),
    title: 'Number change',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will change your number no later than {due}.',
      other: 'We have received your request {number}. We will change your number no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will change your number no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not change your number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will change your number no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will change your number no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled: 'Your request {number}: we will change your number on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will change your number on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will change your number. Your request {number}.',
    fulfilled:
      'Your number is changed. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed: 'We could not change your number (request {number}). Reason: {reason} For details please call {support}.',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will change your number} other {We will change your number}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will change your number} other {We will change your number}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will change your number on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will change your number'),
    'status.fulfilled':
      'Your number is changed. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your number is changed. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not change your number (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.overdue':
      'We are sorry that we did not change your number by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will change your number no later than {nextDue}.}}',
  },
  tariffChange: {
    ...englishOrderTexts(),
    title: 'Tariff change',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will change your tariff no later than {due}.',
      other: 'We have received your request {number}. We will change your tariff no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will change your tariff no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not change your tariff by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will change your tariff no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will change your tariff no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled: 'Your request {number}: we will change your tariff on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will change your tariff on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will change your tariff. Your request {number}.',
    fulfilled:
      'Your tariff is changed. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed: 'We could not change your tariff (request {number}). Reason: {reason} For details please call {support}.',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will change your tariff} other {We will change your tariff}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will change your tariff} other {We will change your tariff}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will change your tariff on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will change your tariff'),
    'status.fulfilled':
      'Your tariff is changed. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your tariff is changed. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not change your tariff (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.overdue':
      'We are sorry that we did not change your tariff by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will change your tariff no later than {nextDue}.}}',
  },
  contractTermination: {
    ...englishOrderTexts(),
    title: 'Contract termination',
    registered: {
      voice: 'Your request is registered. Its number is {number}. We will end your contract no later than {due}.',
      other: 'We have received your request {number}. We will end your contract no later than {due}.',
    },
    extended:
      'The date for your request {number} has changed. We will end your contract no later than {due}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    overdue:
      'We are sorry that we did not end your contract by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will end your contract no later than {nextDue}.}}',
    delayed:
      'Sorry for the delay: we will end your contract no later than {due} (request {number}). Reason: {reason}{room, select, cut { Details: {support}.} other {}}',
    scheduled: 'Your request {number}: we will end your contract on {day}{hours, select, none {} other {, {hours}}}.',
    rescheduled:
      'Your request {number} has a new date: we will end your contract on {day}{hours, select, none {} other {, {hours}}}.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    visitReminder:
      '{when, select, today {Today} other {Tomorrow}}, {day}{hours, select, none {} other {, {hours}}}, we will end your contract. Your request {number}.',
    fulfilled:
      'Your contract has ended. Your request {number} is done.{answer, select, none {} other { {answer}}}{room, select, cut { Details: {support}.} other {}}',
    failed: 'We could not end your contract (request {number}). Reason: {reason} For details please call {support}.',
    cancelled:
      'Your request {number} to end the contract is cancelled, the contract goes on.{reason, select, none {} other { Reason: {reason}{room, select, cut { Details: {support}.} other {}}}}',
    'status.registered':
      'We have received your request {number}.{due, select, none {} other { {extended, select, yes {The date has changed: we will end your contract} other {We will end your contract}} no later than {due}.}}',
    'status.inProgress':
      'We are working on your request {number}.{step, select, none {} other { Step: {step}.}}{due, select, none {} other { {extended, select, yes {The date has changed: we will end your contract} other {We will end your contract}} no later than {due}.}}',
    'status.scheduled':
      'Your request {number}: {day, select, none {the time is set} other {we will end your contract on {day}{hours, select, none {} other {, {hours}}}}}.',
    ...pausedTexts('We will end your contract'),
    'status.fulfilled':
      'Your contract has ended. Your request {number} is done.{answer, select, none {} other { {answer}}}',
    'status.closed':
      'Your contract has ended. Your request {number} is closed.{answer, select, none {} other { {answer}}}',
    'status.failed':
      'We could not end your contract (request {number}).{reason, select, none {} other { Reason: {reason}}} For details please call {support}.',
    'status.cancelled':
      'Your request {number} to end the contract is cancelled, the contract goes on.{reason, select, none {} other { Reason: {reason}}}',
    'status.overdue':
      'We are sorry that we did not end your contract by {due} (request {number}). {nextDue, select, none {We will write to you when it is done.} other {We will end your contract no later than {nextDue}.}}',
  },
});
