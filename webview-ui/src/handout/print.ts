/** On paper the whole picture of the step is seen, however it was zoomed and panned. */

const MARGIN = 8;

/** Fits the picture to the paper while the page is printed. */
export const printWhole = (): void => {
  const picture = (): SVGSVGElement | null => document.querySelector('.canvas > .picture');
  window.addEventListener('beforeprint', () => {
    const svg = picture();
    if (svg === null) return;
    const { x, y, width, height } = svg.getBBox();
    const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
    svg.setAttribute('viewBox', box.join(' '));
    svg.style.aspectRatio = `${box[2]} / ${box[3]}`;
    svg.style.maxWidth = `${box[2]}px`;
  });
  window.addEventListener('afterprint', () => {
    const svg = picture();
    svg?.removeAttribute('viewBox');
    svg?.style.removeProperty('aspect-ratio');
    svg?.style.removeProperty('max-width');
  });
};
