package org.leadscoring.domain.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.leadscoring.domain.importing.Mappings.events;
import static org.leadscoring.domain.importing.Mappings.leads;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Outcome;

class RowReaderTest {

    private static final Instant IMPORTED = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_lead_is_an_identify_event_with_traits_at_the_instant_of_the_import() {
        var row = read(
                leads("Email=email", "First Name=trait:firstName", "Visits=trait:visits", "Empty=trait:empty"),
                " Ann@Acme.example ",
                " Ann ",
                "12",
                "  ");

        assertThat(row.type()).isEqualTo(EventType.IDENTIFY);
        assertThat(row.occurredAt()).isEqualTo(IMPORTED);
        assertThat(row.identifiers()).containsExactly(new Identifier(IdentifierType.EMAIL, "ann@acme.example"));
        assertThat(row.traits().values())
                .isEqualTo(Map.of("email", "Ann@Acme.example", "firstName", "Ann", "visits", new BigDecimal(12)));
        assertThat(row.properties().isEmpty()).isTrue();
    }

    @Test
    void an_event_has_its_type_normalised_its_own_name_kept_and_properties() {
        var row = read(
                events("id=userId", "what=event", "when=time", "price=property:price", "mail=email"),
                "u1",
                "Demo Requested",
                "2026-02-01T10:00:00+01:00",
                "9.50",
                "ann@acme.example");

        assertThat(row.type()).isEqualTo(new EventType("demo_requested"));
        assertThat(row.name()).isEqualTo("Demo Requested");
        assertThat(row.occurredAt()).isEqualTo(Instant.parse("2026-02-01T09:00:00Z"));
        assertThat(row.properties().values()).isEqualTo(Map.of("price", new BigDecimal("9.50")));
        assertThat(row.traits().isEmpty()).isTrue();
        assertThat(row.identifiers()).hasSize(2);
    }

    @Test
    void an_event_for_all_rows_stands_in_where_a_row_names_none() {
        var mapping = events("id=userId", "what=event").all("visit");

        assertThat(read(mapping, "u", "").type()).isEqualTo(new EventType("visit"));
        assertThat(read(mapping, "u", "Demo").type()).isEqualTo(new EventType("demo"));
    }

