/** The public gate runs what the gate of a contributor runs, on every version of Node that the package promises. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sources.ts';

const workflow = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8');
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

it('runs the gate on the lowest promised version of Node and on the later ones', () => {
  expect(workflow.match(/- run: .*/gu)).toEqual(['- run: .ci/run']);
  expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0);
  expect(/node: \[(.*)\]/u.exec(workflow)?.[1]).toBe('20, 22, 24');
  expect(engines.node).toMatch(/^>=20\./u);
});

it('has no more rights than it needs', () => {
  expect(workflow).toMatch(/^permissions:\n {2}contents: read\n\n/mu);
  expect(workflow).not.toMatch(/secrets\.|pull_request_target|: write/u);
});
