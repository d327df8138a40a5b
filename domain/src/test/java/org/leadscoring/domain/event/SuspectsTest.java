package org.leadscoring.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadscoring.domain.event.Events.START;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspectsTest {

    @ParameterizedTest
    @MethodSource("people")
    void nobody_who_reads_is_suspected(String userAgent) {
        assertThat(byUserAgent(userAgent)).isNull();
    }

    @ParameterizedTest
    @MethodSource("crawlers")
    void a_crawler_is_suspected(String userAgent) {
        assertThat(byUserAgent(userAgent)).isEqualTo(Suspicion.CRAWLER);
    }

    @ParameterizedTest
    @MethodSource("scanners")
    void a_mail_scanner_is_suspected(String userAgent) {
        assertThat(byUserAgent(userAgent)).isEqualTo(Suspicion.SCANNER);
    }

    @Test
    void the_user_agent_may_have_either_name() {
        var event = event("page_view", Attributes.NONE, Map.of("user_agent", "Googlebot/2.1"));

        assertThat(Suspects.suspicion(event)).contains(Suspicion.CRAWLER);
    }

    @Test
    void who_tells_no_user_agent_or_none_that_is_a_text_is_not_suspected() {
        assertThat(Suspects.suspicion(event("page_view", Attributes.NONE, Map.of())))
                .isEmpty();
        assertThat(Suspects.suspicion(event("page_view", Attributes.NONE, Map.of("userAgent", List.of("Googlebot")))))
                .isEmpty();
        assertThat(byUserAgent(" ")).isNull();
        assertThat(byUserAgent("x".repeat(30_000))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "email_clicked, 0, TOO_FAST",
        "email_clicked, 9999, TOO_FAST",
        "email_clicked, 10000, TOO_FAST",
        "email_clicked, 10001,",
        "email_clicked, -10000, TOO_FAST",
        "email_clicked, -10001,",
        "email_link_clicked, 3000, TOO_FAST",
        "clicked_link, 3000, TOO_FAST",
        "link_clicked, 3000, TOO_FAST",
        "link_clicked, 60000,",
        "email_opened, 3000,",
        "page_view, 3000,",
    })
    void a_click_within_ten_seconds_of_delivery_is_suspected(String type, long millis, @Nullable Suspicion expected) {
        var delivered = START.minus(Duration.ofMillis(millis)).toString();

        assertThat(clicked(type, Map.of("mail_id", "m-1", "delivered_at", delivered)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered_at", "deliveredAt", "sent_at", "sentAt"})
    void delivery_goes_by_several_names(String name) {
        assertThat(clicked("email_clicked", Map.of(name, START.toString()))).isEqualTo(Suspicion.TOO_FAST);
    }

    @Test
    void delivery_is_told_before_sending() {
        var slow = START.minusSeconds(3_600).toString();
        var values = new LinkedHashMap<String, Object>();
        values.put("sent_at", START.toString());
        values.put("delivered_at", slow);

        assertThat(clicked("email_clicked", values)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T09:00:00Z", "2026-03-02T10:00:00+01:00", " 2026-03-02T09:00Z "})
    void delivery_may_be_told_in_any_zone(String delivered) {
        assertThat(clicked("email_clicked", Map.of("delivered_at", delivered))).isEqualTo(Suspicion.TOO_FAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T09:00:00", "2026-03-02", "yesterday", "+999999999-12-31T23:59:59Z", ""})
    void a_delivery_that_cannot_be_read_speaks_for_nothing(String delivered) {
        assertThat(clicked("email_clicked", Map.of("delivered_at", delivered))).isNull();
        assertThat(clicked("email_clicked", Map.of("delivered_at", BigDecimal.ONE)))
                .isNull();
    }

    @Test
    void a_click_on_a_link_that_was_in_no_mail_is_not_suspected() {
        assertThat(clicked("link_clicked", Map.of("delivered_at", START.toString())))
                .isNull();
        assertThat(clicked("link_clicked", Map.of("delivered_at", START.toString(), "email_id", 7)))
                .isEqualTo(Suspicion.TOO_FAST);
    }

    @Test
    void a_suspect_is_marked_and_nobody_else_is_touched() {
        var person = event("page_view", Attributes.NONE, Map.of("userAgent", people().getFirst()));
        var robot = event("page_view", Attributes.NONE, Map.of("userAgent", "Googlebot/2.1"));

        assertThat(Suspects.marked(person)).isSameAs(person);
        assertThat(Suspects.marked(robot)).isEqualTo(robot.with(new Mark.Suspect(Suspicion.CRAWLER)));
    }

    @ParameterizedTest
    @CsvSource({"CRAWLER, crawler", "SCANNER, scanner", "TOO_FAST, too_fast"})
    void suspicions_are_stored_by_their_keys(Suspicion suspicion, String key) {
        assertThat(suspicion.key()).isEqualTo(key);
        assertThat(Suspicion.of(key)).isEqualTo(suspicion);
    }

    private static @Nullable Suspicion byUserAgent(String userAgent) {
        return Suspects.suspicion(event("page_view", Attributes.NONE, Map.of("userAgent", userAgent)))
                .orElse(null);
    }

    private static @Nullable Suspicion clicked(String type, Map<String, Object> properties) {
        return Suspects.suspicion(event(type, new Attributes(properties), Map.of()))
                .orElse(null);
    }

    private static Event event(String type, Attributes properties, Map<String, Object> context) {
        var plain = Events.event(0, type);
        return new Event(
                plain.id(),
                plain.key(),
                plain.type(),
                plain.name(),
                Instant.MAX,
                properties,
                Attributes.NONE,
                new Attributes(context));
    }

    static List<String> people() {
        return lines("""
                Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
                Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.86
                Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0
                Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
                Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Safari/605.1.15
                Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Mobile/15E148 Safari/604.1
                Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/345.0.698542303 Mobile/15E148 Safari/604.1
                Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
                Mozilla/5.0 (Linux; Android 14; SM-S928B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36
                Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 PRO) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.45 Mobile Safari/537.36
                Mozilla/5.0 (Linux; Android 8.0.0; CUBOT_P20 Build/O00623) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36
                Mozilla/5.0 (Linux; U; Android 4.4.2; de-de; CUBOT; Build/KOT49H) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30
                Mozilla/5.0 (Linux; Android 5.1; CUBOT/X15 Build/LMY47D) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/43.0.2357.121 Mobile Safari/537.36
                Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/490.0.0.40.109;FBBV/660;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.6;FBSS/3;FBLC/de_DE]
                Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.30.1
                Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 Twitter for iPhone/10.48
                Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]
                Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 WhatsApp/2.23.20.0
                Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/127.0.0.0 Mobile Safari/537.36 Telegram-Android/11.0 (Google Pixel 8; Android 14; SDK 34; HIGH)
                Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.41.98 Chrome/130.0.6723.118 Electron/33.2.0 Safari/537.36
                Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) discord/1.0.9168 Chrome/128.0.6613.36 Electron/32.0.0 Safari/537.36
                Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 YaBrowser/24.10.0.0 Safari/537.36
                Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 YaBrowser/24.4 SA/3 YandexSearch/24.4 Mobile/15E148 Safari/604.1
                Mozilla/5.0 (Linux; Android 12; M2102J20SG) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/97.0 Mobile Safari/537.36 SogouMSE,SogouMobileBrowser/6.0
                Mozilla/5.0 (Linux; Android 9; V1824A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/97.0 Mobile Safari/537.36 T7/13.0 baiduboxapp/13.0.0.10
                Mozilla/5.0 (Linux; Android 10; VOG-L29) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 HuaweiBrowser/15.0.4 Mobile Safari/537.36
                Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0 Mobile Safari/537.36 DuckDuckGo/5
                Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Win64; x64; Trident/8.0; .NET4.0C; ms-office; MSOffice 16)
                Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.5.0
                Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)
                YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html
                Mozilla/5.0
                curl/8.11.0
                node-fetch/1.0 (+https://github.com/bitinn/node-fetch)
                python-requests/2.32.3
                """);
    }

    static List<String> crawlers() {
        return lines("""
                Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
                Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.69 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
                AdsBot-Google (+http://www.google.com/adsbot.html)
                Mediapartners-Google
                Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)
                Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36
                Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b
                Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)
                Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)
                Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)
                Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)
                DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)
                Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)
                Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)
                Mozilla/5.0 (Linux; Android 7.0;) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)
                facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)
                Twitterbot/1.0
                LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)
                Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)
                Slack-ImgProxy (+https://api.slack.com/robots)
                WhatsApp/2.23.20.0 A
                TelegramBot (like TwitterBot)
                Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)
                Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com
                Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)
                Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)
                Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)
                Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot; help@moz.com)
                Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)
                Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)
                CCBot/2.0 (https://commoncrawl.org/faq/)
                Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)
                Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36
                Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1
                Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36 Chrome-Lighthouse
                Mozilla/5.0 (compatible; pingbot/2.0; +http://www.pingdom.com/)
                Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)
                Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)
                Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/98.0.4758.102 Safari/537.36 (StatusCake)
                Mozilla/5.0 (compatible; SomebodysNewBot/0.1; +https://example.com)
                Mozilla/5.0 (compatible; my-crawler)
                Screaming Frog SEO Spider/20.4
                Pinterest/0.2 (+https://www.pinterest.com/bot.html)
                """);
    }

    static List<String> scanners() {
        return lines("""
                Mozilla/5.0 (compatible; BarracudaCentral; +https://www.barracudacentral.org)
                Barracuda Sentinel (EE)
                Mozilla/5.0 (Windows NT 10.0) Mimecast URL Protect
                Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/110.0 Safari/537.36 Proofpoint
                Microsoft Office Existence Discovery
                Mozilla/5.0 (compatible; SafeLinks Bot/1.0)
                """);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
