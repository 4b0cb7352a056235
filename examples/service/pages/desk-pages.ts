/**
 * What an employee sees: the queue with its clocks, and one request with everything about it.
 */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { type AgentView, type CommandType, formatPhone, measureSms, type QueueItem } from 'zayavka';
import type { KindPolicy, Operator } from 'zayavka/operators';
import { timeline } from 'zayavka/timeline';
import { commandFields } from './command-fields.ts';
import { alertOf, brandOf, deadline, type Html, layout, moment, roubles } from './layout.ts';
import { chip } from './status-pages.ts';
import { type Locale, word, wordsIn } from './words.ts';

/** The only script: clocks run down, and a page shows what is new when the feed says so. */
const liveScript = readFileSync(new URL('live.js', import.meta.url), 'utf8');

export interface DeskPage {
  readonly locale: Locale;
  readonly agent: string;
  readonly nonce: string;
  /** Where the feed goes on. */
  readonly cursor: string;
  readonly now: Date;
  readonly operators: readonly Operator[];
  readonly error?: string | undefined;
}

/**
 * @param back the page that was asked for
 * @param typed the form that was sent there, which goes on with it after the sign-in
 */
export function signInPage(
  locale: Locale,
  agents: readonly string[],
  back: string,
  typed: { readonly [name: string]: string } = {},
): Html {
  const words = wordsIn[locale];
  const buttons = agents.map((name) => html`<button name="agent" value="${name}">${name}</button>`);
  const body = html`<section class="card narrow"><h1>${words.who}</h1><p class="lead">${words.signInHint}</p>${alertOf('type' in typed ? words.signedOut : undefined, locale)}<form method="post" action="/desk/sign-in" class="stack"><input type="hidden" name="back" value="${back}">${Object.entries(typed).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${buttons}</form></section>`;
  return layout({ title: words.desk, locale, path: back, body, isWide: true });
}

function frame(page: DeskPage, title: string, path: string, body: Html): Html {
  const { locale, agent, nonce } = page;
  const head = html`<form method="post" action="/desk/sign-out"><span class="quiet">${agent}</span> <button class="link">${wordsIn[locale].signOut}</button></form>`;
  const script = html`<script nonce="${nonce}">${raw(liveScript)}</script>`;
  return layout({ title, locale, path, body, head, script, isWide: true });
}

export interface QueuePage extends DeskPage {
  readonly requests: readonly QueueItem[];
  readonly more: string | undefined;
  readonly filters: { readonly [name: string]: string };
}

