// Reads the painted frames from a trace of Chromium.

/** @typedef {{ name: string, ts: number, args: { snapshot?: string, data?: { documentLoaderURL?: string } } }} TraceEvent */
/**
 * @typedef {object} Frame
 * @property {number} at milliseconds after the navigation began
 * @property {string} picture JPEG, base64
 * @property {boolean} isBlank whether the frame has only one colour
 * @property {boolean} isDark whether most of the frame is dark, as the reader has chosen
 * @property {number} marker area of the marker as a part of the frame
 */

/** @param {TraceEvent[]} events @param {string} url */
export function navigationStart(events, url) {
  const found = events.findLast(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
  );
  if (!found) throw new Error(`the trace does not tell when ${url} began`);
  return found.ts;
}

/**
 * @param {import('puppeteer-core').Page} judge @param {TraceEvent[]} events @param {number} start
 * @returns {Promise<Frame[]>}
 */
export async function look(judge, events, start) {
  const pictures = events
    .filter(({ name, ts, args }) => name === 'Screenshot' && args.snapshot && ts >= start)
    .map(({ ts, args }) => ({ at: (ts - start) / 1000, picture: args.snapshot ?? '' }));
  const seen = await judge.evaluate(
    async (all) => {
      const canvas = new OffscreenCanvas(1, 1);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
        canvas.getContext('2d', { willReadFrequently: true })
      );
      const found = [];
      for (const one of all) {
        const image = new Image();
        image.src = `data:image/jpeg;base64,${one}`;
        await image.decode();
        [canvas.width, canvas.height] = [image.width, image.height];
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        let [dark, marker, least, most] = [0, 0, 255, 0];
        for (let at = 0; at < data.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
          const light = 0.21 * red + 0.72 * green + 0.07 * blue;
          if (light < 90) dark += 1;
          if (red > 150 && blue > 150 && green < 110) marker += 1;
          least = Math.min(least, light);
          most = Math.max(most, light);
        }
        const count = data.length / 4;
        found.push({ isBlank: most - least < 24, isDark: dark / count > 0.5, marker: marker / count });
      }
      return found;
    },
    pictures.map(({ picture }) => picture),
  );
  return pictures.map((one, index) => ({ ...one, .../** @type {Frame} */ (seen[index]) }));
}

/** Whether a frame shows other colours or another size than the last frame. @param {Frame} frame @param {Frame} last */
export const isFlash = ({ isBlank, isDark, marker }, last) =>
  !isBlank && (isDark !== last.isDark || Math.abs(marker / last.marker - 1) > 0.25);
