package org.leadscoring.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.workspace.SourceId;
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

    @Test
    void a_joined_lead_was_heard_of_through_what_the_older_was() {
        var shop = new SourceId(new UUID(0, 3));
        var older = Lead.heardOf(new LeadId(new UUID(0, 1)), NOON, shop, COLD);
        var younger = lead(2, NOON.plusSeconds(9));

        assertThat(younger.joinedBy(older).source()).isEqualTo(shop);
        assertThat(older.joinedBy(younger).source()).isEqualTo(shop);
    }

    @Test
    void a_lead_was_active_when_it_did_something_last_or_else_when_it_was_heard_of() {
        var lead = lead(1, NOON);

        assertThat(lead.activeAt()).isEqualTo(NOON);
        assertThat(lead.scored(COLD, NOON.plusSeconds(9)).activeAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(lead.scored(COLD, NOON.plusSeconds(9)).unscored())
                .isEqualTo(Lead.heardOf(lead.id(), NOON, Standing.NONE));
    }

    @Test
    void a_lead_that_is_revived_is_as_it_was_before_it_was_merged() {
        var lead = lead(1, NOON).ownedBy(BOB);

        assertThat(lead.mergedInto(new LeadId(new UUID(0, 9))).revived()).isEqualTo(lead);
    }

    @Test
    void of_an_erased_lead_stays_where_the_work_stood_and_whose_it_was() {
        var traits = new Attributes(Map.of("name", "Ada"));
        var lead = lead(1, NOON)
                .seen(traits, new Profile("Ada", null, null, null, true), COLD, NOON)
                .with(LeadStatus.WON)
                .ownedBy(BOB);

        var erased = lead.erased();

        assertThat(lead.isErased()).isFalse();
        assertThat(lead.mergedInto(new LeadId(new UUID(0, 9))).isErased()).isFalse();
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.traits()).isEqualTo(Attributes.NONE);
        assertThat(erased.profile()).isEqualTo(Profile.NONE);
        assertThat(erased.status()).isEqualTo(LeadStatus.WON);
        assertThat(erased.owner()).isEqualTo(BOB);
    }

    @Test
    void what_came_of_a_contact_is_said_in_500_characters() {
        assertThat(contact(" " + "x".repeat(500) + " ").note()).hasSize(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contact("x".repeat(501)))
                .withMessageContaining("not 501");
    }

    private static Contact contact(String note) {
        return new Contact(Contact.Way.CALL, note, NOON, BOB);
    }

    private static Lead lead(int id, Instant createdAt) {
        return Lead.heardOf(new LeadId(new UUID(0, id)), createdAt, COLD);
    }
}
