package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Whatever a page says comes from the messages, so that it can be said in any language. */
@Import(MarkedMessages.class)
class EveryWordIsAMessageTest extends TeamPages {

    /** What is nobody's to translate. */
    private static final Pattern DATA = Pattern.compile(String.join(
            "|",
            // People, companies, sources, models, files, and what else the world's people named.
            "\\b(Ann Lee|Bob Ray|Cora Day|Dan Poe|Eve Fox|Eve|Bob|Ann|Acme|acme)\\b",
            "\\b(Administrator|Mara Voss|Priya Nair|Jonas Weber|Vera Lund|admin|mara|priya|jonas|vera|eve)\\b",
            "\\b(Shop|App|Test|Import|Partners|Website points|people\\.csv|a test user|a test|fair)\\b",
            // Stages.
            "\\b(cold|warm|hot|mql|sql)\\b",
            // Types of events and other keys, addresses, zones.
            "\\b[a-z0-9]+(_[a-z0-9]+)+\\b",
            "G-[A-Z0-9]+|\\S+@\\S+|https?://\\S+|(POST )?/[A-Za-z0-9/.-]+",
            // What senders named that the product does not know: types, properties, traits.
            "\\b(Mystery|Webinar [jJ]oined|Demo Requested|Nobody knows|unsubscribed|a demo is hot|name|company|path|seconds)\\b",
            // What the audit log recorded of a model, in the notation of its file.
            "\\b3 per day|×1\\.5 within 1d12h after 2|exponential 12\\.50 % every 30d",
            // What a CRM answered, and names of its fields and statuses.
            "\\bHTTP [0-9]{3}\\b|\\b[a-z]+_[a-z_]+\\b|\\b[A-Z]+(_[A-Z]+)+\\b|\\b(NEW|OPEN|CONNECTED|UNQUALIFIED|customer|phone|firstname|lastname|industry)\\b",
            // Columns and cells of the file, and encodings.
            "\\b(Email|First Name|Score|email|firstName|score|nobody|UTF-8|Windows-1252)\\b|2026-12-25 Christmas",
            // Days of the week come from Java, by the language.
            "\\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b",
            // Ids, and the ends of secrets.
            "whsec_…|…[A-Za-z0-9-]+|\\b(message|visitor)-[0-9]+\\b|\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b",
            "\\b(UTC|JST|CET|CEST|[A-Z][A-Za-z]+/[A-Z][A-Za-z_/]+)\\b"));

    @Test
    void of_all_pages_nothing_is_left_besides_messages_and_what_people_wrote() throws Exception {
        var tour = new Tour(mvc, "en");
        new World(team, tour).visit();

        var left = new TreeMap<String, String>();
        tour.seen()
                .forEach((how, page) -> Leftovers.in(page, DATA).forEach(leftover -> left.putIfAbsent(leftover, how)));

        assertThat(left).isEmpty();
        assertThat(tour.seen()).hasSizeGreaterThan(150);
    }
}
