package org.leadscoring.application.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.Merges.Step;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Identities.Resolution;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.Sides;
import org.leadscoring.domain.workspace.UserId;

class LivingOnTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final LeadId FIRST = lead(1);
    private static final LeadId BACK = lead(2);
    private static final LeadId PARTED = lead(3);
    private static final LeadId OTHER = lead(4);
    private static final Identifier OF_FIRST = device("first");
    private static final Identifier OF_BACK = device("back");
    private static final Identifier OF_PARTED = device("parted");

    private static final Resolution COMES_BACK = new Resolution(
            Map.of(OF_FIRST, BACK, OF_BACK, BACK, OF_PARTED, PARTED),
            Map.of(OF_FIRST, BACK, OF_BACK, BACK),
            Set.of(),
            Map.of(),
            Set.of());

    @Test
    void a_lead_lives_on_where_its_person_is() {
        var undone = merge(2, BACK, PARTED, OF_BACK);

        var changed =
                new LivingOn(List.of(merge(1, FIRST, PARTED, OF_FIRST), undone), undone, PARTED, COMES_BACK).changed();

        assertThat(changed).isEqualTo(Map.of(FIRST, BACK));
    }

    @Test
    void a_lead_whose_person_is_not_written_down_goes_with_the_lead_it_became_part_of() {
        var undone = merge(2, BACK, PARTED, OF_BACK);

        assertThat(new LivingOn(List.of(merge(1, FIRST, BACK, null), undone), undone, PARTED, COMES_BACK).changed())
                .isEqualTo(Map.of(FIRST, BACK));
        assertThat(new LivingOn(List.of(merge(1, FIRST, PARTED, null), undone), undone, PARTED, COMES_BACK).changed())
                .isEmpty();
    }

    @Test
    void a_lead_whose_person_stays_or_had_left_before_lives_on_where_it_did() {
        var undone = merge(2, BACK, PARTED, OF_BACK);

        assertThat(new LivingOn(
                                List.of(
                                        merge(1, FIRST, BACK, OF_PARTED),
                                        merge(3, OTHER, PARTED, device("gone")),
                                        undone),
                                undone,
                                PARTED,
                                COMES_BACK)
                        .changed())
                .isEmpty();
    }

    @Test
    void the_ended_lead_itself_lives_on_with_those_who_claim_it_next_if_it_does_not_come_back() {
        var undone = merge(2, BACK, PARTED, OF_BACK);
        var claimed = new Resolution(
                Map.of(OF_BACK, OTHER, OF_PARTED, PARTED), Map.of(OF_BACK, OTHER), Set.of(), Map.of(), Set.of());

        assertThat(new LivingOn(List.of(undone), undone, PARTED, claimed).changed())
                .isEqualTo(Map.of(BACK, OTHER));
    }

    @Test
    void what_was_undone_before_does_not_count() {
        var undone = merge(2, BACK, PARTED, OF_BACK);
        var before = new Merge(
                new MergeId(1),
                FIRST,
                PARTED,
                NOW,
                new Sides(OF_FIRST, Set.of(OF_FIRST), Set.of()),
                new Step(NOW, new UserId(new UUID(0, 9))),
                null);

        assertThat(new LivingOn(List.of(before, undone), undone, PARTED, COMES_BACK).changed())
                .isEmpty();
    }

    private static Merge merge(long id, LeadId ended, LeadId survivor, @Nullable Identifier person) {
        var sides = person == null ? null : new Sides(person, Set.of(person), Set.of());
        return new Merge(new MergeId(id), ended, survivor, NOW, sides, null, null);
    }

    private static LeadId lead(long id) {
        return new LeadId(new UUID(0, id));
    }

    private static Identifier device(String value) {
        return new Identifier(IdentifierType.ANONYMOUS_ID, value);
    }
}
