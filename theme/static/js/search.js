// The search page: asks the index and shows stories with the chapters that answer. All of it is text, none is markup.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const input = form.querySelector("input");
  const answer = document.getElementById("answer");
  const results = document.getElementById("results");
  const root = new URL(document.documentElement.dataset.root, location.href);
  const shownAtOnce = 50;
  document.querySelector("[data-without-script]").hidden = true;
  let index;
  let asked = 0;

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

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
    const [title, authors, path, summary, words, pages] = story;
    const item = element("li");
    const heading = element("h2");
    heading.append(element("a", title, { href: address(path) }));
    item.append(heading, element("p", authors.length ? `by ${authors.join(", ")}` : "by an unknown author", { class: "byline" }));
    if (summary) item.append(element("p", summary, { class: "summary" }));
    const where = element("p", "", { class: "where" });
    for (const chapter of chapters.slice(0, 5)) where.append(element("a", pages[chapter][0], { href: address(`${path}${pages[chapter][1]}/`) }));
    if (chapters.length > 5) where.append(`and ${chapters.length - 5} more chapters`);
    item.append(where);
    return item;
  };

  const search = async (typed) => {
    const number = ++asked;
    if (!typed.trim()) {
      answer.textContent = "";
      results.replaceChildren();
      return;
    }
    answer.textContent = "Searching …";
    try {
      const [serialised, stories] = await Promise.all([afterwordLoad("index"), afterwordLoad("stories")]);
      index ??= lunr.Index.load(serialised);
      if (number !== asked) return;
      const { all, hits } = afterwordAsk(index, typed);
      const found = [...byStory(hits)];
      const count = found.length === 1 ? "1 story" : `${found.length} stories`;
      answer.textContent = !found.length ? "Nothing was found." : all ? `${count} found.` : `No chapter has all of these words; ${count} with some of them.`;
      results.replaceChildren(...found.slice(0, shownAtOnce).map(([story, chapters]) => show(stories[story], chapters)));
    } catch (error) {
      answer.textContent = `The search could not be loaded: ${error.message}.`;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const place = new URL(location.href);
    place.searchParams.set("q", input.value);
    history.pushState(null, "", place);
    search(input.value);
  });

  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    search(input.value);
  };
  addEventListener("popstate", fromAddress);
  fromAddress();
  if (!input.value) input.focus();
})();
