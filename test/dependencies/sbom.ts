import { z } from 'zod';
import { parsed } from './audit.ts';

const cyclonedx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
type Component = z.infer<typeof cyclonedx>['components'][number];

export interface Sbom {
  /** The list in CycloneDX, of what goes into production alone. */
  list: z.infer<typeof cyclonedx>;
  /** Pinned dependencies that are not in it in their version. */
  missing: string[];
}

/**
 * Reads what `npm sbom --sbom-format cyclonedx` prints of everything, and leaves out what only builds and tests; null where
 * it is no such list. npm's own `--omit=dev` also leaves out what production shares with development.
 */
export function productionSbom(printed: string, pinned: Record<string, string>): Sbom | null {
  const read = cyclonedx.safeParse(parsed(printed));
  if (!read.success) return null;
  const left = read.data.components.filter(isForDevelopment).map((one) => one['bom-ref']);
  const isKept = (ref: string) => !left.includes(ref);
  const components = read.data.components.filter((one) => isKept(one['bom-ref']));
  const dependencies = read.data.dependencies
    .filter(({ ref }) => isKept(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) }));
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const wanted = Object.entries(pinned).map(([name, version]) => `${name}@${version}`);
  return {
    list: { ...read.data, components, dependencies },
    missing: wanted.filter((one) => !listed.has(one)),
  };
}

function isForDevelopment({ properties }: Component): boolean {
  return properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
}
