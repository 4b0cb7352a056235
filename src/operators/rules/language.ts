/**
 * In which language the library speaks to a subscriber: the wished one, or the operator's default one where it has no words in it.
 */
import type { Instant } from '../../kernel/instant.ts';
import type { Translated } from '../../kernel/source.ts';
import { describeReason } from '../../message/describe-status.ts';
import type { Locale, MessageChannel } from '../../message/facts.ts';
import { findText } from '../../message/find-text.ts';
import type { ReasonName, TextName } from '../../message/message-table.ts';
import { translationIn } from '../../message/texts/language-tag.ts';
import type { Request } from '../../request/request.ts';
import type { Operator, RequestContext } from '../operator.ts';

/** A request and the operator whose words it is told in. */
export type Told = Pick<RequestContext, 'operator' | 'request'>;

function wishedLocale({ operator, request }: Told): Locale {
  return request.subscriber.locale ?? operator.defaultLocale;
}

/** The language in which that text is really written. */
export function writtenLocale(told: Told, name: TextName, channel: MessageChannel = 'chat'): string {
  return findText(told.operator, { name, channel, locale: wishedLocale(told), kind: told.request.kind }).locale;
}

/** A reason that the desk gives when it acts without a command. */
export function reasonInWords(told: Told, reason: ReasonName, at: Instant): string {
  const { operator, request } = told;
  const about = { number: request.number ?? '-', at: new Date(at) };
  return describeReason(operator, reason, about, { locale: wishedLocale(told), kind: request.kind });
}

/** The title of the step that was done last; the name of one that the kind does not have any more. */
export function stepTitle({ operator, policy, request: { step } }: StepContext, locale: string): string | undefined {
  const title = policy.steps?.find(({ name }) => name === step)?.title;
  return title && wordsIn(title, locale, operator);
}

/** One of the kind's reasons for a rejection, in the language of the subscriber. */
export function rejectReason(told: Told & Pick<RequestContext, 'policy'>, code: string): string | undefined {
  const { rejectReasons = {} } = told.policy;
  const reason = Object.hasOwn(rejectReasons, code) ? rejectReasons[code] : undefined;
  return reason && wordsIn(reason.title, writtenLocale(told, 'rejected'), told.operator);
}

function wordsIn(words: Translated, locale: string, { defaultLocale }: Pick<Operator, 'defaultLocale'>): string {
  return translationIn(words, locale) ?? translationIn(words, defaultLocale) ?? words.ru;
}

interface StepContext extends Pick<RequestContext, 'policy'> {
  readonly operator: Pick<Operator, 'defaultLocale'>;
  readonly request: Pick<Request, 'step'>;
}
