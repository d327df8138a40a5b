package org.leadscoring.bootstrap.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.bootstrap.bench.MadeLead.Happened;
import org.leadscoring.bootstrap.trial.Deed;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.Profile;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.Forecast;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.scoring.Scored;
import org.leadscoring.domain.scoring.Scorer;
import org.leadscoring.domain.sla.SlaClock;
import org.leadscoring.domain.sla.SlaPolicy;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;

/**
 * The leads of a filled database. Each is made for itself from the seed and its number, so that several can be made at the
 * same time; what the product decides of a lead, score and promise, is decided by the product's own rules.
 *
 * <p>Leads were heard of evenly over half a year. Those who wait were last active within four days, so that about half of
 * their promises are broken; the others were answered, or are visitors nobody knows. One lead in ten thousand did hundreds
 * of things, and one did thousands.
 */
final class MadeLeads {

    static final int AT_ONCE = 1_000;

    private static final Duration SPAN = Duration.ofDays(180);
    private static final Duration WAITING = Duration.ofDays(4);
    private static final Duration COURTING = Duration.ofDays(30);
    private static final Duration ANSWERING = Duration.ofDays(3);
    private static final int BUSY_EVERY = 10_000;
    private static final int BUSY_EVENTS = 300;
    private static final int ANONYMOUS_PERCENT = 48;
    private static final int SNOOZED_PERCENT = 2;
    private static final int UNOWNED_PERCENT = 20;

    private final ScreensPlan plan;
    private final SourceId source;
    private final List<UserId> team;
    private final SlaPolicy policy;
    private final Scorer scorer;
    private final Instant now;

