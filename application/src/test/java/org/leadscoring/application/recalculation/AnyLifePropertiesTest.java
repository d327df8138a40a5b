package org.leadscoring.application.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.event.EventLog.MessageRef;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.event.Voids.VoidSource;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.lead.SeparationNotPossibleException;
import org.leadscoring.application.scoring.ModelNotDraftException;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.Events;
import org.leadscoring.domain.event.Mark;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.scoring.Derivation;
import org.leadscoring.domain.scoring.Histories;

/**
 * Spec SC-1 for the whole life of a workspace: whatever is delivered how, published, voided, taken apart, swept and
 * switched in between, and whatever states of scorers are remembered or must be recalled, every score, ledger and crossing
 * is in the end what the log says.
 */
class AnyLifePropertiesTest {

    private static final int CASES = 2_000;
    private static final Attributes ROBOT = new Attributes(Map.of("userAgent", "Googlebot/2.1"));
    private static final List<Identifier> PEOPLE =
            List.of(World.user("ada"), World.user("bob"), World.device("x"), World.device("y"), World.device("z"));

    private enum Deed {
        DELIVER,
        WAIT,
        SWEEP,
        PUBLISH,
        WORK,
        CANCEL,
        VOID,
        UNVOID,
        ALLOW,
        UNMERGE,
        REMERGE,
        DERIVE,
        EXPERIMENT
    }

    @Test
    void every_score_is_what_the_log_says_whatever_happened_to_it() {
        var done = new EnumMap<Deed, Integer>(Deed.class);

        Seeded.forAll(CASES, random -> new Life(random, done).live());

        assertThat(done)
                .containsOnlyKeys(Deed.values())
                .allSatisfy((deed, times) -> assertThat(times).as(deed.name()).isGreaterThan(CASES / 20));
    }

    private static final class Life {

        private final RandomGenerator random;
        private final Map<Deed, Integer> done;
        private final Histories histories;
        private final World world;
        private final Map<Deed, Integer> mine = new EnumMap<>(Deed.class);
        private final List<IncomingEvent> coming = new ArrayList<>();
        private final List<IncomingEvent> delivered = new ArrayList<>();

        Life(RandomGenerator random, Map<Deed, Integer> done) {
            this.random = random;
            this.done = done;
            this.histories = new Histories(random);
            var application = new InMemoryApplication();
            application.clock.set(Events.START);
            var memory = new SplittableRandom(random.nextLong());
            application.ports.transactions().remembers = memory::nextBoolean;
            this.world = new World(application, histories.derivation().zone());
            world.live("Primary", histories.model().definition(), true);
            if (random.nextBoolean()) {
                world.live("Second", histories.model().definition(), false);
            }
            var messages = new HashSet<MessageRef>();
            for (var event : histories.history()) {
                if (messages.add(MessageRef.of(event.key()))) {
                    coming.add(IncomingEvent.of(plain(event), who()));
                }
            }
            Collections.shuffle(coming, random);
        }

        private Event plain(Event event) {
            return new Event(
                    event.id(),
                    event.key(),
                    event.type(),
                    event.name(),
                    event.receivedAt(),
                    event.properties(),
                    event.traits(),
                    random.nextInt(10) == 0 ? ROBOT : Attributes.NONE,
                    new Mark.Clear());
        }

        private List<Identifier> who() {
            return random.nextInt(4) == 0 ? List.of(one(PEOPLE), one(PEOPLE)) : List.of(one(PEOPLE));
        }

        void live() {
            for (int i = 0; i < 12 || !coming.isEmpty(); i++) {
                if (act(coming.isEmpty() || random.nextInt(3) > 0 ? one(List.of(Deed.values())) : Deed.DELIVER)) {
                    world.application.sweepScores.replay();
                    world.assertExact();
                }
            }
            world.application.clock.advance(Duration.ofDays(random.nextInt(90)));
            world.application.sweepScores.passTime();
            world.application.publishModel.work();
            world.application.sweepScores.replay();
            world.assertExact();
            var settled = world.everything();
            world.application.sweepScores.passTime();
            world.application.sweepScores.replay();
            assertThat(world.everything()).isEqualTo(settled);
            if (mine.containsKey(Deed.UNMERGE) || mine.containsKey(Deed.ALLOW)) {
                return;
            }
            var inOrder = inOrder();
            inOrder.assertExact();
            assertThat(world.people()).isEqualTo(inOrder.people());
        }

        /** The same life in a world where everything comes once and in order, and nothing else ever happens. */
        private World inOrder() {
            var application = new InMemoryApplication();
            application.clock.set(Events.START);
            var other = new World(
                    application, world.ports.derivations().of(world.workspace).zone());
            var primary = world.primary();
            world.ports
                    .scoringModels()
                    .live(world.workspace)
                    .forEach(model -> other.live(
                            model.name(), model.definition(), model.id().equals(primary)));
            var makes = world.ports.derivations().of(world.workspace).makes();
            Derivation.TYPES.forEach(
                    type -> other.ports.derivations().turn(other.workspace, type, makes.contains(type)));
            for (var entry : world.application.voidEvents.all(world.workspace)) {
                switch (entry) {
                    case VoidSource(var source, var decision) ->
                        other.ports.voids().voidSource(other.workspace, source, decision);
                    case VoidLead(var lead, var identifiers, var decision) ->
                        other.ports.voids().voidLead(other.workspace, lead, identifiers, decision);
                }
            }
            var events = new ArrayList<>(delivered);
            events.sort(Comparator.comparing(IncomingEvent::event));
            for (var event : events) {
                application.clock.set(event.event().occurredAt());
                other.take(event);
            }
            application.clock.set(world.now());
            return other;
        }

