// Reads a document aloud with a voice of this machine.  Nothing is sent anywhere: where there is no Chinese voice on it, there is no button.
(function () {
  var place = document.querySelector(".panel");
  var blocks = document.querySelectorAll(".part-title, h2.gazette-text, h3.gazette-text, h4.gazette-text, h5.gazette-text, h6.gazette-text, .gazette-text > p, .signing p, .annex-notes p, .roster p, .prompts p, .gazette-table tr");
  var speech = window.speechSynthesis;
  var button = null;
  var next = -1;  // the block to be read, or -1 while nothing is read

  function voice() {
    return speech.getVoices().find(function (each) { return each.localService && /^(zh|cmn)\b/i.test(each.lang); });
  }

  function said(block) {
    if (!block.cells) { return block.textContent; }
    return Array.prototype.map.call(block.cells, function (cell) { return cell.textContent.trim(); }).filter(Boolean).join("，");
  }

  function show() { button.textContent = next < 0 ? "朗读全文" : "停止朗读"; }

  function stop() {
    next = -1;
    speech.cancel();
    show();
  }

  // One block at a time: browsers break off a long utterance.
  function read() {
    while (next >= 0 && next < blocks.length && !said(blocks[next]).trim()) { next += 1; }
    if (next < 0 || next >= blocks.length) { stop(); return; }
    var words = new SpeechSynthesisUtterance(said(blocks[next]));
    words.voice = voice();
    words.lang = words.voice.lang;
    words.onend = function () { if (next >= 0) { next += 1; read(); } };
    words.onerror = function () { if (next >= 0) { stop(); } };
    speech.speak(words);
  }

  function offer() {
    if (button || !voice()) { return; }
    button = document.createElement("button");
    button.type = "button";
    button.className = "panel-button";
    button.addEventListener("click", function () {
      if (next >= 0) { stop(); return; }
      next = 0;
      show();
      read();
    });
    show();
    place.append(button);
  }

  if (!speech || !place || !blocks.length) { return; }
  offer();
  speech.addEventListener("voiceschanged", offer);
  window.addEventListener("pagehide", function () { speech.cancel(); });
})();
