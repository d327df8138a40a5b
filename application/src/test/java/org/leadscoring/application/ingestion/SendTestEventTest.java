package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.ingestion.SendTestEvent.Done;
import org.leadscoring.application.ingestion.WatchSource.Outcome;
import org.leadscoring.application.workspace.UnknownSourceException;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.scoring.LedgerEntry;
import org.leadscoring.domain.sla.SlaClock.Transition;
import org.leadscoring.domain.stage.Crossing;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

class SendTestEventTest {

    private static final Identifier ANN = Identifier.email("ann@acme.example").orElseThrow();

    private final InMemoryApplication application = new InMemoryApplication();
    private final SendTestEvent test = application.sendTestEvent;
    private WorkspaceId workspace;
    private Source website;

    @BeforeEach
    void aWebsite() {
        workspace = application.setUp();
        website = test.sources(workspace).getFirst();
    }

    @Test
    void it_tells_what_it_scored_by_which_rule_which_stage_was_entered_and_that_a_clock_opened() {
        var done = done("demo_requested");

        assertThat(done.event().context().values()).containsEntry("test_event", true);
        assertThat(done.lead().profile().email()).isEqualTo("ann@acme.example");
        assertThat(done.entries()).extracting(LedgerEntry::rule).containsExactly("demo_requested");
        assertThat(done.entries()).extracting(LedgerEntry::points).containsExactly(50);
        assertThat(done.crossings()).extracting(Crossing::stage).containsExactly("warm");
        assertThat(done.happened())
                .extracting(happened -> happened.transition())
                .containsExactly(Transition.OPENED);
        assertThat(done.clock()).isNotNull();
    }

    @Test
    void it_tells_only_what_it_did_itself() {
        done("page_view_pricing");
        application.clock.advance(Duration.ofMinutes(1));

        var done = done("demo_requested");

        assertThat(done.entries()).extracting(LedgerEntry::points).containsExactly(50);
        assertThat(done.entries().getFirst().before()).isEqualTo(15);
        assertThat(done.crossings()).extracting(Crossing::stage).containsExactly("warm", "hot");
        assertThat(done.happened())
                .extracting(happened -> happened.transition())
                .containsExactly(Transition.PULLED_IN);
    }

    @Test
    void one_that_scores_nothing_says_why() {
        assertThat(done("nobody_has_a_rule_for_this").outcome()).isEqualTo(Outcome.NO_RULE);
        done("demo_requested");
        application.clock.advance(Duration.ofMinutes(1));
        assertThat(done("demo_requested").outcome()).as("once only").isEqualTo(Outcome.NOTHING);
    }

    @Test
    void it_is_counted_with_what_its_source_sends() {
        done("demo_requested");
        application.sourceActivity.flush();

        assertThat(application.watchSource.overview(workspace).get(website.id()).today())
                .isEqualTo(1);
    }

    @Test
    void a_source_that_is_disabled_sends_nothing() {
        application.editSources.change(
                workspace,
                website.id(),
                source -> source.switched(false),
                new UserId(application.ports.ids().next()));

        assertThat(test.sources(workspace)).isEmpty();
        assertThatThrownBy(() -> done("demo_requested")).isInstanceOf(UnknownSourceException.class);
    }

    @Test
    void there_is_nothing_to_tell_of_events_that_are_no_tests_or_of_other_workspaces() {
        var message = send("demo_requested");

        assertThat(test.done(workspace, website.id(), SendTestEvent.PREFIX + "unknown"))
                .isEmpty();
        assertThat(test.done(workspace, website.id(), "m-1")).isEmpty();
        assertThat(test.done(application.ports.newWorkspace(), website.id(), message))
                .isEmpty();
    }

    private Done done(String type) {
        return test.done(workspace, website.id(), send(type)).orElseThrow();
    }

    private String send(String type) {
        return test.send(
                workspace, website.id(), new EventType(type), type, ANN, new Attributes(Map.of("path", "/pricing")));
    }
}
