import sharp from 'sharp';

interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The dark pixels of a picture or a region of it: their share, and how many columns they span. */
export async function inkOf(png: Buffer, region?: Region): Promise<{ share: number; width: number }> {
  const picture = region ? sharp(png).extract(region) : sharp(png);
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  let dark = 0;
  let first = info.width;
  let last = -1;
  for (let at = 0; at < data.length; at++) {
    if ((data[at] ?? 255) >= 128) continue;
    dark++;
    first = Math.min(first, at % info.width);
    last = Math.max(last, at % info.width);
  }
  return { share: dark / data.length, width: last - first + 1 };
}
