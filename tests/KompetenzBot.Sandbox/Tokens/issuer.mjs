// Signs tokens with jose for the tests of both validators: an issuer that shares no code with them.
// GET /keys -> {name: public JWK}; POST /sign {key, header, claims} -> compact token. Prints "Listening on <port>".
import { createServer } from 'node:http';
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair } from 'jose';

const names = ['endorsed', 'unendorsed', 'foreign', 'rotated'];
const pairs = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await generateKeyPair('RS256', { extractable: true })])),
);
pairs.elliptic = await generateKeyPair('ES256', { extractable: true });

async function keys() {
  const entries = names.map(async (name) => [name, { ...(await exportJWK(pairs[name].publicKey)), kid: name, use: 'sig' }]);
  return JSON.stringify(Object.fromEntries(await Promise.all(entries)));
}

async function signingKey({ key, header }) {
  // The confusion attack: the public key, which everybody has, taken as the secret of an HMAC.
  if (header.alg.startsWith('HS')) return new TextEncoder().encode(await exportSPKI(pairs[key].publicKey));
  // jose ties a key to its algorithm; the same key is imported again for another one.
  return header.alg === 'RS256' || header.alg === 'ES256'
    ? pairs[key].privateKey
    : crypto.subtle.importKey('pkcs8', await crypto.subtle.exportKey('pkcs8', pairs[key].privateKey),
      { name: header.alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: `SHA-${header.alg.slice(2)}` }, false, ['sign']);
}

async function sign(request) {
  if (request.header.alg === 'none') return new UnsecuredJWT(request.claims).encode();
  return new SignJWT(request.claims).setProtectedHeader(request.header).sign(await signingKey(request));
}

async function read(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

const server = createServer(async (request, response) => {
  try {
    response.end(request.url === '/keys' ? await keys() : await sign(JSON.parse(await read(request))));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => console.log(`Listening on ${server.address().port}`));
