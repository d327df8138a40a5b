package org.leadscoring.web.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.UnknownLeadException;
import org.leadscoring.application.lead.ViewLead;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.ScoreState;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Detail;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything about one lead, and why its score is what it is. */
@Screen
final class LeadPage {

    private final ViewLead view;
    private final ExplainScore scores;
    private final Users users;

    LeadPage(ViewLead view, ExplainScore scores, Users users) {
        this.view = view;
        this.scores = scores;
        this.users = users;
    }

    /** @param whole true for the ledger from its first entry on, not just the latest */
    @GetMapping("/leads/{id:[0-9a-fA-F-]{36}}")
    String lead(
            @PathVariable UUID id,
            @RequestParam(name = "ledger", defaultValue = "false") boolean whole,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var wanted = new LeadId(id);
        var found = view.view(me.workspace(), wanted).orElseThrow(() -> new UnknownLeadException(wanted));
        if (!found.lead().id().equals(wanted)) {
            return "redirect:/leads/" + found.lead().id().value();
        }
        var ledger = new Ledger(found, words);
        var team = users.all(me.workspace());
        model.addAttribute("view", found);
        model.addAttribute("lead", found.lead());
        model.addAttribute("why", Why.of(found, ledger));
        model.addAttribute("outlook", Outlook.of(scores.explain(me.workspace(), wanted), words));
        model.addAttribute("ledger", ledger.latest(whole ? Integer.MAX_VALUE : Ledger.SHOWN));
        model.addAttribute("days", new Timeline(ledger, words, moments).days(found.events()));
        model.addAttribute("traits", Detail.of(found.lead().traits()));
        model.addAttribute("categories", categories(found.score()));
        model.addAttribute("users", team.stream().filter(User::enabled).toList());
        model.addAttribute("names", team.stream().collect(Collectors.toMap(User::id, User::name)));
        return "lead/page";
    }

    private static List<Share> categories(ScoreState score) {
        return Arrays.stream(Category.values())
                .map(category -> new Share(category.name().toLowerCase(Locale.ROOT), score.of(category)))
                .toList();
    }

    /** The points of one category. */
    public record Share(String key, int points) {}
}
