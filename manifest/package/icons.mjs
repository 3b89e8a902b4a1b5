import { decode } from './png.mjs';

/** What Teams asks of icons: https://learn.microsoft.com/microsoftteams/platform/concepts/design/design-teams-app-icon-store-appbar */
export function iconProblems({ color, outline }) {
  return [
    ...check('color.png', color, 192, (image) => image.some((pixel) => pixel.alpha < 255) ? 'must fill its square: Teams rounds the corners itself' : null),
    ...check('outline.png', outline, 32, outlineProblem),
  ];
}

function outlineProblem(image) {
  if (image.some(({ alpha, red, green, blue }) => alpha > 0 && (red & green & blue) < 255)) return 'must have no colour but white; everything else is transparent';
  if (!image.some(({ alpha }) => alpha > 0)) return 'is empty';
  return image.some(({ alpha }) => alpha === 0) ? null : 'must have a transparent background';
}

function check(file, bytes, size, problemOf) {
  try {
    const { width, height, pixels } = decode(bytes);
    if (width !== size || height !== size) return [`${file} must be ${size} x ${size} pixels; it is ${width} x ${height}.`];
    const problem = problemOf(pixels);
    return problem ? [`${file} ${problem}.`] : [];
  } catch (error) {
    return [`${file} cannot be read: ${error.message}.`];
  }
}
