// Loaded before the terminal. It would open addresses that it finds in texts, other people's too:
// here nothing that is written opens anything.
"use strict";
window.open = () => null;

// Keys go to the screens as soon as they are drawn, without a click first.
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver((_, observer) => {
    if (document.body.classList.contains("-first-byte")) {
      observer.disconnect();
      document.querySelector(".xterm-helper-textarea").focus();
    }
  }).observe(document.body, { attributeFilter: ["class"] });
});
