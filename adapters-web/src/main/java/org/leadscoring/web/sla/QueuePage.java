package org.leadscoring.web.sla;

import jakarta.servlet.http.HttpServletRequest;
import org.leadscoring.application.dashboard.Dashboards;
import org.leadscoring.application.dashboard.Period;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.lead.LeadStatus;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.lead.SnoozeChoice;
import org.leadscoring.web.page.Htmx;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The queue: who is next; and the lists beside it. The whole state of the list is in its address. */
@Screen
final class QueuePage {

    private final ShowQueue show;
    private final ShowList lists;
    private final Users users;
    private final Dashboards dashboards;
    private final LiveQueue live;

    QueuePage(ShowQueue show, ShowList lists, Users users, Dashboards dashboards, LiveQueue live) {
        this.show = show;
        this.lists = lists;
        this.users = users;
        this.dashboards = dashboards;
        this.live = live;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/queue";
    }

    @GetMapping("/queue")
    String queue(
            @ModelAttribute("query") QueueQuery query,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            HttpServletRequest request,
            Model model) {
        var tab = Tab.of(query.tab(), me);
        model.addAttribute(
                "users",
                users.all(me.workspace()).stream().filter(User::enabled).toList());
        model.addAttribute("snoozes", SnoozeChoice.from(moments));
        model.addAttribute("statuses", LeadStatus.NEW.next());
        if (tab.list() != null) {
            model.addAttribute("list", lists.page(query, tab, me, words));
            return "sla/list";
        }
        model.addAttribute("queue", show.page(query, me, words, Htmx.asks(request)));
        dashboards
                .latest(me.workspace(), Period.WEEK)
                .filter(board -> board.to().equals(moments.dayOf(moments.now())))
                .filter(board -> board.today().answered() > 0)
                .ifPresent(board -> model.addAttribute("day", board));
        return "sla/queue";
    }

    /** How this page stands, now and whenever it changes: server-sent events called {@code queue}; 204 if there are too many. */
    @GetMapping(path = "/queue/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @ModelAttribute("query") QueueQuery query, @ModelAttribute("me") SignedIn me, HttpMethod method) {
        if (method.equals(HttpMethod.HEAD)) {
            // Nobody listens, and the answer would be kept open for what is never sent.
            return ResponseEntity.ok().build();
        }
        return live.watch(me, query.filter(me, Tab.of(query.tab(), me)), query.position())
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
