// What a reader types, understood without ever failing: words, -words, begin*, and title: author: tag:.
// The string never reaches lunr's own query parser, which throws on "chapter 1: the beginning".
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const most = 16;
  const fields = { title: ["title"], author: ["author"], tag: ["tag"], heading: ["heading"], summary: ["summary"], text: ["text"] };

  // "roy -pam author:ash begin*" to [{word, fields, without, begins}]
  globalThis.afterwordQuery = (typed) => {
    const clauses = [];
    for (const piece of typed.slice(0, 1000).split(/\s+/)) {
      const [, without, named, rest] = /^(-?)(?:([a-z]+):(?=.))?(.*)$/is.exec(piece);
      const within = Object.hasOwn(fields, (named ?? "").toLowerCase()) ? fields[named.toLowerCase()] : null;
      const text = within || !named ? rest : `${named} ${rest}`;
      const words = afterwordFold(text);
      words.forEach((word, at) => {
        const begins = at === words.length - 1 && /\*\W*$/.test(text);
        if (clauses.length < most) clauses.push({ word: word.slice(0, 60), fields: within, without: without === "-" && piece.length > 1, begins });
      });
    }
    return clauses;
  };

  const isStopWord = (word) => lunr.stopWordFilter(word) === undefined;
  const stem = (word) => lunr.stemmer(new lunr.Token(word, {})).toString();

  const ask = (index, clauses, presence) =>
    index.query((query) => {
      for (const clause of clauses) {
        const options = { usePipeline: false, presence: clause.without ? lunr.Query.presence.PROHIBITED : isStopWord(clause.word) ? lunr.Query.presence.OPTIONAL : presence };
        if (clause.fields) options.fields = clause.fields;
        if (clause.begins) query.term(clause.word, { ...options, wildcard: lunr.Query.wildcard.TRAILING });
        else query.term(stem(clause.word), options);
      }
    });

  // All words first; where no chapter has them all, those that have most of them. -> {all, hits: [{ref, score}]}
  globalThis.afterwordAsk = (index, typed) => {
    const clauses = afterwordQuery(typed);
    if (!clauses.some((clause) => !clause.without)) return { all: true, hits: [], clauses };
    const all = ask(index, clauses, lunr.Query.presence.REQUIRED);
    if (all.length) return { all: true, hits: all, clauses };
    return { all: false, hits: ask(index, clauses, lunr.Query.presence.OPTIONAL), clauses };
  };
})();
