// Answers on loopback: POST /check, a card -> its findings; POST /read/strict and /read/lenient, a card -> the text that a person sees.
// usage: node server.mjs [path of the official schema]
import { createServer } from 'node:http';
import { renderingFindings, visibleText } from './renderer.mjs';
import { schemaFindings } from './schema.mjs';

const [schemaPath] = process.argv.slice(2);
const againstSchema = schemaPath ? schemaFindings(schemaPath) : () => [];

const answers = {
  '/check': (card) => [...renderingFindings(card), ...againstSchema(card)],
  '/read/strict': (card) => visibleText(card, 'strict'),
  '/read/lenient': (card) => visibleText(card, 'lenient'),
};

const server = createServer(async (request, response) => {
  try {
    const chunks = await request.toArray();
    const answer = answers[request.url](JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  } catch (error) {
    response.writeHead(500).end(String(error?.stack ?? error));
  }
});
server.listen(0, '127.0.0.1', () => console.log(`Listening on ${server.address().port}`));
