// What the index answers to a query: all words first, and where no chapter has them all, those that have most of them.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const withoutStopWords = ["summary", "text"];

  // The build leaves out what is empty: most words stand in one field of thirteen.
  globalThis.afterwordIndex = (serialised) => {
    const nowhere = Object.freeze({});
    for (const [, posting] of serialised.invertedIndex) for (const field of serialised.fields) posting[field] ??= nowhere;
    return lunr.Index.load(serialised);
  };

  const isStopWord = (word) => lunr.stopWordFilter(word) === undefined;
  const stem = (word) => lunr.stemmer(new lunr.Token(word, {})).toString();
  // A stop word is not asked for where it was never written down.
  const isLoose = ({ word, fields: within }) => isStopWord(word) && (!within || within.some((field) => withoutStopWords.includes(field)));

  const ask = (index, clauses, presence) =>
    index.query((query) => {
      for (const clause of clauses) {
        const options = { usePipeline: false, presence: clause.without ? lunr.Query.presence.PROHIBITED : isLoose(clause) ? lunr.Query.presence.OPTIONAL : presence };
        if (clause.fields) options.fields = clause.fields;
        if (clause.edits) options.editDistance = clause.edits;
        if (clause.begins) query.term(clause.word, { ...options, wildcard: lunr.Query.wildcard.TRAILING });
        else query.term(stem(clause.word), options);
      }
    });

  // -> {all, hits: [{ref, score}], unknown: [typed], rest: typed}; unknown is what none has, rest is what else was typed.
  globalThis.afterwordAsk = (index, typed) => {
    const clauses = afterwordQuery(typed);
    const wanted = clauses.filter((clause) => !clause.without);
    if (!wanted.length) return { all: true, hits: [], unknown: [], rest: "" };
    const all = ask(index, clauses, lunr.Query.presence.REQUIRED);
    if (all.length) return { all: true, hits: all, unknown: [], rest: "" };
    const missing = wanted.filter((clause) => !isLoose(clause) && !ask(index, [clause], lunr.Query.presence.REQUIRED).length);
    const unknown = [...new Set(missing.map((clause) => clause.typed))];
    return { all: false, hits: ask(index, clauses, lunr.Query.presence.OPTIONAL), unknown, rest: unknown.length ? afterwordWithout(typed, unknown) : "" };
  };
})();
