/**
 * In what Beeline differs: visits in windows of two hours, with the steps and the kinds of work of its own crews; fixed lines
 * known by contract; a porting within 180 days; a new SIM in three days.
 */
import type { Source } from '../../kernel/source.ts';
import { days } from '../../sla/term/term.ts';
import type { AccountFormat } from '../conditions/account-format.ts';
import type { Charge } from '../conditions/charge.ts';
import type { Visits } from '../conditions/visits.ts';
import type { Detail } from '../detail.ts';
import type { KindPolicy, KindStep, RejectReason } from '../kind-policy.ts';
import type { StandardOperator } from '../operator.ts';
import { changedClock } from '../profile/changed-clock.ts';
import { page } from '../profile/page.ts';
import { paymentTooLate } from '../profile/standard-reasons.ts';
import { holder } from '../standard-details.ts';
import { kinds } from '../standard-kinds.ts';

const crews: Source = /* @__PURE__ */ page(
  'github.com/Vaskost-art/lct2026-beeline-dispatcher',
  'high',
  'данные «билайн бизнес» о выездных бригадах для конкурса «Лидеры цифровой трансформации», сентябрь 2026',
  'data of Beeline about its crews for a contest of Moscow, September 2026',
);

const visits: Visits = {
  windows: ['10:00-12:00', '12:00-14:00', '14:00-16:00', '16:00-18:00', '18:00-20:00', '20:00-22:00'],
  source: crews,
};

const crewSteps: readonly KindStep[] = [
  { name: 'sent', title: { ru: 'Бригаде отправлено', en: 'Sent to the crew' }, source: crews },
  { name: 'onTheWay', title: { ru: 'Бригада в пути', en: 'The crew is on the way' }, source: crews },
  { name: 'working', title: { ru: 'Идут работы', en: 'The crew is working' }, source: crews },
];

const account: AccountFormat = {
  prefix: 'FTTB/08',
  digits: 8,
  source: /* @__PURE__ */ page(
    'github.com/AzamatLT/ScriptsLoadRunner',
    'medium',
    'нагрузочные тесты личного кабинета билайна, 2021',
    'load tests of the account of Beeline, 2021',
  ),
};

const connectionWork: Detail = {
  type: 'choice',
  choices: ['convergence', 'connection', 'moreEquipment'],
  label: { ru: 'Вид работ', en: 'Kind of work' },
  source: crews,
};

const faultWork: Detail = {
  type: 'choice',
  choices: [
    'noLink',
    'lowSpeed',
    'cable',
    'interruptions',
    'portErrors',
    'switchToGigabit',
    'equipmentReplacement',
    'tvPicture',
    'outage',
    'information',
  ],
  label: { ru: 'Вид неисправности', en: 'Kind of fault' },
  source: crews,
};

const impossible: RejectReason = {
  title: { ru: 'подключить по этому адресу невозможно', en: 'a connection at this address is impossible' },
  source: crews,
};

const porting2013: Source = /* @__PURE__ */ page(
  'mobile-networks.ru/news/so_svoim_nomerom_v_beeline_oficzialno.html',
  'medium',
  'новость о переносе номера в билайн, 11.11.2013',
  'news about porting to Beeline, 11.11.2013',
);

const porting: Charge = {
  name: 'porting',
  title: { ru: 'Перенос номера', en: 'Number porting' },
  amount: 100_00,
  from: '2013-12-01',
  source: porting2013,
};

const accountCreated: KindStep = {
  name: 'accountCreated',
  title: { ru: 'Личный кабинет создан', en: 'The account was created' },
  source: account.source,
};

/** Companies are served by Telegram, so every kind may say who the customer is. */
function withHolder(policies: StandardOperator['kinds']): StandardOperator['kinds'] {
  const entries = Object.entries(policies).map(([name, policy]): readonly [string, KindPolicy] => [
    name,
    { ...policy, details: { holder, ...policy.details } },
  ]);
  return { ...policies, ...Object.fromEntries(entries) };
}

export const beelineKinds: StandardOperator['kinds'] = /* @__PURE__ */ (() =>
  withHolder({
    ...kinds,
    mistakenPayment: { ...kinds.mistakenPayment, rejectReasons: { tooLate: paymentTooLate } },
    fixedFault: {
      ...kinds.fixedFault,
      account,
      visits: { ...visits, minutes: 50 },
      steps: crewSteps,
      details: { ...kinds.fixedFault.details, work: faultWork },
    },
    fixedConnection: {
      ...kinds.fixedConnection,
      account,
      visits: { ...visits, minutes: 90 },
      steps: [...(kinds.fixedConnection.steps ?? []), ...crewSteps],
      details: { ...kinds.fixedConnection.details, work: connectionWork },
      rejectReasons: { impossible },
    },
    newConnection: {
      ...kinds.newConnection,
      clocks: changedClock(kinds.newConnection.clocks, 'fulfilment', { term: days(3) }),
    },
    numberPorting: {
      ...kinds.numberPorting,
      clocks: changedClock(kinds.numberPorting.clocks, 'latestPorting', { term: days(180), source: porting2013 }),
      charges: [porting],
      steps: [...(kinds.numberPorting.steps ?? []), accountCreated],
    },
  }))();
