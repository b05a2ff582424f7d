import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditVerdict } from './audit.ts';
import { productionSbom } from './sbom.ts';

const ROOT = join(import.meta.dirname, '../..');
const SBOM = join(ROOT, 'dist/sbom.cdx.json');
/** Milliseconds that the registry has to answer in. */
const PATIENCE = '8000';

/** What npm prints, also where it ends with another status than 0. */
function npm(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: ROOT, maxBuffer: 64 * 2 ** 20 }, (_error, printed) => resolve(printed));
  });
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const [advisories, everything] = await Promise.all([
  npm('audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE}`),
  npm('sbom', '--package-lock-only', '--sbom-format=cyclonedx'),
]);

const audit = auditVerdict(advisories);
if (audit.kind === 'unknown')
  say(`Advisories were not looked up: the registry does not serve them (${audit.why}).`);
else if (audit.kind === 'clean')
  say(`No advisory of severity high or critical for production; ${audit.lesser} lesser.`);
else for (const finding of audit.findings) say(finding);

const sbom = productionSbom(everything, dependencies);
if (sbom === null) say('npm gives no list of components.');
else if (sbom.missing.length > 0) say(`The list of components lacks ${sbom.missing.join(', ')}.`);
else {
  mkdirSync(join(SBOM, '..'), { recursive: true });
  writeFileSync(SBOM, `${JSON.stringify(sbom.list, null, 2)}\n`);
  say(`dist/sbom.cdx.json lists the ${sbom.list.components.length} packages of production.`);
}
process.exit(audit.kind === 'found' || sbom === null || sbom.missing.length > 0 ? 1 : 0);
