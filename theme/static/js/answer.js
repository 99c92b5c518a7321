// What the index answers to a query: all words first, and where no chapter has them all, those that have most of them.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const withoutStopWords = ["summary", "text"];

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

  const answered = (index, typed, clauses) => {
    const wanted = clauses.filter((clause) => !clause.without);
    if (!wanted.length) return { all: true, hits: [], unknown: [], rest: "", near: "" };
    const all = ask(index, clauses, lunr.Query.presence.REQUIRED);
    if (all.length) return { all: true, hits: all, unknown: [], rest: "", near: "" };
    const missing = wanted.filter((clause) => !isLoose(clause) && !ask(index, [clause], lunr.Query.presence.REQUIRED).length);
    const unknown = [...new Set(missing.map((clause) => clause.typed))];
    return { all: false, hits: ask(index, clauses, lunr.Query.presence.OPTIONAL), unknown, rest: unknown.length ? afterwordWithout(typed, unknown) : "", near: afterwordNear(typed, unknown) };
  };

  // `terms` gives the index of the words that are asked for (see terms.js); `wide` are those that stand for too many.
  // -> {all, hits: [{ref, score}], unknown: [typed], rest: typed, near: typed, wide: [typed]}
  // unknown is what none has; rest is what else was typed; near is all of it, with other spellings of what none has.
  globalThis.afterwordAsk = async (terms, typed) => {
    const clauses = afterwordQuery(typed);
    if (clauses.every((clause) => clause.without)) return { all: true, hits: [], unknown: [], rest: "", near: "", wide: [] };
    const { index, wide } = await terms(clauses.map(({ word, begins, edits }) => ({ word: begins ? word : stem(word), begins, edits })));
    const narrow = clauses.filter((_, at) => !wide.includes(at));
    return { ...answered(index, typed, narrow), wide: clauses.filter((_, at) => wide.includes(at)).map((clause) => clause.typed) };
  };
})();
