// A folder has no index page when it is opened from a disk: links lead to the file itself then.
// SPDX-License-Identifier: MIT
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const whole = (address) => address.replace(/\/(?=$|[?#])/, "/index.html");
  for (const link of document.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (!/^[a-z]+:|^#/i.test(href)) link.setAttribute("href", whole(href));
  }
  for (const form of document.querySelectorAll("form[action]")) form.setAttribute("action", whole(form.getAttribute("action")));
})();
