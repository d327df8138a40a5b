package org.leadscoring.bootstrap.trial;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What people do on a website and with its mail, and how often: four in five are known to the model a new workspace
 * starts with. What the system makes of events by itself is left to it: a source that sends such a type for the first time
 * has all leads replayed.
 *
 * @param weight how often, as a share of all weights
 * @param points what the website points give for it, 0 if nothing
 * @param properties a JSON object in which {@code %d} stands for a number up to {@link #KINDS}
 */
public record Deed(String type, int weight, int points, String properties) {

    /** How many different pages, mails and papers there are of a kind. */
    public static final int KINDS = 40;

    private static final List<Deed> ALL = List.of(
            new Deed("email_opened", 24, 5, "{\"campaign\":\"spring-%d\",\"subject\":\"What is new this month\"}"),
            new Deed("page_view_pricing", 14, 15, page("/pricing?plan=%d", "Plans and prices")),
            new Deed("page_view_case_study", 14, 10, page("/case-studies/%d", "How others do it")),
            new Deed("email_clicked", 8, 10, "{\"campaign\":\"spring-%d\",\"url\":\"https://www.example.com/blog\"}"),
            new Deed("comparison_page_viewed", 5, 15, page("/compare/%d", "Us and them")),
            new Deed("page_view_demo", 4, 20, page("/demo?from=%d", "See it at work")),
            new Deed("whitepaper_downloaded", 4, 20, "{\"title\":\"The guide, part %d\",\"format\":\"pdf\"}"),
            new Deed("webinar_registered", 2, 25, "{\"webinar\":\"office-hours-%d\",\"seats\":1}"),
            new Deed("pricing_calculator_used", 2, 30, "{\"seats\":%d,\"currency\":\"EUR\",\"term\":\"yearly\"}"),
            new Deed("demo_requested", 1, 50, "{\"form\":\"demo\",\"page\":\"/demo\",\"team_size\":%d}"),
            new Deed("contact_form_submitted", 1, 40, "{\"form\":\"contact\",\"topic\":\"topic-%d\"}"),
            new Deed("free_trial_started", 1, 40, "{\"plan\":\"pro\",\"seats\":%d}"),
            new Deed("page_view", 15, 0, page("/blog/%d", "From our blog")),
            new Deed("video_played", 5, 0, "{\"video\":\"tour-%d\",\"seconds\":95,\"quality\":\"hd\"}"));

    private static final int WEIGHTS = ALL.stream().mapToInt(Deed::weight).sum();

    /** By weight: each deed stands as often as it weighs. */
    private static final Deed[] WEIGHED = ALL.stream()
            .flatMap(deed -> Arrays.stream(new Deed[deed.weight]).map(place -> deed))
            .toArray(Deed[]::new);

    /** One of them, those that weigh more more often. */
    public static Deed pick(RandomGenerator random) {
        return WEIGHED[random.nextInt(WEIGHTS)];
    }

    /** The properties of the so-manieth page, mail or paper of this kind. */
    public String propertiesOf(int kind) {
        return properties.replace("%d", Integer.toString(kind));
    }

    private static String page(String path, String title) {
        return "{\"url\":\"https://www.example.com" + path + "\",\"title\":\"" + title
                + "\",\"referrer\":\"https://www.google.com/\"}";
    }
}
