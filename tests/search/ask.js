// Run by the tests in Node: loads the theme's own scripts, reads a job from standard input, answers in JSON.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const theme = path.join(__dirname, "../../theme/static/js");
globalThis.lunr = require(path.join(theme, "lunr.min.js"));
for (const name of ["fold.js", "query.js", "answer.js"]) vm.runInThisContext(fs.readFileSync(path.join(theme, name), "utf8"), name);

const received = {};
globalThis.afterwordReceive = (name, text) => (received[name] = JSON.parse(text));
const job = JSON.parse(fs.readFileSync(0, "utf8"));

const answers = {};
if (job.fold) answers.fold = job.fold.map(afterwordFold);
if (job.stem) answers.stem = job.stem.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString());
if (job.clauses) answers.clauses = job.clauses.map(afterwordQuery);
if (job.index) {
  vm.runInThisContext(fs.readFileSync(job.index, "utf8"));
  const index = afterwordIndex(received.index);
  answers.ask = job.ask.map((typed) => {
    const start = process.cpuUsage(); // other programs' time is not ours
    const { all, hits, unknown, rest } = afterwordAsk(index, typed);
    const { user, system } = process.cpuUsage(start);
    return { all, unknown, rest, hits: hits.map(({ ref, score }) => [ref, score]), ms: (user + system) / 1000 };
  });
}
process.stdout.write(JSON.stringify(answers));
