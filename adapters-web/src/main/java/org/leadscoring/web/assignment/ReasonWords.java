package org.leadscoring.web.assignment;

import java.util.function.Function;
import org.leadscoring.domain.assignment.Reason;
import org.leadscoring.domain.assignment.Reason.AtCapacity;
import org.leadscoring.domain.assignment.Reason.ByHand;
import org.leadscoring.domain.assignment.Reason.ByLot;
import org.leadscoring.domain.assignment.Reason.Disabled;
import org.leadscoring.domain.assignment.Reason.FewestOpenLeads;
import org.leadscoring.domain.assignment.Reason.NextByTurn;
import org.leadscoring.domain.assignment.Reason.NobodyAvailable;
import org.leadscoring.domain.assignment.Reason.OutOfOffice;
import org.leadscoring.domain.assignment.Reason.OutsideHours;
import org.leadscoring.domain.assignment.Reason.Skipped;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Words;

/** Why somebody got a lead, or did not, in the reader's words. */
public final class ReasonWords {

    private final Words words;
    private final Moments moments;
    private final Function<UserId, String> names;

    public ReasonWords(Words words, Moments moments, Function<UserId, String> names) {
        this.words = words;
        this.moments = moments;
        this.names = names;
    }

    /** Why it was the one it was: {@code next by turn, weight 2 of 5}. */
    public String grounds(Reason reason) {
        return switch (reason.grounds()) {
            case NextByTurn turn -> words.say("assignment.by-turn", turn.weight(), turn.ofWeights());
            case FewestOpenLeads fewest ->
                words.say("assignment.by-load", words.number(fewest.openLeads()), fewest.weight());
            case ByLot lot -> words.say("assignment.by-lot", lot.weight(), lot.ofWeights());
            case ByHand _ -> words.say("assignment.by-hand");
            case NobodyAvailable _ ->
                words.say(reason.skipped().isEmpty() ? "assignment.nobody-seated" : "assignment.nobody-available");
        };
    }

    /** Who was skipped and why: {@code Tom is out of office until Monday 09:00}. */
    public String skipped(Skipped skipped) {
        var name = names.apply(skipped.user());
        return switch (skipped.why()) {
            case Disabled _ -> words.say("assignment.skipped.disabled", name);
            case OutOfOffice away -> {
                var until = moments.ahead(away.until());
                yield away.note().isEmpty()
                        ? words.say("assignment.skipped.away", name, until)
                        : words.say("assignment.skipped.away-note", name, until, away.note());
            }
            case OutsideHours _ -> words.say("assignment.skipped.hours", name);
            case AtCapacity full -> words.say("assignment.skipped.capacity", name, full.openLeads(), full.capacity());
        };
    }
}
