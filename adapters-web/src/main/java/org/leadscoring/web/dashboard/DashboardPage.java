package org.leadscoring.web.dashboard;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.dashboard.Dashboard;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.Period;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.workspace.Source;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** How the workspace is doing (spec SL-5): stages, entries, answers, and what comes in. Reads what was counted last. */
@Screen
final class DashboardPage {

    private final Dashboards dashboards;
    private final Users users;
    private final Sources sources;

    DashboardPage(Dashboards dashboards, Users users, Sources sources) {
        this.dashboards = dashboards;
        this.users = users;
        this.sources = sources;
    }

    /** @param days 7, 30 or 90; anything else is 30 */
    @GetMapping("/dashboard")
    String show(
            @RequestParam(required = false) @Nullable String days,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var period = period(days);
        model.addAttribute("period", period);
        model.addAttribute("periods", Period.values());
        dashboards.latest(me.workspace(), period).ifPresent(dashboard -> {
            model.addAttribute("board", dashboard);
            model.addAttribute("empty", Figures.isEmpty(dashboard));
            model.addAttribute("figures", figures(dashboard, me, words, moments));
        });
        return "dashboard/page";
    }

    private Figures figures(Dashboard dashboard, SignedIn me, Words words, Moments moments) {
        var people = users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name));
        var names = sources.all(me.workspace()).stream().collect(Collectors.toMap(Source::id, Source::name));
        return Figures.of(dashboard, people, names, words, moments);
    }

    private static Period period(@Nullable String days) {
        return days != null && days.matches("[0-9]{1,2}")
                ? Period.of(Integer.parseInt(days)).orElse(Period.MONTH)
                : Period.MONTH;
    }
}
