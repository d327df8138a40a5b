package org.leadscoring.bootstrap.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.leadscoring.application.assignment.Assignments;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.ingestion.IncomingEvent;
import org.leadscoring.application.ingestion.IngestEvents;
import org.leadscoring.application.ingestion.IngestEvents.Acting;
import org.leadscoring.application.ingestion.Receipt;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.application.recalculation.SweepClocks;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.sla.TellOfClocks;
import org.leadscoring.application.sla.WorkQueue.OpenClocks;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Passwords;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.bootstrap.wiring.Timers;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.beans.factory.BeanFactory;

/**
 * Fills a workspace with made-up people, by the product's own use cases and in the order in which things would have
 * happened: what can be seen afterwards is what sixty days of use would have left behind.
 */
public final class FillDemo {

    private static final Duration PAST = Duration.ofDays(60);
    private static final Duration SLOT = Duration.ofHours(2);
    private static final Duration RECENT = Duration.ofDays(3);
    private static final Duration RECENT_SLOT = Duration.ofMinutes(10);

    private final BeanFactory beans;

    private FillDemo(BeanFactory beans) {
        this.beans = beans;
    }

    /** Fills by the use cases of a running server. */
    public static FillDemo from(BeanFactory beans) {
        return new FillDemo(beans);
    }

    /**
     * Fills the workspace if it has no leads yet.
     *
     * @param people how many to make up
     * @param seed the same seed makes up the same people
     * @param password what the made-up team signs in with
     * @return what was done, in a sentence
     */
    public String fill(WorkspaceId workspace, int people, long seed, String password) {
        if (!beans.getBean(FindLeads.class)
                .page(workspace, LeadFilter.ALL, null, null)
                .rows()
                .isEmpty()) {
            return "The workspace has leads already; the demo was not added to them.";
        }
        var random = new Random(seed);
        var end = beans.getBean(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
        var time = new SetClock(end.minus(PAST));
        var team = new Team(
                workspace,
                team(workspace, password, time),
                beans.getBean(OpenClocks.class),
                new WorkOnLead(
                        beans.getBean(Transactions.class),
                        beans.getBean(Leads.class),
                        beans.getBean(SlaPolicies.class),
                        beans.getBean(SlaClocks.class),
                        beans.getBean(Users.class),
                        beans.getBean(Assignments.class),
                        beans.getBean(ChangedLeads.class),
                        time),
                time,
                random);
        var sweep = new SweepClocks(
                beans.getBean(Transactions.class),
                beans.getBean(Leads.class),
                beans.getBean(SlaPolicies.class),
                beans.getBean(SlaClocks.class),
                beans.getBean(TellOfClocks.class),
                time);
        var events = events(
                people,
                end,
                beans.getBean(Sources.class).all(workspace).getFirst().id(),
                random);
        // By its own clock the past is the present; the timers' clock would call all of it breached now.
        beans.getBean(Timers.class).holding(() -> live(workspace, events, end, time, sweep, team));
        return "The workspace now holds " + people + " made-up people with " + events.size()
                + " events of the last 60 days.\nTheir team is priya, tom and lena (sales) and maria (manager); password "
                + password + "\n";
    }

    private void live(
            WorkspaceId workspace,
            List<IncomingEvent> events,
            Instant end,
            SetClock time,
            SweepClocks sweep,
            Team team) {
        var next = 0;
        while (time.instant().isBefore(end)) {
            var slot = time.instant().isBefore(end.minus(RECENT)) ? SLOT : RECENT_SLOT;
            var slotEnd = earlier(time.instant().plus(slot), end);
            var arriving = new ArrayList<IncomingEvent>();
            while (next < events.size() && events.get(next).event().occurredAt().isBefore(slotEnd)) {
                arriving.add(events.get(next++));
            }
            time.set(slotEnd);
            beans.getBean(IngestEvents.class)
                    .ingest(workspace, arriving, slotEnd, Acting.NOW)
                    .forEach(Receipt::taken);
            sweep.sweep();
            team.work(end);
        }
    }

    private List<UserId> team(WorkspaceId workspace, String password, Clock time) {
        addUser(workspace, "maria", "Maria Santos", Role.SALES_MANAGER, password, time);
        return List.of(
                addUser(workspace, "priya", "Priya Nair", Role.SALES_REP, password, time),
                addUser(workspace, "tom", "Tom Becker", Role.SALES_REP, password, time),
                addUser(workspace, "lena", "Lena Fischer", Role.SALES_REP, password, time));
    }

    private UserId addUser(
            WorkspaceId workspace, String username, String name, Role role, String password, Clock time) {
        var id = new UserId(beans.getBean(Ids.class).next());
        beans.getBean(Users.class)
                .add(
                        new User(id, workspace, username, name, role, true),
                        beans.getBean(Passwords.class).hash(password),
                        time.instant());
        return id;
    }

    private List<IncomingEvent> events(int people, Instant end, SourceId source, Random random) {
        var events = new ArrayList<IncomingEvent>();
        for (int number = 1; number <= people; number++) {
            var journey = Journey.random(random);
            var person = journey.equals(Journey.STUDENT) ? Person.student(random) : Person.random(random);
            // More of them of late: a young site grows.
            var age = (long) (PAST.toSeconds() * Math.pow(random.nextDouble(), 1.6));
            var steps = journey.steps(end.minusSeconds(Math.max(age, 60)), end, random);
            var device = new Identifier(IdentifierType.ANONYMOUS_ID, "demo-visitor-" + number);
            for (int i = 0; i < steps.size(); i++) {
                events.add(event(steps.get(i), person, number, device, "demo-" + number + "-" + i, source));
            }
        }
        events.sort((a, b) -> a.event().compareTo(b.event()));
        return events;
    }

    private IncomingEvent event(
            Journey.Step step, Person person, int number, Identifier device, String messageId, SourceId source) {
        var traits = step.identifies() ? person.traits(number) : Attributes.NONE;
        var event = new Event(
                new EventId(beans.getBean(Ids.class).next()),
                new EventKey(step.at(), messageId, source),
                EventType.named(step.event()),
                step.event(),
                step.at(),
                Attributes.NONE,
                traits,
                Attributes.NONE);
        return IncomingEvent.of(
                event,
                step.identifies()
                        ? Set.of(device, Identifier.email(person.email(number)).orElseThrow())
                        : Set.of(device));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** A clock that stands still until it is set. */
    private static final class SetClock extends Clock {

        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants have no zone");
        }
    }
}
