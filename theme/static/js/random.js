// The button on the front page leads to another story each time.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const button = document.querySelector("[data-random]");
  button?.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const stories = await afterwordLoad("stories");
      const [, , path] = stories[Math.floor(Math.random() * stories.length)];
      const address = new URL(path, new URL(document.documentElement.dataset.root, location.href));
      location.href = location.protocol === "file:" ? address.href + "index.html" : address.href;
    } catch {
      location.href = button.href;
    }
  });
})();
