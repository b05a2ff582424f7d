import { parentPort } from 'node:worker_threads';

export interface PngJob {
  id: number;
  svg: string;
}

export type PngAnswer = { id: number; png: Uint8Array } | { id: number; failed: string };

// fontconfig reads the environment of the whole process once, when it first draws: this has to stand before that.
process.env.FONTCONFIG_FILE ??= new URL('./fonts.conf', import.meta.url).pathname;
const { default: sharp } = await import('sharp');
sharp.cache(false);

async function answerTo({ id, svg }: PngJob): Promise<PngAnswer> {
  try {
    return { id, png: await sharp(Buffer.from(svg)).png().toBuffer() };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (job: PngJob | 'end') => {
  if (job === 'end') parentPort?.close();
  else parentPort?.postMessage(await answerTo(job));
});
