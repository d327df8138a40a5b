package org.leadscoring.domain.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Robots by their user agents. A list of names that stand in no person's browser, and beyond it the words by which
 * robots nobody has listed name themselves.
 *
 * <p>Not here, on purpose: proxies that load a mail's pictures because a person opened it (GoogleImageProxy,
 * YahooMailProxy), apps' built-in browsers ({@code FBAN}, {@code LinkedInApp}, {@code Telegram-Android}), Outlook itself
 * ({@code ms-office}), and HTTP libraries ({@code curl}, {@code node-fetch}), which are the senders' own servers.
 */
final class KnownRobots {

    // What the operators themselves say their robots are called:
    // developers.google.com/crawling, bing.com/webmasters/help, yandex.com/support/webmaster, support.apple.com/119829,
    // developers.facebook.com/docs/sharing/webmasters/web-crawlers, api.slack.com/robots,
    // platform.openai.com/docs/bots,
    // support.claude.com (ClaudeBot), commoncrawl.org/ccbot, semrush.com/bot, ahrefs.com/robot, mj12bot.com.
    private static final List<String> CRAWLERS = names("""
            googlebot, adsbot-google, mediapartners-google, apis-google, feedfetcher-google, google-inspectiontool
            googleother, storebot-google, google-site-verification, google-safety, google page speed
            bingbot, bingpreview, msnbot, adidxbot, microsoftpreview, duckduckbot, duckassistbot, applebot, slurp
            yandexbot, yandeximages, yandexmobilebot, yandexrenderresourcesbot, yandexmetrika, yandexfavicons
            yandexwebmaster, yandexscreenshotbot, yandexaccessibilitybot, yandexdirect
            baiduspider, sogou web spider, petalbot, seznambot, qwantify, exabot, naverbot, yeti/
            facebookexternalhit, facebookcatalog, facebot, meta-externalagent, meta-externalfetcher, twitterbot
            linkedinbot, slackbot, slack-imgproxy, telegrambot, discordbot, pinterestbot, redditbot, skypeuripreview
            embedly, iframely, snap url preview, mastodon/, vkshare, line-poker
            semrush, ahrefs, mj12bot, dotbot, rogerbot, dataforseobot, blexbot, serpstatbot, screaming frog
            gptbot, oai-searchbot, chatgpt-user, claudebot, claude-searchbot, claude-user, anthropic-ai, ccbot
            bytespider, perplexitybot, perplexity-user, amazonbot, cohere-ai, diffbot, youbot, imagesiftbot
            headlesschrome, phantomjs, slimerjs, chrome-lighthouse, gtmetrix
            pingdom, uptimerobot, statuscake, site24x7, datadogsynthetics, newrelicpinger, better uptime, catchpoint
            hetrixtools, uptime-kuma, ia_archiver, archive.org_bot, w3c_validator, netcraft, censysinspect
            palo alto networks
            """);

    // The names of the products that open the links of a mail before its reader does.
    private static final List<String> SCANNERS = names("""
            barracuda, mimecast, proofpoint, safelinks, microsoft office existence discovery
            microsoft office protocol discovery, messagelabs, symantec, cloudmark, ironport, fireeye, trendmicro
            forcepoint, virustotal, urlscan
            """);

    // WhatsApp fetches previews under its bare name; inside a browser's user agent the name is its built-in browser.
    private static final Pattern PREVIEW = Pattern.compile("^whatsapp/");

    // "bot" only where a name ends and never of "cubot", which is a maker of phones.
    private static final Pattern SELF_NAMED =
            Pattern.compile("(?<!\\bcu)bots?(?:[/;)]|\\.html|$)|crawler|spider(?:[/;) ]|$)|web preview|link ?preview");

    private static final int MAX_LENGTH = 1_000;

    private KnownRobots() {}

    /** What the owner of this user agent is suspected of; empty for a browser, an app and anything unknown. */
    static Optional<Suspicion> suspicion(String userAgent) {
        var agent = Texts.cut(userAgent.strip(), MAX_LENGTH).toLowerCase(Locale.ROOT);
        if (SCANNERS.stream().anyMatch(agent::contains)) {
            return Optional.of(Suspicion.SCANNER);
        }
        var robot = CRAWLERS.stream().anyMatch(agent::contains)
                || PREVIEW.matcher(agent).find()
                || SELF_NAMED.matcher(agent).find();
        return robot ? Optional.of(Suspicion.CRAWLER) : Optional.empty();
    }

    private static List<String> names(String list) {
        return Pattern.compile(",|\\R")
                .splitAsStream(list)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
