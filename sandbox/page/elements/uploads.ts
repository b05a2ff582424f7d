import type { FileInfo } from '../../protocol.ts';

const known = new Map<string, FileInfo>();
const underWay = new Set<Promise<void>>();

/** Remembers files that were uploaded for forms: the fields that hold them may be drawn anew. */
export function keepUploads(files: readonly FileInfo[]): void {
  for (const file of files) known.set(file.id, file);
}

export function uploadedName(id: string): string {
  return known.get(id)?.name ?? id;
}

/** Makes whoever sends a form wait for an upload. */
export function awaitUpload(upload: Promise<void>): void {
  underWay.add(upload);
  void upload.finally(() => underWay.delete(upload));
}

/** Settles when no upload is under way. */
export async function uploadsDone(): Promise<void> {
  await Promise.all(underWay);
}
