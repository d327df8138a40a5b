package org.leadscoring.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.PortContract;
import org.leadscoring.application.workspace.SignInFailures.Counted;
import org.leadscoring.application.workspace.SignInFailures.Tried;

/** What everybody may expect of {@link SignInFailures}. */
public abstract class SignInFailuresContract extends PortContract {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Test
    void failures_are_counted_by_key_since_the_first() {
        var ann = key();
        var bob = key();

        failures().count(ann, NOW, WINDOW);
        failures().count(ann, NOW.plusSeconds(60), WINDOW);
        failures().count(bob, NOW.plusSeconds(61), WINDOW);

        assertThat(failures().counted(List.of(ann, bob, key())))
                .containsOnly(Map.entry(ann, new Counted(2, NOW)), Map.entry(bob, new Counted(1, NOW.plusSeconds(61))));
        assertThat(failures().counted(List.of(bob))).containsOnlyKeys(bob);
    }

    @Test
    void after_the_window_counting_begins_anew() {
        var ann = key();
        failures().count(ann, NOW, WINDOW);
        failures().count(ann, NOW, WINDOW);

        failures().count(ann, NOW.plus(WINDOW).minusNanos(1_000), WINDOW);
        assertThat(failures().counted(List.of(ann))).containsEntry(ann, new Counted(3, NOW));

        failures().count(ann, NOW.plus(WINDOW), WINDOW);
        assertThat(failures().counted(List.of(ann))).containsEntry(ann, new Counted(1, NOW.plus(WINDOW)));
    }

    @Test
    void what_is_forgotten_or_old_is_gone_and_the_rest_stays() {
        var forgotten = key();
        var old = key();
        var young = key();
        var longAgo = NOW.minus(Duration.ofDays(3_650));
        failures().count(forgotten, NOW, WINDOW);
        failures().count(old, longAgo, WINDOW);
        failures().count(young, NOW, WINDOW);

        failures().forget(forgotten);
        failures().tidy(longAgo.plusSeconds(1));

        assertThat(failures().counted(List.of(forgotten, old, young))).containsOnlyKeys(young);
    }

    @Test
    void from_where_somebody_signed_in_is_known_until_that_is_long_ago() {
        var home = key();
        var office = key();
        var longAgo = NOW.minus(Duration.ofDays(3_650));
        failures().noteSignIn(home, longAgo);
        failures().noteSignIn(office, longAgo);
        failures().noteSignIn(office, NOW);

        assertThat(failures().lastSignIn(home)).contains(longAgo);
        assertThat(failures().lastSignIn(office)).contains(NOW);
        assertThat(failures().lastSignIn(key())).isEmpty();

        failures().forgetPlaces(longAgo.plusSeconds(1));

        assertThat(failures().lastSignIn(home)).isEmpty();
        assertThat(failures().lastSignIn(office)).contains(NOW);
        assertThat(failures().counted(List.of(office))).isEmpty();
    }

    @Test
    void of_failures_at_the_same_time_none_is_lost() throws Exception {
        var ann = key();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(IntStream.range(0, 40)
                    .<Callable<Tried>>mapToObj(i -> () -> {
                        failures().count(ann, NOW, WINDOW);
                        return ann;
                    })
                    .toList())) {
                done.get();
            }
        }

        assertThat(failures().counted(List.of(ann))).containsEntry(ann, new Counted(40, NOW));
    }

    private SignInFailures failures() {
        return ports.signInFailures();
    }

    private Tried key() {
        return Tried.of(unique("ann"));
    }
}
