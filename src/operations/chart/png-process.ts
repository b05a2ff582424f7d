import sharp from 'sharp';

export interface PngJob {
  id: number;
  svg: string;
}

export type PngAnswer = { id: number; png: Uint8Array } | { id: number; failed: string };

const LONGEST_S = 30;

sharp.cache(false);
sharp.concurrency(1);

async function answerTo({ id, svg }: PngJob): Promise<PngAnswer> {
  try {
    return { id, png: await sharp(Buffer.from(svg)).timeout({ seconds: LONGEST_S }).png().toBuffer() };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}

let before: Promise<unknown> = Promise.resolve();
process.on('message', (job: PngJob) => {
  before = before.then(async () => process.send?.(await answerTo(job)));
});
// The app has ended, or needs no pictures for now.
process.on('disconnect', () => process.exit());
