package org.leadscoring.web.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.NoAnswerOwedException;
import org.leadscoring.application.lead.StatusNotPossibleException;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.WorkOnLead;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same for all leads that were chosen. Each is worked on by itself: one that refuses does not hold up the others. */
@Screen
final class QueueSelection {

    private final WorkOnLead work;
    private final ViewLead view;

    QueueSelection(WorkOnLead work, ViewLead view) {
        this.work = work;
        this.view = view;
    }

    /** @param to a user, or blank for nobody */
    @PostMapping("/queue/work/owner")
    String owner(
            @RequestParam(name = "lead", defaultValue = "") List<UUID> leads,
            @RequestParam("give-to") @Nullable UUID to,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var owner = to == null ? null : new UserId(to);
        return done(leads, lead -> work.assign(me.workspace(), lead, owner, me.user()), query, me, words, flash);
    }

    @PostMapping("/queue/work/status")
    String status(
            @RequestParam(name = "lead", defaultValue = "") List<UUID> leads,
            @RequestParam("move-to") LeadStatus to,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        return done(leads, lead -> work.moveTo(me.workspace(), lead, to, me.user()), query, me, words, flash);
    }

    @PostMapping("/queue/work/snooze")
    String snooze(
            @RequestParam(name = "lead", defaultValue = "") List<UUID> leads,
            @RequestParam Instant until,
            @RequestParam(defaultValue = "") String why,
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        return done(leads, lead -> work.snooze(me.workspace(), lead, until, why, me.user()), query, me, words, flash);
    }

    private String done(
            List<UUID> leads,
            Consumer<LeadId> step,
            QueueQuery query,
            SignedIn me,
            Words words,
            RedirectAttributes flash) {
        var refused = new ArrayList<String>();
        for (var id : leads) {
            var lead = new LeadId(id);
            try {
                step.accept(lead);
            } catch (StatusNotPossibleException | NoAnswerOwedException | UnknownLeadException refusal) {
                refused.add(view.view(me.workspace(), lead)
                        .map(seen -> words.nameOf(seen.lead()))
                        .orElse(id.toString()));
            }
        }
        var changed = leads.size() - refused.size();
        if (leads.isEmpty()) {
            flash.addFlashAttribute(Flash.REFUSED, words.say("refused.none-chosen"));
        } else if (changed > 0) {
            flash.addFlashAttribute(Flash.DONE, words.say("done.leads", changed));
        }
        if (!refused.isEmpty()) {
            flash.addFlashAttribute(
                    Flash.REFUSED, words.say("refused.leads", refused.size(), String.join(", ", refused)));
        }
        return "redirect:" + query.here("/queue", Tab.of(query.tab(), me));
    }
}
