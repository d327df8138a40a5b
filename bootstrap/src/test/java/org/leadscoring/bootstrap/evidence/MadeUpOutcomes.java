package org.leadscoring.bootstrap.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.event.EventLog.Attributed;
import org.leadscoring.application.evidence.GatherEvidence;
import org.leadscoring.application.lead.Leads.Findable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Event;
import org.leadscoring.domain.event.EventId;
import org.leadscoring.domain.event.EventKey;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.evidence.CutOff;
import org.leadscoring.domain.evidence.Question;
import org.leadscoring.domain.evidence.TraitNames;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.domain.lead.Lead;
import org.leadscoring.domain.lead.Lead.Standing;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.lead.StatusChange;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.scoring.WebsitePoints;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/**
 * People who are won the likelier the more they visited, if somebody referred them, or if they asked for a demo; a good part
 * is luck. By the website points of today only the demo counts.
 */
final class MadeUpOutcomes {

    static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    static final Duration UNTIL_DECIDED = Duration.ofDays(20);

    private static final SourceId WEBSITE = new SourceId(new UUID(0, 1));
    private static final UserId SOMEBODY = new UserId(new UUID(0, 2));

    final InMemoryApplication application = new InMemoryApplication();
    final WorkspaceId workspace = application.ports.newWorkspace();
    final ScoringModel model = WebsitePoints.model(new ModelId(new UUID(0, 3)));
    private final Random dice;
    private int leads;

    MadeUpOutcomes(long seed) {
        dice = new Random(seed);
    }

    /** What is asked of them. */
    static Question question() {
        return question(FIRST.plus(Duration.ofDays(365)));
    }

    static Question question(Instant until) {
        return new Question(
                FIRST,
                until,
                CutOff.STANDARD,
                ZoneId.of("UTC"),
                Question.HOLD_OUT,
                7,
                Question.MOST_RULES,
                TraitNames.FROM_SALES);
    }

    GatherEvidence gathering() {
        return new GatherEvidence(
                application.ports.transactions(),
                application.ports.outcomes(),
                application.scoreLeads,
                application.ports.derivations(),
                new LiblinearRegression());
    }

    /** Adds people who decide by what they are and did. */
    MadeUpOutcomes add(int count) {
        return add(count, true);
    }

    /** Adds people who are won or lost by chance alone. */
    MadeUpOutcomes addByChance(int count) {
        return add(count, false);
    }

    private MadeUpOutcomes add(int count, boolean byDeeds) {
        for (int i = 0; i < count; i++) {
            var from = List.of("Google", "Referral", "Olark Chat", "Direct").get(dice.nextInt(4));
            var visits = dice.nextInt(20);
            var demo = dice.nextInt(8) == 0;
            var odds = -1.5
                    + (from.equals("Referral") ? 2 : 0)
                    + (from.equals("Olark Chat") ? -1 : 0)
                    + (visits >= 10 ? 1.5 : 0)
                    + (demo ? 1.2 : 0);
            var won = dice.nextDouble() < (byDeeds ? 1 / (1 + Math.exp(-odds)) : 0.4);
            var traits = new LinkedHashMap<String, Object>();
            traits.put("Lead Source", from);
            traits.put("visits", visits);
            traits.put("favourite_number", dice.nextInt(1000));
            traits.put("Tags", won ? "Closed" : "Ringing");
            traits.put("ticket", won ? "T-" + dice.nextInt(9) : "none");
            var events = new ArrayList<Event>();
            events.add(event(i, FIRST.plusSeconds(dice.nextInt(86_400)), "identify", traits));
            for (int page = 0; page < Math.min(5, visits); page++) {
                events.add(event(i, FIRST.plus(Duration.ofDays(1 + page)), "page_view", Map.of()));
            }
            if (demo) {
                events.add(event(i, FIRST.plus(Duration.ofDays(9)), "demo_requested", Map.of()));
            }
            if (won) {
                events.add(event(i, FIRST.plus(UNTIL_DECIDED).minusSeconds(60), "contract_signed", Map.of()));
            }
            decided(events, won, FIRST.plus(UNTIL_DECIDED));
        }
        return this;
    }

    /** Adds somebody. */
    LeadId decided(List<Event> events, boolean won, Instant at) {
        var id = add(events, FIRST.plus(Duration.ofDays(15)), won ? LeadStatus.WON : LeadStatus.LOST);
        var ports = application.ports;
        ports.transactions().run(() -> {
            var status = won ? LeadStatus.WON : LeadStatus.LOST;
            ports.leads().record(workspace, id, new StatusChange(LeadStatus.NEW, status, at, SOMEBODY));
            return id;
        });
        return id;
    }

    /** Adds somebody who has not decided. */
    LeadId open(List<Event> events, Instant heardOf) {
        return add(events, heardOf, LeadStatus.NEW);
    }

    private LeadId add(List<Event> events, Instant heardOf, LeadStatus status) {
        var ports = application.ports;
        var id = new LeadId(new UUID(dice.nextLong(), dice.nextLong()));
        var lead = Lead.heardOf(id, heardOf, new Standing(0, "cold", null)).with(status);
        var by = new Identifier(IdentifierType.USER_ID, "u" + leads++);
        ports.transactions().run(() -> {
            ports.leads().add(workspace, Set.of(lead));
            ports.leads().save(workspace, Set.of(new Findable(lead, Set.of())));
            ports.eventLog()
                    .append(
                            workspace,
                            events.stream()
                                    .map(event -> new Attributed(event, id, by))
                                    .toList());
            return id;
        });
        return id;
    }

    Event event(int person, Instant at, String type, Map<String, Object> traits) {
        var key = new EventKey(at, type + "-" + leads + "-" + person + "-" + at, WEBSITE);
        return new Event(
                new EventId(new UUID(dice.nextLong(), dice.nextLong())),
                key,
                new EventType(type),
                type,
                at,
                Attributes.NONE,
                new Attributes(traits),
                Attributes.NONE);
    }
}
