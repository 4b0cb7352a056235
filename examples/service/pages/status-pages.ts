/**
 * What a subscriber sees: a question for the line, the code, the list, one request.
 */
import { html, raw } from 'hono/html';
import type { CommandType, SubscriberView } from 'zayavka';
import { timeline } from 'zayavka/timeline';
import { alertOf, deadline, type Html, layout, moment, roubles } from './layout.ts';
import { type Locale, wordsIn } from './words.ts';

interface About {
  readonly locale: Locale;
  readonly error?: string | undefined;
}

const signOut = (locale: Locale): Html =>
  html`<form method="post" action="/sign-out"><button class="link">${wordsIn[locale].signOut}</button></form>`;

export function startPage({
  locale,
  error,
  phone = '',
  number = '',
}: About & { readonly phone?: string; readonly number?: string }): Html {
  const words = wordsIn[locale];
  const body = html`<section class="card narrow"><h1>${words.find}</h1><p class="lead">${words.lead}</p>${alertOf(error, locale)}
<form method="post" action="/">
<label for="phone">${words.phone}</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" required value="${phone}" placeholder="+7 916 123-45-67"${error === undefined ? '' : html` aria-invalid="true"`}>
<label for="number">${words.number} <span class="quiet">${words.optional}</span></label>
<input id="number" name="number" inputmode="numeric" autocomplete="off" value="${number}" placeholder="4829 3017 53">
<button>${words.next}</button>
</form></section>`;
  return layout({ title: words.find, locale, path: '/', body });
}

export function codePage({
  locale,
  error,
  line,
  number,
  form = {},
}: About & {
  readonly line: string;
  readonly number: string;
  /** What was sent when the session was over; it is done as soon as the code is right. */
  readonly form?: { readonly [name: string]: string };
}): Html {
  const words = wordsIn[locale];
  const body = html`<section class="card narrow"><h1>${words.code}</h1><p class="lead">${words.codeSent} ${line}. <span class="quiet">${words.codeHint}</span></p>${alertOf(error, locale, form['words'])}
<form method="post" action="/code">${Object.entries({ ...form, number }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="code">${words.code}</label>
<input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" required autofocus>
<button>${words.next}</button>
</form></section>`;
  return layout({ title: words.code, locale, path: `/code?${new URLSearchParams({ number }).toString()}`, body });
}

export function listPage({ locale, requests }: About & { readonly requests: readonly SubscriberView[] }): Html {
  const words = wordsIn[locale];
  const items = requests.map(
    (view) => html`<li><a class="card row" href="/requests/${view.number}">
<span class="grow"><strong lang="${view.locale}">${view.title}</strong><span class="quiet">№ ${view.dictated}</span></span>
${chip(view, locale)}<span class="due">${dueOf(view, locale)?.join(' ') ?? ''}</span></a></li>`,
  );
  const list = requests.length === 0 ? html`<p class="lead">${words.none}</p>` : html`<ul class="plain">${items}</ul>`;
  const body = html`<h1>${words.mine}</h1>${list}`;
  return layout({ title: words.mine, locale, path: '/requests', body, head: signOut(locale) });
}

/** What is waited for next, and until when: while the operator waits for a reply, its own deadline stands still. */
function dueOf(view: SubscriberView, locale: Locale): readonly [words: string, date: string] | undefined {
  const { replyBy, notLater } = wordsIn[locale];
  const isAsked = view.status === 'awaitingSubscriber';
  const date = deadline(isAsked ? { dueAt: view.replyUntil } : view, view.timeZone, locale);
  return date === '' ? undefined : [isAsked ? replyBy : notLater, date];
}

/** The status in a word; the style gives each a colour of its own. */
export function chip(
  { status, isOverdue = false }: Pick<SubscriberView, 'status'> & { readonly isOverdue?: boolean },
  locale: Locale,
  isStaff = false,
): Html {
  const words = wordsIn[locale];
  const text = isStaff && status === 'awaitingSubscriber' ? words.waitsForSubscriber : words.statuses[status];
  return html`<span class="chip ${isOverdue ? 'overdue' : status}">${text}</span>`;
}

export interface RequestPage extends About {
  readonly view: SubscriberView;
  readonly brand: string;
  readonly allowed: readonly CommandType[];
  readonly nonce: string;
  /** Repeated presses of a button are one command. */
  readonly commandId: string;
  /** The form that was refused. */
  readonly typed?: { readonly type: string; readonly words: string } | undefined;
}

export function requestPage({ view, brand, allowed, locale, error, nonce, commandId, typed }: RequestPage): Html {
  const words = wordsIn[locale];
  const form = (type: 'reply' | 'reopen', label: string, button: string): Html =>
    html`<form method="post" action="/requests/${view.number}"><input type="hidden" name="type" value="${type}"><input type="hidden" name="commandId" value="${commandId}">
<label for="${type}">${label}</label><textarea id="${type}" name="words" rows="3" required maxlength="1000">${typed?.type === type ? typed.words : ''}</textarea><button>${button}</button></form>`;
  const due = dueOf(view, locale);
  const canReply = view.status === 'awaitingSubscriber';
  const canReopen = allowed.includes('reopen');
  const isShown = typed?.type === 'reopen' ? canReopen : canReply;
  const facts: readonly (readonly [string, string])[] = [
    [words.operator, brand],
    [words.registered, moment(view.registeredAt, view.timeZone, locale)],
    ...(due === undefined ? [] : [[words.due, due.join(' ')] as const]),
    ...(view.amount === undefined ? [] : [[words.sum, roubles(view.amount, locale)] as const]),
  ];
  const body = html`<p><a href="/requests">← ${words.back}</a></p>
<div class="title"><h1 lang="${view.locale}">${view.title}</h1>${chip(view, locale)}</div>
<p class="number">№ ${view.dictated}</p>
${alertOf(error, locale, isShown ? '' : typed?.words)}
<div class="columns"><div>
<section class="card"><p class="lead" lang="${view.locale}">${view.text}</p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>
${canReply ? html`<section class="card wait"><h2>${words.question}</h2><p class="said">${view.question ?? ''}</p>${form('reply', words.reply, words.send)}</section>` : ''}
${view.answer === undefined ? '' : html`<section class="card good"><h2>${words.answer}</h2>${view.outcome === undefined ? '' : html`<p><strong>${words.outcomes[view.outcome]}</strong></p>`}<p class="said">${view.answer}</p></section>`}
${canReopen ? html`<details class="card"${typed?.type === 'reopen' ? html` open` : ''}><summary>${words.reopen}</summary>${form('reopen', words.reopenReason, words.reopenSend)}</details>` : ''}
</div>
<section class="card"><h2>${words.timeline}</h2>${raw(timeline(view, { locale, nonce }))}</section></div>`;
  return layout({
    title: `${view.title}, № ${view.dictated}`,
    locale,
    path: `/requests/${view.number}`,
    body,
    head: signOut(locale),
  });
}
