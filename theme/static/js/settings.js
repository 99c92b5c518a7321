// Reading settings: text size and line width, kept on this device, set before anything is drawn.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const root = document.documentElement;
  const limits = { size: [-2, 4], width: [-2, 2] };
  // All sites of one owner share a host, so the place of this one is part of the key.
  const key = "afterword:" + new URL(root.dataset.root || "./", location.href).pathname;

  const read = () => {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  };

  const show = (settings) => {
    for (const name of Object.keys(limits)) {
      const [low, high] = limits[name];
      const value = Math.max(low, Math.min(high, Math.trunc(Number(settings[name])) || 0));
      if (value) root.dataset[name] = String(value);
      else delete root.dataset[name];
    }
  };

  const step = (name, by) => {
    const settings = read();
    const [low, high] = limits[name];
    settings[name] = Math.max(low, Math.min(high, (Number(root.dataset[name]) || 0) + by));
    try {
      localStorage.setItem(key, JSON.stringify(settings));
    } catch {
      // A browser that keeps nothing still shows it on this page.
    }
    show(settings);
  };

  show(read());
  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-settings]")) {
      box.hidden = false;
      box.addEventListener("click", (event) => {
        const button = event.target.closest("[data-step]");
        if (button) step(button.dataset.step, Number(button.dataset.by));
      });
    }
  });
})();
