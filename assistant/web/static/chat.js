// Makes the chat page answer without loading it again. Without this script the same forms post to the server.
(function () {
  "use strict";

  var SLOW_MS = 4000;
  var LONGEST_MS = 20000;
  var chat = document.getElementById("chat");
  var ask = document.getElementById("ask");
  if (!ask || !window.fetch || !window.AbortController) { return; }
  var log = document.getElementById("log");
  var spoken = document.getElementById("spoken");
  var box = document.getElementById("message");
  var words = window.assistantWords;
  var longest = Number(ask.dataset.longest);
  var waiting = null; // the request in hand

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-chat]")) { return; }
    event.preventDefault();
    var pressed = form === ask ? null : event.submitter;
    if (waiting || (form !== ask && !pressed)) { return; }
    var body = { audience: ask.elements.audience.value };
    if (pressed && pressed.name === "button") { body.button = pressed.value; } else { body.message = pressed ? pressed.value : box.value; }
    send({ body: body, shown: pressed ? pressed.textContent.trim() : box.value.trim(), typed: pressed ? "" : box.value, pressed: Boolean(pressed) });
  });

  box.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      ask.requestSubmit();
    }
  });

  // Copying is of use once there is an answer, so its script is fetched then.
  function offerCopies() {
    if (!log.dataset.copy || !log.querySelector(".answers")) { return; }
    document.head.appendChild(make("script")).src = log.dataset.copy;
    log.dataset.copy = "";
  }
  offerCopies();

  function send(message) {
    clearProblem();
    begin();
    var from = window.scrollY;
    var turn = showPending(message);
    message.moved = { from: from, to: window.scrollY };
    var stop = new AbortController();
    waiting = { stop: stop, why: "unsent" };
    ask.setAttribute("data-busy", "");
    if (!message.pressed) { box.value = ""; count(); }
    var slow = window.setTimeout(function () { showSlow(turn); }, SLOW_MS);
    var end = window.setTimeout(function () { giveUp("too_slow"); }, LONGEST_MS);
    fetch("/api/messages", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "Accept": "application/json, text/html", "X-Page-Token": ask.elements.form_token.value },
      body: JSON.stringify(message.body),
      signal: stop.signal
    }).then(function (response) {
      return response.json();
    }).then(function (result) {
      finish(slow, end);
      quiet();
      if (result.html) { showAnswers(turn, result, message); } else { takeBack(turn, message, result.error, result.form_token); }
    }).catch(function () {
      var why = waiting ? waiting.why : "unsent";
      finish(slow, end);
      takeBack(turn, message, words[why]);
    });
  }

  function finish(slow, end) {
    window.clearTimeout(slow);
    window.clearTimeout(end);
    ask.removeAttribute("data-busy");
    waiting = null;
  }

  function giveUp(why) {
    if (!waiting) { return; }
    waiting.why = why;
    waiting.stop.abort();
  }

  // The reader's own words at once, and below them that an answer is on its way.
  function showPending(message) {
    var turn = make("div", "turn");
    var mine = turn.appendChild(make("div", "mine"));
    mine.appendChild(make("h3", "hidden", words.you_said));
    message.shown.split(/\n{2,}/).forEach(function (paragraph) { mine.appendChild(make("p", "", paragraph)); });
    var pending = turn.appendChild(make("div", "pending"));
    pending.setAttribute("role", "group");
    pending.tabIndex = -1;
    pending.appendChild(make("p", "", words.waiting));
    log.appendChild(turn);
    follow(turn);
    if (message.pressed) { pending.focus({ preventScroll: true }); }
    return turn;
  }

  function showSlow(turn) {
    var pending = turn.querySelector(".pending");
    pending.firstChild.textContent = words.slow;
    say(words.slow);
    pending.appendChild(button(words.cancel, function () { giveUp("cancelled"); }));
    follow(turn);
  }

  function showAnswers(turn, result, message) {
    var failed = result.answer.status === "error";
    var hadFocus = turn.contains(document.activeElement);
    log.querySelectorAll(".offers").forEach(closeOffers);
    var holder = document.createElement("div");
    holder.innerHTML = result.html;
    var answers = holder.firstElementChild;
    turn.querySelector(".pending").replaceWith(answers);
    if (failed && !box.value) { box.value = message.typed; count(); }
    choose(result.answer.audience);
    offerCopies();
    follow(turn);
    // Told as a whole where the focus stays; where the pressed button is gone, the focus goes to the whole.
    spoken.textContent = "";
    answers.querySelectorAll(".theirs").forEach(tell);
    var offers = answers.querySelectorAll(".offer");
    if (offers.length) { tell(make("p", "", words.offered.replace("%s", listed(offers)))); }
    if (message.pressed || hadFocus) { answers.focus({ preventScroll: true }); }
  }

  function closeOffers(form) {
    if (form.classList.contains("examples")) { form.remove(); return; }
    form.replaceWith(make("p", "past-choices", words.offered.replace("%s", listed(form.querySelectorAll(".offer")))));
  }

  // Nothing came of a message: it goes back into its box, and what happened is said beside it.
  function takeBack(turn, message, text, token) {
    var stayed = window.scrollY === message.moved.to;
    turn.remove();
    if (stayed) { window.scrollTo(0, message.moved.from); }
    if (!message.pressed && !box.value) { box.value = message.typed; count(); }
    var line = make("p", "error-text", text);
    line.id = "message-error";
    line.setAttribute("role", "alert");
    box.parentNode.insertBefore(line, box);
    box.parentNode.classList.add("wrong");
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", "message-hint message-error");
    if (token) {
      ask.appendChild(button(words.restart, function () { startNew(token); })).classList.add("again");
    } else if (message.pressed || !box.value.trim()) {
      if (message.shown) { ask.appendChild(button(words.again, function () { send(message); })).classList.add("again"); }
    }
    box.focus({ preventScroll: true });
    var place = ask.getBoundingClientRect();
    if (place.top < 0 || place.bottom > window.innerHeight + 1) { ask.scrollIntoView({ block: "end" }); }
  }

  function clearProblem() {
    ask.querySelectorAll(".error-text, .again").forEach(function (each) { each.remove(); });
    var summary = document.getElementById("error-summary");
    if (summary) { summary.remove(); }
    box.parentNode.classList.remove("wrong");
    box.removeAttribute("aria-invalid");
    box.setAttribute("aria-describedby", "message-hint");
  }

  function startNew(token) {
    clearProblem();
    document.querySelectorAll("input[name=form_token]").forEach(function (each) { each.value = token; });
    log.querySelectorAll(".offers").forEach(closeOffers);
    if (log.querySelector(".turn")) { log.appendChild(make("p", "ended", words.ended)); }
    say(words.ended);
    box.focus();
  }

  // After the first message the page is the conversation: what introduced it folds away.
  function begin() {
    chat.classList.add("begun");
    document.querySelectorAll(".first-view").forEach(function (each) { each.remove(); });
    document.getElementById("about").open = false;
    // The doors of the first view become one line.
    var doors = document.getElementById("doors");
    if (!doors) { return; }
    var line = make("details", "for");
    line.id = "for";
    var summary = line.appendChild(make("summary"));
    summary.appendChild(make("span", "", words["for_" + ask.elements.audience.value]));
    summary.appendChild(document.createTextNode(" – " + words.change));
    line.appendChild(doors.querySelector(".doors"));
    doors.replaceWith(line);
  }

  function choose(audience) {
    if (!audience) { return; }
    ask.elements.audience.value = audience;
    document.querySelector("#for summary span").textContent = words["for_" + audience];
  }

  // The newest turn and the box below it, where both fit; else the turn from its beginning.
  function follow(turn) {
    var fits = turn.offsetHeight + ask.offsetHeight <= window.innerHeight;
    turn.scrollIntoView({ block: fits ? "end" : "start" });
  }

  function say(text) {
    spoken.textContent = "";
    tell(make("p", "", text));
  }

  // Read out in the language that it is written in.
  function tell(said) {
    var line = spoken.appendChild(make("p", "", textOf(said)));
    line.lang = said.lang;
  }

  function listed(offers) {
    return Array.from(offers, textOf).join(", ");
  }

  function textOf(element) {
    return element.textContent.replace(/\s+/g, " ").trim();
  }

  function count() {
    var left = longest - Array.from(box.value.trim()).length;
    var line = document.getElementById("message-count");
    if (!line) {
      line = make("p", "hint count");
      line.id = "message-count";
      line.setAttribute("role", "status");
      box.parentNode.appendChild(line);
    }
    var shown = left > longest / 5 ? "" : (left < 0 ? words.over : words.left).replace("%d", Math.abs(left));
    line.classList.toggle("error-text", left < 0);
    // Told when the writing rests, not at every letter.
    window.clearTimeout(count.timer);
    count.timer = window.setTimeout(function () { line.textContent = shown; }, 500);
  }
  box.addEventListener("input", count);

  function quiet() {
    ask.querySelectorAll(".network").forEach(function (each) { each.remove(); });
  }
  function network(text) {
    quiet();
    var line = ask.appendChild(make("p", "network", text));
    line.setAttribute("role", "status");
  }
  window.addEventListener("offline", function () { network(words.offline); });
  window.addEventListener("online", function () { network(words.online); });

  function button(text, act) {
    var made = make("button", "button secondary small", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function make(tag, name, text) {
    var made = document.createElement(tag);
    if (name) { made.className = name; }
    if (text) { made.textContent = text; }
    return made;
  }
}());
