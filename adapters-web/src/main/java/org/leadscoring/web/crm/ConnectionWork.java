package org.leadscoring.web.crm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.crm.Connections.Wish;
import org.leadscoring.application.crm.CrmClient.Checked;
import org.leadscoring.application.crm.CrmClient.Failed;
import org.leadscoring.application.crm.CrmClient.Got;
import org.leadscoring.application.crm.EditConnections;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a connection by a button. */
@Screen
final class ConnectionWork {

    private final EditConnections connections;
    private final FollowErasures erasures;

    ConnectionWork(EditConnections connections, FollowErasures erasures) {
        this.connections = connections;
        this.erasures = erasures;
    }

    @PostMapping(ConnectionsPage.ONE + "/check")
    ModelAndView check(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        switch (connections.check(me.workspace(), new ConnectionId(id))) {
            case Got<Checked>(var found, var requests) -> {
                var whole = found.missing().isEmpty();
                flash.addFlashAttribute(
                        whole ? Flash.DONE : Flash.REFUSED,
                        words.say(
                                whole ? "crm.check-well" : "crm.check-missing",
                                found.missing().size()));
                flash.addFlashAttribute("answer", words.reason(found.words()));
                flash.addFlashAttribute("missing", found.missing());
                flash.addFlashAttribute("makeable", found.makeable());
            }
            case Failed<Checked>(var outcome, var requests) -> {
                flash.addFlashAttribute(Flash.REFUSED, words.say("crm.check-failed"));
                flash.addFlashAttribute("answer", words.reason(outcome.answer()));
            }
        }
        return to(id);
    }

    @PostMapping(ConnectionsPage.ONE + "/prepare")
    ModelAndView prepare(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        switch (connections.prepare(me.workspace(), new ConnectionId(id))) {
            case Got<List<String>>(var made, var requests) ->
                flash.addFlashAttribute(Flash.DONE, words.say("crm.prepared", made.size(), String.join(", ", made)));
            case Failed<List<String>>(var outcome, var requests) -> {
                flash.addFlashAttribute(Flash.REFUSED, words.say("crm.prepare-failed"));
                flash.addFlashAttribute("answer", words.reason(outcome.answer()));
            }
        }
        return to(id);
    }

    @PostMapping(ConnectionsPage.ONE + "/run")
    ModelAndView run(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Wish wish,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        connections.runNow(me.workspace(), new ConnectionId(id), wish);
        flash.addFlashAttribute(Flash.DONE, words.say(wish == null ? "crm.runs-now" : "crm.runs-over-all"));
        return to(id);
    }

    @PostMapping(ConnectionsPage.ONE + "/retry")
    ModelAndView retry(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var again = connections.tryRefused(me.workspace(), new ConnectionId(id));
        flash.addFlashAttribute(Flash.DONE, words.say("crm.tried-again", again));
        return to(id);
    }

    @PostMapping(ConnectionsPage.ONE + "/enabled")
    ModelAndView enable(
            @PathVariable UUID id,
            @RequestParam boolean on,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var turned = connections.turn(me.workspace(), new ConnectionId(id), on, me.user());
        var open = on ? 0 : open(me, turned.id());
        flash.addFlashAttribute(
                Flash.DONE,
                words.say(
                        on ? "crm.enabled" : open == 0 ? "crm.disabled" : "crm.disabled-erasing", turned.name(), open));
        return to(id);
    }

    @PostMapping(ConnectionsPage.ONE + "/remove")
    ModelAndView remove(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var connection = connections.connection(me.workspace(), new ConnectionId(id));
        var open = open(me, connection.id());
        connections.remove(me.workspace(), connection.id(), me.user());
        flash.addFlashAttribute(
                Flash.DONE, words.say(open == 0 ? "crm.removed" : "crm.removed-erasing", connection.name(), open));
        return new ModelAndView("redirect:/crm");
    }

    /** How many records the CRM is still to erase. */
    private long open(SignedIn me, ConnectionId id) {
        return erasures.open(me.workspace(), id).counts().open();
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + ConnectionsPage.address(new ConnectionId(id)));
    }
}
