// node show.mjs SERVICE-ROOT INDICATOR PERIOD [CODE [PICTURE]]: shows the page in Chromium and prints, as JSON, what a person would see and what was sent.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [service, indicator, period, code, picture] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const libraries = ['sap.ui.core', 'sap.m', 'sap.ui.layout', 'sap.ui.unified'].map(name => join(here, '../node_modules/@openui5', name, 'src'));
const types = { '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html', '.xml': 'application/xml', '.css': 'text/css' };

async function fileFor(path) {
  const name = normalize(decodeURIComponent(path));
  const places = name.startsWith('/resources/') ? libraries.map(folder => join(folder, name.slice('/resources'.length))) : [join(here, name === '/' ? 'index.html' : name)];
  for (const place of places) {
    if ((await stat(place).catch(() => null))?.isFile()) return place;
  }
  return null;
}

const server = createServer(async (request, response) => {
  const file = await fileFor(new URL(request.url, 'http://here').pathname);
  response.writeHead(file ? 200 : 404, { 'Content-Type': types[extname(file ?? '')] ?? 'application/octet-stream' });
  if (file) createReadStream(file).pipe(response); else response.end();
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const own = `http://127.0.0.1:${server.address().port}/resources/`; // themes and the like that are not built here
const address = `http://127.0.0.1:${server.address().port}/?${new URLSearchParams({ service, indicator, period })}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const seen = { errors: [], requests: [] };
try {
  const page = await browser.newPage();
  page.on('pageerror', error => seen.errors.push(String(error)));
  page.on('console', message => message.type() === 'error' && !message.location().url.startsWith(own) && seen.errors.push(message.text()));
  page.on('request', request => request.url().startsWith(service) && seen.requests.push(
    { method: request.method(), url: request.url().slice(service.length), body: request.postData() ?? '' }));
  await page.goto(address);
  await page.waitForFunction(() => window.complete?.(), null, { timeout: 60_000 });
  seen.failures = await page.evaluate(() => window.failures);
  for (const id of seen.failures.length ? [] : ['facts', 'totals']) {
    await page.locator(`#${id} tbody tr .sapMText`).first().waitFor({ state: 'attached', timeout: 10_000 });
    seen[id] = await page.locator(`#${id} tbody tr`).evaluateAll(rows => rows.map(row => [...row.querySelectorAll('.sapMText')].map(cell => cell.textContent)));
  }
  // "More": the next rows of a growing table.
  await page.locator('#facts-trigger').click();
  await page.waitForFunction(shown => document.querySelectorAll('#facts tbody tr').length > shown, seen.facts.length, { timeout: 30_000 });
  seen.more = await page.locator('#facts tbody tr').count();
  seen.counts = await page.evaluate(() => window.counts());
  if (code) {
    const [logged] = await Promise.all([page.waitForEvent('console', { predicate: message => message.type() === 'log', timeout: 30_000 }), page.evaluate(code)]);
    seen.logged = await logged.args()[0].jsonValue();
  }
  if (picture) await page.screenshot({ path: picture, fullPage: true });
} catch (error) {
  seen.errors.push(String(error));
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(seen, null, 1));
