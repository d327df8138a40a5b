package org.leadscoring.domain.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingGuessTest {

    @ParameterizedTest
    @CsvSource({
        "Email, email",
        "e-mail, email",
        "E-Mail Address, email",
        "email_address, email",
        "Phone Number, phone",
        "Telefon, phone",
        "Prospect ID, userId",
        "user_id, userId",
        "userId, userId",
        "id, userId",
        "Anonymous ID, anonymousId",
        "External Id, crmId",
        "First Name, trait:firstName",
        "first_name, trait:first_name",
        "Lead Source, trait:leadSource",
        "TotalVisits, trait:totalVisits",
        "URL, trait:url",
        "Größe (cm), trait:größeCm",
        "???, trait:column",
        "Last Modified, time",
        "Converted, outcome",
        "Gewonnen, outcome",
        "Close Date, trait:closeDate",
        "created at, trait:createdAt"
    })
    void a_column_of_leads_means_what_its_name_says(String name, String target) {
        assertThat(guess(ImportKind.LEADS, name)).containsExactly(target);
    }

    @ParameterizedTest
    @CsvSource({
        "Event, event",
        "Event Name, event",
        "timestamp, time",
        "Created At, time",
        "session_id, sessionId",
        "message-id, messageId",
        "Price, property:price"
    })
    void a_column_of_events_means_what_its_name_says(String name, String target) {
        assertThat(guess(ImportKind.EVENTS, name)).containsExactly(target);
    }

    @Test
    void what_two_columns_could_mean_the_first_does() {
        assertThat(guess(ImportKind.LEADS, "Email", "Work Email", "id", "User ID"))
                .containsExactly("email", "trait:workEmail", "userId", "trait:userId");
    }

    @Test
    void when_a_lead_ended_is_looked_for_where_a_column_says_how() {
        assertThat(guess(ImportKind.LEADS, "Close Date", "Outcome", "Won"))
                .containsExactly("outcomeTime", "outcome", "trait:won");
        assertThat(guess(ImportKind.EVENTS, "Outcome", "Close Date"))
                .containsExactly("property:outcome", "property:closeDate");
    }

    @Test
    void two_attributes_never_get_one_name() {
        assertThat(guess(ImportKind.LEADS, "a b", "A-B", "aB")).containsExactly("trait:aB", "trait:aB2", "trait:aB3");
    }

    @Test
    void what_is_not_recognised_is_ignored_if_so_wished() {
        assertThat(MappingGuess.columns(ImportKind.LEADS, new Header(List.of("Email", "City")), false))
                .extracting(column -> column.target().text())
                .containsExactly("email", "ignore");
    }

    @Test
    void the_columns_that_an_error_file_adds_are_ignored() {
        assertThat(guess(ImportKind.LEADS, "line", "column", "reason", "Email", "line (2)"))
                .containsExactly("ignore", "ignore", "ignore", "email", "trait:line2");
        assertThat(guess(ImportKind.LEADS, "line", "Email")).containsExactly("trait:line", "email");
    }

    private static List<String> guess(ImportKind kind, String... names) {
        return MappingGuess.columns(kind, new Header(List.of(names)), true).stream()
                .map(column -> column.target().text())
                .toList();
    }
}
