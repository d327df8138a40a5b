package org.leadscoring.web.crm;

import java.util.UUID;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with records that a CRM was to erase and did not (spec OP-3). */
@Screen
final class ConnectionErasures {

    private static final String ALL = ConnectionsPage.ONE + "/erasures";
    private static final String ONE = ALL + "/{request:[0-9a-fA-F-]{36}}";

    private final FollowErasures erasures;

    ConnectionErasures(FollowErasures erasures) {
        this.erasures = erasures;
    }

    @PostMapping(ALL + "/again")
    ModelAndView tryAll(
            @PathVariable UUID id,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        var again = erasures.tryAllAgain(me.workspace(), new ConnectionId(id), me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("crm.tried-again", again));
        return to(id);
    }

    @PostMapping(ONE + "/again")
    ModelAndView tryOne(
            @PathVariable UUID id,
            @PathVariable UUID request,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        erasures.tryAgain(me.workspace(), new ConnectionId(id), request, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("crm.tried-again", 1));
        return to(id);
    }

    @PostMapping(ONE + "/done")
    ModelAndView done(
            @PathVariable UUID id,
            @PathVariable UUID request,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            RedirectAttributes flash) {
        erasures.erasedByHand(me.workspace(), new ConnectionId(id), request, me.user());
        flash.addFlashAttribute(Flash.DONE, words.say("crm.erasure-done"));
        return to(id);
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + ConnectionsPage.address(new ConnectionId(id)));
    }
}
