import { native } from '../../../base/natives.js';
import { styleOf, viewOf } from '../../engine/around.js';
import { isElement, select } from '../../engine/roots.js';
import { isDark } from '../../schemes.js';
import type { Context, Effect } from '../effect.js';
import { overPicture } from './colour-marks.js';
import { coloursOfPictures, rolesFor } from './colours.js';
import { colourPictures, declare, imagesOf, pictured, withPicture } from './colours-of-pictures.js';
import { lookOf } from './picture-look.js';

type Look = ReturnType<typeof lookOf> | null | undefined;

/** Length of the sides of the measured copy, in pixels: enough for shares of colours. */
const side = 32;

/** Milliseconds after which a chart is measured again if its script has not drawn it yet. */
const pause = 1000;

/** Number of these measurements. */
const patience = 4;

type Picture = HTMLImageElement | HTMLCanvasElement;

/** Height in CSS pixels up to which a picture is taken for an icon or a logo: as high as the headers of most pages. */
const iconHeight = 64;

/** Ground of a picture, for our rule. */
const paper = '--low-vision-paper';

/**
 * Drawings that a camera reads (QR codes, bar codes), and drawings for which the page has made a ground. Cameras expect
 * dark modules on a light ground.
 */
const codes = 'svg:is([shape-rendering], [class*=qrc], [aria-label^=QR], [style*=background])';

/** Boxes whose picture is hidden. With a ground, they would cover the text below them. */
const unseen = '[style*="--low-vision-image: none"]';

const isImage = (picture: Element): picture is HTMLImageElement => 'naturalWidth' in picture;

/**
 * Whether a large picture is positioned over the page, as fog or clouds are. With a ground, it would cover the text below
 * it.
 */
const isOverPage = (picture: Picture): boolean =>
  picture.width * picture.height > 4e4 &&
  [picture, picture.offsetParent].some((one) => one && /absolute|fixed/.test(styleOf(one).position));

/** The look of a picture. `undefined` if its pixels cannot be read. */
function measure(picture: Picture): Look {
  const drawing = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  try {
    // The thin lines of a chart would become transparent. Some of its pixels are enough.
    if (drawing) drawing.imageSmoothingEnabled = isImage(picture);
    drawing?.drawImage(picture, 0, 0, side, side);
    return drawing && lookOf(drawing.getImageData(0, 0, side, side).data);
  } catch {
    return undefined;
  }
}

/** Gives a loaded picture or a drawn chart the ground on which its drawing is seen. */
function judge(context: Context, picture: Picture, times = 0): void {
  const { height } = picture;
  const roles = rolesFor(context);
  if (!roles) return;
  if (isImage(picture) && !picture.naturalWidth) {
    let isOn = true;
    context.undo.add(() => {
      isOn = false;
    }, picture);
    // A broken picture shows its alternative text, which needs the ground of the page.
    picture.decode().catch(() => {
      if (isOn) declare(context, picture, { [paper]: 'transparent' });
    });
    return;
  }
  const look = measure(picture);
  // No event tells that a script has drawn its chart.
  if (!look && !isImage(picture) && times < patience) {
    const view = viewOf(picture);
    const timer = view.setTimeout(() => {
      judge(context, picture, times + 1);
    }, pause);
    context.undo.add(() => {
      // The number is one of the picture's own window, which may be a frame.
      view.clearTimeout(timer);
    }, picture);
  }
  const isOnDark = isDark(roles);
  const ground = isOnDark ? '#fff' : 'var(--low-vision-text)';
  const isOver = isOverPage(picture);
  // In dark schemes, a large drawing has a light ground instead of a contour.
  const isUnknown =
    look === undefined && (height <= iconHeight || (!isOnDark && isImage(picture) && !isOver));
  // The ground of a box that follows another picture would cover the text, too.
  const { parentElement: box } = picture;
  if (isOver && box) declare(context, box, { [overPicture]: '' });
  const isLost = look && (look === 'dark') === isOnDark && !isOver;
  declare(context, picture, {
    [paper]: isLost ? ground : look || isUnknown ? 'transparent' : '',
    // A contour is seen in any colour. A known picture does not inherit that of a background picture around it.
    '--low-vision-contour': isUnknown ? 'var(--low-vision-drawn)' : 'none',
  });
}

