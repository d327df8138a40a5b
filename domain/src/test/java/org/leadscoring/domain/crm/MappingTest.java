package org.leadscoring.domain.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.leadscoring.domain.crm.FieldMapping.Direction;
import org.leadscoring.domain.crm.FieldMapping.Winner;
import org.leadscoring.domain.crm.Mapping.Conflict;
import org.leadscoring.domain.delivery.Secret;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.WorkspaceId;

/** Spec OUT-4: what is sent, what is taken, and whose word counts. */
class MappingTest {

    private static final Instant NOW = Instant.parse("2027-01-05T10:15:30Z");
    private static final Link NEW = Link.fresh(new LeadId(new UUID(1, 1)));
    private static final Link KNOWN = NEW.taken("17", Map.of("score", "72", "name", "Ann", "owner", "3"), NOW);

    private static final Mapping MAPPING = mapping(Direction.BOTH, Winner.THEIRS);

    private static Mapping mapping(Direction owner, Winner winner) {
        return new Mapping(
                List.of(
                        FieldMapping.pushed(Ours.SCORE, "score"),
                        FieldMapping.once(Ours.NAME, "name"),
                        new FieldMapping(Ours.STATUS, "status", Direction.PULL, Winner.THEIRS),
                        new FieldMapping(Ours.OWNER, "owner", owner, winner)),
                List.of(
                        new StatusWord(LeadStatus.CONTACTED, "Open"),
                        new StatusWord(LeadStatus.CONTACTED, "Called"),
                        new StatusWord(LeadStatus.WON, "Won")));
    }

    @Test
    void of_a_lead_that_the_crm_does_not_know_all_is_sent_but_what_is_only_theirs() {
        var ours = Map.of("score", "86", "name", "Ann", "status", "Open", "owner", "");

        assertThat(MAPPING.toSend(NEW, ours)).isEqualTo(Map.of("score", "86", "name", "Ann", "owner", ""));
    }

    @Test
    void of_a_lead_that_it_knows_only_what_differs_is_sent_and_nothing_that_is_filled_once() {
        assertThat(MAPPING.toSend(KNOWN, Map.of("score", "72", "name", "Bob", "owner", "3")))
                .isEmpty();
        assertThat(MAPPING.toSend(KNOWN, Map.of("score", "86", "name", "Bob", "owner", "4")))
                .isEqualTo(Map.of("score", "86", "owner", "4"));
        assertThat(MAPPING.toSend(KNOWN, Map.of("score", ""))).isEqualTo(Map.of("score", ""));
        assertThat(MAPPING.toSend(KNOWN, Map.of())).isEmpty();
    }

    @Test
    void where_the_crms_word_counts_ours_is_not_sent_before_theirs_is_known() {
        var adopted = NEW.taken("17", Map.of(), NOW);

        assertThat(MAPPING.toSend(adopted, Map.of("owner", "4"))).isEmpty();
        assertThat(mapping(Direction.BOTH, Winner.OURS).toSend(adopted, Map.of("owner", "4")))
                .isEqualTo(Map.of("owner", "4"));
    }

    @Test
    void everything_is_written_anew_that_we_write_and_nothing_else() {
        var anew = new Link(KNOWN.lead(), KNOWN.key(), KNOWN.external(), KNOWN.agreed(), NOW, null, true);
        var ours = Map.of("score", "72", "name", "Ann", "owner", "3");

        assertThat(MAPPING.toSend(anew, ours)).isEqualTo(Map.of("score", "72"));
        assertThat(mapping(Direction.PUSH, Winner.OURS).toSend(anew, ours))
                .isEqualTo(Map.of("score", "72", "owner", "3"));
        assertThat(anew.taken("17", Map.of(), NOW).anew()).isFalse();
    }

    @Test
    void what_is_empty_on_both_sides_is_not_sent_and_what_was_emptied_is() {
        var ours = mapping(Direction.BOTH, Winner.OURS);

        assertThat(ours.toSend(NEW.taken("17", Map.of(), NOW), Map.of("owner", "", "score", "")))
                .isEmpty();
        assertThat(ours.toSend(KNOWN, Map.of("owner", "3"))).isEmpty();
        assertThat(ours.toSend(KNOWN, Map.of("owner", ""))).isEqualTo(Map.of("owner", ""));
    }

    @Test
    void what_only_we_write_is_not_taken_whatever_they_say() {
        var taken = MAPPING.toTake(KNOWN, Map.of("score", "72"), Map.of("score", "99", "name", "Anna"));

        assertThat(taken).isEqualTo(new Mapping.Taken(Map.of(), Map.of(), List.of()));
    }

    @Test
    void what_they_say_otherwise_than_both_had_is_taken() {
        var taken =
                MAPPING.toTake(KNOWN, Map.of("owner", "3", "status", "Open"), Map.of("owner", "5", "status", "Won"));

        assertThat(taken.values()).isEqualTo(Map.of(Ours.OWNER, "5", Ours.STATUS, "Won"));
        assertThat(taken.agreed()).isEqualTo(Map.of("owner", "5", "status", "Won"));
        assertThat(taken.conflicts()).isEmpty();
    }

    @Test
    void what_we_sent_ourselves_comes_back_and_changes_nothing() {
        var taken = MAPPING.toTake(KNOWN, Map.of("owner", "3"), Map.of("owner", "3"));

        assertThat(taken).isEqualTo(new Mapping.Taken(Map.of(), Map.of(), List.of()));
    }

