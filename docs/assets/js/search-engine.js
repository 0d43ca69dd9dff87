// The search: every document's text is scanned for the words as they stand.  No index: a scan of ten million characters
// takes milliseconds, finds what is there and nothing else, and its data is the text itself.
(function () {
  var fold = gazetteSearch.fold;
  var SLICE = 12;          // milliseconds of work before the window gets its turn
  var COUNTED = 30;        // so many hits in a document say enough about it
  var NUMBER = /^([^0-9]+?)(?:（?((?:19|20)[0-9]{2})）?)?第?([0-9]{1,5})号?$/;
  var OWN_NUMBER = /^(.*?)(?:（((?:19|20)[0-9]{2})）)?第?([0-9]{1,5})号$/;
  var WORDS = /^[\u3400-\u9fff]{4,8}$/;
  var documents = [];
  var variants = {}, odd = null;

  // Pairs of a printed and a standard character.
  function setVariants(pairs) {
    for (var n = 0; n + 1 < pairs.length; n += 2) variants[pairs.charAt(n)] = pairs.charAt(n + 1);
    odd = pairs ? new RegExp("[" + Object.keys(variants).join("").replace(/[\\\]^-]/g, "\\$&") + "]", "g") : null;
  }

  function standard(text) {
    return odd ? text.replace(odd, function (character) { return variants[character]; }) : text;
  }

  // Called by each data file.
  gazetteSearch.add = function (data) {
    data.documents.forEach(function (row) {
      var issue = data.issues[row[6]], text = fold(standard(row[9])), headings = [];
      if (/[hg]/.test(row[8])) {
        text.split("\n").forEach(function (line, n) {
          var kind = row[8].charAt(n);
          if (kind === "h") headings.push(line);
          if (kind === "g") headings.push(line.split(/[。：]/, 1)[0]);
        });
      }
      documents.push({
        address: row[0], title: row[1], number: row[2], date: row[4], page: row[7], kinds: row[8], printed: row[9], acts: row[10],
        issuers: row[3].map(function (n) { return data.issuers[n]; }), genre: data.genres[row[5]],
        publicationId: issue[0], publication: issue[1], issue: issue[2], year: String(data.year || ""),
        order: documents.length,
        foldedTitle: fold(standard(row[1])), foldedNumber: fold(standard(row[2])), headings: headings.join("\n"), text: text
      });
    });
  };

  function count(text, term) {
    var number = 0;
    for (var at = text.indexOf(term); at >= 0 && number < COUNTED; at = text.indexOf(term, at + term.length)) number++;
    return number;
  }

  // 12号 is all of 〔2024〕12号 that was typed, and only the end of 〔2024〕112号.
  function wholeNumber(number, term) {
    var at = number.indexOf(term), digits = /^[0-9]/.test(term) && at > 0 && /[0-9]/.test(number.charAt(at - 1));
    var goesOn = /[0-9]$/.test(term) && /^[0-9]/.test(number.slice(at + term.length));
    return !digits && !goesOn;
  }

  // Where the best hit of a term is: 0 the document's own number, 1 its title, 2 a heading, 3 the text, 4 nowhere.
  function level(document, term) {
    if (document.foldedNumber.indexOf(term) >= 0) return wholeNumber(document.foldedNumber, term) ? 0 : 1;
    if (document.foldedTitle.indexOf(term) >= 0) return 1;
    if (document.headings.indexOf(term) >= 0) return 2;
    return document.text.indexOf(term) >= 0 ? 3 : 4;
  }

  // Smaller is better; null if a term is missing.
  function rank(document, terms) {
    var levels = 0, number = 0;
    for (var n = 0; n < terms.length; n++) {
      var found = level(document, terms[n]);
      if (found === 4) return null;
      levels += found;
    }
    terms.forEach(function (term) { number += count(document.text, term); });
    return levels * 1000 - Math.min(number, 999);
  }

  // 政办发12号, 政办发2023-12: a number that nobody prints like this still says which one is meant.
  function byNumber(query) {
    var asked = NUMBER.exec(fold(standard(query)).replace(/[\s（）-]/g, ""));
    return asked && function (document) {
      var own = OWN_NUMBER.exec(document.foldedNumber);
      var same = own && own[1].indexOf(asked[1]) >= 0 && Number(own[3]) === Number(asked[3]) && (!asked[2] || own[2] === asked[2]);
      return same ? 0 : null;
    };
  }

  // Scores all documents in time slices.  Returns a function that gives up.
  function scan(score, done) {
    var found = [], next = 0, stopped = false;
    (function slice() {
      var until = performance.now() + SLICE;
      while (!stopped && next < documents.length && (next % 16 || performance.now() < until)) {
        var value = score(documents[next]);
        if (value !== null) found.push({ document: documents[next], score: value });
        next++;
      }
      if (stopped) return;
      if (next < documents.length) setTimeout(slice, 0);
      else done(found);
    })();
    return function () { stopped = true; };
  }

  // 养蜂补贴 → 养蜂 and 补贴: what was typed without a blank may be two words; all ways to cut it, none where it was put in quotes.
  function cuts(query, terms) {
    var word = terms.length === 1 && !/[“”"]/.test(query) && WORDS.test(terms[0]) ? terms[0] : "", made = [];
    for (var at = 2; at <= word.length - 2; at++) made.push([word.slice(0, at), word.slice(at)]);
    return made;
  }

  // query → done({terms, found, guessed, apart}); guessed says that the query was read as a document number, apart as two words.
  gazetteSearch.search = function (query, done) {
    var terms = gazetteSearch.terms(standard(query)), guess = byNumber(query), stop;
    stop = scan(function (document) { return rank(document, terms); }, function (found) {
      if (found.length || !guess) return apart({ terms: terms, found: found }, found.length ? [] : cuts(query, terms));
      stop = scan(guess, function (guessed) { done({ terms: terms, found: guessed, guessed: guessed.length > 0 }); });
    });
    // The cut that most documents hold.
    function apart(best, left) {
      if (!left.length) return done(best);
      stop = scan(function (document) { return rank(document, left[0]); }, function (found) {
        apart(found.length > best.found.length ? { terms: left[0], found: found, apart: true } : best, left.slice(1));
      });
    }
    return function () { stop(); };
  };

  // The anchor of each line, as records.py lays it down.
  function anchors(kinds) {
    var block = 0, table = 0, row = 0;
    return kinds.split("").map(function (kind) {
      if ("qr".indexOf(kind) < 0) block++;
      if ("HB".indexOf(kind) >= 0) { table++; row = 0; }
      if ("Br".indexOf(kind) >= 0) row++;
      if (kind === "H" || kind === "q") return "t" + table;
      return row && (kind === "B" || kind === "r") ? "t" + table + "-r" + row : "b" + block;
    });
  }

  // So many of the lines, each next one with most of the terms that none before it holds; in printed order.
  function chosen(lines, most) {
    var shown = [], left = lines.slice(), taken = [];
    function fresh(line) { return line.held.filter(function (term) { return shown.indexOf(term) < 0; }).length; }
    function better(a, b) { return (fresh(b) - fresh(a) || b.held.length - a.held.length || a.order - b.order) > 0 ? b : a; }
    while (taken.length < most && left.length) {
      var next = left.reduce(better);
      left.splice(left.indexOf(next), 1);
      taken.push(next);
      shown = shown.concat(next.held);
    }
    return taken.sort(function (a, b) { return a.order - b.order; });
  }

  // Lines of a document that hold terms, so many of them; and how the terms are printed in it.
  gazetteSearch.lines = function (document, terms, most) {
    var plain = document.text.split("\n"), printed = document.printed.split("\n"), places = anchors(document.kinds), lines = [], forms = {};
    plain.forEach(function (line, n) {
      var held = terms.filter(function (term) { return line.indexOf(term) >= 0; });
      if (!held.length) return;
      var ranges = gazetteSearch.hits(printed[n], terms, standard);
      ranges.forEach(function (range) { forms[fold(printed[n].slice(range[0], range[1]))] = true; });
      if (line !== document.foldedTitle && line !== document.foldedNumber) {
        lines.push({ text: printed[n], ranges: ranges, anchor: places[n], held: held, order: n, table: /[HBqr]/.test(document.kinds.charAt(n)) });
      }
    });
    return { lines: chosen(lines, most), forms: Object.keys(forms).slice(0, 12), more: lines.length };
  };

  gazetteSearch.documents = documents;
  gazetteSearch.standard = standard;
  gazetteSearch.setVariants = setVariants;
})();
