// What a reader types, understood without ever failing: words, -words, begin*, and fandom: author: title: and so on.
// The string never reaches lunr's own query parser, which throws on "chapter 1: the beginning".
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const most = 16;
  const facets = ["fandom", "relationship", "character", "category", "genre", "warning", "rating"];
  const fields = new Map([
    ...["title", "author", ...facets, "heading", "summary", "text"].map((name) => [name, [name]]),
    ["pairing", ["relationship"]],
    ["ship", ["relationship"]],
    ["series", ["tag"]],
    ["chapter", ["heading"]],
    ["tag", [...facets, "tag"]],
  ]);
  const fieldsOf = (name) => fields.get(name?.toLowerCase()) ?? fields.get(name?.toLowerCase().replace(/s$/, ""));
  // A minus sign, a field (in the singular or the plural), and a word or several in quotes.
  const piece = new RegExp(`(-?)(?:(${[...fields.keys()].join("|")}|${[...fields.keys()].map((name) => `${name}s`).join("|")}):\\s*)?("[^"]*"?|\\S+)`, "giu");
  const withoutStopWords = ["summary", "text"];

  // 'roy -pam author:ash fandom: "little women" begin*' to [{typed, word, fields, without, begins}]
  globalThis.afterwordQuery = (typed) => {
    const clauses = [];
    for (const [whole, minus, named, text] of typed.slice(0, 1000).matchAll(piece)) {
      const words = afterwordFold(text);
      words.forEach((word, at) => {
        const begins = at === words.length - 1 && /\*\W*$/.test(text);
        if (clauses.length < most) clauses.push({ typed: whole, word: word.slice(0, 60), fields: fieldsOf(named) ?? null, without: minus === "-", begins });
      });
    }
    return clauses;
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
        if (clause.begins) query.term(clause.word, { ...options, wildcard: lunr.Query.wildcard.TRAILING });
        else query.term(stem(clause.word), options);
      }
    });

  // What was typed without the pieces that nothing has.
  const without = (typed, unknown) => [...typed.slice(0, 1000).matchAll(piece)].map(([whole]) => whole).filter((whole) => !unknown.includes(whole)).join(" ");

  // All words first; where no chapter has them all, those that have most of them, and which words none has.
  // `terms` gives the index of the words that are asked for (see terms.js).
  // -> {all, hits: [{ref, score}], unknown: [typed], rest: typed, wide: [word]}
  globalThis.afterwordAsk = async (terms, typed) => {
    const asked = afterwordQuery(typed);
    if (asked.every((clause) => clause.without)) return { all: true, hits: [], unknown: [], rest: "", wide: [] };
    const { index, wide } = await terms(asked.map(({ word, begins }) => ({ word: begins ? word : stem(word), begins })));
    return { ...answered(index, typed, asked.filter(({ word, begins }) => !begins || !wide.includes(word))), wide };
  };

  const answered = (index, typed, clauses) => {
    const wanted = clauses.filter((clause) => !clause.without);
    if (!wanted.length) return { all: true, hits: [], unknown: [], rest: "" };
    const all = ask(index, clauses, lunr.Query.presence.REQUIRED);
    if (all.length) return { all: true, hits: all, unknown: [], rest: "" };
    const missing = wanted.filter((clause) => !isLoose(clause) && !ask(index, [clause], lunr.Query.presence.REQUIRED).length);
    const unknown = [...new Set(missing.map((clause) => clause.typed))];
    return { all: false, hits: ask(index, clauses, lunr.Query.presence.OPTIONAL), unknown, rest: unknown.length ? without(typed, unknown) : "" };
  };
})();
