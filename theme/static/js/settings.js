// Reading settings: text size, line width and colours, kept on this device, set before anything is drawn.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const root = document.documentElement;
  const limits = { size: [-2, 4], width: [-2, 2] };
  const choices = { theme: ["light", "sepia", "dark"] };
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

  const within = (name, value) => {
    const [low, high] = limits[name];
    return Math.max(low, Math.min(high, Math.trunc(Number(value)) || 0));
  };

  const set = (name, value) => {
    if (value) root.dataset[name] = String(value);
    else delete root.dataset[name];
  };

  // Whatever is stored, what is shown is one of a few values.
  const show = (settings) => {
    for (const name of Object.keys(limits)) set(name, within(name, settings[name]));
    for (const [name, allowed] of Object.entries(choices)) set(name, allowed.includes(settings[name]) ? settings[name] : "");
    for (const box of document.querySelectorAll("[data-choice]")) box.value = root.dataset[box.dataset.choice] ?? "";
  };

  const keep = (name, value) => {
    const settings = { ...read(), [name]: value };
    try {
      localStorage.setItem(key, JSON.stringify(settings));
    } catch {
      // A browser that keeps nothing still shows it on this page.
    }
    show({ ...root.dataset, [name]: value });
  };

  show(read());
  // Another page of the site, or this one as it was left, may have been set otherwise since.
  addEventListener("storage", () => show(read()));
  addEventListener("pageshow", (event) => event.persisted && show(read()));
  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-settings]")) {
      box.hidden = false;
      box.addEventListener("click", (event) => {
        const button = event.target.closest("[data-step]");
        if (button) keep(button.dataset.step, within(button.dataset.step, Number(root.dataset[button.dataset.step] ?? 0) + Number(button.dataset.by)));
      });
      box.addEventListener("change", (event) => {
        if (event.target.dataset.choice) keep(event.target.dataset.choice, event.target.value);
      });
    }
    show({ ...root.dataset });
  });
})();
