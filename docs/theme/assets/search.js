/* Material's search, made fit for code and for the messages that readers paste. */
(() => {
  const [SETUP, QUERY, RESULT] = [0, 2, 3]; // Material's types of message
  let sections, simple, vocabulary, asked; // the index as `learn` has it, the query as `read` has it

  /* Each word of a query is searched as the beginning of a word, so that `a` finds all that begins
     with an a: words that tell nothing go, and a word as a whole counts more than as a beginning. */
  const idle = /^(\d\w*|.|torch|nn|an|and|are|as|at|be|been|being|but|by|can|cannot|do|does|for|from|got|had|has|have|how|if|in|is|it|its|not|of|on|only|or|so|that|the|there|this|to|used?|using|was|what|when|which|why|with|you|your)$/iu;
  const idleHan = /的|了|吗|呢|怎么|怎样|如何|什么|为何/g;

  /* Material cuts Chinese into the words of the index, but drops the last one of several: one more
     character is dropped in its stead. */
  const HAN = /\p{Script=Han}{3,}/gu;

  const learn = ({ config, docs }) => {
    simple = Object.entries(config.simple);
    sections = new Map(docs.map((section) => [section.location, section]));
    const count = Object.create(null);
    for (const { title, also, names, text } of docs)
      for (const word of [title, also, names, text].join(" ").toLowerCase().split(/[^a-z\d]+/))
        count[word] = (count[word] || 0) + 1;
    vocabulary = Object.keys(count).sort((a, b) => count[b] - count[a]);
  };

  /* As the index writes it: no full-width letters, no traditional characters. Of all that Python
     prints of an error its last line counts, without paths, which are each reader's own. */
  const plain = (query) =>
    simple
      .reduce((text, [from, to]) => text.replaceAll(from, to), query)
      .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => wide.normalize("NFKC"))
      .replace(/^.*\b(?=[A-Z]\w*(Error|Exception|Warning): \S)/s, "")
      .replace(/\S*[\\/]\S*[\\/]\S*/g, " ");

  /* One letter more, less or another, or two that have changed places. */
  const near = (a, b) => {
    let n = 0;
    while (n < a.length && a[n] === b[n]) n++;
    const [x, y] = [a.slice(n), b.slice(n)];
    const changed = y.slice(1, 2) + y.slice(0, 1) + y.slice(2);
    return [y, y.slice(1)].includes(x.slice(1)) || [y.slice(1), changed].includes(x);
  };

  /* A word of the index, or the beginning of one, or else the commonest of those that are near. */
  const known = (word) => {
    if (vocabulary.some((other) => other.startsWith(word))) return word;
    return word.length > 3 ? vocabulary.find((other) => near(word, other)) : undefined;
  };

  /* The index has names as one word, `state_dict` as `statedict`, and in parts. */
  const mend = (name) => {
    const parts = name.toLowerCase().split("_").filter((part) => part);
    const word = known(parts.join(""));
    const own = (part) => part !== word && !idle.test(part) && known(part) === part;
    if (word) return { word, parts: parts.filter(own) };
    const words = name.split(/_|(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase());
    return words.map((part) => ({ word: known(part) ?? part, parts: [] }));
  };

  const fit = (query) => {
    const words = plain(query)
      .replace(idleHan, " ")
      .replace(/\p{Script=Han}+/gu, " $& ")
      .split(/[^\p{L}\p{N}_]+|\b_+\b/u)
      .filter((word) => /[^_]/.test(word))
      .flatMap((word) => (/^\w+$/.test(word) ? mend(word) : { word }));
    asked = read(words.map(({ word }) => word).join(" "));
    const telling = words.filter(({ word }) => !idle.test(word));
    return (telling.length ? telling : words)
      .flatMap(({ word, parts }) => {
        if (!parts) return word.replace(HAN, "$&的");
        return parts.length ? [`${word}^8`, ...parts] : [`${word}^4`, word];
      })
      .join(" ");
  };

  /* What is asked, or a text: its words without their endings, each Chinese character being one. */
  const read = (text) => {
    const plain = text.replace(/<[^>]*>|_/g, "").toLowerCase();
    const words = (plain.match(/\p{Script=Han}|[a-z\d]+/gu) ?? []).map((word) =>
      word.replace(/(?<=...)(ing|ed|es|e|(?<!s)s)$/, ""),
    );
    const pairs = words.slice(1).map((word, n) => `${words[n]} ${word}`);
    const han = pairs.filter((pair) => /^\p{L} \p{L}$/u.test(pair));
    const telling = [...words.filter((word) => !idle.test(word)), ...han];
    const set = new Set(telling.length ? telling : words);
    return { telling: set, pairs, said: ` ${words.join(" ")} ` };
  };

  /* lunr knows neither whole titles nor an order of words: what is asked as a title, or one of a
     section's further words, has it comes first, and what follows each other as it is asked. */
  const weigh = ({ location, score }) => {
    const { title, words = "", text } = sections.get(location);
    const alike = [title, ...title.split(/[:：]/), ...words.split(/[,，]/)].map((head) => {
      const { telling } = read(head);
      const both = [...telling].filter((word) => asked.telling.has(word));
      return (2 * both.length) / (telling.size + asked.telling.size);
    });
    const { said } = read(`${title} ${words} ${text}`);
    const follow = asked.pairs.filter((pair) => said.includes(` ${pair} `));
    const best = Math.max(...alike);
    return score * (1 + 4 * best + follow.length / (asked.pairs.length || 1)) * (best === 1 ? 2 : 1);
  };

  /* Material folds all but the best section of a page; here each section is a result. */
  const flat = (pages) =>
    pages
      .flatMap((found) => {
        const page = found.find(({ location }) => !location.includes("#"));
        const hits = found.filter(({ score }) => score > 0);
        for (const hit of hits) hit.score = weigh(hit);
        if (page.part) page.title = `${page.part} › ${page.title}`;
        return hits.map((hit) => (hit === page ? [hit] : [hit, { ...page, score: 0 }]));
      })
      .sort(([a], [b]) => b.score - a.score);

  /* The index is most of what a first view would weigh: it is asked for when somebody searches,
     or comes from a search whose hits are marked. */
  const wanted = new Promise((resolve) => {
    const given = new URLSearchParams(location.search);
    if (given.has("q") || given.has("h")) resolve(); // a search to share, hits to mark
    addEventListener("focusin", ({ target }) => target.matches(".md-search__input, .ask input") && resolve());
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    this.waits = /\/search_index\.json$/.test(address);
    return open.call(this, method, address, ...more);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (!this.waits) return send.apply(this, body);
    wanted.then(() => send.apply(this, body));
  };

  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        if (data.type !== RESULT) return;
        data.data.items = flat(data.data.items);
        const nothing = document.querySelector(".md-search-result__nothing");
        nothing.hidden = !asked.telling.size || data.data.items.length > 0;
      });
    }

    postMessage({ type, data }) {
      if (type === SETUP) learn(data);
      super.postMessage({ type, data: type === QUERY ? fit(data) : data });
    }
  };
})();
