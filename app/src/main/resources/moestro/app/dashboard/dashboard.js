'use strict';
// The page of one deployment. Everything shown comes from the stream of ticks (api/stream); text is only ever set as
// text, so nothing that stands on a topic can become markup.
(() => {
  const STALE_AFTER = 4000;
  const COLOURS = 12;
  const FLOW_SMOOTH = 5;
  const LOAD_SMOOTH = 10;
  const VOICES = ['mixture', 'uniform', 'naive'];
  const EXPERTS = VOICES.length;

  const byId = id => document.getElementById(id);
  let about = null;
  let state = null;
  let curves = null;
  let heard = 0;
  const hidden = new Set();

  // Elements

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter(child => child !== null && child !== undefined));
    return element;
  }
  const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  const sv = (tag, attributes, ...children) =>
    fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

  /** Sets text only if it is new, so that a selection or a screen reader is not disturbed. */
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  // Numbers and times

  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const formats = [1, 2, 3, 4].map(digits => new Intl.NumberFormat('en', { maximumSignificantDigits: digits }));
  const known = x => x !== null && x !== undefined && Number.isFinite(x);
  const count = x => known(x) ? whole.format(x) : '–';
  const short = (x, digits = 4) => !known(x) ? '–'
    : Math.abs(x) >= 1000 ? whole.format(x) : formats[digits - 1].format(x);
  const percent = x => known(x) ? (100 * x).toFixed(1) + ' %' : '–';

  function duration(ms) {
    if (!known(ms)) return '–';
    const units = [[86400000, 'd'], [3600000, 'h'], [60000, 'min'], [1000, 's']];
    for (const [size, unit] of units) if (Math.abs(ms) >= size) return short(ms / size, 3) + ' ' + unit;
    return short(ms, 3) + ' ms';
  }
  const clock = ms => new Date(ms).toLocaleTimeString('en-GB');
  const minute = ms => clock(ms).slice(0, 5);
  const date = ms => new Date(ms).toISOString().replace('T', ' ').slice(0, 19) + ' UTC';
  const capital = text => text[0].toUpperCase() + text.slice(1);
  const plural = (n, one) => count(n) + ' ' + one + (n === 1 ? '' : 's');

  // How a number is computed

  const tip = byId('tip');
  function why(text) {
    const button = el('button', { type: 'button', class: 'why', 'aria-label': 'How this is computed: ' + text }, '?');
    const show = () => {
      tip.textContent = text;
      tip.hidden = false;
      const at = button.getBoundingClientRect();
      const left = Math.min(at.left, innerWidth - tip.offsetWidth - 12);
      tip.style.left = Math.max(12, left) + scrollX + 'px';
      tip.style.top = at.bottom + 6 + scrollY + 'px';
    };
    const hide = () => { tip.hidden = true; };
    button.addEventListener('pointerenter', show);
    button.addEventListener('focus', show);
    button.addEventListener('click', show);
    button.addEventListener('pointerleave', hide);
    button.addEventListener('blur', hide);
    return button;
  }
  addEventListener('keydown', event => { if (event.key === 'Escape') tip.hidden = true; });

  // Curves

  const colour = expert => 'c' + expert % COLOURS + (Math.floor(expert / COLOURS) % 2 ? ' second' : '');

  /** Sums over each bucket and those before it. */
  function rolling(values, width) {
    const sums = [];
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      sum += values[i] - (i >= width ? values[i - width] : 0);
      sums.push(sum);
    }
    return sums;
  }

  function errorCurve(voice, width) {
    const counts = rolling(curves.counts[voice], width);
    const losses = rolling(curves.losses[voice], width);
    return counts.map((n, i) => {
      if (n < .5) return null;
      const mean = Math.max(0, losses[i] / n);
      return about.task === 'regression' ? Math.sqrt(mean) : mean;
    });
  }

  function nice(span, steps) {
    const raw = span / steps || 1;
    const power = Math.pow(10, Math.floor(Math.log10(raw)));
    return [1, 2, 5, 10].find(m => m * power >= raw) * power;
  }

  const sorted = lines => lines.flatMap(line => line.values.filter(known)).sort((a, b) => a - b);

  /** Nearly all of what is drawn; but if the mixture is, no line far above it makes it flat. */
  function range(lines, zero) {
    const all = sorted(lines);
    if (!all.length) return null;
    const mixture = sorted(lines.filter(line => line.voice === 0));
    const cap = mixture.length ? 1.6 * mixture[Math.floor(.9 * (mixture.length - 1))] : Infinity;
    const most = Math.min(cap, all[Math.floor(.98 * (all.length - 1))]);
    const least = zero ? 0 : all[Math.floor(.01 * (all.length - 1))];
    const pad = .06 * (most - least) || Math.abs(most) * .1 || 1;
    return [zero ? 0 : least - pad, most + pad];
  }

  class Chart {
    constructor(host, label, options) {
      this.host = byId(host);
      this.label = label;
      this.options = options;
      this.cursor = null;
      this.host.addEventListener('pointermove', event => this.point(event.clientX));
      this.host.addEventListener('pointerdown', event => this.point(event.clientX));
      this.host.addEventListener('pointerleave', () => this.leave());
      this.host.addEventListener('keydown', event => this.key(event));
      this.host.addEventListener('focusout', () => this.leave());
      this.svg = sv('svg', { role: 'img', tabindex: 0 });
      this.host.append(this.svg);
      this.empty = el('p', { class: 'empty' }, options.empty);
      this.host.append(this.empty);
    }

    /** Lines have name, cls and values by bucket; times are those of the buckets. */
    draw(lines, times, flags) {
      Object.assign(this, { lines, times, flags: flags || [] });
      const bounds = this.options.stacked ? [0, 1] : range(lines, this.options.zero);
      this.empty.hidden = bounds !== null && times.length > 1;
      this.svg.toggleAttribute('hidden', !this.empty.hidden);
      if (!this.empty.hidden) return;
      this.bounds = bounds;
      this.size = [this.host.clientWidth, this.host.clientHeight];
      const [w, h] = this.size;
      this.svg.setAttribute('viewBox', `0 0 ${w} ${h}`);
      this.svg.setAttribute('aria-label', this.summary());
      this.svg.replaceChildren(...this.axes(), ...(this.options.stacked ? this.areas() : this.paths()), ...this.marks());
      this.hover();
    }

    summary() {
      const now = this.lines.map(line => {
        const last = line.values.findLast(known);
        return line.name + ' ' + this.options.format(last);
      });
      return this.label + ', now: ' + now.join(', ') + '. Arrow keys read the values at other times.';
    }

    x(time) {
      const first = this.times[0];
      const last = this.times[this.times.length - 1];
      return 46 + (time - first) / (last - first || 1) * (this.size[0] - 54);
    }

    y(value) {
      const [low, high] = this.bounds;
      return 8 + (high - value) / (high - low) * (this.size[1] - 32);
    }

    axes() {
      const [w, h] = this.size;
      const parts = [];
      const [low, high] = this.bounds;
      const step = nice(high - low, h / 42);
      for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) {
        const y = this.y(value);
        const text = this.options.axis(Math.abs(value) < step / 1e6 ? 0 : value);
        parts.push(sv('line', { class: 'grid', x1: 46, x2: w - 8, y1: y, y2: y }));
        parts.push(sv('text', { x: 40, y: y + 4, 'text-anchor': 'end' }, text));
      }
      const ticks = Math.max(2, Math.floor(w / 160));
      const first = this.times[0];
      const span = this.times[this.times.length - 1] - first;
      for (let i = 0; i < ticks; i++) {
        const time = first + span * i / (ticks - 1);
        const anchor = i === 0 ? 'start' : i === ticks - 1 ? 'end' : 'middle';
        const text = span < 600000 ? clock(time) : minute(time);
        parts.push(sv('text', { x: this.x(time), y: h - 6, 'text-anchor': anchor }, text));
      }
      return parts;
    }

    paths() {
      const gap = Math.max(3, this.times.length / 20);
      const low = -this.size[1];
      const high = 2 * this.size[1];
      return this.lines.map(line => {
        let path = '';
        let before = -Infinity;
        line.values.forEach((value, i) => {
          if (!known(value)) return;
          const y = Math.min(high, Math.max(low, this.y(value)));
          path += (i - before > gap ? 'M' : 'L') + this.x(this.times[i]).toFixed(1) + ' ' + y.toFixed(1);
          before = i;
        });
        return sv('path', { class: 'line ' + line.cls, d: path });
      });
    }

    areas() {
      const base = this.times.map(() => 0);
      const last = this.times.length - 1;
      const names = [];
      const bands = this.lines.map(line => {
        const up = [];
        const down = [];
        line.values.forEach((value, i) => {
          if (!known(value)) return;
          const x = this.x(this.times[i]).toFixed(1);
          down.unshift(x + ' ' + this.y(base[i]).toFixed(1));
          base[i] += value;
          up.push(x + ' ' + this.y(base[i]).toFixed(1));
        });
        const [top, bottom] = [this.y(base[last]), this.y(base[last] - (line.values[last] || 0))];
        if (bottom - top > 14) names.push(sv('text', { class: 'band', x: this.size[0] - 14, y: (top + bottom) / 2 + 4, 'text-anchor': 'end' }, line.name));
        return sv('path', { class: 'area ' + line.cls, d: up.length ? 'M' + up.concat(down).join('L') + 'Z' : '' });
      });
      return bands.concat(names);
    }

    marks() {
      const h = this.size[1];
      return this.flags.filter(flag => flag.time >= this.times[0]).flatMap(flag => {
        const x = this.x(flag.time);
        return [sv('line', { class: 'flag', x1: x, x2: x, y1: 8, y2: h - 24 }),
          sv('path', { class: 'flagtop', d: `M${x - 5} 2h10l-5 8z` }, sv('title', {}, flag.text))];
      });
    }

    point(clientX) {
      if (!this.size || !this.empty.hidden) return;
      const x = clientX - this.host.getBoundingClientRect().left;
      const part = (x - 46) / (this.size[0] - 54);
      this.cursor = Math.min(1, Math.max(0, part));
      this.hover();
    }

    key(event) {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step || !this.times || this.times.length < 2) return;
      event.preventDefault();
      const last = this.times.length - 1;
      const at = this.cursor === null ? last : Math.round(this.cursor * last);
      this.cursor = Math.min(last, Math.max(0, at + step)) / last;
      this.hover();
    }

    leave() {
      this.cursor = null;
      this.hover();
    }

    hover() {
      if (this.cross) this.cross.remove();
      if (this.cursor === null) {
        if (this.bubble) this.bubble.hidden = true;
        return;
      }
      if (!this.bubble) {
        this.bubble = el('div', { class: 'bubble', 'aria-live': 'polite' });
        this.host.append(this.bubble);
      }
      const at = Math.round(this.cursor * (this.times.length - 1));
      const x = this.x(this.times[at]);
      this.cross = sv('line', { class: 'cross', x1: x, x2: x, y1: 8, y2: this.size[1] - 24 });
      this.svg.append(this.cross);
      this.bubble.hidden = false;
      this.bubble.replaceChildren(el('b', {}, clock(this.times[at])), ...this.lines.map(line =>
        el('div', {}, el('span', {}, line.name), el('span', {}, this.options.format(line.values[at])))));
      const room = this.size[0] - this.bubble.offsetWidth;
      this.bubble.style.left = Math.max(0, Math.min(room, x < this.size[0] / 2 ? x + 12 : x - 12 - this.bubble.offsetWidth)) + 'px';
    }
  }

  const nothing = 'Nothing yet. This fills as predictions and labels come.';
  const plain = x => short(x, 4);
  const charts = {
    error: new Chart('error-chart', 'Error', { format: plain, axis: x => short(x, 3), empty: 'No label has come yet: errors show as soon as lessons do.' }),
    share: new Chart('share-chart', 'Shares of the experts', { format: percent, axis: x => Math.round(100 * x) + ' %', stacked: true, empty: nothing }),
    balance: new Chart('balance-chart', 'Balance', { format: x => short(x, 3), axis: x => short(x, 2), zero: true, empty: nothing }),
    flow: new Chart('flow-chart', 'Throughput', { format: x => short(x, 3) + '/s', axis: x => short(x, 3), zero: true, empty: nothing }),
    latency: new Chart('latency-chart', 'Latency', { format: duration, axis: x => short(x, 3), zero: true, empty: 'Nothing to show: no new prediction yet, or the timestamps of event records are not the time of sending.' })
  };

  const expertLines = values => about.experts.map((name, e) => ({ name, cls: colour(e), values: values(e) }));

  function drawCurves() {
    const n = curves.predictions.length;
    const times = Array.from({ length: n }, (_, i) => curves.origin + (curves.from + i + 1) * curves.width);
    drawError(times);
    const whole = times.slice(0, -1); // the bucket under way would look like a fall
    const routed = curves.routed.map(values => rolling(values, LOAD_SMOOTH));
    const sums = times.map((_, i) => routed.reduce((sum, values) => sum + values[i], 0));
    const shares = routed.map(values => values.map((r, i) => sums[i] ? r / sums[i] : null));
    charts.share.draw(expertLines(e => shares[e].slice(0, -1)), whole);
    drawBalance(shares, whole);
    const perSecond = values => rolling(values, FLOW_SMOOTH)
      .map((sum, i) => sum / Math.min(i + 1, FLOW_SMOOTH) / curves.width * 1000).slice(0, -1);
    charts.flow.draw([
      { name: 'predictions', cls: 'cink', values: perSecond(curves.predictions) },
      { name: 'lessons', cls: 'caccent second', values: perSecond(curves.lessons) }], whole);
    charts.latency.draw([
      { name: 'median', cls: 'cink', values: curves.latency50.slice(0, -1) },
      { name: '95 % within', cls: 'caccent second', values: curves.latency95.slice(0, -1) }], whole);
  }

  function drawError(times) {
    const width = Number(byId('smooth').value);
    const names = ['mixture', 'uniform mean', about.naive, ...about.experts];
    const lines = names.map((name, v) => ({
      name, voice: v, cls: v < EXPERTS ? VOICES[v] : 'expert ' + colour(v - EXPERTS)
    })).filter(line => !hidden.has(line.name));
    lines.forEach(line => { line.values = errorCurve(line.voice, width); });
    lines.sort((a, b) => b.voice - a.voice); // the mixture on top
    const flags = state.alarms.filter(alarm => ['drift', 'collapse'].includes(alarm.kind))
      .map(alarm => ({ time: alarm.time, text: alarm.kind + ': ' + alarm.text }));
    charts.error.draw(lines, times, flags);
  }

  function drawBalance(shares, times) {
    const experts = about.experts.length;
    const over = measure => times.map((_, i) => {
      const q = shares.map(values => values[i]);
      return q.some(x => x === null) ? null : measure(q);
    });
    const entropy = over(q => experts < 2 ? 1 : -q.reduce((h, x) => h + (x > 0 ? x * Math.log(x) : 0), 0) / Math.log(experts));
    charts.balance.draw([
      { name: 'entropy', cls: 'cink', values: entropy },
      { name: 'MaxVio', cls: 'caccent second', values: over(q => Math.max(...q) * experts - 1) }], times);
  }

  const sample = cls => sv('svg', { viewBox: '0 0 18 10', 'aria-hidden': 'true' },
    sv('path', { class: 'line ' + cls, d: 'M0 5H18' }));

  function legend() {
    hidden.add(about.naive);
    const entry = (name, cls) => {
      const button = el('button', { type: 'button', 'aria-pressed': String(!hidden.has(name)) }, sample(cls), name);
      button.addEventListener('click', () => {
        if (!hidden.delete(name)) hidden.add(name);
        button.setAttribute('aria-pressed', String(!hidden.has(name)));
        drawCurves();
      });
      return button;
    };
    byId('error-legend').replaceChildren(entry('mixture', 'mixture'), entry('uniform mean', 'uniform'),
      entry(about.naive, 'naive'), ...about.experts.map((name, e) => entry(name, colour(e))));
  }

  // The first line: is it good, is it alive

  const tiles = {};
  function tile(key, title, text) {
    const big = el('p', { class: 'big' });
    const note = el('p', { class: 'note' });
    tiles[key] = { big, note };
    return el('div', { class: 'tile' }, el('h2', {}, el('span', {}, title), why(text)), big, note);
  }

  function buildTiles() {
    const metric = about.task === 'regression'
      ? 'RMSE: the root of the mean squared difference between prediction and label, in the label’s unit.'
      : 'Log loss: the mean of minus the logarithm of the probability given to the true class; probabilities below 0.001 count as that. Accuracy is the part of predictions whose most probable class was the true one.';
    byId('quality').replaceChildren(
      tile('error', `${capital(about.metric)} of the mixture now`, metric + `\nOver the last ${count(state.quality.window)} lessons, or as many as this page has seen. Every prediction was made before its label was known.`),
      tile('best', 'Against its best expert', 'For each expert, both errors over those of the last lessons that it answered; shown is the expert that comes out best, of those that answered a tenth of them or more. Where chance alone explains the difference (a paired test over these lessons, at 1 %), it says about equal.\nIt is asked where the gate expects it to be best, which flatters it. What it would do alone on everything, only a replay can tell: moestro evaluate, or the end of moestro demo.'),
      tile('naive', 'Against no model', about.naive === 'last label'
        ? 'What predicting the last label would cost: the newest label that was known when the prediction was made, as the lesson kept it. Both over the same lessons.\nThe uniform mean gives the same experts, those routed to, equal weights.'
        : 'What predicting the running frequencies of the classes would cost, as they were when the prediction was made. Both over the same lessons.\nThe uniform mean gives the same experts, those routed to, equal weights.'),
      tile('flow', 'Predictions a second', 'Read by this page within the last ten seconds; all instances together.\nLatency is from the timestamp of the event’s record to the moment this page has read the committed prediction, so it contains the commit interval, and how far clocks are apart.'));
  }

  function versus(where, against, than) {
    if (!against || !known(against.score.error) || !known(against.mixture.error)) {
      say(where.big, '–');
      where.big.className = 'big';
      return false;
    }
    const gain = against.score.error > 0 ? 1 - against.mixture.error / against.score.error : 0;
    say(where.big, against.clear ? percent(Math.abs(gain)) + (gain > 0 ? ' better' : ' worse') : 'about equal');
    where.big.className = 'big ' + (against.clear ? gain > 0 ? 'good' : 'bad' : '');
    return `${against.clear ? 'than' : 'to'} ${than}: ${short(against.mixture.error)} against ${short(against.score.error)}`
      + (against.clear ? '' : ', within chance');
  }

  function showTiles() {
    const quality = state.quality;
    const traffic = state.traffic;
    say(tiles.error.big, short(quality.mixture.error));
    say(tiles.error.note, quality.unscored || (quality.mixture.lessons
      ? (known(quality.mixture.accuracy) ? percent(quality.mixture.accuracy) + ' accurate, ' : '') + 'over the last ' + plural(quality.mixture.lessons, 'lesson')
      : 'waiting for the first labels'));
    const best = versus(tiles.best, quality.best, quality.best ? quality.best.name : '');
    say(tiles.best.note, best ? `${best}, over the ${count(quality.best.score.lessons)} lessons it answered`
      : 'no expert has answered enough labelled events yet');
    const naive = versus(tiles.naive, quality.naive, 'the ' + quality.naive.name);
    const uniform = quality.uniform;
    const gain = known(uniform.score.error) && uniform.score.error > 0 ? 1 - uniform.mixture.error / uniform.score.error : null;
    say(tiles.naive.note, (naive || 'waiting for the first labels') + (known(gain)
      ? `; ${uniform.clear ? percent(Math.abs(gain)) + (gain < 0 ? ' worse than' : ' better than') : 'about equal to'} the uniform mean` : ''));
    say(tiles.flow.big, short(traffic.predictionsPerSecond, 3));
    say(tiles.flow.note, (traffic.timed ? `each after ${duration(traffic.latency50)} (95 % within ${duration(traffic.latency95)}); ` : '')
      + `${short(traffic.eventsPerSecond, 3)} events/s, ${short(traffic.lessonsPerSecond, 3)} lessons/s`);
  }

  // Tables

  /** Columns have a head and a function from a row to a cell; body is redrawn only if it says something new. */
  class Table {
    constructor(id, columns, none) {
      this.columns = columns;
      this.none = none;
      this.body = el('tbody');
      this.told = '';
      byId(id).replaceChildren(el('thead', {}, el('tr', {}, columns.map(column =>
        el('th', { scope: 'col', class: column.text ? 'text' : null }, column.head, ' ', column.why ? why(column.why) : null)))), this.body);
    }

    show(rows) {
      const now = JSON.stringify(rows);
      if (now === this.told) return;
      this.told = now;
      this.body.replaceChildren(...rows.map((row, i) => el('tr', {}, this.columns.map((column, c) => {
        const cell = [column.cell(row, i)].flat();
        return c === 0 ? el('th', { scope: 'row' }, ...cell) : el('td', { class: column.text || null }, ...cell);
      }))));
      if (!rows.length) this.body.append(el('tr', { class: 'none' }, el('td', { colspan: this.columns.length }, this.none)));
    }
  }

  const tables = {};
  const named = (name, cls, type) => el('span', { class: 'name' }, sample(cls), name, type ? el('small', {}, type) : null);

  function judged(row) {
    if (!known(row.score.error) || !row.score.error) return '–';
    const gain = 1 - row.mixture.error / row.score.error;
    const text = percent(Math.abs(gain)) + (gain > 0 ? ' better' : ' worse');
    return row.clear ? el('span', { class: gain > 0 ? 'good' : 'bad' }, text) : '≈ ' + text;
  }

  function lag(value) {
    if (!value) return '–';
    if (!value.lessons) return 'none';
    return (value.isLeast ? '≥ ' : '') + count(value.lessons) + ', ' + duration(value.millis);
  }

  /** In words, and what somebody should know in another colour as well. */
  function states(row, i) {
    const words = [el('span', { class: ['awake', null].includes(row.state) ? null : 'off' }, row.state || '–')];
    if (about.places[i] !== 'here' && row.state !== 'free') words.push(', ' + about.places[i]);
    for (const what of ['frozen', 'behind', 'resting']) if (row[what]) words.push(', ', el('span', { class: 'warn' }, what));
    return words;
  }

  function buildTables() {
    const accuracy = about.task === 'classification'
      ? [{ head: 'Accuracy', cell: row => percent(row.score.accuracy), why: 'Part of its answers whose most probable class was the true one, over the lessons it answered.' }] : [];
    tables.experts = new Table('experts', [
      { head: 'Expert', cell: (row, i) => named(row.name, colour(i), row.type) },
      { head: 'State', cell: states, text: 'text', why: 'Of its seat, as the encoder was published last. Awake: asked and taught. Shadow: taught, and asked to be scored only. Drained: taught, asked no more. Apprentice: taught, asked soon. Asleep: neither. Free: nobody sits there.\nFrozen: learns nothing, by command. Behind: there were lessons, and nothing newer than 15 minutes was published of it: its learner does not run, was stopped or cannot keep up. Resting: it has failed, and a partition does not ask it for a while.\nApart: it learns in a process of its own (moestro learn --experts). Remote: it is asked over a topic, and learns where it lives.' },
      { head: 'Share', cell: row => percent(row.share), why: 'Its part of all routes, over the last ' + count(state.quality.window) + ' predictions or a few more.' },
      { head: 'Weight', cell: row => percent(row.meanWeight), why: 'Mean of its weight in the predictions that rest on it, from the last routing report of each partition.' },
      { head: 'Answered', cell: row => count(row.score.lessons), why: 'How many of the last ' + count(state.quality.window) + ' lessons it had answered, routed to or scored in the shadow.' },
      { head: capital(about.metric) + ' there', cell: row => short(row.score.error), why: 'Its own error over the lessons it answered. These differ from expert to expert, so compare along a row, not down this column.' },
      ...accuracy,
      { head: 'Mixture there', cell: row => short(row.mixture.error), why: 'The mixture’s error over just the same lessons.' },
      { head: 'Mixture is', cell: judged, why: 'One minus the mixture’s error over the expert’s, both over the same lessons. After ≈ chance alone would explain it (a paired test, at 1 %).' },
      { head: 'Failures', cell: row => row.failures ? el('span', { class: 'bad' }, count(row.failures)) : '0', why: 'How often it was asked and gave no usable answer, in the last routing report of each partition.' }
    ], 'No experts.');
    tables.models = new Table('models', [
      { head: 'Model', cell: row => row.name },
      { head: 'Published', cell: row => row.published === null ? '–' : count(row.published), why: 'Its version: the offset of the last lesson it has folded, from its manifest on the models topic; -1 before any.' },
      { head: 'Behind', cell: row => lag(row.publishedLag) },
      { head: 'Served', cell: row => row.served === null ? '–' : count(row.served), why: 'The highest version that a prediction seen by this page was made with.' },
      { head: 'Behind', cell: row => lag(row.servedLag) }
    ], 'No models.');
    tables.alarms = new Table('alarms', [
      { head: 'Time', cell: row => clock(row.time) },
      { head: 'What', cell: row => el('b', { class: ['drift', 'collapse'].includes(row.kind) ? 'bad' : '' }, row.kind), text: 'text' },
      { head: 'Expert', cell: row => row.expert || '–', text: 'text' },
      { head: 'Why', cell: row => row.text, text: 'text wrap' }
    ], 'None since this page began to look.');
    tables.letters = new Table('letters', [
      { head: 'Time', cell: row => clock(row.time) },
      { head: 'From', cell: row => row.source, text: 'text' },
      { head: 'Why', cell: row => row.reason, text: 'text wrap' }
    ], 'None: every record could be used.');
  }

  function showTables() {
    tables.experts.show(state.experts);
    tables.models.show(state.models);
    tables.alarms.show(state.alarms);
    tables.letters.show(state.deadLetters);
    const total = state.traffic.deadLetters;
    say(byId('letters-how'), `Records that could not be used, on the topic ${about.deadLetters}, as they came. `
      + (total > 50 ? `${count(total)} seen; the last 50.` : ''));
  }

  const facts = {};
  function buildFacts() {
    const fact = (key, title, text) => {
      facts[key] = el('dd');
      return el('div', {}, el('dt', {}, title, ' ', why(text)), facts[key]);
    };
    const among = 'Among the last 20,000 predictions, which this page remembers by id. ';
    byId('labels').replaceChildren(
      fact('p50', 'Delay, median', 'From the event’s time to the label’s time, as both say, over the last lessons.'),
      fact('range', '5 % to 95 % within', 'The same, 5 % and 95 % quantiles.'),
      fact('labelled', 'Labelled', among + 'Their label has come, and is a lesson.'),
      fact('waiting', 'Waiting', among + 'Their label may still come.'),
      fact('expired', 'Expired', among + `No label within the time-to-live of ${duration(about.timeToLive)}, measured by the newest event or label time seen.`),
      fact('degraded', 'Degraded', 'Predictions since this page began to look that lacked the voice of an expert, because it failed, rested or was at its capacity.'));
  }

  function showFacts() {
    const labels = state.labels;
    const part = n => labels.standing.all ? `${count(n)} of ${count(labels.standing.all)}` : '–';
    say(facts.p50, duration(labels.p50));
    say(facts.range, labels.lessons ? `${duration(labels.p5)} to ${duration(labels.p95)}` : '–');
    say(facts.labelled, part(labels.standing.labelled));
    say(facts.waiting, part(labels.standing.waiting));
    say(facts.expired, part(labels.standing.expired));
    say(facts.degraded, `${count(state.traffic.degraded)} of ${count(state.traffic.predictions)}`);
  }

  function showSentences() {
    const balance = state.balance;
    say(byId('balance-how'), `Entropy (line) of the shares over its maximum: 1 if all experts carry the same. MaxVio (dashes): the largest share over the mean, minus 1. `
      + `Over the last ${count(balance.predictions)} predictions ${short(balance.entropy, 3)} and ${short(balance.maxViolation, 3)}; ${short(balance.expertsPerPrediction, 3)} experts a prediction.`);
    say(byId('flow-how'), `${plural(state.traffic.predictions, 'prediction')} (line) and ${plural(state.traffic.lessons, 'lesson')} (dashes) seen; smoothed over ${duration(FLOW_SMOOTH * curves.width)}.`);
    say(byId('latency-how'), 'Milliseconds from an event’s timestamp to its committed prediction read here: median (line), and 95 % (dashes), to within 10 %.');
    say(byId('experts-how'), `At most ${about.k} of ${state.experts.filter(row => row.state !== 'free').length} are asked for an event, and a few more scored in the shadow. Errors are over the last lessons each has answered.`);
    say(byId('error-how'), `${capital(about.metric)} by the time the label came; each point covers ${duration(curves.width)} of lessons, and the points before it. `
      + `An expert’s line is over the lessons it answered, the others’ over all. Triangles mark drift and collapse.`);
    say(byId('foot'), `Read from the topics of this deployment, committed records only. One point is ${duration(curves.width)} wide: the history since this page began to look stays whole, and grows coarser. `);
    byId('foot').append(el('a', { href: 'api/state' }, 'The same as JSON'));
  }

  // Alive

  const words = { waiting: 'Waiting', live: 'Live', quiet: 'Quiet', stalled: 'Stalled', blind: 'Cannot read', ended: 'Ended', stale: 'No news' };

  function showHealth() {
    const silent = heard && Date.now() - heard;
    const stale = silent > STALE_AFTER;
    const health = state ? state.health : { status: 'waiting', message: '', unreadable: [] };
    const status = stale ? 'stale' : health.status;
    byId('pulse').dataset.status = status;
    say(byId('status'), state || stale ? words[status] : 'Connecting');
    say(byId('message'), stale ? '' : health.message);
    byId('stale').hidden = !stale;
    if (stale) say(byId('stale'), state
      ? `Numbers below are of ${clock(state.now)}: the process that serves this page does not answer. Trying again.`
      : 'The process that serves this page does not answer. Trying again.');
    byId('unreadable').hidden = !health.unreadable.length;
    say(byId('unreadable'), health.unreadable.join('; '));
  }

  // One prediction

  const box = byId('prediction');
  let shown = null;

  function answered(output, answer) {
    if (about.task === 'regression') return short(output[0]);
    return percent(output[about.classes.indexOf(answer)]) + ' ' + answer;
  }

  async function lookUp(id, topics) {
    shown = null;
    box.replaceChildren(el('p', { class: 'note' }, topics ? 'Searching the topics; this may take 20 s …' : 'Looking …'));
    try {
      const reply = await fetch('api/prediction?id=' + encodeURIComponent(id) + (topics ? '&topics=true' : ''));
      const found = await reply.json();
      if (reply.ok) showPrediction(found);
      else showMissing(found.message, id, topics);
    } catch (failure) {
      box.replaceChildren(el('p', { class: 'bad' }, 'The process that serves this page does not answer: ' + failure.message));
    }
  }

  function showMissing(message, id, searched) {
    box.replaceChildren(el('p', {}, message + '. '));
    if (!searched) box.append(el('button', { type: 'button', class: 'do', onclick: () => lookUp(id, true) }, 'Search the topics'));
  }

  function showPrediction(p) {
    shown = p;
    const label = p.label;
    const regression = about.task === 'regression';
    const facts = [['Predicted', answered(p.output, p.answer)]];
    if (known(p.lower)) facts.push(['90 % interval', `${short(p.lower)} to ${short(p.upper)}`]);
    facts.push(['Label', label ? (regression ? short(label.value) : label.name) : 'not known yet']);
    if (label) {
      facts.push(regression ? ['Off by', short(Math.abs(p.output[0] - label.value))] : ['Right', label.name === p.answer ? 'yes' : 'no']);
      facts.push(['Label came after', duration(label.delay)]);
    }
    facts.push(['Event time', date(p.time)], ['Gate, encoder', `versions ${count(p.gateVersion)}, ${count(p.encoderVersion)}`]);
    const notes = [];
    if (p.explored) notes.push(p.explored + ' was asked to explore, by chance.');
    notes.push(...p.degraded.map(reason => 'Degraded: ' + reason + '.'));
    if (label && !p.routes.length) notes.push('No expert answered: this is the prior.');
    box.replaceChildren(el('div', { class: 'answer' },
      el('div', {}, el('h3', {}, p.id), el('dl', { class: 'facts' }, facts.map(([name, value]) =>
        el('div', {}, el('dt', {}, name), el('dd', {}, value)))), notes.map(note => el('p', { class: 'note' }, note))),
      el('div', {}, ...(regression ? [] : [el('h3', {}, 'Probability of each class'), classTable(p)]),
        el('h3', {}, regression ? 'Who answered what' : `Who gave “${p.answer}” which probability`), ruler(p), routeTable(p))),
      p.features.length ? el('p', { class: 'features' }, ...p.features.map(feature =>
        el('span', {}, feature.name + ' ', el('b', {}, typeof feature.value === 'number' ? short(feature.value) : feature.value)))) : '');
  }

  const experts = name => Math.max(0, about.experts.indexOf(name));

  /** The answers on one axis, with the interval, the prediction and the truth. */
  function ruler(p) {
    const regression = about.task === 'regression';
    const k = regression ? 0 : about.classes.indexOf(p.answer);
    const truth = p.label ? (regression ? p.label.value : p.label.name === p.answer ? 1 : 0) : null;
    const all = [p.output[k], truth, p.lower, p.upper, ...p.routes.map(route => route.output[k])].filter(known);
    const low = regression ? Math.min(...all) : 0;
    const high = regression ? Math.max(...all) : 1;
    const room = matchMedia('(max-width: 700px)').matches ? box.clientWidth : (box.clientWidth - 28) * 1.6 / 2.6;
    const w = Math.max(280, Math.min(760, room));
    const left = Math.min(150, w * .36);
    const wordy = !regression && w > 400;
    const right = wordy ? 92 : 40; // to the right of 100 % it may have to say what the label is
    const x = value => left + (value - low) / (high - low || 1) * (w - left - right) + 8;
    const rows = p.routes.length;
    const h = 30 + rows * 24 + 26;
    const parts = [];
    if (known(p.lower)) parts.push(sv('rect', { class: 'interval', x: x(p.lower), y: 24, width: Math.max(1, x(p.upper) - x(p.lower)), height: rows * 24 + 8 }));
    const step = nice(high - low, (w - left) / 75);
    for (let value = Math.ceil(low / step) * step; value <= high + step / 1e6; value += step) {
      parts.push(sv('line', { class: 'grid', x1: x(value), x2: x(value), y1: 24, y2: h - 22 }));
      parts.push(sv('text', { x: x(value), y: h - 8, 'text-anchor': 'middle' }, regression ? short(Math.abs(value) < step / 1e6 ? 0 : value, 3) : Math.round(100 * value) + ' %'));
    }
    const side = value => x(value) > w - 110 ? 'end' : x(value) < left + 90 ? 'start' : 'middle';
    parts.push(sv('line', { class: 'made', x1: x(p.output[k]), x2: x(p.output[k]), y1: 22, y2: h - 22 }));
    const apart = anchor => anchor === 'end' ? -4 : anchor === 'start' ? 4 : 0;
    const close = truth !== null && Math.abs(x(truth) - x(p.output[k])) < 120;
    const made = close ? (truth > p.output[k] ? 'end' : 'start') : side(p.output[k]);
    parts.push(sv('text', { class: 'strong', x: x(p.output[k]) + apart(made), y: 17, 'text-anchor': made }, 'predicted'));
    if (truth !== null) {
      parts.push(sv('line', { class: 'truth', x1: x(truth), x2: x(truth), y1: 22, y2: h - 22 }));
      const told = close ? (truth > p.output[k] ? 'start' : 'end') : side(truth);
      parts.push(sv('text', { class: 'true', x: x(truth) + apart(told), y: 17, 'text-anchor': told }, !wordy ? 'label' : 'label: ' + (truth ? 'it is' : 'it is not')));
    }
    p.routes.forEach((route, i) => {
      const y = 40 + i * 24;
      parts.push(sv('text', { x: 0, y: y + 4 }, route.expert));
      parts.push(sv('circle', { class: 'spot ' + colour(experts(route.expert)), cx: x(route.output[k]), cy: y, r: 3.5 + 7 * Math.sqrt(Math.max(0, route.weight)) }));
    });
    return sv('svg', { class: 'ruler', viewBox: `0 0 ${w} ${h}`, role: 'img',
      'aria-label': 'Answers of the experts on one axis; the table below has the numbers. The larger a dot, the more it counts.' }, ...parts);
  }

  /** The most probable classes, and the true one: what the mixture gave each. */
  function classTable(p) {
    const order = about.classes.map((_, c) => c).sort((a, b) => p.output[b] - p.output[a]);
    const listed = order.slice(0, 5);
    const truth = p.label ? about.classes.indexOf(p.label.name) : -1;
    if (truth >= 0 && !listed.includes(truth)) listed.push(truth);
    const told = c => [c === order[0] ? 'predicted' : '', c === truth ? 'label' : ''].filter(word => word).join(', ');
    const rest = order.length - listed.length;
    return el('div', { class: 'scroll' }, el('table', { class: 'classes' }, el('tbody', {}, listed.map(c => el('tr', {},
      el('th', { scope: 'row' }, about.classes[c]), el('td', {}, percent(p.output[c])),
      el('td', { class: 'text' }, sv('svg', { class: 'level', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        sv('rect', { class: 'bar', width: 100 * p.output[c], height: 8 }))),
      el('td', { class: 'text' + (c === truth ? ' good' : '') }, told(c)))),
      rest > 0 ? el('tr', { class: 'none' }, el('td', { colspan: 4 }, `and ${rest === 1 ? 'one that is less probable' : count(rest) + ' that are less probable'}`)) : null)));
  }

  function routeTable(p) {
    return el('div', { class: 'scroll' }, el('table', {},
      el('thead', {}, el('tr', {}, ['Expert', 'Weight', 'Answer', 'Score', 'Version'].map(head => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, p.routes.map(route => el('tr', {},
        el('th', { scope: 'row' }, named(route.expert, colour(experts(route.expert)))),
        el('td', {}, percent(route.weight)), el('td', {}, answered(route.output, p.answer)),
        el('td', {}, short(route.score, 3)), el('td', {}, route.version < 0 ? 'before any lesson' : count(route.version)))))));
  }

  function ask(id) {
    byId('id').value = id;
    history.replaceState(null, '', '#id=' + encodeURIComponent(id));
    lookUp(id, false);
  }
  byId('lookup').addEventListener('submit', event => {
    event.preventDefault();
    ask(byId('id').value.trim());
  });
  byId('example').addEventListener('click', () => { if (state && state.example) ask(state.example); });

  // The stream

  function take(tick) {
    heard = Date.now();
    state = tick.state;
    const news = tick.about && !about;
    if (tick.about) {
      about = tick.about;
      curves = tick.curves;
    } else {
      append(tick.curves);
    }
    if (news) begin();
    if (!document.hidden) show();
  }

  /** The newest buckets replace those from the same place on. */
  function append(tail) {
    const keep = Math.max(0, tail.from - curves.from);
    const join = (before, after) => before.slice(0, keep).concat(after);
    for (const key of ['predictions', 'lessons', 'latency50', 'latency95']) curves[key] = join(curves[key], tail[key]);
    for (const key of ['counts', 'losses', 'routed']) curves[key] = curves[key].map((column, i) => join(column, tail[key][i]));
  }

  function begin() {
    say(byId('title'), about.title);
    buildTiles();
    buildTables();
    buildFacts();
    legend();
    const asked = new URLSearchParams(location.hash.slice(1)).get('id');
    if (asked) ask(asked);
  }

  function show() {
    if (!state || !about) return;
    showHealth();
    showTiles();
    drawCurves();
    showTables();
    showFacts();
    showSentences();
    byId('example').hidden = !state.example;
    const error = state.quality.mixture.error;
    document.title = (known(error) ? short(error) + ' · ' : '') + about.title + ' – Moestro';
  }

  function listen() {
    const source = new EventSource('api/stream');
    source.addEventListener('tick', event => take(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000); // refused, where a lost one comes back by itself
      heard = heard || Date.now();
    });
  }

  byId('smooth').addEventListener('change', () => { if (state) drawCurves(); });
  addEventListener('resize', () => {
    show();
    if (shown) showPrediction(shown);
  });
  addEventListener('visibilitychange', () => { if (!document.hidden) show(); });
  setInterval(showHealth, 1000);
  listen();
})();