        /** Does it and says whether that is a moment to look closely; a version that is being published is not. */
        private boolean act(Deed deed) {
            var did = switch (deed) {
                case DELIVER -> deliver();
                case WAIT -> wait(Duration.ofMinutes(random.nextInt(100_000)));
                case SWEEP -> sweep();
                case PUBLISH -> publish();
                case WORK -> world.application.publishModel.work() > 0;
                case CANCEL -> cancel();
                case VOID -> voidSomething();
                case UNVOID -> unvoid();
                case ALLOW -> allow();
                case UNMERGE -> unmerge();
                case REMERGE -> remerge();
                case DERIVE -> derive();
                case EXPERIMENT -> experiment();
            };
            if (did) {
                done.merge(deed, 1, Integer::sum);
                mine.merge(deed, 1, Integer::sum);
            }
            return did
                    && random.nextInt(4) == 0
                    && world.ports.scoringModels().versions(world.workspace).stream()
                            .noneMatch(version -> version.state() == ModelState.PUBLISHING);
        }

        private boolean deliver() {
            var batch = new ArrayList<IncomingEvent>();
            for (int i = random.nextInt(6); i >= 0 && !coming.isEmpty(); i--) {
                batch.add(coming.removeLast());
            }
            delivered.addAll(batch);
            if (!delivered.isEmpty() && random.nextBoolean()) {
                batch.add(one(delivered));
            }
            for (var event : batch) {
                var at = event.event().occurredAt();
                if (at.isAfter(world.now())) {
                    world.application.clock.set(at);
                }
            }
            if (!batch.isEmpty()) {
                world.take(batch.toArray(IncomingEvent[]::new));
            }
            return !batch.isEmpty();
        }

        private boolean wait(Duration duration) {
            world.application.clock.advance(duration);
            return true;
        }

        private boolean sweep() {
            for (int i = one(List.of(1, 2, 5)); i > 0; i--) {
                world.application.sweepScores.passTime();
                world.application.sweepScores.replay();
            }
            return true;
        }

        private boolean publish() {
            var name = one(List.of("Primary", "Second"));
            var draft = world.application.editModels.draft(
                    world.workspace, name, histories.model().definition(), World.ADMIN);
            try {
                world.application.publishModel.publish(world.workspace, draft.id(), random.nextBoolean(), World.ADMIN);
                return true;
            } catch (ModelNotDraftException e) {
                world.application.editModels.discard(world.workspace, draft.id(), World.ADMIN);
                return false;
            }
        }

        private boolean cancel() {
            var publishing = world.ports.scoringModels().versions(world.workspace).stream()
                    .filter(version -> version.state() == ModelState.PUBLISHING)
                    .findFirst();
            if (publishing.isEmpty()) {
                return false;
            }
            try {
                world.application.publishModel.cancel(
                        world.workspace, publishing.get().model().id(), World.ADMIN);
                return true;
            } catch (ModelNotDraftException e) {
                // It was called off already.
                return false;
            }
        }

        private boolean voidSomething() {
            if (random.nextBoolean()) {
                world.application.voidEvents.voidSource(world.workspace, Events.APP, "bad", World.ADMIN);
            } else if (world.leads().isEmpty()) {
                return false;
            } else {
                world.application.voidEvents.voidLead(world.workspace, one(world.leads()), "bot", World.ADMIN);
            }
            return true;
        }

        private boolean unvoid() {
            var voided = world.application.voidEvents.all(world.workspace);
            if (voided.isEmpty()) {
                return false;
            }
            switch (one(voided)) {
                case VoidSource source ->
                    world.application.voidEvents.unvoidSource(world.workspace, source.source(), World.ADMIN);
                case VoidLead lead ->
                    world.application.voidEvents.unvoidLead(world.workspace, lead.lead(), World.ADMIN);
            }
            return true;
        }

        private boolean allow() {
            return !world.leads().isEmpty()
                    && world.application.voidEvents.allowSuspects(world.workspace, one(world.leads()), World.ADMIN) > 0;
        }

        private boolean unmerge() {
            return merge(true);
        }

        private boolean remerge() {
            return merge(false);
        }

        private boolean merge(boolean undo) {
            // What is done once more was undone before; whatever is undone may have been so already.
            var merges = world.ports.transactions().merges.rows(world.workspace).values().stream()
                    .filter(merge -> undo || merge.undone() != null)
                    .toList();
            if (merges.isEmpty()) {
                return false;
            }
            try {
                if (undo) {
                    world.application.unmergeLeads.unmerge(
                            world.workspace, one(merges).id(), World.ADMIN);
                } else {
                    world.application.unmergeLeads.remerge(
                            world.workspace, one(merges).id(), World.ADMIN);
                }
                return true;
            } catch (SeparationNotPossibleException e) {
                // It is undone already, or is not.
                return false;
            }
        }

        private boolean derive() {
            var type = one(List.of(Derivation.RETURN_VISIT, Derivation.INACTIVE, Derivation.THREE_DAYS));
            world.ports.derivations().turn(world.workspace, type, random.nextBoolean());
            world.ports.replays().requestAll(world.workspace, world.now());
            return true;
        }

        private boolean experiment() {
            var experiments = world.application.runExperiment;
            if (world.ports.experiments().running(world.workspace).isPresent()) {
                experiments.end(world.workspace, World.ADMIN);
                return true;
            }
            var challengers = experiments.challengers(world.workspace);
            if (challengers.isEmpty()) {
                return false;
            }
            experiments.begin(world.workspace, one(challengers).name(), random.nextInt(1, 100), World.ADMIN);
            return true;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
