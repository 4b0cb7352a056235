/**
 * The life of one request as SVG: what was promised, when it waited, how it was extended, how it was answered.
 */
import type { AgentView } from '../desk/queries/agent.ts';
import type { SubscriberView } from '../desk/queries/subscriber-view.ts';
import { Fault } from '../kernel/fault.ts';
import { draw } from './draw.ts';
import { rowsOf } from './rows.ts';
import { storyOf } from './story.ts';

/**
 * What `desk.status` or `desk.agent` answers about one request.
 *
 * @see {@link timeline}
 */
export type TimelineView = SubscriberView | AgentView;

/**
 * In which language a timeline speaks, and how it fits into its page.
 *
 * @see {@link timeline}
 */
export interface TimelineOptions {
  readonly locale: 'ru' | 'en';
  /**
   * Begins every id inside, `zayavka-timeline` by default: a page with several timelines gives each one its own. Latin letters, digits,
   * `-` and `_`.
   */
  readonly idPrefix?: string | undefined;
  /** For a page whose Content-Security-Policy allows `<style>` by a nonce. */
  readonly nonce?: string | undefined;
}

/**
 * Draws a timeline as an `<svg>` element that also stands alone as a file. It is as wide as its place, from 288 pixels on; light or
 * dark as the reader prefers, in the colour of the text around it. Its colours can be set from outside: `--zayavka-accent`, `-good`,
 * `-wait`, `-bad`, `-line`, `-on`. Screen readers read the whole story. Dates are in the zone of the view; "now" is its `at`.
 *
 * @throws Fault `input/invalid`: `view` is not one request as the desk answers it; the locale is neither `ru` nor `en`; the prefix or
 * the nonce has other characters
 *
 * @example
 * let at = '2026-11-20T09:00:00Z';
 * const desk = openDesk({ operators: [mts], store: memoryStore(), secret: '000102030405060708090a0b0c0d0e0f', now: () => new Date(at) });
 * const opened = await desk.register({ operator: 'mts', kind: 'serviceFault', channel: 'hotline', subscriber: { msisdn: '+79161234567' }, text: 'Нет связи' });
 * at = '2026-11-22T09:00:00Z';
 * const view = await desk.status({ number: opened.value.number, caller: '+79161234567', channel: 'hotline' });
 * const svg = timeline(view.value, { locale: 'ru' });
 * svg.startsWith('<svg') && svg.includes('не позднее 25 ноября 2026') //=> true
 */
export function timeline(view: TimelineView, options: TimelineOptions): string {
  try {
    const { idPrefix: prefix = 'zayavka-timeline', nonce } = options;
    // A service without types may give `ru-RU`.
    const locale = /^(ru|en)(?![a-z])/i.exec(options.locale)?.[0].toLowerCase() === 'ru' ? 'ru' : 'en';
    if (!/^(ru|en)(?![a-z])/i.test(options.locale)) throw new RangeError('locale: expected ru or en');
    if (!/^[a-z][\w-]*$/i.test(prefix)) throw new RangeError('idPrefix: expected letters, digits, - and _');
    if (nonce !== undefined && !/^[\w+/=-]+$/.test(nonce)) throw new RangeError('nonce: expected base64');
    const story = storyOf(view, locale);
    return draw(story, rowsOf(story, locale), locale, { prefix, nonce });
  } catch (cause) {
    if (Fault.is(cause)) throw cause;
    const expected = cause instanceof RangeError ? cause.message : 'view: expected one request as the desk answers it';
    throw new Fault('input/invalid', `timeline: ${expected}`, { cause });
  }
}
