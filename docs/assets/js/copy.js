// A button that copies the citation.  Without JavaScript there is no button, and the line can be selected by hand.
(function () {
  function fallback(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "copy-field";
    document.body.appendChild(field);
    field.select();
    var copied = document.execCommand("copy");
    field.remove();
    return copied ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).catch(function () { return fallback(text); });
    }
    return fallback(text);
  }

  document.querySelectorAll("[data-copy]").forEach(function (line) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = line.dataset.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      copy(line.textContent).then(
        function () { button.textContent = "已复制"; },
        function () { button.textContent = "请选中文字复制"; }
      ).then(function () {
        setTimeout(function () { button.textContent = line.dataset.copy; }, 2000);
      });
    });
    line.after(button);
  });
})();
