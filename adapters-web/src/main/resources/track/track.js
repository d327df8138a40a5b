/*! Lead scoring: track.js */
// Tells the server what visitors of a website do. docs/tracking.md says how to use it and what it sends. Whole-line comments,
// indentation and empty lines are left out when it is served; so no line may begin inside of a text.
(function (work) {
  try {
    work();
  } catch (e) {
    // Without the script a page works as well as before.
  }
})(function () {
  'use strict';

  // Loaded twice: the first one stays. What is there before is a list of calls that waits for us.
  const early = window.leadscoring;
  if (early && early.version) return;

  const script = document.currentScript || document.querySelector('script[data-key][src*="/track"]');
  const options = script ? script.dataset : {};
  const key = options.key;
  const host = (options.host || (script ? script.src.replace(/\/track[^/]*$/, '') : '')).replace(/\/+$/, '');
  const off = (name) => options[name] === 'off';
  const important = (options.important || 'Be an Early Bird|Get a Demo').toLowerCase().split('|').map(words);
  const needsConsent = options.consent === 'required';
  const doNotTrack = options.dnt !== 'ignore' &&
    (navigator.globalPrivacyControl || navigator.doNotTrack === '1' || window.doNotTrack === '1');

  const PREFIX = 'leadscoring.';
  const QUEUE = 'queue.' + key;
  const SILENCE = 30 * 60000;
  const MOST_KEPT = 100;
  const MOST_SENT = 20;
  const EVENT_BYTES = 32768;
  const BATCH_BYTES = 60000;
  const CLICK_ID = /^(gclid|gbraid|wbraid|fbclid|msclkid)$/;
  const SECRET = /token|secret|passw|e-?mail|session|signature|^(auth|code|key)$/i;
  const DOWNLOAD = /\.(pdf|zip|docx?|xlsx?|pptx?|csv|epub|dmg|exe|apk)$/i;
  const EVENT = 'data-ls-event';
  const NAMED = '[' + EVENT + ']:not(form):not(video)';
  const CLICKABLE = 'a[href],button,[role=button],[type=submit],[type=button],' + NAMED;

  // The page this runs on must never notice a mistake of ours.
  function safely(work) {
    return function () {
      try {
        return work.apply(this, arguments);
      } catch (e) {
        debug(e);
      }
    };
  }

  function debug(what) {
    if ('debug' in options) console.debug('leadscoring', what);
  }

  // ---- What is kept in the browser: localStorage, or memory where that is denied or full.

  const memory = {};

  function stored(work) {
    try {
      return work(localStorage);
    } catch (e) {
      return null;
    }
  }

  function read(name) {
    return name in memory ? memory[name] : stored((local) => JSON.parse(local.getItem(PREFIX + name)));
  }

  function forget(name) {
    delete memory[name];
    stored((local) => local.removeItem(PREFIX + name));
  }

  function write(name, value) {
    delete memory[name];
    if (stored((local) => local.setItem(PREFIX + name, JSON.stringify(value))) === null) {
      forget(name);
      memory[name] = value;
    }
  }

  function forgetAll() {
    Object.keys(memory)
      .concat(stored((local) => Object.keys(local).filter((name) => !name.indexOf(PREFIX))) || [])
      .forEach((name) => forget(name.replace(PREFIX, '')));
  }

  // Asked again each time, for another tab may have been told otherwise.
  function allowed() {
    const given = read('consent');
    return key && !doNotTrack && (given === null ? !needsConsent : given);
  }

  // ---- Who it is, and which visit.

  function random() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte + 256).toString(16).slice(1)).join('');
  }

  // Ids in the order of their making, also within a millisecond: 8 digits of time, 3 of a counter.
  let made = 0;
  function messageId() {
    return Date.now().toString(36) + (46656 + made++ % 46656).toString(36).slice(1) + random();
  }

  function user() {
    let known = read('user');
    if (!known || !known.anonymousId) write('user', known = { anonymousId: random() });
    return known;
  }

  function silent(visit) {
    return !visit || !(Math.abs(Date.now() - visit.last) < SILENCE);
  }

  // The visit with one more of what is counted; a new one after half an hour of silence.
  function visitWith(counter, marks) {
    let visit = read('visit');
    if (silent(visit)) visit = { id: random(), start: Date.now(), pages: 0, clicks: 0, important: 0 };
    visit.last = Date.now();
    if (counter) visit[counter]++;
    write('visit', Object.assign(visit, marks));
    return visit;
  }

  // ---- Where it is.

  function words(text) {
    return (text || '').replace(/\s+/g, ' ').trim().slice(0, 200);
  }

  const isRoute = (hash) => /^#[!/]/.test(hash);

  const route = () => location.pathname + (isRoute(location.hash) ? location.hash : '');

  // An address without what is nobody's business: fragments that are no routes, and parameters that look like secrets.
  function clean(href) {
    if (!href) return '';
    const url = new URL(href, location.href);
    Array.from(url.searchParams.keys()).forEach((name) => SECRET.test(name) && url.searchParams.delete(name));
    if (!isRoute(url.hash)) url.hash = '';
    return url.href.slice(0, 2000);
  }

  let referrer = document.referrer;
  let lastUrl;
  let lastRoute = route();
  let lastView = 0;

  function pageNow() {
    const url = clean(location.href);
    return {
      url,
      path: location.pathname,
      search: new URL(url).search,
      title: document.title,
      referrer: clean(referrer)
    };
  }

  // Campaign and click ids of the address; those of the landing page hold for the visit.
  function marks() {
    const found = {};
    new URLSearchParams(location.search).forEach((value, name) => {
      const utm = /^utm_(\w+)$/.exec(name);
      const kind = utm ? 'campaign' : CLICK_ID.test(name) && 'clickIds';
      if (kind && value) {
        found[kind] = found[kind] || {};
        found[kind][!utm ? name : utm[1] === 'campaign' ? 'name' : utm[1]] = value.slice(0, 500);
      }
    });
    return found;
  }

  let landing = marks();

  // ---- Messages, in the shape of Segment's. Those the server has not confirmed are kept, and sent again with the next
  // ones, by this page, the next or another tab: the server knows each by its messageId and counts it once.

  let changed;

  function message(type, fields, counter, found) {
    if (!allowed()) return;
    const visit = visitWith(counter, found);
    const made = Object.assign(
      {
        type,
        messageId: messageId(),
        timestamp: new Date().toISOString(),
        context: { page: pageNow(), sessionId: visit.id, campaign: visit.campaign, clickIds: visit.clickIds }
      },
      user(),
      fields
    );
    debug(made);
    if (bytesOf(made) > EVENT_BYTES) throw Error('too large');
    changed = true;
    keep((queue) => queue.concat(made));
    schedule();
  }

  function track(event, properties, counter) {
    return message('track', { event, properties: properties || {} }, counter);
  }

  const bytesOf = (value) => new Blob([JSON.stringify(value)]).size;

  function queued() {
    const queue = read(QUEUE);
    return Array.isArray(queue) ? queue : [];
  }

  function keep(change) {
    write(QUEUE, change(queued()).slice(-MOST_KEPT));
  }

  let timer = 0;
  let underway = [];

  // Milliseconds until the server wants to hear from us again.
  function pause() {
    const retry = read('retry');
    const left = retry ? retry.at - Date.now() : 0;
    return left > 0 && left <= 36e5 ? left : 0;
  }

  function schedule() {
    const wait = pause();
    if (!wait && queued().length - underway.length >= MOST_SENT) flush();
    else if (!timer) timer = setTimeout(safely(flush), Math.max(1000, wait));
  }

  const VERSION = '1';
  const browser = {
    userAgent: navigator.userAgent,
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    library: { name: 'leadscoring-track.js', version: VERSION }
  };

  // As text, so that the browser need not ask beforehand whether it may, and kept alive when the page is gone. Beacons are for
  // browsers that cannot do so: by the standard they hide their origin where a page's Referrer-Policy is strict, and the
  // server would refuse them.
  function flush(last) {
    clearTimeout(timer);
    timer = 0;
    if ((underway.length && !last) || !allowed()) return;
    if (pause()) return schedule();
    let bytes = 0;
    const batch = queued()
      .filter((one) => underway.indexOf(one.messageId) < 0)
      .slice(0, MOST_SENT)
      .filter((one) => (bytes += bytesOf(one)) < BATCH_BYTES);
    if (!batch.length) return;
    const url = host + '/v1/batch';
    const body = JSON.stringify({ writeKey: key, sentAt: new Date().toISOString(), context: browser, batch });
    if (last && !('keepalive' in Request.prototype)) return navigator.sendBeacon(url, body);
    const sent = batch.map((one) => one.messageId);
    const sending = fetch(url, { method: 'POST', body, keepalive: true, credentials: 'omit' });
    underway = underway.concat(sent);
    sending
      .then(
        (answer) =>
          answer.status === 429 || answer.status > 499 ? +answer.headers.get('Retry-After') || 0 : -1,
        () => 0
      )
      .then(safely((wait) => answered(sent, wait)));
  }

  // With the seconds the server asks us to wait; below 0 if it has said what there was to say.
  function answered(sent, wait) {
    const others = (id) => sent.indexOf(id) < 0;
    underway = underway.filter(others);
    if (!allowed()) return;
    if (wait < 0) {
      forget('retry');
      keep((queue) => queue.filter((one) => others(one.messageId)));
    } else {
      const failures = ((read('retry') || {}).failures || 0) + 1;
      const seconds = Math.max(wait, Math.min(300, Math.pow(2, failures))) * (1 + Math.random() / 4);
      write('retry', { failures, at: Date.now() + Math.min(seconds, 3600) * 1000 });
    }
    if (queued().length) schedule();
  }

  // ---- Pages.

  function view(name, properties) {
    if (!allowed()) return;
    const now = marks();
    const found = Object.keys(now).length ? now : landing;
    landing = {};
    if (lastUrl) referrer = lastUrl;
    lastUrl = location.href;
    lastRoute = route();
    lastView = Date.now();
    leaving = 0;
    message('page', { name, properties: Object.assign(pageNow(), properties) }, 'pages', found);
  }

  // Scripts that change the page change its title a little later, and some change the address twice.
  let arrival;
  function moved() {
    if (route() === lastRoute || off('pages')) return;
    lastRoute = route();
    clearTimeout(arrival);
    arrival = setTimeout(safely(view), 50);
  }

  function watchRoutes() {
    ['pushState', 'replaceState'].forEach((name) => {
      const original = history[name];
      history[name] = function () {
        const result = original.apply(this, arguments);
        safely(moved)();
        return result;
      };
    });
    on(window, 'popstate', moved);
    on(window, 'hashchange', moved);
  }

  // ---- Clicks.

  let leaving = 0;

  const ignored = (element) => element.closest('[data-ls-ignore]');

  function labelOf(element) {
    return words(
      element.getAttribute('data-ls-label') ||
      element.getAttribute('aria-label') ||
      // What stands on it; never what was typed into it or into a part of it.
      (element.matches('input:not([type=submit],[type=button]),textarea,[contenteditable],:has([contenteditable])') ? '' : element.textContent.trim() || element.value) ||
      (element.querySelector('img[alt]') || element).alt ||
      element.title
    );
  }

  function clicked(event) {
    const target = event.composedPath()[0];
    const element = target.closest && target.closest(CLICKABLE);
    // A script that clicks, such as a carousel's, is no visitor.
    if (!event.isTrusted || !element || ignored(element)) return;
    const link = element.closest('a[href]');
    const label = labelOf(element);
    const what = { label, id: element.id, important: important.indexOf(label.toLowerCase()) >= 0 };
    if (link && link.protocol !== 'javascript:') {
      what.href = clean(link.href);
      const here = link.host === location.host;
      what.outbound = !here && !!link.host;
      what.download = link.hasAttribute('download') || DOWNLOAD.test(link.pathname);
      if (here && !what.download && !link.hash) leaving = Date.now();
    }
    if (!off('clicks')) track('click', what, what.important ? 'important' : 'clicks');
    const named = element.closest(NAMED);
    if (named) track(named.getAttribute(EVENT), what);
  }

  // ---- Forms: that they were sent, and the e-mail address. Nothing else of what was typed.

  function submitted(event) {
    const form = event.composedPath()[0];
    const get = (name) => form.getAttribute(name) || '';
    const named = get(EVENT);
    if (ignored(form) || (!named && (get('role') === 'search' || form.querySelector('[type=password],[type=search]')))) {
      return;
    }
    const email = Array.from(form.querySelectorAll('[type=email]')).find(
      (field) => field.value && field.validity.valid && !ignored(field)
    );
    const contact = /contact/i.test([get('id'), get('name'), get('action')]);
    const to = clean(get('action') || location.href);
    if (new URL(to).host === location.host) leaving = Date.now();
    track(named || (contact ? 'contact_form_submitted' : 'form_submitted'), {
      form_id: get('id'),
      form_name: get('name'),
      form_action: to,
      email: email && email.value.trim()
    });
  }

  // ---- Videos: once a minute of one was really played, not only skipped to.

  const watched = new WeakMap();

  function played(event) {
    const video = event.target;
    if (!video.played || watched.get(video) === video.currentSrc || ignored(video)) return;
    let seconds = 0;
    for (let i = 0; i < video.played.length; i++) seconds += video.played.end(i) - video.played.start(i);
    if (seconds < (+video.getAttribute('data-ls-seconds') || 60)) return;
    watched.set(video, video.currentSrc);
    track(video.getAttribute(EVENT) || options.video || 'video_watched', {
      seconds: Math.floor(seconds),
      src: clean(video.currentSrc),
      label: words(video.getAttribute('data-ls-label') || video.getAttribute('aria-label') || video.title)
    });
  }

  // ---- Coming and going.

  let away = true;
  let shown;

  // The last chance to tell: whoever closes the page is not heard of again. If not, the visit goes on, and is scored anew.
  function hide() {
    const visit = read('visit');
    if (away || !allowed()) return;
    away = true;
    const now = Date.now();
    // Not where the browser goes on to another page of the site.
    if (now - leaving > 3000 && !silent(visit) && (changed || now - shown > 10000)) {
      track('session_ended', {
        duration_seconds: Math.round((now - visit.start) / 1000),
        page_views: visit.pages,
        regular_clicks: visit.clicks,
        important_clicks: visit.important
      });
      changed = false;
    }
    flush(true);
  }

  function show(restored) {
    away = false;
    shown = Date.now();
    if (!off('pages') && (!lastView || (restored && shown - lastView > 1000) || silent(read('visit')))) view();
  }

  function start() {
    if (allowed() && !document.hidden) {
      show();
      if (queued().length) schedule();
    }
  }

  // ---- What the page may call. Calls made before a consent that is needed wait for it, in memory.

  let held = [];

  const api = {
    version: VERSION,
    track: (name, properties) => track(name, properties),
    page: (name, properties) => (typeof name === 'object' ? view('', name) : view(name, properties)),
    identify: (userId, traits) => {
      if (userId && typeof userId === 'object') traits = userId;
      else if (userId) write('user', Object.assign(user(), { userId: String(userId) }));
      message('identify', { traits: traits || {} });
    },
    alias: (userId, previousId) =>
      message('alias', { userId: String(userId), previousId: previousId || user().anonymousId }),
    reset: () => ['user', 'visit'].forEach(forget)
  };

  Object.keys(api).slice(1).forEach((name) => {
    const call = safely(api[name]);
    api[name] = (one, two) => {
      if (allowed()) call(one, two);
      else if (needsConsent && held.length < MOST_KEPT) held.push(() => call(one, two));
    };
  });

  api.video = safely((element) => on(element, 'timeupdate', played));
  api.push = (...lines) => lines.forEach(safely((line) => api[line[0]](...Array.from(line).slice(1))));
  api.consent = safely((given) => {
    if (given) {
      if (doNotTrack) return;
      write('consent', true);
      start();
      held.splice(0).forEach((call) => call());
      return;
    }
    held = [];
    lastView = 0;
    forgetAll();
    if (!needsConsent) write('consent', false);
  });

  function on(target, event, listener, capture) {
    target.addEventListener(event, safely(listener), capture);
  }

  window.leadscoring = api;
  safely(() => {
    if (!off('spa')) safely(watchRoutes)();
    on(document, 'click', clicked, true);
    if (!off('forms')) on(document, 'submit', submitted, true);
    if (!off('video')) on(document, 'timeupdate', (event) => event.target.tagName === 'VIDEO' && played(event), true);
    on(document, 'visibilitychange', () => (document.hidden ? hide() : show()));
    on(window, 'pagehide', hide);
    on(window, 'pageshow', (event) => event.persisted && show(true));
    if (Array.isArray(early)) api.push.apply(api, early);
    start();
  })();
});
