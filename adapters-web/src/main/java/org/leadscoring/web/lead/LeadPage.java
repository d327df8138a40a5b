package org.leadscoring.web.lead;

import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.event.Voids.VoidLead;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.lead.ViewLead.LeadHead;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Everything about one lead: where it stands and why, now or at any instant under any version; how it got there, and what
 * happened to it. Each part costs the same however much the lead has done, but for a journey into the past.
 */
@Screen
final class LeadPage {

    private final ViewLead view;
    private final ShowScore score;
    private final ShowPast past;
    private final ScoringModels models;
    private final VoidEvents voids;
    private final Users users;
    private final Sources sources;
    private final ShowOutside outside;

    LeadPage(
            ViewLead view,
            ShowScore score,
            ShowPast past,
            ScoringModels models,
            VoidEvents voids,
            Users users,
            Sources sources,
            ShowOutside outside) {
        this.view = view;
        this.score = score;
        this.past = past;
        this.models = models;
        this.voids = voids;
        this.users = users;
        this.sources = sources;
        this.outside = outside;
    }

    @GetMapping("/leads/{id:[0-9a-fA-F-]{36}}")
    String lead(
            @PathVariable UUID id,
            @ModelAttribute("query") LeadQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var wanted = new LeadId(id);
        var head = view.head(me.workspace(), wanted).orElseThrow(() -> new UnknownLeadException(wanted));
        if (!head.lead().id().equals(wanted)) {
            return "redirect:/leads/" + head.lead().id().value();
        }
        if (query.back() != null) {
            return "redirect:" + query.daysBack(wanted, query.back(), moments.now());
        }
        var team = users.all(me.workspace());
        var names = new HashMap<>(outside.movers(me.workspace()));
        // Imports that nobody in particular asked for tell of statuses in the name of their source.
        sources.all(me.workspace())
                .forEach(source -> names.put(new UserId(source.id().value()), source.name()));
        team.forEach(user -> names.put(user.id(), user.name()));
        model.addAttribute("view", head);
        model.addAttribute("lead", head.lead());
        model.addAttribute("score", score.score(me.workspace(), head, query, words, moments));
        model.addAttribute("past", past.past(me.workspace(), head, query, names, words, moments));
        model.addAttribute("periods", Period.values());
        model.addAttribute("versions", models.versions(me.workspace()));
        model.addAttribute("days", query.days(moments));
        model.addAttribute("reach", reach(head, query, moments));
        model.addAttribute("atField", moments.field(query.instant(moments)));
        model.addAttribute("decision", decision(me, head));
        model.addAttribute("through", through(me, head));
        model.addAttribute("traits", Detail.of(head.lead().traits()));
        model.addAttribute("users", team.stream().filter(User::enabled).toList());
        model.addAttribute("snoozes", SnoozeChoice.from(moments));
        model.addAttribute("names", names);
        model.addAttribute("outside", outside.of(me.workspace(), head.lead().id()));
        return "lead/page";
    }

    /** The name of the source it was first heard of through, null if that is not known. */
    private @Nullable String through(SignedIn me, LeadHead head) {
        return sources.all(me.workspace()).stream()
                .filter(source -> source.id().equals(head.lead().source()))
                .map(Source::name)
                .findFirst()
                .orElse(null);
    }

    /** How many days back the slider reaches: as far as the chart, and where that shows everything to where it begins. */
    private static long reach(LeadHead head, LeadQuery query, Moments moments) {
        var from = query.shownPeriod().from(moments.now());
        var begin = from == null ? head.lead().createdAt() : from;
        return Math.clamp(Duration.between(begin, moments.now()).toDays() + 1, 7, 3_650);
    }

    /** Why identifiers of this lead are void, null if none is. */
    private Voids.@Nullable Decision decision(SignedIn me, LeadHead head) {
        return voids.all(me.workspace()).stream()
                .filter(VoidLead.class::isInstance)
                .map(VoidLead.class::cast)
                .filter(entry -> head.identifiers().stream().anyMatch(entry.identifiers()::contains))
                .findFirst()
                .map(VoidLead::decision)
                .orElse(null);
    }
}
