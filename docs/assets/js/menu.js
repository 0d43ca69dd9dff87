// On a narrow screen the theme opens its menu by a label, which no keyboard reaches: a button takes its place.
(function () {
  var label = document.querySelector(".md-header__button[for=__drawer]");
  var open = document.getElementById("__drawer");
  if (!label || !open) { return; }
  var button = document.createElement("button");

  function tell() { button.setAttribute("aria-expanded", String(open.checked)); }

  button.type = "button";
  button.className = label.className + " menu-button";
  button.setAttribute("aria-label", "菜单");
  button.append.apply(button, label.childNodes);
  button.addEventListener("click", function () { open.click(); });
  open.addEventListener("change", tell);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && open.checked) { open.click(); button.focus(); }
  });
  tell();
  label.replaceWith(button);
})();
