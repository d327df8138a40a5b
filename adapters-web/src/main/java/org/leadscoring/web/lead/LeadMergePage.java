package org.leadscoring.web.lead;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.lead.FindLeads;
import org.leadscoring.application.lead.LeadFilter;
import org.leadscoring.application.lead.Merges.Merge;
import org.leadscoring.application.lead.Merges.MergeId;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.UnknownMergeException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.application.recalculation.MergeLeads;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making two leads one, and taking them apart again: each asks first, with what it means in numbers. */
@Screen
final class LeadMergePage {

    private static final int FOUND = 10;

    private final ViewLead view;
    private final FindLeads find;
    private final MergeLeads merge;
    private final UnmergeLeads unmerge;
    private final EventLog log;
    private final Users users;

    LeadMergePage(ViewLead view, FindLeads find, MergeLeads merge, UnmergeLeads unmerge, EventLog log, Users users) {
        this.view = view;
        this.find = find;
        this.merge = merge;
        this.unmerge = unmerge;
        this.log = log;
        this.users = users;
    }

    /**
     * @param q what the other lead is found by
     * @param with the other lead, once it is chosen
     */
    @GetMapping("/leads/{id}/merge")
    String choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID with,
            @ModelAttribute("me") SignedIn me,
            Model model) {
        var lead = side(me.workspace(), new LeadId(id));
        model.addAttribute("one", lead);
        model.addAttribute("names", users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name)));
        if (with != null) {
            model.addAttribute("other", side(me.workspace(), new LeadId(with)));
            return "lead/merge";
        }
        model.addAttribute("search", q);
        model.addAttribute("found", found(me.workspace(), q, lead));
        return "lead/merge-with";
    }

    private List<FindLeads.Row> found(WorkspaceId workspace, String text, Side but) {
        return text.isBlank()
                ? List.of()
                : find.page(workspace, LeadFilter.foundBy(text), null, null).rows().stream()
                        .filter(row -> !row.lead().id().equals(but.head().lead().id()))
                        .limit(FOUND)
                        .toList();
    }

    @PostMapping("/leads/{id}/merge")
    String merge(
            @PathVariable UUID id,
            @RequestParam UUID with,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var other = side(me.workspace(), new LeadId(with));
        merge.merge(me.workspace(), new LeadId(id), new LeadId(with), me.user());
        flash.addFlashAttribute(
                Flash.DONE, words.say("merge.done", words.nameOf(other.head().lead()), other.events()));
        return "redirect:/leads/" + id;
    }

    @GetMapping("/leads/{id}/merges/{merge}")
    String ask(
            @PathVariable UUID id, @PathVariable("merge") long number, @ModelAttribute("me") SignedIn me, Model model) {
        var lead = side(me.workspace(), new LeadId(id));
        var entry = find(me, lead.head().lead().id(), number);
        var other = entry.ended().equals(lead.head().lead().id()) ? entry.survivor() : entry.ended();
        model.addAttribute("one", lead);
        model.addAttribute("merge", entry);
        model.addAttribute("other", entry.undone() == null ? null : side(me.workspace(), other));
        model.addAttribute("leaving", leaving(entry, lead));
        model.addAttribute("undone", entry.undone() != null);
        return "lead/unmerge";
    }

    @PostMapping("/leads/{id}/merges/{merge}/undo")
    String undo(
            @PathVariable UUID id,
            @PathVariable("merge") long number,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var entry = find(me, side(me.workspace(), new LeadId(id)).head().lead().id(), number);
        var separated = unmerge.unmerge(me.workspace(), entry.id(), me.user());
        flash.addFlashAttribute(
                Flash.DONE, words.say("merges.parted", separated.changed().size()));
        return "redirect:/leads/" + id;
    }

    @PostMapping("/leads/{id}/merges/{merge}/redo")
    String redo(
            @PathVariable UUID id,
            @PathVariable("merge") long number,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var entry = find(me, side(me.workspace(), new LeadId(id)).head().lead().id(), number);
        unmerge.remerge(me.workspace(), entry.id(), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("merges.joined"));
        return "redirect:/leads/" + id;
    }

    private Merge find(SignedIn me, LeadId lead, long number) {
        return unmerge.mergesOf(me.workspace(), lead).stream()
                .filter(entry -> entry.id().value() == number)
                .findFirst()
                .orElseThrow(() -> new UnknownMergeException(new MergeId(number)));
    }

    /** The events that came by what the ended lead was recognised by. */
    private static Map<Identifier, Long> leaving(Merge entry, Side lead) {
        var sides = entry.sides();
        var leaving = new HashMap<>(lead.counts());
        leaving.keySet().retainAll(sides == null ? Set.of() : new LinkedHashSet<>(sides.ended()));
        return leaving;
    }

    private Side side(WorkspaceId workspace, LeadId id) {
        var head = view.head(workspace, id).orElseThrow(() -> new UnknownLeadException(id));
        return new Side(head, log.counts(workspace, head.lead().id()));
    }

    /**
     * One of two leads.
     *
     * @param counts its events by what they are filed under
     */
    public record Side(LeadHead head, Map<Identifier, Long> counts) {

        /** How many events it has. */
        public long events() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
