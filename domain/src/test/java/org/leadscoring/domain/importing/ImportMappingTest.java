package org.leadscoring.domain.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.domain.importing.Mappings.events;
import static org.leadscoring.domain.importing.Mappings.leads;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportMappingTest {

    @Test
    void a_mapping_must_say_who_a_row_is_about() {
        assertThatThrownBy(() -> leads("Name=trait:name", "City=trait:city").mapping())
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("no column says who a row is about");
    }

    @ParameterizedTest
    @CsvSource({
        "a=email, b=email",
        "a=trait:x, b=trait:x:number",
        "a=property:x, b=property:x",
        "a=time, b=time",
        "a=messageId, b=messageId",
        "a=event, b=event"
    })
    void two_columns_cannot_mean_the_same(String first, String second) {
        assertThatThrownBy(() -> events("id=userId", first, second).all("x").mapping())
                .isInstanceOfSatisfying(
                        InvalidMappingException.class,
                        refusal -> assertThat(refusal.column()).isEqualTo("b"))
                .hasMessageContaining("\"a\"");
    }

    @Test
    void many_columns_may_be_ignored_and_a_trait_may_be_called_like_a_property() {
        assertThat(events("id=userId", "a=ignore", "b=ignore", "c=trait:x", "d=property:x", "e=event")
                        .mapping()
                        .columns())
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=event", "a=property:x", "a=sessionId"})
    void rows_that_are_leads_have_no_events_properties_and_sessions(String column) {
        assertThatThrownBy(() -> leads("id=userId", column).mapping())
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("column \"a\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=outcome", "a=outcomeTime"})
    void rows_that_are_events_have_no_outcome(String column) {
        assertThatThrownBy(() -> events("id=userId", column).all("x").mapping())
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("column \"a\": a row is an event and not a lead");
    }

    @Test
    void a_time_of_outcomes_needs_outcomes() {
        assertThatThrownBy(() -> leads("id=userId", "a=outcomeTime").mapping())
                .hasMessageContaining("column \"a\": no column says how the work on a lead ended");
        assertThatThrownBy(
                        () -> leads("id=userId").endedAt("2026-02-01T00:00:00Z").mapping())
                .hasMessageContaining("leave the time of outcomes out");
    }

    @Test
    void a_time_for_all_rows_lies_neither_before_2000_nor_after_the_file_was_sent() {
        assertThatThrownBy(() -> leads("id=userId").at("1999-12-31T00:00:00Z").mapping())
                .hasMessageContaining("before the year 2000");
        var mapping = leads("id=userId", "a=outcome")
                .at("2026-02-01T00:00:00Z")
                .endedAt("2026-02-02T00:00:00Z")
                .mapping();

        assertThatThrownBy(() -> leads("id=userId", "a=outcome")
                        .endedAt("1999-12-31T00:00:00Z")
                        .mapping())
                .hasMessageContaining("before the year 2000");

        mapping.checkSentAt(Instant.parse("2026-02-02T00:00:00Z"));
        assertThatThrownBy(() -> mapping.checkSentAt(Instant.parse("2026-02-01T23:59:59Z")))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("2026-02-02T00:00:00Z for all rows lies in the future");
    }

    @Test
    void a_time_for_all_events_lies_not_after_the_file_was_sent() {
        var mapping =
                events("id=userId").all("visit").at("2026-02-01T00:00:00Z").mapping();

        mapping.checkSentAt(Instant.parse("2026-02-01T00:00:00Z"));
        assertThatThrownBy(() -> mapping.checkSentAt(Instant.parse("2026-01-31T23:59:59Z")))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("lies in the future");
    }

    @Test
    void rows_that_are_leads_have_no_event_for_all() {
        assertThatThrownBy(() -> leads("id=userId").all("visit").mapping()).hasMessageContaining("leave the event out");
    }

    @Test
    void rows_that_are_events_must_say_what_happened() {
        assertThatThrownBy(() -> events("id=userId").mapping()).hasMessageContaining("nothing says what happened");
        assertThatThrownBy(() -> events("id=userId").all("  ").mapping()).hasMessageContaining("nothing says");
        assertThat(events("id=userId").all("Demo Requested").mapping().event()).isEqualTo("Demo Requested");
        assertThat(events("id=userId", "what=event").mapping().columnOf(Target.EventName.class))
                .contains("what");
    }

    @Test
    void an_event_for_all_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> events("id=userId").all("x".repeat(101)).mapping())
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("longer than 100");
    }

    @Test
    void a_time_format_that_is_none_is_refused_with_what_may_be_written() {
        assertThatThrownBy(() -> leads("id=userId").times("dd.MM.jjjj", "UTC"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("dd.MM.jjjj")
                .hasMessageContaining("dd.MM.yyyy HH:mm");
    }

    @Test
    void a_time_format_has_60_characters_and_no_more() {
        var longest = "'" + "x".repeat(48) + "'yyyy-MM-dd";

        assertThat(new TimeFormat(longest, ZoneOffset.UTC).pattern()).hasSize(60);
        assertThatThrownBy(() -> new TimeFormat("'x" + longest.substring(1), ZoneOffset.UTC))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("longer than 60");
    }

    @Test
    void empty_values_are_trimmed_and_what_is_empty_anyhow_is_none() {
        assertThat(leads("id=userId").empty(" Select ", "", "-").mapping().emptyValues())
                .containsExactly("Select", "-");
    }

    @Test
    void fifty_values_may_mean_empty_and_no_more() {
        var values = IntStream.range(0, 51).mapToObj(i -> "none " + i).toArray(String[]::new);

        assertThat(leads("id=userId").empty(Arrays.copyOf(values, 50)).mapping().emptyValues())
                .hasSize(50);
        assertThatThrownBy(() -> leads("id=userId").empty(values).mapping())
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("more than 50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore",
                "userId",
                "crmId",
                "email",
                "phone",
                "anonymousId",
                "sessionId",
                "event",
                "time",
                "messageId",
                "trait:leadSource",
                "trait:visits:number",
                "trait:a:b",
                "trait:kind:text",
                "property:price:number-comma",
                "property:paid:boolean",
                "trait:number:auto"
            })
    void a_target_is_read_as_it_was_written(String text) {
        assertThat(Target.of(text).text()).isEqualTo(text);
    }

    @Test
    void a_name_that_ends_like_a_type_is_written_so_that_it_comes_back() {
        var awkward = new Target.Trait("utm:number", ValueType.AUTO);

        assertThat(Target.of(awkward.text())).isEqualTo(awkward);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mail", "trait:", "trait: ", "trait:\n", "trait::number", "Email:x"})
    void what_is_no_target_is_refused(String text) {
        assertThatThrownBy(() -> Target.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void columns_without_a_name_and_of_the_same_name_can_be_told_apart() {
        assertThat(Header.of(List.of(" Email ", "", "email", "Email", "")).columns())
                .containsExactly("Email", "column 2", "email (2)", "Email (3)", "column 5");
    }
}
