package org.leadscoring.web.settings;

import java.util.UUID;
import org.leadscoring.application.crm.FollowErasures;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The certificate that a person was erased (spec OP-3). */
@Screen
final class ErasurePage {

    private final EraseLead erasing;
    private final FollowErasures crms;
    private final Users users;

    ErasurePage(EraseLead erasing, FollowErasures crms, Users users) {
        this.erasing = erasing;
        this.crms = crms;
        this.users = users;
    }

    @GetMapping("/settings/erasures/{reference}")
    String certificate(
            @PathVariable UUID reference,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words,
            @ModelAttribute("moments") Moments moments,
            Model model) {
        var erasure = erasing.certificate(me.workspace(), reference)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("erasure", erasure);
        model.addAttribute("extent", erasure.extent());
        model.addAttribute("asked", AskedOfCrm.of(crms.of(me.workspace(), reference), words, moments));
        users.all(me.workspace()).stream()
                .filter(user -> user.id().equals(erasure.by()))
                .map(User::name)
                .findFirst()
                .ifPresent(name -> model.addAttribute("by", name));
        return "settings/erasure";
    }
}
