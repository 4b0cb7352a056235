/**
 * Writes `dist/THIRD-PARTY-LICENSES.txt`: the licence of every package whose code the build took into its files. The
 * list comes from the bundler's own report, so it is complete; the reports are removed, they are not published.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface BundleReport {
  readonly inputs: Readonly<Record<string, unknown>>;
}

const dist = 'dist';
const reports = readdirSync(dist).filter((file) => /^metafile-\w+\.json$/u.test(file));
if (reports.length === 0) throw new Error('The build left no report of what it bundled');

const inputs = reports.flatMap((file) => {
  const report: BundleReport = JSON.parse(readFileSync(join(dist, file), 'utf8'));
  return Object.keys(report.inputs);
});

/** The folders of the packages, as the bundler names them: from here, or from a folder above. */
const folders = new Set(
  inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path.replaceAll('\\', '/'))?.[0] ?? []),
);

function licenceIn(folder: string): string {
  const manifest: { readonly name: string; readonly version: string; readonly license?: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((name) => /^licen[cs]e/iu.test(name));
  if (file === undefined) throw new Error(`${manifest.name} has no licence file`);
  const text = readFileSync(join(folder, file), 'utf8').trim();
  return `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})\n\n${text}\n`;
}

const texts = [...folders].map(licenceIn).sort();
const opening = 'Parts of these packages are included in the files of this folder.\n';
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), [opening, ...texts].join(`\n${'-'.repeat(80)}\n\n`));
for (const file of reports) rmSync(join(dist, file));
