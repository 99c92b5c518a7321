// Loads what the build left for the browser, as scripts: a page opened from a disk can load nothing else.
// afterwordLoad("boot") is a promise of the value in search/boot.js.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  const known = /^(?:boot|words|t\/(?:_|[0-9a-f]+)|c\/\d+)$/;
  const root = new URL(document.documentElement.dataset.root || "./", location.href);
  const waiting = new Map();
  const search = new URL("search/", root).href;
  const policy = globalThis.trustedTypes?.createPolicy("afterword", {
    createScriptURL: (address) => {
      if (address.startsWith(search) && address.endsWith(".js") && known.test(address.slice(search.length, -3))) return address;
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
      const address = `${search}${name}.js`;
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
