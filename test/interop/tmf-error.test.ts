/**
 * Refusals and faults as the error body of TM Forum.
 */
import { describe, expect, it } from 'vitest';
import { type DeskRefusal, Fault } from 'zayavka';
import { toTmfError } from 'zayavka/tmf';

describe('an error body', () => {
  it('of a wrong document names the places in it', () => {
    const issues = [
      { pointer: '/severity', found: 'nothing', expected: 'a text' },
      { pointer: '', found: 'null', expected: 'an object' },
    ];
    expect(
      toTmfError({ code: 'document/invalid', status: 400, issues }, { referenceError: 'https://example.ru/errors' }),
    ).toEqual({
      '@type': 'Error',
      code: 'document/invalid',
      reason: 'The request is not as it should be',
      message: '/severity: found nothing, expected a text; the document: found null, expected an object',
      status: '400',
      referenceError: 'https://example.ru/errors',
    });
  });

  it('of a refusal of the desk names the places of the document, the nearest that is known', () => {
    const pointers = {
      details: '/troubleTicketCharacteristic',
      'details.items.0.name': '/productOrderItem/0/product/name',
    };
    const issue = (path: string) => ({ path, found: 'nothing', expected: 'a text' });
    const refusal: DeskRefusal = {
      code: 'input/invalid',
      issues: [issue('details.amount'), issue('details.items.0.name'), issue('agentId'), issue('')],
    };
    expect(toTmfError(refusal, { pointers }).message).toBe(
      [
        '/troubleTicketCharacteristic: found nothing, expected amount: a text',
        '/productOrderItem/0/product/name: found nothing, expected a text',
        '/agentId: found nothing, expected a text',
        'the document: found nothing, expected a text',
      ].join('; '),
    );
  });

  it.each<[DeskRefusal, string, string | undefined]>([
    [{ code: 'request/unknown' }, '404', undefined],
    [{ code: 'number/too-short', found: 9, expected: [10] }, '404', 'found: 9; expected: 10'],
    [
      { code: 'status/proof-needed', missingPort: 'proof' },
      '403',
      'the subscriber has to prove who it is, with a code or to an employee',
    ],
    [
      { code: 'status/proof-needed', agentOnly: true },
      '403',
      'an employee has to see a document of the subscriber first',
    ],
    [{ code: 'request/cannot-link', why: 'unknown' }, '409', 'the other request: there is none with this number'],
    [
      { code: 'command/reused-id', commandId: 'tmf:CRM-1' },
      '409',
      'found an id that was used for something else, expected another id or the same content as before',
    ],
    [{ code: 'request/changed-meanwhile' }, '409', undefined],
    [
      {
        code: 'request/illegal-step',
        lifecycle: 'inquiry',
        status: 'closed',
        command: 'start',
        allowed: ['reopen', 'note'],
      },
      '409',
      'a request that is closed does not take start; it takes reopen, note',
    ],
    [
      { code: 'request/window-over', command: 'reopen', until: Date.UTC(2026, 0, 1) },
      '409',
      'command: reopen; until: 2026-01-01T00:00:00.000Z',
    ],
    [
      { code: 'request/appointment-outside', notBefore: new Date(Date.UTC(2026, 0, 1)) },
      '422',
      'notBefore: 2026-01-01T00:00:00.000Z',
    ],
    [{ code: 'request/missing-text', command: 'resolve', field: 'answer' }, '422', 'command: resolve; field: answer'],
    [{ code: 'request/forgotten' }, '410', undefined],
    [{ code: 'status/too-many-attempts' }, '429', undefined],
    [{ code: 'store/unavailable', fault: 'store/unavailable' }, '503', 'fault: store/unavailable'],
  ])('of %o has the status %s', (refusal, status, message) => {
    const error = toTmfError(refusal);
    expect(error).toMatchObject({ code: refusal.code, status, reason: expect.stringMatching(/\S/u) });
    expect(error.message).toBe(message);
  });

  it('of a fault or another error says no more than a stranger may know', () => {
    expect(toTmfError(new Fault('store/unavailable', 'password of the database'))).toEqual({
      '@type': 'Error',
      code: 'store/unavailable',
      reason: 'The service is not available now, try again later',
      status: '503',
    });
    expect(toTmfError(new Fault('input/invalid', 'limit: found 0'))).toMatchObject({
      status: '400',
      message: 'limit: found 0',
    });
    for (const thrown of [
      new Error('secret'),
      Object.assign(new Error('secret'), { code: 'ECONNREFUSED' }),
      'secret',
      null,
      undefined,
      {},
    ]) {
      const error = toTmfError(thrown);
      expect(error).toMatchObject({ code: 'internal', status: '500' });
      expect(JSON.stringify(error)).not.toContain('secret');
    }
  });

  it.each([401, 403, 404, 405, 413, 415, 503, 418])('of the status %i alone', (status) => {
    expect(toTmfError(status)).toMatchObject({
      code: `http/${status}`,
      status: String(status),
      reason: expect.any(String),
    });
  });
});
