package org.leadscoring.application.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.domain.workspace.SourceId;

/** What everybody may expect of {@link Refusals}. */
public abstract class RefusalsContract extends PortContract {

    @Test
    void what_was_refused_comes_back_latest_first() {
        var source = newSourceId();
        var first = refusal(source, NOW, "m-1", AWKWARD);
        var second = refusal(source, NOW, null, "");
        add(List.of(first, second));

        assertThat(ports.refusals().latest(workspace, source, 10)).containsExactly(second, first);
        assertThat(ports.refusals().latest(workspace, source, 1)).containsExactly(second);
        assertThat(ports.refusals().latest(workspace, newSourceId(), 10)).isEmpty();
        assertThat(ports.refusals().latest(elsewhere, source, 10)).isEmpty();
    }

    @Test
    void what_is_too_long_is_cut_and_kept() {
        var source = newSourceId();
        var rocket = EMOJI.repeat(400);
        add(List.of(new Refusal(
                ports.ids().next(), source, NOW, "POST /" + rocket, rocket, "/" + rocket, rocket, rocket + "\ud83d")));

        assertThat(ports.refusals().latest(workspace, source, 10))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.excerpt()).hasSizeBetween(990, 1_000).startsWith(EMOJI);
                    assertThat(refusal.reason()).hasSizeBetween(490, 500);
                    assertThat(refusal.messageId()).hasSizeBetween(190, 200);
                });
    }

    @Test
    void of_each_source_only_so_many_are_kept() {
        var flooding = newSourceId();
        var quiet = newSourceId();
        add(List.of(refusal(quiet, NOW, "quiet", "{}")));
        var flood = IntStream.range(0, Refusals.MOST + 5)
                .mapToObj(i -> refusal(flooding, NOW, "m-" + i, "{}"))
                .toList();

        add(flood.subList(0, 600));
        add(flood.subList(600, flood.size()));

        assertThat(ports.refusals().latest(workspace, flooding, 2 * Refusals.MOST))
                .hasSize(Refusals.MOST)
                .startsWith(flood.getLast())
                .endsWith(flood.get(5));
        assertThat(ports.refusals().latest(workspace, quiet, 10)).hasSize(1);
    }

    @Test
    void what_is_old_is_let_go() {
        var source = newSourceId();
        var old = refusal(source, NOW.minus(Duration.ofDays(8)), "old", "{}");
        var young = refusal(source, NOW.minus(Duration.ofDays(6)), "young", "{}");
        add(List.of(old, young));

        commit(() -> ports.refusals().forget(NOW.minus(Duration.ofDays(7))));

        assertThat(ports.refusals().latest(workspace, source, 10)).containsExactly(young);
    }

    private void add(List<Refusal> refusals) {
        commit(() -> ports.refusals().add(workspace, refusals));
    }

    private Refusal refusal(SourceId source, Instant at, @Nullable String messageId, String excerpt) {
        return new Refusal(
                ports.ids().next(), source, at, "POST /v1/batch", messageId, "/batch/0/event", "is missing", excerpt);
    }
}
