// Offers to copy each answer as text, with the whole address of what it cites. Fetched once there is an answer.
(function () {
  "use strict";

  var log = document.getElementById("log");
  var spoken = document.getElementById("spoken");
  var words = window.copyWords;
  if (!navigator.clipboard) { return; }

  new MutationObserver(offer).observe(log, { childList: true, subtree: true });
  offer();

  function offer() {
    log.querySelectorAll(".answers:not(.can-copy)").forEach(function (answers) {
      answers.classList.add("can-copy");
      // The questions of a booking are nothing to take away.
      if (!answers.querySelector(".source")) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy no-print";
      button.textContent = words.copy;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(textOf(answers)).then(
          function () { tell(button, words.done); },
          function () { tell(button, words.failed); }
        );
      });
      answers.appendChild(button);
    });
  }

  function tell(button, text) {
    button.textContent = text;
    spoken.textContent = text;
    window.setTimeout(function () { button.textContent = words.copy; }, 4000);
  }

  function textOf(answers) {
    return Array.from(answers.querySelectorAll(".theirs p, .theirs li"), function (line) {
      var link = line.querySelector("a[href^='/']");
      return line.textContent.trim() + (link ? " " + link.href : "");
    }).join("\n");
  }
}());
