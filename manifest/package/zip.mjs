// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT: entries are stored as they are and dated with the format's first day,
// so that the same content is the same file, byte for byte.
const firstDay = 0x0021;
const version = 20;

/** A zip file of the named contents; names are plain ASCII. */
export function zip(files) {
  const [locals, directory] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const header = common(name, content);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, Buffer.from(name), content]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), uint16(version), header, uint16(0, 0, 0), uint32(0, offset), Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }

  const central = Buffer.concat(directory);
  return Buffer.concat([
    ...locals, central, Buffer.from('PK\x05\x06', 'latin1'), uint16(0, 0, directory.length, directory.length), uint32(central.length, offset), uint16(0),
  ]);
}

function common(name, content) {
  return Buffer.concat([uint16(version, 0, 0, 0, firstDay), uint32(crc32(content), content.length, content.length), uint16(Buffer.byteLength(name), 0)]);
}

const uint16 = (...numbers) => Buffer.from(Uint8Array.from(numbers.flatMap((n) => [n & 0xff, n >> 8])));
const uint32 = (...numbers) => Buffer.from(Uint8Array.from(numbers.flatMap((n) => [n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, n >>> 24])));

const table = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
