// Tells in words that a browser cannot run the page; written so that any browser can run it.
(() => {
  var started = false;
  function say() {
    if (!started) document.getElementById("too-old").hidden = false;
  }
  function check() {
    var enough = "noModule" in document.createElement("script") && window.indexedDB;
    if (!enough || !window.Promise || !Promise.allSettled) say();
  }
  window.addEventListener("error", (event) => {
    if (event.error && event.error.name === "SyntaxError") say();
  });
  document.addEventListener("daybook-started", () => {
    started = true;
  });
  document.addEventListener("DOMContentLoaded", check);
})();
