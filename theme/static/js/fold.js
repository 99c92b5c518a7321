// A text to the words that it is found by: the same as fold.py, and tests/search/fold.json holds the two together.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const spelled = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };
  const marks = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f]/g;
  const possessive = /['’‘ʼ´`]s(?![\p{L}\p{N}_])/gu;
  const apostrophe = /['’‘ʼ´`]/g;
  const word = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{N}])+/gu;

  globalThis.afterwordFold = (text) =>
    text
      .toLowerCase()
      .replace(possessive, "")
      .replace(apostrophe, "")
      .normalize("NFKD")
      .replace(marks, "")
      .toLowerCase()
      .replace(/[ßæœøđðþłı]/g, (letter) => spelled[letter])
      .normalize("NFC")
      .match(word) ?? [];
})();
