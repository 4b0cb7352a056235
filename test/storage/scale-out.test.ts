import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the scale-out example proves its promises while workers are killed', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const words = ['examples/scale-out/main.ts', '--workers', '2', '--requests', '40', '--kills', '2'];
  const { DATABASE_URL: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...words], { cwd: root, env });
  expect(stdout.match(/^holds /gm)).toHaveLength(5);
  expect(stdout).not.toContain('BROKEN');
  expect(stdout).toContain('2 killed');
});
