// Loads what the build left for the browser, as scripts: a page opened from a disk can load nothing else.
// afterwordLoad("index") is a promise of the value in search/index.js.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const known = new Map([["index", "search/index.js"], ["stories", "search/stories.js"]]);
  const root = new URL(document.documentElement.dataset.root || "./", location.href);
  const waiting = new Map();
  const policy = globalThis.trustedTypes?.createPolicy("afterword", {
    createScriptURL: (address) => {
      if ([...known.values()].some((path) => new URL(path, root).href === address)) return address;
      throw new TypeError("not a script of this site");
    },
  });

  globalThis.afterwordReceive = (name, text) => waiting.get(name)?.resolve(JSON.parse(text));

  globalThis.afterwordLoad = (name) => {
    if (!waiting.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      waiting.set(name, entry);
      const script = document.createElement("script");
      const address = new URL(known.get(name), root).href;
      script.src = policy ? policy.createScriptURL(address) : address;
      script.addEventListener("error", () => {
        waiting.delete(name);
        entry.reject(new Error(`${name} could not be loaded`));
      });
      document.head.append(script);
    }
    return waiting.get(name).promise;
  };
})();
