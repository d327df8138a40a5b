package org.leadscoring.web.analytics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadscoring.application.analytics.EditFeeds;
import org.leadscoring.application.analytics.FeedNotPossibleException;
import org.leadscoring.application.analytics.WatchFeeds;
import org.leadscoring.application.analytics.WatchFeeds.Watched;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.analytics.FeedId;
import org.leadscoring.domain.analytics.Sink.Kind;
import org.leadscoring.web.page.Again;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of feeds, each of them, and making one. */
@Screen
final class FeedsPage {

    private final EditFeeds feeds;
    private final WatchFeeds watch;
    private final Users users;

    FeedsPage(EditFeeds feeds, WatchFeeds watch, Users users) {
        this.feeds = feeds;
        this.watch = watch;
        this.users = users;
    }

    static String address(FeedId feed) {
        return "/analytics/" + feed.value();
    }

    @GetMapping("/analytics")
    String feeds(@ModelAttribute("me") SignedIn me, Model model) {
        model.addAttribute("rows", watch.all(me.workspace()));
        return "analytics/feeds";
    }

    @GetMapping("/analytics/new")
    String form(@RequestParam(defaultValue = "") String kind, Model model) {
        var chosen = Arrays.stream(Kind.values())
                .filter(one -> one.key().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            model.addAttribute("kinds", Kind.values());
            return "analytics/kinds";
        }
        show(FeedForm.ofNew(chosen.get()), Map.of(), model);
        return "analytics/new";
    }

    private static void show(FeedForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
    }

    @PostMapping("/analytics")
    ModelAndView create(
            FeedForm form,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var read = form.read(null, words);
        var errors = new LinkedHashMap<>(read.errors());
        if (read.valid()) {
            try {
                var made =
                        feeds.create(me.workspace(), form.name(), read.chosenSink(), read.chosenContent(), me.user());
                flash.addFlashAttribute(Flash.DONE, words.say("feed.created", made.name()));
                return new ModelAndView("redirect:" + address(made.id()));
            } catch (FeedNotPossibleException e) {
                errors.put(e.field(), words.say("feed." + e.field() + "-taken"));
            }
        }
        var model = new ExtendedModelMap();
        show(form, errors, model);
        return again("analytics/new", model);
    }

    @GetMapping("/analytics/{id:[0-9a-fA-F-]{36}}")
    String feed(@PathVariable UUID id, @ModelAttribute("me") SignedIn me, Model model) {
        var watched = watch.feed(me.workspace(), new FeedId(id));
        fill(watched, FeedForm.of(watched.feed()), Map.of(), me, model);
        return "analytics/feed";
    }

    /** The page of a feed once more, with what is wrong. */
    ModelAndView again(FeedId id, FeedForm form, Map<String, String> errors, SignedIn me) {
        var model = new ExtendedModelMap();
        fill(watch.feed(me.workspace(), id), form, errors, me, model);
        return again("analytics/feed", model);
    }

    private static ModelAndView again(String view, Model model) {
        return Again.with(view, model.asMap());
    }

    private void fill(Watched watched, FeedForm form, Map<String, String> errors, SignedIn me, Model model) {
        show(form, errors, model);
        var feed = watched.feed();
        model.addAttribute("watched", watched);
        model.addAttribute("feed", feed);
        model.addAttribute("url", address(feed.id()));
        model.addAttribute("hint", feed.sink().secrets().getFirst().hint());
        model.addAttribute("tokenHint", feed.sink().secrets().getLast().hint());
        model.addAttribute("aside", watch.aside(me.workspace(), feed.id()));
        model.addAttribute("history", feeds.history(me.workspace(), feed.id()));
        model.addAttribute(
                "names",
                users.all(me.workspace()).stream().collect(Collectors.toMap(user -> user.id(), user -> user.name())));
    }
}