    /** @param team whoever leads belong to; those in front have more */
    MadeLeads(ScreensPlan plan, SourceId source, List<UserId> team, SlaPolicy policy, Scorer scorer, Instant now) {
        this.plan = plan;
        this.source = source;
        this.team = List.copyOf(team);
        this.policy = policy;
        this.scorer = scorer;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The leads with these numbers, from 0. */
    List<MadeLead> leads(int from, int to) {
        var leads = new ArrayList<MadeLead>();
        for (int number = from; number < to; number++) {
            leads.add(lead(number));
        }
        return leads;
    }

    private MadeLead lead(int number) {
        var random = new SplittableRandom(plan.seed() * 1_000_003L + number);
        var created = now.minus(SPAN).plus(SPAN.multipliedBy(number).dividedBy(plan.leads()));
        var fate = fate(number, random);
        var active = active(fate, created, random);
        var id = new LeadId(idAt(created, number, random));
        var person = fate == Fate.ANONYMOUS ? null : MadePerson.random(number, random);
        var identifiers = identifiers(number, person);
        var events = events(number, id, identifiers, person, created, active, random);
        var scored = scorer.resume(
                ScoreState.START, events.stream().map(Attributed::event).toList(), now);
        var traits = person == null ? Attributes.NONE : person.traits();
        var lead = new Lead(
                id,
                created,
                source,
                traits,
                Profile.of(traits, identifiers),
                LeadStatus.NEW,
                person == null || random.nextInt(100) < UNOWNED_PERCENT ? null : owner(random),
                Standing.NONE,
                scored.state().lastActivityAt(),
                null);
        return promised(lead, fate, identifiers, events, scored, active, random);
    }

    private MadeLead promised(
            Lead lead,
            Fate fate,
            List<Identifier> identifiers,
            List<Attributed> events,
            Scored scored,
            Instant at,
            SplittableRandom random) {
        var change = change(lead, scored);
        var opened =
                SlaClock.open(policy, scored.state().total(), lead.profile().known(), at);
        if (opened.isEmpty()) {
            return new MadeLead(lead, identifiers, events, change, null, List.of(), null);
        }
        var happened = new ArrayList<Happened>();
        var clock = noted(opened.get(), at, happened);
        if (fate == Fate.WAITS) {
            clock = noted(clock.tick(policy, now), now, happened);
            return new MadeLead(lead, identifiers, events, change, clock, happened, null);
        }
        if (fate == Fate.SNOOZED) {
            var until = now.plus(between(Duration.ofHours(1), ANSWERING, random));
            clock = noted(clock.paused(at, until), at, happened);
            return new MadeLead(lead, identifiers, events, change, clock, happened, null);
        }
        var answered = earlier(at.plus(between(Duration.ofMinutes(5), ANSWERING, random)), now);
        clock = noted(clock.met(policy, answered), answered, happened);
        var by = lead.owner() == null ? owner(random) : lead.owner();
        var answer = new StatusChange(LeadStatus.NEW, answeredAs(random), answered, by);
        return new MadeLead(lead.with(answer.to()), identifiers, events, change, clock, happened, answer);
    }

    private static SlaClock noted(SlaClock.Change change, Instant at, List<Happened> happened) {
        change.transitions()
                .forEach(transition ->
                        happened.add(new Happened(transition, at, change.clock().dueAt())));
        return change.clock();
    }

    private ScoreBook.Change change(Lead lead, Scored scored) {
        var state = scored.state();
        var due = scorer.due(state).writtenAt(scorer.derivation().zone());
        return new ScoreBook.Change(
                lead.id(),
                ScoreState.START,
                false,
                scored,
                scorer.stage(state),
                due.orElse(null),
                Forecast.cooling(scorer, state).orElse(null),
                !scored.entries().isEmpty(),
                state.events() >= ScoreLeads.KEEP_EVERY);
    }

    /** As many wait as the plan says, spread evenly among all. */
    private Fate fate(int number, SplittableRandom random) {
        var before = (long) number * plan.clocks() / plan.leads();
        var after = (number + 1L) * plan.clocks() / plan.leads();
        if (after > before) {
            return Fate.WAITS;
        }
        var chance = random.nextInt(100);
        if (chance < ANONYMOUS_PERCENT) {
            return Fate.ANONYMOUS;
        }
        return chance < ANONYMOUS_PERCENT + SNOOZED_PERCENT ? Fate.SNOOZED : Fate.ANSWERED;
    }

    private Instant active(Fate fate, Instant created, SplittableRandom random) {
        var earliest = fate == Fate.WAITS || fate == Fate.SNOOZED ? later(created, now.minus(WAITING)) : created;
        var latest = fate == Fate.WAITS || fate == Fate.SNOOZED ? now : earlier(created.plus(COURTING), now);
        return within(earliest, latest, random);
    }

    private List<Identifier> identifiers(int number, @Nullable MadePerson person) {
        var browser = new Identifier(IdentifierType.ANONYMOUS_ID, "browser-" + plan.seed() + "-" + number);
        return person == null
                ? List.of(browser)
                : List.of(
                        browser,
                        new Identifier(IdentifierType.EMAIL, person.email()),
                        new Identifier(IdentifierType.USER_ID, "user-" + plan.seed() + "-" + number));
    }

    /** The first when the lead was heard of, the last when it was last active: by then one knows who it is. */
    private List<Attributed> events(
            int number,
            LeadId lead,
            List<Identifier> identifiers,
            @Nullable MadePerson person,
            Instant created,
            Instant active,
            SplittableRandom random) {
        var count = number == plan.leads() / 2
                ? plan.history()
                : number % BUSY_EVERY == BUSY_EVERY / 2 ? BUSY_EVENTS : 1 + random.nextInt(2 * plan.events() - 1);
        var times = new ArrayList<Instant>();
        times.add(active);
        for (int i = 1; i < count; i++) {
            times.add(i == 1 ? created : within(created, active, random));
        }
        times.sort(null);
        var events = new ArrayList<Attributed>();
        for (int place = 0; place < count; place++) {
            var last = place == count - 1;
            var by = last ? identifiers.get(Math.min(1, identifiers.size() - 1)) : identifiers.getFirst();
            var traits = last && person != null ? person.traits() : Attributes.NONE;
            var eventId = new EventId(idAt(created, number + place, random));
            events.add(new Attributed(event(eventId, number, place, times.get(place), traits, random), lead, by));
        }
        return events;
    }

    private Event event(EventId id, int number, int place, Instant at, Attributes traits, SplittableRandom random) {
        var deed = Deed.pick(random);
        return new Event(
                id,
                new EventKey(at, "made-" + plan.seed() + "-" + number + "-" + place, source),
                new EventType(deed.type()),
                deed.type(),
                at,
                new Attributes(Map.of("url", "https://www.example.com/" + random.nextInt(Deed.KINDS))),
                traits,
                Attributes.NONE);
    }

    private UserId owner(SplittableRandom random) {
        return team.get(Math.min(random.nextInt(team.size()), random.nextInt(team.size())));
    }

    /** One in a thousand is at a proposal, so that there is a status that few leads have. */
    private static LeadStatus answeredAs(SplittableRandom random) {
        var chance = random.nextInt(1_000);
        if (chance == 0) {
            return LeadStatus.PROPOSAL;
        }
        return chance < 600
                ? LeadStatus.CONTACTED
                : chance < 800 ? LeadStatus.QUALIFIED : chance < 880 ? LeadStatus.WON : LeadStatus.LOST;
    }

    private static Instant within(Instant from, Instant to, SplittableRandom random) {
        return from.plus(between(Duration.ZERO, Duration.between(from, to), random))
                .truncatedTo(ChronoUnit.MICROS);
    }

    private static Duration between(Duration least, Duration most, SplittableRandom random) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), Math.max(most.toMillis(), least.toMillis() + 1)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A UUIDv7 of that instant. */
    private static UUID idAt(Instant at, int number, SplittableRandom random) {
        return new UUID(
                at.toEpochMilli() << 16 | 0x7000L | number & 0xFFFL, random.nextLong() & ~(3L << 62) | 2L << 62);
    }

    private enum Fate {
        WAITS,
        SNOOZED,
        ANSWERED,
        ANONYMOUS
    }
}
