package org.leadscoring.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.scoring.Derivations.Making;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;

/** What everybody may expect of {@link Derivations}. */
public abstract class DerivationsContract extends PortContract {

    private static final EventType PAGE_VIEW = new EventType("page_view");

    @Test
    void a_new_workspace_makes_all_by_the_standard_addresses_in_its_own_zone() {
        var auckland = ZoneId.of("Pacific/Auckland");
        var there = new Workspace(new WorkspaceId(ports.ids().next()), "There", auckland);
        commit(() -> ports.workspaces().add(there, Instant.EPOCH));

        assertThat(ports.derivations().of(workspace)).isEqualTo(Derivation.all(ZoneOffset.UTC));
        assertThat(ports.derivations().of(there.id())).isEqualTo(Derivation.all(auckland));
        assertThat(ports.derivations().settings(workspace))
                .containsOnlyKeys(Derivation.TYPES)
                .allSatisfy((type, making) -> assertThat(making).isEqualTo(Making.ON));
    }

    @Test
    void a_workspace_that_does_not_exist_makes_nothing() {
        var unknown = new WorkspaceId(ports.ids().next());

        assertThatThrownBy(() -> ports.derivations().of(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(unknown.value().toString());
    }

    @Test
    void a_type_can_be_switched_off_and_on_again() {
        turn(Derivation.INACTIVE, false);

        assertThat(makes()).doesNotContain(Derivation.INACTIVE).contains(Derivation.RETURN_VISIT);
        assertThat(making(Derivation.INACTIVE)).isEqualTo(Making.OFF);

        turn(Derivation.INACTIVE, true);

        assertThat(makes()).isEqualTo(Derivation.TYPES);
        assertThat(making(Derivation.INACTIVE)).isEqualTo(Making.ON);
    }

    @Test
    void what_a_source_sends_is_not_made_and_that_is_told_once() {
        var types = Set.of(Derivation.RETURN_VISIT, PAGE_VIEW);

        assertThat(sent(types)).containsExactly(Derivation.RETURN_VISIT);
        assertThat(sent(types)).isEmpty();

        assertThat(makes()).doesNotContain(Derivation.RETURN_VISIT).hasSize(Derivation.TYPES.size() - 1);
        assertThat(making(Derivation.RETURN_VISIT)).isEqualTo(Making.SENT);
        assertThat(ports.derivations().settings(workspace)).doesNotContainKey(PAGE_VIEW);
    }

    @Test
    void what_somebody_decided_holds_whatever_a_source_sends() {
        turn(Derivation.RETURN_VISIT, true);
        turn(Derivation.INACTIVE, false);

        assertThat(sent(Derivation.TYPES)).containsExactlyInAnyOrder(Derivation.THREE_DAYS, Derivation.HIGH_INTENT);

        assertThat(makes()).containsExactly(Derivation.RETURN_VISIT);
        assertThat(making(Derivation.INACTIVE)).isEqualTo(Making.OFF);
    }

    @Test
    void a_type_that_is_sent_can_be_made_again() {
        sent(Derivation.TYPES);

        turn(Derivation.RETURN_VISIT, true);

        assertThat(makes()).containsExactly(Derivation.RETURN_VISIT);
        assertThat(sent(Derivation.TYPES)).isEmpty();
    }

    @Test
    void the_addresses_of_high_intent_can_be_chosen_in_their_order() {
        highIntent(List.of("/buy", "/plans 🚀", "/a'b"));
        assertThat(ports.derivations().of(workspace).highIntentUrls()).containsExactly("/buy", "/plans 🚀", "/a'b");

        highIntent(List.of("/a'b", "/buy"));
        assertThat(ports.derivations().of(workspace).highIntentUrls()).containsExactly("/a'b", "/buy");

        highIntent(List.of());
        assertThat(ports.derivations().of(workspace).highIntentUrls()).isEqualTo(Derivation.HIGH_INTENT_URLS);
    }

    @Test
    void another_workspace_makes_what_it_made() {
        sent(Set.of(Derivation.RETURN_VISIT));
        turn(Derivation.INACTIVE, false);
        highIntent(List.of("/buy"));

        assertThat(ports.derivations().of(elsewhere)).isEqualTo(Derivation.all(ZoneOffset.UTC));
    }

    private void turn(EventType type, boolean on) {
        commit(() -> ports.derivations().turn(workspace, type, on));
    }

    private Set<EventType> sent(Set<EventType> types) {
        return committed(() -> ports.derivations().sent(workspace, types));
    }

    private void highIntent(List<String> parts) {
        commit(() -> ports.derivations().highIntentUrls(workspace, parts));
    }

    private Set<EventType> makes() {
        return ports.derivations().of(workspace).makes();
    }

    private Making making(EventType type) {
        return ports.derivations().settings(workspace).get(type);
    }
}
