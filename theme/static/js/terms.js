// The index, as far as a query needs it: fetches the parts that its words stand in, and makes an index of lunr of them.
// What lunr.py would have written down of each term is counted here, in its order and rounded as it rounds.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const k1 = 1.2;
  const b = 0.75;
  const most = 24;

  const unpacked = async (text) => {
    const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  // Whole numbers of seven bits a byte, as shards.py writes them.
  const reader = (bytes) => {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let place = 1; ; place *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * place;
        if (byte < 128) return value;
      }
    };
    return { number, bytes: (count) => bytes.subarray(at, (at += count)), ended: () => at >= bytes.length };
  };

  const hexadecimal = (text) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // A number to three places, and to the even one where both are as near: as Python does.
  const rounded = (number) => {
    const sixteenths = number * 16;
    if (!Number.isInteger(sixteenths) || sixteenths % 2 === 0) return Number(number.toFixed(3));
    const below = Math.floor(number * 1000);
    return (below % 2 ? below + 1 : below) / 1000;
  };

  // What is known before a word is: {fields, refs, first, lengths, averages, parts}
  const opened = async (boot) => {
    const { number } = reader(await unpacked(boot.lengths));
    const refs = boot.chapters.flatMap((count, story) => Array.from({ length: count }, (_, chapter) => `${story}.${chapter}`));
    const first = [];
    boot.chapters.reduce((sum, count, story) => ((first[story] = sum), sum + count), 0);
    const fields = boot.fields.map(([name, weight, ofChapters]) => {
      const lengths = [];
      let total = 0;
      for (const count of boot.chapters) {
        let length;
        for (let chapter = 0; chapter < count; chapter++) {
          if (ofChapters || !chapter) length = number();
          lengths.push(length);
          total += length;
        }
      }
      return { name, weight, ofChapters, lengths, average: total / refs.length };
    });
    return { fields, refs, first, chapters: boot.chapters, parts: boot.parts };
  };

  // Where a term stands: [[field, documents, counts]], and its place in lunr's order.
  const readTerm = ({ number }, known) => {
    const met = number();
    const mask = number();
    const fields = [];
    for (const [bit, field] of known.fields.entries()) {
      if (!(mask & (1 << bit))) continue;
      const places = [];
      const often = [];
      let place = -1;
      for (let left = number(); left; left--) {
        const gap = number();
        place += (gap >> 1) + 1;
        places.push(place);
        often.push(gap & 1);
      }
      const counts = often.map((more) => (more ? number() + 2 : 1));
      if (field.ofChapters) fields.push([field, places, counts]);
      else {
        const of = places.flatMap((story, at) => Array.from({ length: known.chapters[story] }, (_, chapter) => [known.first[story] + chapter, counts[at]]));
        fields.push([field, of.map(([document]) => document), of.map(([, count]) => count)]);
      }
    }
    return { met: Math.min(...fields.map(([, documents]) => documents[0])) * 2 ** 24 + met, fields };
  };

  // The terms of a part, or of the dictionary: each without what it has in common with the one before.
  const eachTerm = function* (read) {
    let before = new Uint8Array();
    while (!read.ended()) {
      const common = read.number();
      const own = read.bytes(read.number());
      const whole = new Uint8Array(common + own.length);
      whole.set(before.subarray(0, common));
      whole.set(own, common);
      before = whole;
      yield new TextDecoder().decode(whole);
    }
  };

  const readPart = (bytes, known) => {
    const read = reader(bytes);
    const terms = new Map();
    for (const term of eachTerm(read)) terms.set(term, readTerm(read, known));
    return terms;
  };

  // load("boot"), load("words") and load("t/…") give what the build wrote.
  globalThis.afterwordTerms = (load) => {
    const known = load("boot").then(opened);
    const read = new Map();
    const part = (begins) => {
      if (!read.has(begins)) read.set(begins, Promise.all([load(`t/${begins || "_"}`).then(unpacked), known]).then(([bytes, all]) => readPart(bytes, all)));
      return read.get(begins);
    };

    // The parts in which a word stands, or all that begins with it.
    const partsOf = (parts, word, begins) => {
      const wanted = hexadecimal(word);
      let at = 0;
      while (at + 1 < parts.length && parts[at + 1] <= wanted) at++;
      const found = parts.length && parts[at] <= wanted ? [parts[at]] : [];
      if (!begins) return found;
      for (const each of parts.slice(found.length ? at + 1 : 0)) if (each.startsWith(wanted)) found.push(each);
      return found;
    };

    // All terms there are, which only a word that may be spelled otherwise needs.
    let every;
    const dictionary = async () => {
      every ??= load("words").then(unpacked).then((bytes) => lunr.TokenSet.fromArray([...eachTerm(reader(bytes))].sort()));
      return every;
    };
    const near = async (word, edits) => (await dictionary()).intersect(lunr.TokenSet.fromFuzzyString(word, edits)).toArray();

    // An index of lunr in which words stand as they do in the index of everything: [{word, begins, edits}].
    // Left out are those that stand for too many terms: {index, wide: [at]}
    return async (asked) => {
      const all = await known;
      const terms = new Map();
      const wide = [];
      const fetched = asked.map(async ({ word, begins, edits }, at) => {
        const words = edits ? await near(word, edits) : [word];
        const parts = [...new Set(words.flatMap((each) => partsOf(all.parts, each, begins)))];
        if (parts.length > most) return wide.push(at);
        const isAsked = begins ? (term) => term.startsWith(word) : (term) => words.includes(term);
        for (const found of await Promise.all(parts.map(part))) for (const [term, posting] of found) if (isAsked(term)) terms.set(term, posting);
      });
      await Promise.all(fetched);
      return { index: indexOf(all, terms), wide };
    };
  };

  const indexOf = ({ fields, refs }, terms) => {
    const nowhere = Object.freeze({});
    const inverted = Object.create(null);
    const scores = new Map();
    for (const term of [...terms.keys()].sort(byBytes)) {
      const { met, fields: within } = terms.get(term);
      const posting = { _index: met };
      for (const { name } of fields) posting[name] = nowhere;
      const holders = within.reduce((sum, [, documents]) => sum + documents.length, 0);
      const rarity = Math.log(1 + Math.abs((refs.length - holders + 0.5) / (holders + 0.5)));
      for (const [field, documents, counts] of within) {
        const held = (posting[field.name] = Object.create(null));
        documents.forEach((document, at) => {
          held[refs[document]] = {};
          const length = field.lengths[document] / field.average;
          const ofLength = k1 * (1 - b + b * length);
          const score = rounded(((rarity * ((k1 + 1) * counts[at])) / (ofLength + counts[at])) * field.weight);
          const ref = `${field.name}/${refs[document]}`;
          if (!scores.has(ref)) scores.set(ref, []);
          scores.get(ref).push([met, score]);
        });
      }
      inverted[term] = posting;
    }
    const fieldVectors = {};
    for (const [ref, elements] of scores) fieldVectors[ref] = new lunr.Vector(elements.sort((one, other) => one[0] - other[0]).flat());
    const pipeline = new lunr.Pipeline();
    return new lunr.Index({ invertedIndex: inverted, fieldVectors, tokenSet: lunr.TokenSet.fromArray(Object.keys(inverted).sort()), fields: fields.map(({ name }) => name), pipeline });
  };

  const byBytes = (one, other) => (hexadecimal(one) < hexadecimal(other) ? -1 : 1);
})();
