// Run by the tests in Node: loads the theme's own scripts, reads a job from standard input, answers in JSON.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const theme = path.join(__dirname, "../../theme/static/js");
globalThis.lunr = require(path.join(theme, "lunr.min.js"));
for (const name of ["fold.js", "query.js", "answer.js", "terms.js"]) vm.runInThisContext(fs.readFileSync(path.join(theme, name), "utf8"), name);

const received = {};
globalThis.afterwordReceive = (name, text) => (received[name] = JSON.parse(text));
const job = JSON.parse(fs.readFileSync(0, "utf8"));

// What the site's own loader does with a script.
const fetched = new Set();
const load = async (name) => {
  fetched.add(name);
  vm.runInThisContext(fs.readFileSync(path.join(job.index, `${name}.js`), "utf8"));
  return received[name];
};

// The index of everything, as lunr.py serialises it and lunr.js loads it, without what is empty in it.
const monolith = (serialised) => {
  const nowhere = Object.freeze({});
  for (const [, posting] of serialised.invertedIndex) for (const field of serialised.fields) posting[field] ??= nowhere;
  const index = lunr.Index.load(serialised);
  return async () => ({ index, wide: [] });
};

const asked = async (terms, typed) => {
  const start = process.cpuUsage(); // other programs' time is not ours
  const { all, hits, unknown, rest, near, wide } = await afterwordAsk(terms, typed);
  const { user, system } = process.cpuUsage(start);
  return { all, unknown, rest, near, wide, hits: hits.map(({ ref, score }) => [ref, score]), ms: (user + system) / 1000 };
};

(async () => {
  const answers = {};
  if (job.fold) answers.fold = job.fold.map(afterwordFold);
  if (job.stem) answers.stem = job.stem.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString());
  if (job.clauses) answers.clauses = job.clauses.map(afterwordQuery);
  if (job.index) {
    const terms = afterwordTerms(load);
    answers.ask = [];
    for (const typed of job.ask) answers.ask.push(await asked(terms, typed));
    answers.fetched = [...fetched];
  }
  if (job.monolith) {
    const terms = monolith(JSON.parse(fs.readFileSync(job.monolith, "utf8")));
    answers.monolith = [];
    for (const typed of job.ask) answers.monolith.push(await asked(terms, typed));
  }
  process.stdout.write(JSON.stringify(answers));
})();
