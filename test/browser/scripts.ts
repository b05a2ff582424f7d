/** Scripts that run in the page. They are text, since the types of this project know no DOM. */

/** Answers the HTML of every control that a screen reader could not name. */
export const NAMELESS_CONTROLS = `
  [...document.querySelectorAll('button, input, textarea, select, [role="combobox"], img')]
    .filter((element) => {
      const words = element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? element.textContent ?? '';
      return (element.labels?.length ?? 0) === 0 && words.trim() === '';
    })
    .map((element) => element.outerHTML)`;

/** Answers how much of what is chosen does not show in the select that stands beside a text of the newest form. */
export const PIXELS_CUT = `
  ((input) => input.scrollWidth - input.clientWidth)([...document.querySelectorAll('dialog .section-accessory input')].at(-1))`;

/** In milliseconds. */
export interface FrameTimes {
  median: number;
  /** Nineteen of twenty frames took no longer. */
  p95: number;
}

/** Scrolls up, 400 pixels a frame, until the beginning of the channel is at the top; answers how long the frames took. */
export const SCROLL_TO_TOP = `
  new Promise((done) => {
    const list = document.querySelector('[role="log"]');
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      list.scrollBy({ top: -400, behavior: 'instant' });
      const began = document.querySelector('.beginning') !== null && list.scrollTop === 0;
      if (!began && times.length < 2000) return requestAnimationFrame(step);
      const sorted = times.toSorted((a, b) => a - b);
      done({ median: sorted[sorted.length >> 1], p95: sorted[Math.floor(sorted.length * 0.95)] });
    };
    requestAnimationFrame(step);
  })`;

/** Answers the colours that the style sheet's variables have now, by name. */
export const COLOURS_NOW = `
  Object.fromEntries(
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule.selectorText === ':root')
      .flatMap((rule) => [...rule.style])
      .filter((name) => name.startsWith('--'))
      .map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()]),
  )`;
