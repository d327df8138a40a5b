package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.workspace.UserId;

class LeadTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Standing COLD = new Standing(0, "cold", null);
    private static final UserId BOB = new UserId(new UUID(0, 1));
    private static final UserId CAROL = new UserId(new UUID(0, 2));

    @Test
    void a_lead_is_new_and_nobodys_when_it_is_first_heard_of() {
        var lead = lead(1, NOON);

        assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
        assertThat(lead.owner()).isNull();
        assertThat(lead.traits()).isEqualTo(Attributes.NONE);
        assertThat(lead.profile().known()).isFalse();
        assertThat(lead.lastActivityAt()).isNull();
        assertThat(lead.mergedInto()).isNull();
    }

    @Test
    void a_change_of_one_thing_leaves_all_others_as_they_are() {
        var profile = new Profile("Ada", null, null, null, true);
        var standing = new Standing(50, "warm", null);
        var traits = new Attributes(Map.of("name", "Ada"));
        var survivor = new LeadId(new UUID(0, 9));
        var lead = lead(1, NOON)
                .seen(traits, profile, standing, NOON.plusSeconds(1))
                .with(LeadStatus.QUALIFIED)
                .ownedBy(BOB)
                .mergedInto(survivor);

        assertThat(lead)
                .isEqualTo(new Lead(
                        new LeadId(new UUID(0, 1)),
                        NOON,
                        null,
                        traits,
                        profile,
                        LeadStatus.QUALIFIED,
                        BOB,
                        standing,
                        NOON.plusSeconds(1),
                        survivor));
    }

    @Test
    void a_joined_lead_is_as_old_as_the_older() {
        var older = lead(1, NOON);
        var younger = lead(2, NOON.plusSeconds(9));

        assertThat(older.joinedBy(younger).createdAt()).isEqualTo(NOON);
        assertThat(younger.joinedBy(older).createdAt()).isEqualTo(NOON);
        assertThat(younger.joinedBy(older).id()).isEqualTo(younger.id());
    }

    @ParameterizedTest
    @CsvSource({
        "NEW, NEW, NEW",
        "NEW, CONTACTED, CONTACTED",
        "NEW, LOST, LOST",
        "CONTACTED, NEW, CONTACTED",
        "CONTACTED, WON, CONTACTED",
        "WON, LOST, WON"
    })
    void work_done_on_either_is_not_lost(LeadStatus status, LeadStatus other, LeadStatus joined) {
        assertThat(lead(1, NOON)
                        .with(status)
                        .joinedBy(lead(2, NOON).with(other))
                        .status())
                .isEqualTo(joined);
    }

    @Test
    void a_joined_lead_keeps_its_owner_or_takes_the_others() {
        var unowned = lead(1, NOON);

        assertThat(unowned.joinedBy(unowned.ownedBy(BOB)).owner()).isEqualTo(BOB);
        assertThat(unowned.ownedBy(BOB).joinedBy(unowned).owner()).isEqualTo(BOB);
        assertThat(unowned.ownedBy(BOB).joinedBy(unowned.ownedBy(CAROL)).owner())
                .isEqualTo(BOB);
    }

    private static Lead lead(int id, Instant createdAt) {
        return Lead.heardOf(new LeadId(new UUID(0, id)), createdAt, COLD);
    }
}
