import { inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const channelsOf = { 2: 3, 6: 4 };

/** The pixels of a PNG with 8 bits a channel, in RGB or RGBA, not interlaced: what render.mjs makes. */
export function decode(bytes) {
  if (!bytes.subarray(0, 8).equals(signature)) throw new Error('it is no PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colorType, , , interlaced] = bytes.subarray(24, 29);
  const channels = channelsOf[colorType];
  if (depth !== 8 || !channels || interlaced !== 0) throw new Error('save it as RGB or RGBA with 8 bits a channel, not interlaced');
  const rows = unfilter(inflateSync(Buffer.concat([...dataOf(bytes)])), width * channels, height, channels);
  return { width, height, pixels: [...pixelsOf(rows, channels)] };
}

function* dataOf(bytes) {
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') yield bytes.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
}

function* pixelsOf(rows, channels) {
  for (const row of rows) {
    for (let x = 0; x < row.length; x += channels) yield { red: row[x], green: row[x + 1], blue: row[x + 2], alpha: channels === 4 ? row[x + 3] : 255 };
  }
}

// https://www.w3.org/TR/png-3/#9Filters
function unfilter(raw, stride, height, step) {
  const rows = [];
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const row = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    const above = rows[y - 1] ?? Buffer.alloc(stride);
    for (let x = 0; x < stride; x++) row[x] += predicted(filter, x < step ? 0 : row[x - step], above[x], x < step ? 0 : above[x - step]);
    rows.push(row);
  }

  return rows;
}

function predicted(filter, left, up, corner) {
  switch (filter) {
    case 0: return 0;
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: return paeth(left, up, corner);
    default: throw new Error('its pixels are damaged');
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
