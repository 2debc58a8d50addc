// Opens each briefing in Chromium and fails on anything that a reader would meet: a breach of an accessibility rule, a
// request to anywhere, a breach of the content policy, a page that scrolls sideways or runs over the edge of the paper, a
// link that ends nowhere, a table that does not sort or filter.
//
//   node check.mjs BRIEFING.html …      (CHROMIUM names the browser; default /usr/bin/chromium)

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 360, 768, 1440];
const PAPERS = { A4: 673, Letter: 695 }; // CSS px of the text's width: the sheet without the margins of @page
const HANGS = 4; // px of a highlight's end that may hang into the margin of the paper
const FILTERED_FROM = 12; // rows; shorter tables are seen at a glance and have no filter
const SCHEMES = ["light", "dark"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run"];

const faults = [];
const fault = (place, words) => { faults.push(`${place}: ${words}`); };

async function open(browser, file, options) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  const place = `${file} ${options.viewport.width}px ${options.colorScheme}${options.javaScriptEnabled === false ? " without scripts" : ""}`;
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) fault(place, message.text()); });
  page.on("pageerror", (error) => fault(place, error.message));
  page.on("request", (request) => { if (!/^(data|file):/.test(request.url())) fault(place, `asks for ${request.url()}`); });
  await page.goto(pathToFileURL(resolve(file)).href);
  return { context, page, place };
}

async function checkRules(browser, file, colorScheme) {
  const { context, page, place } = await open(browser, file, { viewport: { width: 1440, height: 1000 }, colorScheme });
  await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    fault(place, `${id}: ${help} (${nodes.length} places, the first ${nodes[0].target.join(" ")})`);
  }
  console.log(`${place}: ${passes.length} rules passed, ${violations.length} broken`);
  await context.close();
}

async function checkWidth(browser, file, width, colorScheme) {
  const { context, page, place } = await open(browser, file, { viewport: { width, height: 800 }, colorScheme });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) fault(place, `the page is ${wide} px wide and scrolls sideways`);
  await context.close();
}

async function checkPaper(browser, file, paper, width) {
  const { context, page, place } = await open(browser, file, { viewport: { width, height: 900 }, colorScheme: "light" });
  await page.emulateMedia({ media: "print" });
  const { wide, first } = await page.evaluate((room) => {
    const over = [...document.body.querySelectorAll("*")].find((element) => element.getBoundingClientRect().right > room
      && !element.closest(".unseen"));
    const named = over?.closest("[id]") ?? over;
    return { wide: document.documentElement.scrollWidth, first: named && `${named.tagName.toLowerCase()}#${named.id}` };
  }, width + HANGS);
  if (wide > width + HANGS) fault(`${place} on ${paper}`, `runs over the edge: ${wide} px where there are ${width}, first in ${first}`);
  await context.close();
}

async function checkWithoutScripts(browser, file) {
  const { context, page, place } = await open(browser, file,
    { viewport: { width: 1440, height: 900 }, colorScheme: "light", javaScriptEnabled: false });
  const lost = await page.$$eval("a[href^='#']", (links) => links.map((link) => link.getAttribute("href").slice(1))
    .filter((anchor) => !document.getElementById(anchor)));
  for (const anchor of new Set(lost)) fault(place, `a link leads to #${anchor}, which is nowhere`);
  if (await page.$(".tools, th button")) fault(place, "shows controls that need scripts");
  await context.close();
}

async function checkTools(browser, file) {
  const { context, page, place } = await open(browser, file, { viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
  const tables = await page.$$eval("table[data-sortable]", (found) => found.map(({ id, tBodies }) => ({ id, rows: tBodies[0].rows.length })));
  if (!tables.length) fault(place, "has no table that sorts");
  for (const { id, rows } of tables) {
    const table = page.locator(`table[id="${id}"]`);
    const heads = await table.locator("thead th").count();
    const sorters = table.locator("thead th button");
    if (await sorters.count() !== heads) fault(place, `${id} sorts by ${await sorters.count()} of its ${heads} columns`);
    else {
      await sorters.first().click();
      if (await table.locator("th[aria-sort=ascending]").count() !== 1) fault(place, `${id} does not sort`);
    }
    if (rows < FILTERED_FROM) continue;
    const filter = page.locator(`.tools:has(input[aria-controls="${id}"])`);
    if (await filter.count() !== 1) { fault(place, `${id} has ${rows} rows and no filter`); continue; }
    await filter.locator("input").fill("no row holds these words");
    const status = await filter.locator("[role=status]").textContent();
    if (!status.startsWith("0 of ")) fault(place, `a filter that nothing meets says ${JSON.stringify(status)} in ${id}`);
    if (await table.locator("tbody tr:visible").count()) fault(place, `${id} shows rows that its filter excludes`);
  }
  const filtered = tables.filter(({ rows }) => rows >= FILTERED_FROM).length;
  console.log(`${place}: ${tables.length} tables that sort, ${filtered} of them long enough for a filter`);
  await context.close();
}

const files = process.argv.slice(2);
if (!files.length) {
  console.error("Name the briefings to check: node check.mjs BRIEFING.html …");
  process.exit(2);
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
for (const file of files) {
  for (const scheme of SCHEMES) {
    await checkRules(browser, file, scheme);
    for (const width of WIDTHS) await checkWidth(browser, file, width, scheme);
  }
  for (const [paper, width] of Object.entries(PAPERS)) await checkPaper(browser, file, paper, width);
  await checkWithoutScripts(browser, file);
  await checkTools(browser, file);
}
await browser.close();
for (const words of faults) console.error(words);
console.log(faults.length ? `${faults.length} faults` : "no faults");
process.exit(faults.length ? 1 : 0);
