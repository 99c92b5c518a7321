// What a reader types, understood without ever failing: words, -words, begin*, near~, and fandom: author: title: and so on.
// The string never reaches lunr's own query parser, which throws on "chapter 1: the beginning".
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  // However much is typed, the answer comes at once: words that stand for many are few, and neither very short nor very long.
  const most = { characters: 1000, clauses: 16, letters: 60, edits: 2, wide: 3, near: 20 };
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
  // A minus sign, a field (in the singular or the plural), and a word or several in quotes, with a sign at their end.
  const piece = new RegExp(`(-?)(?:(${[...fields.keys()].join("|")}|${[...fields.keys()].map((name) => `${name}s`).join("|")}):\\s*)?("[^"]*"?[*~^\\d]*|\\S+)`, "giu");
  // At the end of a piece: any word that begins so, or is spelled nearly so. A weight (^3) is lunr's, and says nothing here.
  const ending = /(\*|~\d*|\^\d*)[^\p{L}\p{N}*~^]*$/u;
  const pieces = (typed) => typed.slice(0, most.characters).matchAll(piece);

  // How many letters may differ: of a short word few, since it is near to too many.
  const edits = (word, sign) => {
    const allowed = word.length < 4 || word.length > most.near ? 0 : word.length < 6 ? 1 : most.edits;
    return sign?.startsWith("~") ? Math.min(Number(sign.slice(1) || 1), allowed) : 0;
  };

  const clausesOf = function* (typed) {
    for (const [whole, minus, named, text] of pieces(typed)) {
      const sign = ending.exec(text)?.[1];
      const words = afterwordFold(sign ? text.replace(ending, "") : text);
      for (const [at, written] of words.entries()) {
        const word = written.slice(0, most.letters);
        const own = at === words.length - 1 ? sign : undefined;
        yield { typed: whole, word, fields: fieldsOf(named) ?? null, without: minus === "-", begins: own === "*" && word.length > 1, edits: edits(word, own) };
      }
    }
  };

  // 'roy -pam author:ash fandom: "little women" begin* quene~' to [{typed, word, fields, without, begins, edits}]
  globalThis.afterwordQuery = (typed) => {
    const clauses = new Map();
    let wide = 0;
    for (const clause of clausesOf(typed)) {
      const { typed: _, ...meaning } = clause;
      const key = JSON.stringify(meaning);
      if (clauses.has(key)) continue;
      if ((clause.begins || clause.edits) && ++wide > most.wide) Object.assign(clause, { begins: false, edits: 0 });
      clauses.set(key, clause);
      if (clauses.size === most.clauses) break;
    }
    return [...clauses.values()];
  };

  // What was typed, with words that nothing has spelled nearly so; empty where there is no such word.
  globalThis.afterwordNear = (typed, unknown) => {
    const all = [...pieces(typed)].map(([whole, , , text]) => (unknown.includes(whole) && !ending.test(text) && /\p{L}{4,}$/u.test(text) ? `${whole}~` : whole));
    return all.some((piece) => piece.endsWith("~")) ? all.join(" ") : "";
  };

  // What was typed, without some pieces of it.
  globalThis.afterwordWithout = (typed, unknown) => [...pieces(typed)].map(([whole]) => whole).filter((whole) => !unknown.includes(whole)).join(" ");
})();
