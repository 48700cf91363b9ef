// Makes the chat page answer without loading it again. Without this script the same forms post to the server.
(function () {
  "use strict";

  var SLOW_MS = 4000;
  var log = document.getElementById("log");
  var ask = document.getElementById("ask");
  if (!log || !ask || !window.fetch || !("content" in document.createElement("template"))) { return; }
  var box = ask.querySelector("#message");
  var busy = false;

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-chat]")) { return; }
    event.preventDefault();
    if (busy) { return; }
    var pressed = form === ask ? null : event.submitter;
    if (form !== ask && !pressed) { return; }
    var typed = pressed ? "" : box.value;
    var body = { audience: audience() };
    if (pressed && pressed.name === "button") { body.button = pressed.value; } else { body.message = pressed ? pressed.value : typed; }
    send(body, pressed ? pressed.textContent.trim() : typed.trim(), Boolean(pressed));
  });

  box.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      ask.requestSubmit();
    }
  });

  function send(body, shown, pressed) {
    busy = true;
    ask.setAttribute("data-busy", "");
    var slow = window.setTimeout(showSlow, SLOW_MS);
    fetch("/api/messages", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "Accept": "application/json" },
      body: JSON.stringify(body)
    }).then(function (response) {
      return response.json();
    }).then(function (result) {
      if (result.replies) { showTurn(shown, result, pressed); } else { showProblem(result.error); }
    }).catch(function () {
      showProblem(ask.dataset.unsent);
    }).then(function () {
      window.clearTimeout(slow);
      hideSlow();
      ask.removeAttribute("data-busy");
      busy = false;
    });
  }

  function showTurn(shown, result, pressed) {
    document.getElementById("problems").textContent = "";
    box.removeAttribute("aria-invalid");
    document.querySelectorAll(".offers").forEach(function (old) { old.remove(); });
    // Told once: by the focus that moves to the answer, or by the log where the focus stays in the box.
    log.setAttribute("aria-live", pressed ? "off" : "polite");
    var mine = log.appendChild(stamp("mine"));
    mine.querySelector("p").textContent = shown;
    var first = null;
    result.replies.forEach(function (reply) {
      var message = log.appendChild(stamp("theirs"));
      first = first || message;
      fill(message, reply);
    });
    var failed = result.answer && result.answer.status === "error";
    if (!pressed && !failed) { box.value = ""; }
    choose(result.answer && result.answer.audience);
    follow(mine);
    if (pressed && first) { first.focus({ preventScroll: true }); }
  }

  function fill(message, reply) {
    var parts = reply.parts;
    say(message, parts.lead, parts.contacts, "answer");
    parts.rest.forEach(function (each) { say(message, each, parts.contacts); });
    if (parts.facts.length) { list(message, "facts", parts.facts, function (item, fact) { item.textContent = fact.text; }); }
    parts.change.forEach(function (each) { say(message, each, parts.contacts, "change"); });
    parts.limits.forEach(function (each) { say(message, each, parts.contacts, "limit"); });
    if (parts.sources.length) {
      list(message, "sources", parts.sources, function (item, source) { link(item, source.title, source.href); });
    }
    if (!reply.buttons || !reply.buttons.length) { return; }
    var offers = stamp("offers");
    reply.buttons.forEach(function (each) {
      var button = document.createElement("button");
      button.type = "submit";
      button.className = "offer";
      button.name = "button";
      button.value = each.payload;
      button.textContent = each.title;
      offers.appendChild(button);
    });
    message.appendChild(offers);
  }

  // A paragraph, with each way to reach people in it as a link.
  function say(message, text, contacts, kind) {
    var paragraph = message.appendChild(document.createElement("p"));
    if (kind) { paragraph.className = kind; }
    while (text) {
      var next = nextContact(text, contacts);
      paragraph.appendChild(document.createTextNode(next ? text.slice(0, next.at) : text));
      if (!next) { return; }
      link(paragraph, next.contact.text, next.contact.href);
      text = text.slice(next.at + next.contact.text.length);
    }
  }

  function nextContact(text, contacts) {
    return contacts.map(function (each) {
      return { at: text.indexOf(each.text), contact: each };
    }).filter(function (each) { return each.at >= 0; }).sort(function (one, other) { return one.at - other.at; })[0];
  }

  function link(place, text, href) {
    var made = place.appendChild(document.createElement("a"));
    made.href = href;
    made.textContent = text;
  }

  function list(message, template, items, fillItem) {
    var made = stamp(template);
    items.forEach(function (each) { fillItem(made.querySelector("ul").appendChild(document.createElement("li")), each); });
    message.appendChild(made);
  }

  function showProblem(text) {
    var place = document.getElementById("problems");
    var summary = stamp("problem");
    summary.querySelector("a").textContent = text;
    place.replaceChildren(summary);
    box.setAttribute("aria-invalid", "true");
    summary.focus();
  }

  function showSlow() {
    var line = document.createElement("p");
    line.className = "slow";
    line.setAttribute("role", "status");
    ask.appendChild(line).textContent = ask.dataset.slow;
  }

  function hideSlow() {
    ask.querySelectorAll(".slow").forEach(function (line) { line.remove(); });
  }

  // The newest turn and the box below it, where both fit; else the turn from its beginning.
  function follow(turn) {
    var fits = ask.getBoundingClientRect().bottom - turn.getBoundingClientRect().top <= window.innerHeight;
    (fits ? ask : turn).scrollIntoView({ block: fits ? "end" : "start" });
  }

  function audience() {
    var chosen = ask.querySelector("input[name=audience]:checked");
    return chosen ? chosen.value : "school";
  }

  function choose(value) {
    ask.querySelectorAll("input[name=audience]").forEach(function (each) { each.checked = each.value === (value || audience()); });
  }

  function stamp(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
  }
}());