/**
 * The elements with texts that may lie over an empty box with a large picture: all in the box's `offsetParent`.
 * `undefined` if that is the whole page, or if it has bare text, which cannot have a ground.
 */
function textsOver(picture: Element): Element[] | undefined {
  const { offsetParent } = picture as HTMLElement;
  if (!offsetParent || offsetParent.localName === 'body') return undefined;
  const texts: Element[] = [];
  for (
    let { parentElement: box } = picture;
    box;
    box = box === offsetParent ? null : native(box).parentElement
  )
    for (const node of native(box).childNodes) {
      if (!native(node).textContent?.trim() || native(node).contains(picture)) continue;
      if (!isElement(node)) return undefined;
      texts.push(node);
    }
  return texts;
}

/** A label covers less than this part of its picture. */
const labelPart = 0.25;

const areaOf = (element: Element): number => {
  const { offsetWidth, offsetHeight } = native(element as HTMLElement);
  return offsetWidth * offsetHeight;
};

/** A box around a canvas is at most this many times as large, if all in it is drawn over the canvas. */
const aroundCanvas = 1.1;

/** The elements that a page shows over its canvas: the coordinates of a map, the sum in a ring chart. */
function partsOver(canvas: Element): Element[] {
  let box = canvas;
  for (
    let next: Element | null = canvas;
    next && areaOf(next) <= areaOf(canvas) * aroundCanvas;
    next = native(next).parentElement
  )
    box = next;
  return [...native(box).querySelectorAll(':not(canvas, img, svg, svg *)')].filter(
    (part) => !native(part).childElementCount,
  );
}

/** The labels that the page has placed on a picture, such as «New», if its box has no other text. */
function labelsOn(box: Element): Element[] {
  const texts = [...native(box).childNodes].filter((node) => native(node).textContent?.trim());
  const labels = texts.filter(
    (node) =>
      isElement(node) && styleOf(node).position === 'absolute' && areaOf(node) < areaOf(box) * labelPart,
  );
  return labels.length === texts.length ? (labels as Element[]) : [];
}

/** Gives pictures that vanish in a scheme a ground, and the texts over large pictures. */
export const pictureGrounds: Omit<Effect, 'values'> = {
  ...coloursOfPictures,

  styles: (page) => {
    const roles = rolesFor(page);
    if (!roles) return '';
    // Transparent drawings are made for a light page.
    const drawings = isDark(roles)
      ? ':root { --low-vision-paper: #fff } canvas, img:is([src*=".png" i], [src*=".svg" i], [src*=".gif" i], [src*=".webp" i], [src^="data:"]) { background-color: var(--low-vision-paper) !important }'
      : '';
    return `@media screen { ${drawings} [style*=${paper}] { background-color: var(${paper}) !important; box-shadow: 0 0 0 3px var(${paper}) !important; filter: var(--low-vision-contour) !important } ${codes} { --low-vision-ink: #000; background-color: var(${paper}) !important } ${unseen} { --low-vision-plain: transparent } }`;
  },

  enter(context, root) {
    context.undo.listen(
      root,
      'load',
      ({ target }) => {
        if (native(target as Element).localName === 'img') judge(context, target as HTMLImageElement);
      },
      true,
    );
  },

  layout(context, find) {
    const roles = rolesFor(context);
    if (!roles) return;
    // A page that changes all the time may have thousands of new elements in a frame. So there is one search for all
    // pictures, without `svg *`, which browsers would compare with all ancestors of each element.
    const boxes = `:is(${[...imagesOf(context.document)].join()})`;
    const pictures = `img, canvas, ${boxes}`;
    const found = find('*').filter(
      (element) => 'ownerSVGElement' in native(element) || native(element).matches(pictures),
    );
    colourPictures(context, select(found, withPicture(context)), roles);
    for (const picture of select(found, 'img, canvas')) judge(context, picture as Picture);
    for (const canvas of select(found, 'canvas'))
      for (const part of partsOver(canvas)) declare(context, part, { [overPicture]: '1' });
    for (const box of select(found, boxes)) {
      const labels = labelsOn(box);
      for (const label of labels) declare(context, label, { [overPicture]: '1' });
      if (labels.length) declare(context, box, pictured);
    }
    for (const element of select(found, `${unseen}:empty`)) {
      const texts = textsOver(element);
      for (const text of texts ?? []) declare(context, text, { [overPicture]: '1' });
      if (texts) declare(context, element, pictured);
    }
  },
};
