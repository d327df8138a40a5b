package org.leadscoring.domain.scoring;

import java.util.List;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/**
 * The website points (spec SC-15): 20 events, three of which count once only; stages cold, warm 30, hot 60, mql 80, sql
 * 100; no cap and no floor, so that a student's address may put a lead below zero. What a new workspace starts with.
 */
public final class WebsitePoints {

    private static final StageLadder LADDER = new StageLadder(
            "cold", List.of(new Stage("warm", 30), new Stage("hot", 60), new Stage("mql", 80), new Stage("sql", 100)));

    private static final List<Rule> RULES = List.of(
            rule("page_view_pricing", 15, Category.INTENT),
            rule("page_view_case_study", 10, Category.ENGAGEMENT),
            rule("page_view_demo", 20, Category.INTENT),
            once("demo_requested", 50),
            rule("whitepaper_downloaded", 20, Category.ENGAGEMENT),
            rule("webinar_registered", 25, Category.ENGAGEMENT),
            once("free_trial_started", 40),
            rule("pricing_calculator_used", 30, Category.INTENT),
            rule("comparison_page_viewed", 15, Category.INTENT),
            once("contact_form_submitted", 40),
            rule("email_opened", 5, Category.ENGAGEMENT),
            rule("email_clicked", 10, Category.ENGAGEMENT),
            rule("return_visit", 5, Category.ENGAGEMENT),
            rule("visited_3_days_in_row", 15, Category.ENGAGEMENT),
            rule("company_size_50_plus", 20, Category.FIT),
            rule("role_decision_maker", 25, Category.FIT),
            rule("budget_confirmed", 30, Category.FIT),
            rule("unsubscribed", -20, Category.ENGAGEMENT),
            rule("inactive_30_days", -10, Category.ENGAGEMENT),
            rule("student_email_domain", -25, Category.FIT));

    private WebsitePoints() {}

    /** The model, as the first version, under this id. */
    public static ScoringModel model(ModelId id) {
        return new ScoringModel(id, "Website points", 1, Definition.points(Scale.OPEN, RULES, LADDER));
    }

    private static Rule rule(String event, int points, Category category) {
        return new Rule(event, new EventType(event), points, category, Limit.UNLIMITED);
    }

    private static Rule once(String event, int points) {
        return new Rule(event, new EventType(event), points, Category.INTENT, Limit.ONCE);
    }
}