    @Test
    void what_was_taken_is_not_sent_back() {
        var taken = MAPPING.toTake(KNOWN, Map.of("owner", "3"), Map.of("owner", "5"));
        var after = KNOWN.agreeing(taken.agreed());

        assertThat(MAPPING.toSend(after, Map.of("owner", "5", "score", "72"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"THEIRS,5,''", "OURS,'',4"})
    void if_both_changed_it_the_winner_counts_and_the_conflict_is_noted(Winner winner, String takes, String sends) {
        var mapping = mapping(Direction.BOTH, winner);

        var taken = mapping.toTake(KNOWN, Map.of("owner", "4"), Map.of("owner", "5"));

        assertThat(taken.conflicts()).containsExactly(new Conflict("owner", "4", "5", winner));
        assertThat(taken.values().getOrDefault(Ours.OWNER, "")).isEqualTo(takes);
        var ours = takes.isEmpty() ? "4" : takes;
        assertThat(mapping.toSend(KNOWN.agreeing(taken.agreed()), Map.of("owner", ours))
                        .getOrDefault("owner", ""))
                .isEqualTo(sends);
    }

    @Test
    void an_empty_field_that_is_seen_first_takes_nothing_away() {
        var seen = NEW.taken("17", Map.of(), NOW);

        var taken = MAPPING.toTake(seen, Map.of("owner", "4"), Map.of("owner", ""));

        assertThat(taken.values()).isEmpty();
        assertThat(MAPPING.toSend(seen.agreeing(taken.agreed()), Map.of("owner", "4")))
                .isEqualTo(Map.of("owner", "4"));
    }

    @Test
    void of_several_words_for_a_status_the_one_they_have_is_kept() {
        assertThat(MAPPING.word(LeadStatus.CONTACTED)).contains("Open");
        assertThat(MAPPING.word(LeadStatus.CONTACTED, "Called")).contains("Called");
        assertThat(MAPPING.word(LeadStatus.CONTACTED, "Won")).contains("Open");
        assertThat(MAPPING.word(LeadStatus.LOST, "Won")).isEmpty();
        assertThat(MAPPING.status(" called ")).contains(LeadStatus.CONTACTED);
        assertThat(MAPPING.status("?")).isEmpty();
    }

    @Test
    void what_cannot_be_says_what_to_do() {
        var score = FieldMapping.pushed(Ours.SCORE, "score");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(List.of(score, FieldMapping.pushed(Ours.STAGE, "score")), List.of()))
                .withMessage("the field score is mapped twice; remove one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldMapping(Ours.SCORE, "score", Direction.PULL, Winner.OURS))
                .withMessageContaining("only push it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(List.of(pulled("a"), pulled("b")), List.of()))
                .withMessageContaining("taken from two fields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldMapping.pushed(Ours.SCORE, "a b"))
                .withMessageContaining("no name of a field");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ours("shoe size"))
                .withMessageContaining("trait.industry");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(
                        List.of(),
                        List.of(new StatusWord(LeadStatus.WON, "Won"), new StatusWord(LeadStatus.LOST, "Won"))))
                .withMessageContaining("the status Won");
    }

    private static FieldMapping pulled(String theirs) {
        return new FieldMapping(Ours.STATUS, theirs, Direction.PULL, Winner.THEIRS);
    }

    @ParameterizedTest
    @EnumSource(Crm.Kind.class)
    void each_crm_begins_with_a_mapping_that_has_the_score(Crm.Kind kind) {
        var mapping = Mapping.standard(kind);

        assertThat(mapping.fields()).extracting(FieldMapping::ours).contains(Ours.SCORE, Ours.STAGE, Ours.REASONS);
        assertThat(mapping.pulls()).isEqualTo(kind.tells());
        assertThat(mapping.status(mapping.word(LeadStatus.WON).orElseThrow())).contains(LeadStatus.WON);
    }

    @Test
    void a_mapping_has_60_fields_and_60_words_and_no_more() {
        var fields = IntStream.range(0, 61)
                .mapToObj(i -> FieldMapping.pushed(Ours.SCORE, "field_" + i))
                .toList();
        var words = IntStream.range(0, 61)
                .mapToObj(i -> new StatusWord(LeadStatus.WON, "word " + i))
                .toList();

        assertThat(new Mapping(fields.subList(0, 60), words.subList(0, 60)).fields())
                .hasSize(60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(fields, List.of()))
                .withMessageContaining("at most 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mapping(List.of(), words))
                .withMessageContaining("at most 60");
    }

    @Test
    void the_word_of_a_status_has_100_characters_and_no_more() {
        assertThat(new StatusWord(LeadStatus.WON, "x".repeat(100)).theirs()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> new StatusWord(LeadStatus.WON, "x".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new StatusWord(LeadStatus.WON, " "));
    }

    @Test
    void a_connection_runs_once_a_minute_or_once_a_day_and_its_name_has_60_characters() {
        assertThat(connection("x".repeat(60), Duration.ofMinutes(1), null).every())
                .hasMinutes(1);
        assertThat(connection("Odoo", Duration.ofDays(1), null).every()).hasDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection("x".repeat(61), Connection.EVERY, null))
                .withMessageContaining("1 to 60");
    }

    @ParameterizedTest
    @CsvSource({"59", "86401"})
    void a_connection_runs_neither_too_often_nor_too_seldom(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection("Odoo", Duration.ofSeconds(seconds), null))
                .withMessageContaining("1 to 1,440 minutes");
        assertThatIllegalArgumentException().isThrownBy(() -> connection(" ", Connection.EVERY, null));
    }

    private static Connection connection(String name, Duration every, @Nullable String from) {
        var crm = new Crm.HubSpot(Crm.HubSpot.API, new Secret("token"));
        return new Connection(
                new ConnectionId(new UUID(1, 2)),
                new WorkspaceId(new UUID(1, 3)),
                name,
                crm,
                false,
                every,
                from,
                true,
                MAPPING,
                Connection.OnErasure.KEEP);
    }
}
