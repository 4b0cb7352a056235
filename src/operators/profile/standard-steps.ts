/**
 * Steps that every operator has until its own are known. They are ours: no operator publishes its list.
 */
import type { KindStep } from '../kind-policy.ts';
import { ours } from './page.ts';

const source = /* @__PURE__ */ ours(
  'этапы выбрала библиотека: операторы свои списки не публикуют',
  'the steps are a choice of this library: operators do not publish their lists',
);

export const portingSteps: readonly KindStep[] = [
  {
    name: 'sentToFormerOperator',
    title: { ru: 'Передана прежнему оператору', en: 'Sent to the former operator' },
    source,
  },
  {
    name: 'confirmedByFormerOperator',
    title: { ru: 'Прежний оператор согласен', en: 'The former operator agreed' },
    source,
  },
  { name: 'dateSet', title: { ru: 'День переноса назначен', en: 'The day of the switch is set' }, source },
];

export const fixedConnectionSteps: readonly KindStep[] = [
  { name: 'checked', title: { ru: 'Техническая возможность проверена', en: 'The line was checked' }, source },
  { name: 'visitAgreed', title: { ru: 'Время визита согласовано', en: 'The visit is agreed' }, source },
];

export const newConnectionSteps: readonly KindStep[] = [
  { name: 'shipped', title: { ru: 'SIM-карта отправлена', en: 'The SIM card was sent' }, source },
  { name: 'delivered', title: { ru: 'SIM-карта доставлена', en: 'The SIM card was delivered' }, source },
];
