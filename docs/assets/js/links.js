// Links in the text: on or off.  Without JavaScript they are on.
(function () {
  var KEY = "gazette-links";

  function stored() { try { return localStorage.getItem(KEY); } catch (error) { return null; } }

  function choice() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".gazette-text .unit-link, .gazette-text .site-link"));
    var place = document.querySelector(".panel");
    if (!links.length || !place) { return; }
    var button = document.createElement("button");
    button.className = "panel-button links-choice";
    button.type = "button";

    function show(off) {
      document.documentElement.classList.toggle("links-off", off);
      links.forEach(function (link) {
        if (off && link.hasAttribute("href")) { link.dataset.href = link.getAttribute("href"); link.removeAttribute("href"); }
        if (!off && link.dataset.href) { link.setAttribute("href", link.dataset.href); }
      });
      button.textContent = off ? "显示正文里的链接" : "不显示正文里的链接";
      button.setAttribute("aria-pressed", String(off));
    }

    button.addEventListener("click", function () {
      var off = !document.documentElement.classList.contains("links-off");
      try { if (off) { localStorage.setItem(KEY, "off"); } else { localStorage.removeItem(KEY); } } catch (error) { /* not kept, but done */ }
      show(off);
    });
    place.append(button);
    show(stored() === "off");
  }

  choice();
})();