export function queuePage(page: QueuePage): Html {
  const { locale, requests, filters, operators, agent, more, now } = page;
  const words = wordsIn[locale];
  const select = (name: string, label: string, choices: readonly (readonly [string, string])[]): Html =>
    html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${words.all}</option>${choices.map(
      ([value, text]) =>
        html`<option value="${value}"${filters[name] === value ? html` selected` : ''}>${text}</option>`,
    )}</select></div>`;
  const open = ['registered', 'inProgress', 'scheduled', 'awaitingSubscriber', 'onHold'];
  const all = operators.flatMap(({ kinds }) => Object.entries(kinds)).filter(([, { series }]) => series !== undefined);
  const brands = operators.map(({ id }) => [id, brandOf(operators, id, now, locale)] as const);
  const kinds = [...new Map(all.map(([id, { title }]) => [id, title[locale]]))];
  const states = open.map((id) => [id, word(words.statuses, id)] as const);
  const people = [agent, 'none'].map((id) => [id, id === agent ? words.onlyMine : words.free] as const);
  const selects = [
    select('operator', words.operator, brands),
    select('kind', words.kind, kinds),
    select('status', words.state, states),
    select('assignee', words.assignee, people),
  ];
  const rows = requests.map(
    (item) => html`<tr${item.isOverdue ? html` class="late"` : ''}>
<td><a href="/desk/requests/${item.number}">${item.number}</a></td>
<td><strong>${item.title[locale]}</strong> <span class="quiet">${brandOf(operators, item.operator, now, locale)}</span></td>
<td>${chip(item, locale, true)}</td>
<td>${deadline(item, operators.find(({ id }) => id === item.operator)?.timeZone ?? 'UTC', locale)} ${clockOf(item, item.status === 'awaitingSubscriber' && !item.isOverdue, now, locale)}</td>
<td>${item.assignee ?? html`<span class="quiet">${words.free}</span>`}</td></tr>`,
  );
  const body = html`<div class="title"><h1>${words.queue}</h1><form method="post" action="/desk/take"><button>${words.take}</button></form></div>
${alertOf(page.error, locale)}
<form method="get" action="/desk" class="card filters">
${selects}
<div class="check"><input type="checkbox" id="overdue" name="overdue" value="true"${filters['overdue'] === 'true' ? html` checked` : ''}><label for="overdue">${words.overdueOnly}</label></div>
<button class="second">${words.filter}</button></form>
<div data-live="queue" ${countdown(page)}>
<div class="card table" tabindex="0" role="region" aria-label="${words.queue}"><table><thead><tr>${[words.number, words.request, words.state, words.due, words.assignee].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
${more === undefined ? '' : html`<p><a href="/desk?${new URLSearchParams({ ...filters, cursor: more }).toString()}">${words.next} →</a></p>`}</div>`;
  return frame(page, words.queue, `/desk?${new URLSearchParams(filters).toString()}`, body);
}

/** What the script needs to go on from this page. */
function countdown({ cursor, now, locale }: DeskPage): Html {
  const { left, overdue, days } = wordsIn[locale];
  return html`data-cursor="${cursor}" data-now="${now.getTime()}" data-left="${left}" data-overdue="${overdue}" data-days="${days}"`;
}

/** How much is left, in words that the script counts down. */
function clockOf(
  { dueAt, isOverdue }: Pick<QueueItem, 'dueAt' | 'isOverdue'>,
  stands: boolean,
  now: Date,
  locale: Locale,
): Html | '' {
  if (dueAt === undefined) return '';
  const words = wordsIn[locale];
  if (stands) return html`<span class="clock quiet">${words.stands}</span>`;
  const minutes = Math.floor(Math.abs(dueAt.getTime() - now.getTime()) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const text = `${days > 0 ? `${days} ${words.days} ` : ''}${String(hours).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return html`<time class="clock" datetime="${dueAt.toISOString()}" data-due="${dueAt.getTime()}">${isOverdue ? words.overdue : words.left} ${text}</time>`;
}

export interface StoryPage extends DeskPage {
  readonly view: AgentView;
  readonly commandId: string;
  /** The form that was refused. */
  readonly typed?: { readonly [name: string]: string } | undefined;
}

export function storyPage(page: StoryPage): Html {
  const { view, locale, operators, now, nonce, commandId, typed = {} } = page;
  const { request, timeZone } = view;
  const words = wordsIn[locale];
  const policy = operators.find(({ id }) => id === request.operator)?.kinds[request.kind];
  const { msisdn, name, email } = request.subscriber;
  const person = [name, msisdn === undefined ? undefined : formatPhone(msisdn), email].filter(
    (part) => part !== undefined,
  );
  const details = Object.entries(request.details).map(
    ([key, value]) =>
      html`<div><dt>${policy?.details[key]?.label[locale] ?? key}</dt><dd>${detailText(policy, key, value, locale)}</dd></div>`,
  );
  const offered = view.allowed.filter((type) => type !== 'progress' || policy?.steps !== undefined);
  const commands = offered.map((type) =>
    commandForm(type, view, policy, locale, commandId, typed['type'] === type ? typed : undefined),
  );
  const { type: lost, commandId: _, ...parts } = typed;
  // The field is not there any more: what was typed can be copied.
  const left = offered.some((type) => type === lost) ? '' : Object.values(parts).join(' · ');
  const history = [...view.history]
    .reverse()
    .map(
      ({ event }) =>
        html`<li><span class="quiet">${moment(event.at, timeZone, locale)}</span> <strong>${word(words.events, event.type)}</strong> <span class="quiet">${(event.by?.role === 'agent' ? event.by.id : undefined) ?? word(words.roles, event.by?.role ?? '')}</span><p class="said">${saidIn({ ...event }, policy, timeZone, locale)}</p></li>`,
    );
  const messages = [...view.messages]
    .reverse()
    .map(
      ({ createdAt, channel, text, outcome }) =>
        html`<li><span class="quiet">${moment(createdAt, timeZone, locale)} · ${word(words.channels, channel)}${channel === 'sms' ? ` · ${words.parts}: ${measureSms(text).segments}` : ''} · ${outcome === undefined ? words.waits : words.sent[outcome]}</span><p class="said">${text}</p></li>`,
    );
  const title = request.number === undefined ? view.title[locale] : `${view.title[locale]}, № ${view.dictated}`;
  const body = html`<p><a href="/desk">← ${words.queue}</a></p>
<div class="title"><h1>${view.title[locale]}</h1>${chip(request, locale, true)}</div>
<p class="number">№ ${view.dictated} · <span class="quiet">${brandOf(operators, request.operator, now, locale)}</span></p>
${alertOf(page.error, locale, left)}
<p class="alert" role="status" data-news hidden>${words.changed} <a href="/desk/requests/${request.number}">${words.show}</a></p>
<div class="columns" data-live="request" data-number="${request.number}" data-version="${view.history.at(-1)?.version}" ${countdown(page)}><div>
<section class="card"><p class="lead">${view.status[locale]}</p><h2>${words.text}</h2><p class="said">${request.text}</p>
<dl class="facts"><div><dt>${words.subscriber}</dt><dd>${person.join(', ')}</dd></div><div><dt>${words.assignee}</dt><dd>${request.assignee ?? words.free}</dd></div>${details}</dl></section>
<section class="card"><h2>${words.actions}</h2><div class="actions">${commands}</div></section>
<section class="card"><h2>${words.messages}</h2><ul class="plain log">${messages}</ul></section>
<section class="card"><h2>${words.history}</h2><ol class="plain log">${history}</ol></section>
</div><div>
<section class="card"><h2>${words.timeline}</h2>${raw(timeline(view, { locale, nonce }))}</section>
<section class="card"><h2>${words.deadlines}</h2>${view.clocks.map(({ name: clock, explanation, state, dueAt, overrun }) => html`<details><summary>${word(words.clocks, clock)} ${state === 'stopped' ? '' : clockOf({ dueAt, isOverdue: overrun > 0 }, state === 'paused', now, locale)}</summary><p class="said quiet">${explanation[locale]}</p></details>`)}</section>
</div></div>`;
  return frame(page, title, `/desk/requests/${request.number}`, body);
}

function commandForm(
  type: CommandType,
  { request }: AgentView,
  policy: KindPolicy | undefined,
  locale: Locale,
  commandId: string,
  typed: { readonly [name: string]: string } | undefined,
): Html {
  const words = wordsIn[locale];
  const fields = commandFields(type, policy, locale).map(({ name, kind, choices, isNeeded, longest }) => {
    const id = `${type}-${name}`;
    const needed = isNeeded ? html` required` : '';
    const label = html`<label for="${id}">${word(words.fields, name)}${isNeeded ? '' : html` <span class="quiet">${words.optional}</span>`}</label>`;
    if (choices !== undefined) {
      return html`${label}<select id="${id}" name="${name}"${needed}>${isNeeded ? '' : html`<option value=""></option>`}${choices.map(([value, text]) => html`<option value="${value}"${typed?.[name] === value ? html` selected` : ''}>${text}</option>`)}</select>`;
    }
    if (kind === 'textarea')
      return html`${label}<textarea id="${id}" name="${name}" rows="3" maxlength="${longest}"${needed}>${typed?.[name] ?? ''}</textarea>`;
    return html`${label}<input id="${id}" name="${name}" type="${kind}"${kind === 'number' ? html` min="0" step="any"` : ''} value="${typed?.[name] ?? ''}"${needed}>`;
  });
  return html`<details${typed === undefined ? '' : html` open`}><summary>${word(words.commands, type)}</summary><form method="post" action="/desk/requests/${request.number}">
<input type="hidden" name="type" value="${type}"><input type="hidden" name="commandId" value="${commandId}">${fields}<button>${words.do}</button></form></details>`;
}

function detailText(policy: KindPolicy | undefined, name: string, value: unknown, locale: Locale): string {
  if (policy?.details[name]?.type === 'money' && typeof value === 'number') return roubles(value, locale);
  if (Array.isArray(value)) return value.map((one) => Object(one).name ?? String(one)).join(', ');
  if (typeof value === 'boolean') return wordsIn[locale][value ? 'yes' : 'no'];
  if (policy?.details[name]?.type === 'date') return deadline({ lastDay: String(value) }, 'UTC', locale);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What an event says beside its type, in the order of the fields; the text of the registration stands above. */
function saidIn(
  event: { readonly [name: string]: unknown },
  policy: KindPolicy | undefined,
  timeZone: string,
  locale: Locale,
): readonly Html[] {
  const { outcomes, relations } = wordsIn[locale];
  const request = (number: string): Html => html`<a href="/desk/requests/${number}">${number}</a>`;
  const write: { readonly [name: string]: (value: string) => unknown } = {
    ...Object.fromEntries(
      ['question', 'reason', 'answer', 'note', 'assignee', 'team', 'purpose'].map((name) => [name, String]),
    ),
    text: (text) => (event['type'] === 'registered' ? undefined : text),
    outcome: (outcome) => word(outcomes, outcome),
    step: (step) => policy?.steps?.find(({ name }) => name === step)?.title[locale] ?? step,
    code: (code) => policy?.rejectReasons?.[code]?.title[locale] ?? code,
    relation: (relation) => word(relations, relation),
    to: (to) => (event['type'] === 'linked' ? request(to) : to),
    into: request,
    number: (number) => (event['type'] === 'duplicateFound' ? request(number) : undefined),
    name: (name) =>
      /^https?:/.test(String(event['url']))
        ? html`<a href="${event['url']}" rel="noreferrer">${name}</a>`
        : `${name} (${event['url']})`,
  };
  const said = Object.entries(event).flatMap(([name, value]) =>
    typeof value === 'string' ? (write[name]?.(value) ?? []) : [],
  );
  const { amount, appointment } = event;
  const { from, to } = Object(appointment);
  const slot = [from, to].filter((at) => typeof at === 'number').map((at) => moment(at, timeZone, locale));
  const all = [
    ...said,
    ...(typeof amount === 'number' ? [roubles(amount, locale)] : []),
    ...(slot.length === 0 ? [] : [slot.join(' – ')]),
  ];
  return all.map((part, index) => html`${index === 0 ? '' : ' · '}${part}`);
}
