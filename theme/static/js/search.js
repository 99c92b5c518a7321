// The search page: asks the index and shows stories with the chapters that answer. All of it is text, none is markup.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const input = form.querySelector("input");
  const answer = document.getElementById("answer");
  const results = document.getElementById("results");
  const root = new URL(document.documentElement.dataset.root, location.href);
  const more = document.getElementById("more");
  const shownAtOnce = 20;
  let showMore = async () => {};
  document.querySelector("[data-without-script]").hidden = true;
  const terms = afterwordTerms(afterwordLoad);
  let asked = 0;

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  const address = (path) => new URL(path, root).href + (location.protocol === "file:" ? "index.html" : "");

  // Chapters to stories, each with its best score and its chapters in the order of theirs.
  const byStory = (hits) => {
    const stories = new Map();
    for (const { ref } of hits) {
      const [story, chapter] = ref.split(".").map(Number);
      if (!stories.has(story)) stories.set(story, []);
      stories.get(story).push(chapter);
    }
    return stories;
  };

  const show = (story, chapters) => {
    const [title, authors, path, summary, words, pages, fandoms, ratings] = story;
    const item = element("li");
    const heading = element("h2");
    heading.append(element("a", title, { href: address(path) }));
    item.append(heading, element("p", authors.length ? `by ${authors.join(", ")}` : "by an unknown author", { class: "byline" }));
    if (summary) item.append(element("p", summary, { class: "summary" }));
    const about = element("ul", "", { class: "figures" });
    for (const said of [fandoms.join(", "), `rating ${ratings.join(", ") || "not stated"}`, counted(words, "word")]) if (said) about.append(element("li", said));
    item.append(about);
    const where = element("p", "", { class: "where" });
    for (const chapter of chapters.slice(0, 5)) where.append(element("a", pages.length > 1 ? pages[chapter][0] : "Read", { href: address(`${path}${pages[chapter][1]}/`) }));
    if (chapters.length > 5) where.append(`and ${counted(chapters.length - 5, "more chapter")}`);
    item.append(where);
    return item;
  };

  // How many there are; and where a word is nowhere, which, and a way to look without it.
  const asking = (typed) => {
    const place = new URL(location.href);
    place.searchParams.set("q", typed);
    return element("a", typed, { href: place.href });
  };

  const say = ({ all, unknown, rest, near, wide }, count) => {
    const stories = counted(count, "story", "stories");
    const shown = count > shownAtOnce ? `; the best ${shownAtOnce} are shown` : "";
    if (wide.length) answer.textContent = `${wide.map((piece) => `“${piece}”`).join(" and ")} may be too many words: type more letters. ${count ? `${stories} with the others${shown}.` : ""}`;
    else if (all && count) answer.textContent = `${stories} found${shown}.`;
    else if (!unknown.length) answer.textContent = count ? `No chapter has all of these words; ${stories} with some of them${shown}.` : "Nothing was found.";
    else {
      answer.textContent = `Nothing has ${unknown.map((piece) => `“${piece}”`).join(" or ")}. `;
      if (near) answer.append("Search for what is spelled nearly so: ", asking(near), ". ");
      if (rest) answer.append("Search without it: ", asking(rest), ". ");
      if (count) answer.append(`Below: ${stories} with some of the words${shown}.`);
    }
  };

  const search = async (typed) => {
    const number = ++asked;
    if (!typed.trim()) {
      answer.textContent = "";
      results.replaceChildren();
      more.hidden = true;
      return;
    }
    answer.textContent = "Searching …";
    try {
      const [{ cards }, said] = await Promise.all([afterwordLoad("boot"), afterwordAsk(terms, typed)]);
      if (number !== asked) return;
      const card = async (story) => (await afterwordLoad(`c/${Math.floor(story / cards)}`))[story % cards];
      const found = [...byStory(said.hits)];
      results.replaceChildren();
      more.hidden = true;
      say(said, found.length);
      showMore = async () => {
        const from = results.children.length;
        const items = await Promise.all(found.slice(from, from + shownAtOnce).map(async ([story, chapters]) => show(await card(story), chapters)));
        if (number !== asked || from !== results.children.length) return;
        results.append(...items);
        const left = found.length - results.children.length;
        more.hidden = left === 0;
        more.textContent = `Show ${Math.min(left, shownAtOnce)} more`;
        if (from) items[0].querySelector("a").focus();
      };
      await showMore();
    } catch (error) {
      unloaded(error);
    }
  };

  const unloaded = (error) => {
    answer.textContent = `The search could not be loaded: ${error.message}.`;
  };
  more.addEventListener("click", () => showMore().catch(unloaded));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const place = new URL(location.href);
    place.searchParams.set("q", input.value);
    history.pushState(null, "", place);
    search(input.value);
  });

  // Whoever is about to type will want it in a moment; if it fails now, the search says so.
  input.addEventListener("focus", () => afterwordLoad("boot").catch(() => {}), { once: true });

  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    search(input.value);
  };
  addEventListener("popstate", fromAddress);
  fromAddress();
  if (!input.value) input.focus();
})();
