package org.leadscoring.web.source;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.ingestion.SourceActivity;
import org.leadscoring.application.ingestion.WatchSource;
import org.leadscoring.application.ingestion.WatchSource.Filter;
import org.leadscoring.application.ingestion.WatchSource.Overview;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.workspace.EditSources;
import org.leadscoring.application.workspace.EditSources.Listed;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.workspace.SourceId;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A source: what comes from it, how to send with it, and what it may do. */
@Screen
final class SourcePage {

    /** What a key is called that was made just now, on its way to the one page that shows it. */
    static final String KEY = "newKey";

    private final EditSources sources;
    private final WatchSource watch;
    private final SourceActivity activity;
    private final VoidEvents voids;
    private final Users users;
    private final @Nullable Integer standardLimit;

    SourcePage(
            EditSources sources,
            WatchSource watch,
            SourceActivity activity,
            VoidEvents voids,
            Users users,
            @Value("${leadscoring.ingestion.events-per-second:#{null}}") @Nullable Integer standardLimit) {
        this.sources = sources;
        this.watch = watch;
        this.activity = activity;
        this.voids = voids;
        this.users = users;
        this.standardLimit = standardLimit;
    }

    static String address(SourceId source) {
        return "/sources/" + source.value();
    }

    /**
     * What comes from it now.
     *
     * @param show all, scored, unknown or refused
     * @param live off while somebody reads
     */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}")
    String live(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "on") String live,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        head(id, me, model);
        stream(new SourceId(id), show, !live.equals("off"), me, words, moments, model);
        model.addAttribute("types", watch.types(me.workspace(), new SourceId(id)));
        return "sources/live";
    }

    /** The part of it that is asked for every 2 seconds. */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/stream")
    String stream(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String show,
            HttpServletRequest request,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var source = new SourceId(id);
        if (!Htmx.asks(request)) {
            return "redirect:" + address(source);
        }
        model.addAttribute("source", sources.source(me.workspace(), source).source());
        stream(source, show, true, me, words, moments, model);
        return "sources/stream :: stream";
    }

    private void stream(
            SourceId source, String show, boolean live, SignedIn me, Words words, Moments moments, Model model) {
        var filter = filter(show);
        var lines = watch.latest(me.workspace(), source, filter).stream()
                .map(arrival -> ArrivalLine.of(arrival, words, moments))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("filters", Filter.values());
        model.addAttribute("filter", filter);
        model.addAttribute("live", live);
    }

    private static Filter filter(String text) {
        for (var filter : Filter.values()) {
            if (filter.name().toLowerCase(Locale.ROOT).equals(text)) {
                return filter;
            }
        }
        return Filter.ALL;
    }

    /** How to send with it. */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/connect")
    String connect(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var listed = head(id, me, model);
        var key = model.getAttribute(KEY);
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        model.addAttribute("snippetKey", key == null ? "WRITE_KEY" : key);
        model.addAttribute("overlaps", Overlap.values());
        model.addAttribute("keysInUse", listed.keys());
        return "sources/connect";
    }

    /** What it may do, and who changed that. */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/settings")
    String settings(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var listed = head(id, me, model);
        settings(SourceForm.of(listed.source()), Map.of(), listed, me, words, moments, model);
        return "sources/settings";
    }

    /** The settings with a form that was filled in before. */
    void settings(
            SourceForm form,
            Map<String, String> errors,
            Listed listed,
            SignedIn me,
            Words words,
            Moments moments,
            Model model) {
        var names = users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("standardLimit", standardLimit);
        model.addAttribute(
                "history",
                sources.history(me.workspace(), listed.source().id()).stream()
                        .map(change -> ChangeLine.of(change, names, words, moments))
                        .toList());
    }

    /** Before it is disabled: what comes with it now. */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/disable")
    String disable(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        head(id, me, model);
        return "sources/disable";
    }

    /** Before its events are declared void: how many there are. */
    @GetMapping("/sources/{id:[0-9a-fA-F-]{36}}/void")
    String voiding(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        head(id, me, model);
        return "sources/void";
    }

    /** What stands above each of these pages. */
    Listed head(UUID id, SignedIn me, Model model) {
        var source = new SourceId(id);
        var listed = sources.source(me.workspace(), source);
        model.addAttribute("source", listed.source());
        model.addAttribute("url", address(source));
        model.addAttribute(
                "hint", listed.keys().isEmpty() ? "" : listed.keys().getFirst().hint());
        model.addAttribute("overview", watch.overview(me.workspace()).getOrDefault(source, Overview.NOTHING));
        model.addAttribute("perMinute", activity.eventsInTheLastMinute(source));
        model.addAttribute("isVoid", Voided.sources(voids.all(me.workspace())).contains(source));
        return listed;
    }
}
