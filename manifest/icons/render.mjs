// Draws color.png and outline.png from their SVG sources with the Chromium of the PATH; run it after a change of a drawing.
// usage: node manifest/icons/render.mjs [path of the browser]
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const browsers = process.argv[2] ? [process.argv[2]] : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

for (const [name, size] of [['color', 192], ['outline', 32]]) {
  const png = fileURLToPath(new URL(`../${name}.png`, import.meta.url));
  rmSync(png, { force: true });
  const drawn = browsers.some((browser) => spawnSync(browser, [
    '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1', '--default-background-color=00000000',
    `--window-size=${size},${size}`, `--screenshot=${png}`, new URL(`${name}.svg`, import.meta.url).href,
  ]).status === 0 && existsSync(png));
  if (!drawn) throw new Error(`${name}.svg could not be drawn with any of: ${browsers.join(', ')}`);
  console.log(`${name}.png`);
}
