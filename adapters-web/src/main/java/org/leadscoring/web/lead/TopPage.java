package org.leadscoring.web.lead;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.lead.RankLeads;
import org.leadscoring.application.lead.RankLeads.Board;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.scoring.UnknownModelException;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The leaderboard: the leads with the highest scores by a live model, of all or of those that were active in a period. */
@Screen
final class TopPage {

    private static final List<Integer> SIZES = List.of(10, 25, 50, RankLeads.MOST);
    private static final List<Activity> PERIODS = List.of(Activity.DAY, Activity.WEEK, Activity.MONTH);

    private final RankLeads ranking;
    private final ScoringModels models;
    private final Users users;

    TopPage(RankLeads ranking, ScoringModels models, Users users) {
        this.ranking = ranking;
        this.models = models;
        this.users = users;
    }

    /**
     * @param model a live version, null for the primary one
     * @param n how many leads; one of those offered, else the nearest below
     * @param activity only those that were active in this period; anything else for all
     */
    @GetMapping("/leads/top")
    String top(
            @RequestParam(required = false) @Nullable UUID model,
            @RequestParam(defaultValue = "25") int n,
            @RequestParam(required = false) @Nullable String activity,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("moments") Moments moments,
            Model page) {
        var live = models.live(me.workspace());
        var chosen = model == null
                ? live.getFirst()
                : live.stream()
                        .filter(one -> one.id().value().equals(model))
                        .findFirst()
                        .orElseThrow(() -> new UnknownModelException(new ModelId(model)));
        var size = SIZES.reversed().stream().filter(one -> one <= n).findFirst().orElse(SIZES.getFirst());
        page.addAttribute("models", live);
        page.addAttribute("chosen", chosen);
        page.addAttribute("sizes", SIZES);
        page.addAttribute("size", size);
        var period = Activity.of(activity).filter(PERIODS::contains).orElse(null);
        page.addAttribute("periods", PERIODS);
        page.addAttribute("period", period);
        var since = period == null ? null : period.from(moments.now());
        var board = since == null
                ? new Board(ranking.top(me.workspace(), chosen.id(), size), Map.of(), false)
                : ranking.lately(me.workspace(), chosen.id(), since, size);
        page.addAttribute("board", board);
        page.addAttribute("looked", RankLeads.EXAMINED);
        page.addAttribute("names", users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name)));
        return "lead/top";
    }
}