    @Test
    void a_value_that_means_empty_is_empty_but_only_as_a_whole() {
        var mapping = leads("id=userId", "City=trait:city").empty("Select");

        assertThat(read(mapping, "u", " Select ").traits().isEmpty()).isTrue();
        assertThat(read(mapping, "u", "Selected").traits().text("city")).contains("Selected");
        assertThat(read(mapping, "u", "select").traits().text("city")).contains("select");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "-3", "2.5", "-0.25", "1532", "100000000000000"})
    void a_plain_number_is_a_number(String text) {
        assertThat(trait("trait:x", text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "+49301234",
                "1,5",
                "1e5",
                ".5",
                "5.",
                "12a",
                "1 000",
                "1234567890123456",
                "02.Medium",
                "--1",
                "true"
            })
    void what_is_no_plain_number_stays_text(String text) {
        assertThat(trait("trait:x", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "number, 007, 7",
        "number, +1.50, 1.50",
        "'number-comma', '1.234,5', 1234.5",
        "'number-comma', '-12,25', -12.25",
        "'number-comma', 1234, 1234"
    })
    void a_column_of_numbers_takes_numbers_as_they_are_written(String type, String text, BigDecimal number) {
        assertThat(trait("trait:x:" + type, text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "TRUE, true", "y, true", "1, true", "No, false", "false, false", "0, false"})
    void a_column_of_booleans_takes_words(String text, boolean value) {
        assertThat(trait("trait:x:boolean", text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"number, twelve", "number, '1,5'", "'number-comma', 1.5", "boolean, maybe"})
    void what_is_not_of_the_columns_type_is_refused_with_the_column_and_the_remedy(String type, String text) {
        assertThatThrownBy(() -> trait("trait:x:" + type, text))
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refusal -> assertThat(refusal.column()).isEqualTo("x"))
                .hasMessageContaining(text)
                .hasMessageContaining("write");
    }

    @Test
    void a_contact_that_is_none_is_kept_as_a_trait_if_the_row_says_otherwise_who_it_is() {
        var row = read(leads("id=userId", "Mail=email", "Tel=phone"), "u1", "not an address", "030 123456");

        assertThat(row.identifiers()).containsExactly(new Identifier(IdentifierType.USER_ID, "u1"));
        assertThat(row.traits().values()).isEqualTo(Map.of("email", "not an address", "phone", "030 123456"));
        assertThat(row.notRecognised()).containsExactly("Mail", "Tel");
    }

    @Test
    void a_row_with_nothing_but_a_contact_that_is_none_is_refused() {
        assertRefused(leads("Mail=email", "Tel=phone"), "Mail", "not an e-mail address", "ann@", "");
        assertRefused(leads("Mail=email", "Tel=phone"), "Tel", "country code", "", "030 123456");
        assertRefused(leads("Mail=email", "Tel=phone"), "Mail", "who the row is about", "", "");
    }

    @Test
    void an_identifier_that_is_too_long_is_refused() {
        assertRefused(leads("id=userId"), "id", "1 to 200 characters", "x".repeat(201));
    }

    @ParameterizedTest
    @CsvSource({
        "iso, UTC, 2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
        "iso, UTC, 2026-03-01T09:00:00.123456Z, 2026-03-01T09:00:00.123456Z",
        "iso, UTC, 2026-03-01 09:00:00+0100, 2026-03-01T08:00:00Z",
        "iso, UTC, 2026-03-01 09:00:00 +01:00, 2026-03-01T08:00:00Z",
        "iso, Europe/Berlin, 2026-03-01 09:00, 2026-03-01T08:00:00Z",
        "iso, Europe/Berlin, 2026-03-01T09:00:30, 2026-03-01T08:00:30Z",
        "iso, Europe/Berlin, 2026-03-01, 2026-02-28T23:00:00Z",
        "iso, Europe/Berlin, 2025-03-30 02:30, 2025-03-30T01:30:00Z",
        "iso, Europe/Berlin, 2025-10-26 02:30, 2025-10-26T00:30:00Z",
        "unix, UTC, 1772355600, 2026-03-01T09:00:00Z",
        "unix-ms, UTC, 1772355600123, 2026-03-01T09:00:00.123Z",
        "dd.MM.yyyy HH:mm, Europe/Berlin, 01.03.2026 09:00, 2026-03-01T08:00:00Z",
        "M/d/yyyy, America/New_York, 3/1/2026, 2026-03-01T05:00:00Z",
        "d MMM yyyy HH:mm XXX, UTC, 1 Mar 2026 09:00 +02:00, 2026-03-01T07:00:00Z",
        "d MMM yyyy G, UTC, 1 Mar 2026 AD, 2026-03-01T00:00:00Z"
    })
    void times_are_read_in_many_ways(String pattern, String zone, String text, Instant instant) {
        assertThat(read(leads("id=userId", "at=time").times(pattern, zone), "u", text)
                        .occurredAt())
                .isEqualTo(instant);
    }

    @Test
    void letters_in_quotes_stand_for_themselves_in_the_pattern_of_a_time() {
        var mapping = leads("id=userId", "at=time").times("yyyy-MM-dd 'yes' HH 'y'", "UTC");

        assertThat(read(mapping, "u", "2026-03-01 yes 09 y").occurredAt())
                .isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 01.03.2026, not a time; write it like 2026-03-01T09:00:00Z",
        "iso, 2026-02-30, not a time",
        "dd.MM.yyyy, 30.02.2026, not a time; write it like dd.MM.yyyy",
        "unix, yesterday, not a time; write it like 1772355600",
        "unix, 99999999999999999, not a time",
        "iso, 2026-03-02T09:00:01Z, lies in the future",
        "iso, 1999-12-31T23:59:59Z, before the year 2000"
    })
    void a_time_that_cannot_be_is_refused(String pattern, String text, String why) {
        assertRefused(leads("id=userId", "at=time").times(pattern, "UTC"), "at", why, "u", text);
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertRefused(leads("id=userId", "x=trait:x"), null, "1 values and the header 2 columns", "u");
        assertRefused(leads("id=userId", "x=trait:x"), null, "3 values and the header 2 columns", "u", "1", "2");
    }

    @Test
    void a_row_that_holds_more_than_an_event_may_is_refused() {
        assertRefused(leads("id=userId", "x=trait:x"), null, "more than 32 KB", "u", "x".repeat(33_000));
    }

    @Test
    void the_apostrophe_of_a_guarded_cell_is_taken_off() {
        assertThat(trait("trait:x", "'=1+1")).isEqualTo("=1+1");
        assertThat(trait("trait:x", "'tis")).isEqualTo("'tis");
    }

    @Test
    void rows_that_say_the_same_have_the_same_id_whatever_the_order_of_the_columns() {
        var one = read(leads("id=userId", "a=trait:a", "b=trait:b", "c=ignore"), "u", "1", "2", "3");
        var other = read(leads("B=trait:b", "id=userId", "A=trait:a"), "2", "u", "1");

        assertThat(other.messageId(1)).isEqualTo(one.messageId(1)).startsWith("import-");
        assertThat(one.messageId(2)).isEqualTo(one.messageId(1) + "-2");
    }

    @Test
    void rows_that_say_something_else_have_another_id() {
        var mapping = leads("id=userId", "a=trait:a", "b=trait:b", "at=time");
        var ids = List.of(
                        List.of("u", "1", "2", ""),
                        List.of("u", "12", "", ""),
                        List.of("u", "", "12", ""),
                        List.of("u", "2", "1", ""),
                        List.of("v", "1", "2", ""),
                        List.of("u", "1", "2", "2026-03-01"))
                .stream()
                .map(values ->
                        new RowReader(mapping.mapping()).read(values, IMPORTED).messageId(1))
                .distinct();

        assertThat(ids).hasSize(6);
    }

    @Test
    void events_of_another_type_or_with_other_properties_have_another_id() {
        var mapping = events("id=userId", "what=event", "page=property:page");
        var ids = List.of(List.of("u", "visit", "a"), List.of("u", "visit", "b"), List.of("u", "demo", "a")).stream()
                .map(values ->
                        new RowReader(mapping.mapping()).read(values, IMPORTED).messageId(1));

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void no_two_rows_run_into_one_by_what_their_values_are_made_of() {
        assertThat(new Fingerprint().with("ab").with("c").text())
                .isNotEqualTo(new Fingerprint().with("a").with("bc").text());
    }

    @Test
    void a_lead_whose_row_has_no_time_keeps_its_id_when_the_file_comes_again_later() {
        var reader = new RowReader(leads("id=userId").mapping());

        assertThat(reader.read(List.of("u"), IMPORTED.plusSeconds(99)).messageId(1))
                .isEqualTo(reader.read(List.of("u"), IMPORTED).messageId(1));
    }

    @Test
    void a_row_may_bring_its_own_id() {
        var mapping = events("id=userId", "what=event", "key=messageId");

        assertThat(read(mapping, "u", "demo", "m-1").messageId(3)).isEqualTo("m-1");
        assertThat(read(mapping, "u", "demo", "").messageId(1)).startsWith("import-");
        assertThat(read(mapping, "u", "demo", "x".repeat(200)).messageId(1)).hasSize(200);
        assertRefused(mapping, "key", "longer than 200", "u", "demo", "x".repeat(201));
    }

    @ParameterizedTest
    @CsvSource({
        "won, WON", "1, WON", "TRUE, WON", "Yes, WON", "Gewonnen, WON",
        "LOST, LOST", "0, LOST", "False, LOST", "no, LOST", "verloren, LOST"
    })
    void an_outcome_is_read_in_many_words(String text, LeadStatus status) {
        var row = read(leads("id=userId", "Deal=outcome"), "u", text);

        assertThat(row.outcome()).isEqualTo(new Outcome(status, IMPORTED));
    }

    @Test
    void a_row_without_an_outcome_has_none_yet_and_its_time_is_not_looked_at() {
        var mapping =
                leads("id=userId", "Deal=outcome", "Close Date=outcomeTime").empty("open");

        assertThat(read(mapping, "u", "", "2027-01-01").outcome()).isNull();
        assertThat(read(mapping, "u", "open", "soon").outcome()).isNull();
    }

    @Test
    void what_is_no_outcome_is_refused_with_the_column_and_the_remedy() {
        assertRefused(leads("id=userId", "Deal=outcome"), "Deal", "\"maybe\" is no outcome; write won", "u", "maybe");
    }

    @Test
    void an_outcome_is_of_its_own_time_else_of_that_for_all_else_of_the_rows() {
        var mapping = leads("id=userId", "at=time", "Deal=outcome", "Closed=outcomeTime");
        var own = Instant.parse("2026-02-20T17:00:00Z");
        var ofAll = Instant.parse("2026-02-10T00:00:00Z");
        var ofRow = Instant.parse("2026-02-01T00:00:00Z");

        assertThat(endOf(mapping, "2026-02-01", "2026-02-20T17:00:00Z")).isEqualTo(own);
        assertThat(endOf(mapping, "2026-02-01", "")).isEqualTo(ofRow);
        mapping.endedAt("2026-02-10T00:00:00Z");
        assertThat(endOf(mapping, "2026-02-01", "2026-02-20T17:00:00Z")).isEqualTo(own);
        assertThat(endOf(mapping, "2026-02-01", "")).isEqualTo(ofAll);
    }

    private static @Nullable Instant endOf(Mappings mapping, String at, String closed) {
        var outcome = read(mapping, "u", at, "won", closed).outcome();
        return outcome == null ? null : outcome.at();
    }

    @Test
    void a_time_for_all_is_of_rows_that_say_none() {
        var mapping = leads("id=userId", "at=time").at("2026-02-01T08:00:00Z");

        assertThat(read(mapping, "u", "").occurredAt()).isEqualTo(Instant.parse("2026-02-01T08:00:00Z"));
        assertThat(read(mapping, "u", "2026-02-03").occurredAt()).isEqualTo(Instant.parse("2026-02-03T00:00:00Z"));
        assertThat(read(mapping, "u", "").messageId(1))
                .as("the row says no more than without")
                .isEqualTo(read(leads("id=userId", "at=time"), "u", "").messageId(1));
    }

    @Test
    void an_outcome_that_cannot_have_been_yet_is_refused() {
        var mapping = leads("id=userId", "Deal=outcome", "Closed=outcomeTime");

        assertRefused(mapping, "Closed", "lies in the future", "u", "won", "2026-03-02T09:00:01Z");
        assertRefused(mapping, "Closed", "before the year 2000", "u", "lost", "1999-12-31");
        assertRefused(mapping, "Closed", "not a time", "u", "lost", "yesterday");
    }

    @Test
    void a_row_that_tells_an_outcome_is_another_than_the_same_without() {
        var mapping = leads("id=userId", "Deal=outcome", "Closed=outcomeTime");
        var ids = List.of(
                        List.of("u", "", ""),
                        List.of("u", "won", ""),
                        List.of("u", "lost", ""),
                        List.of("u", "won", "2026-02-01"))
                .stream()
                .map(values ->
                        new RowReader(mapping.mapping()).read(values, IMPORTED).messageId(1))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.getFirst())
                .isEqualTo(read(leads("id=userId"), "u").messageId(1))
                .isEqualTo(read(mapping, "u", "", "2026-02-01").messageId(1));
    }

    private static Object trait(String target, String text) {
        return read(leads("id=userId", "x=" + target), "u", text)
                .traits()
                .values()
                .get("x");
    }

    private static MappedRow read(Mappings mapping, String... values) {
        return new RowReader(mapping.mapping()).read(List.of(values), IMPORTED);
    }

    private static void assertRefused(Mappings mapping, @Nullable String column, String why, String... values) {
        assertThatThrownBy(() -> read(mapping, values))
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refusal -> assertThat(refusal.column()).isEqualTo(column))
                .hasMessageContaining(why);
    }
}
