// What every page may use: the menu of a narrow screen, and forms that are answered in their place.
// Without this script the menu is open and the same forms lead to pages.
(function () {
  "use strict";

  var link = document.querySelector(".menu-link");
  if (link) {
    var list = document.getElementById("menu-list");
    var menu = document.createElement("button");
    menu.type = "button";
    menu.className = "menu";
    menu.textContent = link.textContent;
    menu.setAttribute("aria-controls", list.id);
    menu.setAttribute("aria-expanded", "false");
    link.after(menu);
    list.classList.add("folds");
    menu.addEventListener("click", function () {
      var open = menu.getAttribute("aria-expanded") !== "true";
      menu.setAttribute("aria-expanded", String(open));
      list.classList.toggle("open", open);
    });
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.matches("form[data-in-place]") || !window.fetch) { return; }
    event.preventDefault();
    var fields = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) { fields.set(event.submitter.name, event.submitter.value); }
    fetch(form.action, { method: "POST", credentials: "same-origin", headers: { "Accept": "text/html;part=1" }, body: fields })
      .then(function (response) { return response.text(); })
      .then(function (html) {
        var holder = document.createElement("div");
        holder.innerHTML = html;
        var shown = holder.firstElementChild;
        form.replaceWith(shown);
        (shown.querySelector("input:not([type=hidden])") || shown).focus();
      })
      .catch(function () { form.submit(); });
  });

  window.addEventListener("beforeprint", addAddresses);
  // A printed link is of use only with its whole address.
  function addAddresses() {
    document.querySelectorAll("main a[href^='/'], main a[href^='#']").forEach(function (link) { link.dataset.address = link.href; });
  }
}());
