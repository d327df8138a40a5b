package org.leadscoring.persistence.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.ByHand;
import org.leadscoring.domain.assignment.Reason.ByLot;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.FewestOpenLeads;
import org.leadscoring.domain.assignment.Reason.Grounds;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutOfOffice;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.assignment.Reason.Why;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.persistence.sql.Json;

/** A reason as text: {@code {"grounds": "turn", "weight": 2, "of": 5, "skipped": [{"user": …, "why": "disabled"}]}}. */
final class ReasonDocument {

    private ReasonDocument() {}

    static String text(Reason reason) {
        var document = grounds(reason.grounds());
        document.put(
                "skipped",
                reason.skipped().stream().map(ReasonDocument::skipped).toList());
        return Json.text(document);
    }

    private static Map<String, Object> grounds(Grounds grounds) {
        var facts = new LinkedHashMap<String, Object>();
        switch (grounds) {
            case NextByTurn turn -> {
                facts.put("grounds", "turn");
                facts.put("weight", turn.weight());
                facts.put("of", turn.ofWeights());
            }
            case FewestOpenLeads fewest -> {
                facts.put("grounds", "load");
                facts.put("open", fewest.openLeads());
                facts.put("weight", fewest.weight());
            }
            case ByLot lot -> {
                facts.put("grounds", "lot");
                facts.put("weight", lot.weight());
                facts.put("of", lot.ofWeights());
            }
            case NobodyAvailable _ -> facts.put("grounds", "nobody");
            case ByHand _ -> facts.put("grounds", "hand");
        }
        return facts;
    }

    private static Map<String, Object> skipped(Skipped skipped) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("user", skipped.user().value().toString());
        switch (skipped.why()) {
            case Disabled _ -> facts.put("why", "disabled");
            case OutOfOffice away -> {
                facts.put("why", "away");
                facts.put("until", away.until().toString());
                facts.put("note", away.note());
            }
            case OutsideHours _ -> facts.put("why", "hours");
            case AtCapacity full -> {
                facts.put("why", "capacity");
                facts.put("open", full.openLeads());
                facts.put("capacity", full.capacity());
            }
        }
        return facts;
    }

    static Reason reason(String text) {
        var facts = Json.attributes(text);
        var grounds = word(facts, "grounds");
        var skipped = facts.values().get("skipped") instanceof List<?> list ? list : List.of();
        return new Reason(
                switch (grounds) {
                    case "turn" -> new NextByTurn(number(facts, "weight"), number(facts, "of"));
                    case "load" -> new FewestOpenLeads(large(facts, "open"), number(facts, "weight"));
                    case "lot" -> new ByLot(number(facts, "weight"), number(facts, "of"));
                    case "nobody" -> new NobodyAvailable();
                    case "hand" -> new ByHand();
                    default -> throw new IllegalStateException("unknown grounds of an assignment: " + grounds);
                },
                skipped.stream().map(ReasonDocument::skippedOf).toList());
    }

    @SuppressWarnings("unchecked") // attributes are named all the way down
    private static Skipped skippedOf(Object document) {
        var facts = new Attributes((Map<String, Object>) document);
        return new Skipped(new UserId(UUID.fromString(word(facts, "user"))), why(facts));
    }

    private static Why why(Attributes facts) {
        var why = word(facts, "why");
        return switch (why) {
            case "disabled" -> new Disabled();
            case "away" -> new OutOfOffice(Instant.parse(word(facts, "until")), word(facts, "note"));
            case "hours" -> new OutsideHours();
            case "capacity" -> new AtCapacity(large(facts, "open"), number(facts, "capacity"));
            default -> throw new IllegalStateException("unknown reason to skip somebody: " + why);
        };
    }

    private static String word(Attributes facts, String name) {
        return facts.values().getOrDefault(name, "").toString();
    }

    private static int number(Attributes facts, String name) {
        return Math.toIntExact(large(facts, name));
    }

    private static long large(Attributes facts, String name) {
        if (facts.values().get(name) instanceof BigDecimal number) {
            return number.longValueExact();
        }
        throw new IllegalStateException("an assignment's reason has no number " + name);
    }
}
