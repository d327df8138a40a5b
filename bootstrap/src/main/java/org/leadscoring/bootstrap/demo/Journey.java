package org.leadscoring.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How somebody finds their way to us: what they do, visit by visit.
 *
 * @param share of a hundred people, how many take this way
 * @param mostVisits visits, from 1 to so many
 * @param mostActions actions in a visit, from 1 to so many
 * @param knownPercent of a hundred on this way, how many tell who they are
 * @param knownFrom the visit in which they tell, from 0
 * @param actions what they may do
 */
record Journey(int share, int mostVisits, int mostActions, int knownPercent, int knownFrom, List<String> actions) {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(9);

    /** Looks around once and leaves. */
    private static final Journey LOOKER = new Journey(
            40, 1, 2, 10, 0, List.of("page_view", "page_view", "page_view_case_study", "page_view_pricing"));

    /** Reads and comes back, opens mails. */
    private static final Journey READER = new Journey(
            28,
            2,
            4,
            55,
            1,
            List.of(
                    "page_view",
                    "page_view_case_study",
                    "email_opened",
                    "email_clicked",
                    "whitepaper_downloaded",
                    "page_view_pricing"));

    /** Compares and calculates. */
    private static final Journey EVALUATOR = new Journey(
            18,
            3,
            4,
            90,
            1,
            List.of(
                    "page_view_pricing",
                    "comparison_page_viewed",
                    "pricing_calculator_used",
                    "page_view_demo",
                    "webinar_registered",
                    "company_size_50_plus"));

    /** Wants it, and says so. */
    private static final Journey BUYER = new Journey(
            8,
            3,
            5,
            100,
            0,
            List.of(
                    "page_view_pricing",
                    "page_view_demo",
                    "demo_requested",
                    "role_decision_maker",
                    "contact_form_submitted",
                    "free_trial_started",
                    "budget_confirmed"));

    /** Writes a thesis about it. */
    static final Journey STUDENT = new Journey(
            6, 2, 3, 100, 0, List.of("student_email_domain", "whitepaper_downloaded", "page_view", "unsubscribed"));

    private static final List<Journey> ALL = List.of(LOOKER, READER, EVALUATOR, BUYER, STUDENT);

    static Journey random(Random random) {
        var point = random.nextInt(100);
        for (var journey : ALL) {
            point -= journey.share;
            if (point < 0) {
                return journey;
            }
        }
        throw new IllegalStateException("the shares of journeys sum to less than 100");
    }

    /** What is done from this start on, until now at the latest. */
    List<Step> steps(Instant start, Instant now, Random random) {
        var steps = new ArrayList<Step>();
        var known = random.nextInt(100) < knownPercent;
        var at = start;
        for (int visit = 0, visits = 1 + random.nextInt(mostVisits); visit < visits && at.isBefore(now); visit++) {
            for (int i = 0, most = 1 + random.nextInt(mostActions); i < most; i++) {
                at = at.plusSeconds(20 + random.nextInt(400));
                steps.add(new Step(at, actions.get(random.nextInt(actions.size())), false));
            }
            if (known && visit == Math.min(knownFrom, visits - 1)) {
                at = at.plusSeconds(30);
                steps.add(new Step(at, "identify", true));
            }
            at = at.plus(Duration.ofSeconds(random.nextLong(LONGEST_PAUSE.toSeconds())));
        }
        return steps.stream().filter(step -> step.at().isBefore(now)).toList();
    }

    /**
     * Something done.
     *
     * @param identifies true if it tells who the person is
     */
    record Step(Instant at, String event, boolean identifies) {}
}
