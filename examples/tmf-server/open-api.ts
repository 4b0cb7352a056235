/**
 * The OpenAPI 3.0 description of one of the APIs: the paths that are served, and the errors. The documents themselves are described by
 * TM Forum.
 */
import type { Api } from './tmf-server.ts';

const standards = {
  troubleTicket: { id: 'TMF621', title: 'Trouble Ticket', v4: '4.0.0', v5: '5.0.1' },
  productOrder: { id: 'TMF622', title: 'Product Ordering', v4: '4.0.0', v5: '5.0.0' },
} as const;

export function openApi(apis: readonly Api[], base: string): object {
  const api = apis.find((one) => one.base === base);
  if (api === undefined) throw new Error(`there is no API at ${base}`);
  const { resource, version } = api;
  const standard = standards[resource];
  const schema = { type: 'object', description: `As ${standard.id} ${standard[version]} describes it` };
  const answers = (status: string, what: object): object => ({
    [status]: { description: 'Done', ...what },
    default: { description: 'Not done', content: json({ $ref: '#/components/schemas/Error' }) },
  });
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const query = (name: string, type: 'string' | 'integer') => ({ name, in: 'query', schema: { type } });
  const fields = query('fields', 'string');
  const paging = [fields, query('sort', 'string'), query('offset', 'integer'), query('limit', 'integer')];
  const one = { content: json(schema) };
  const hub = { type: 'object', required: ['callback'], properties: { callback: uri, query: { type: 'string' } } };
  return {
    openapi: '3.0.3',
    info: { title: `${standard.id} ${standard.title}`, version: standard[version] },
    servers: [{ url: base }],
    security: [{ bearer: [] }],
    paths: {
      [`/${resource}`]: {
        get: { parameters: paging, responses: answers('200', { content: json({ type: 'array', items: schema }) }) },
        post: { requestBody: one, responses: answers('201', one) },
      },
      [`/${resource}/{id}`]: {
        parameters: [id],
        get: { parameters: [fields], responses: answers('200', one) },
        patch: {
          requestBody: { content: { 'application/merge-patch+json': { schema }, ...json(schema) } },
          responses: answers('200', one),
        },
      },
      '/hub': { post: { requestBody: { content: json(hub) }, responses: answers('201', { content: json(hub) }) } },
      '/hub/{id}': { parameters: [id], delete: { responses: answers('204', {}) } },
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'reason'],
          properties: Object.fromEntries(
            ['@type', 'code', 'reason', 'message', 'status', 'referenceError'].map((name) => [
              name,
              { type: 'string' },
            ]),
          ),
        },
      },
    },
  };
}

const uri = { type: 'string', format: 'uri' };

function json(schema: object): { readonly 'application/json': { readonly schema: object } } {
  return { 'application/json': { schema } };
}
