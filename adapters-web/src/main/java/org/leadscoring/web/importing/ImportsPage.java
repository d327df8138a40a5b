package org.leadscoring.web.importing;

import java.io.IOException;
import java.util.stream.Collectors;
import org.leadscoring.application.importing.ImportFiles;
import org.leadscoring.application.importing.UnreadableFileException;
import org.leadscoring.application.workspace.Users;
import org.leadscoring.domain.importing.ImportKind;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.web.page.Flash;
import org.leadscoring.web.page.Moments;
import org.leadscoring.web.page.Screen;
import org.leadscoring.web.page.Words;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The list of imports, and the form by which a file is sent. */
@Screen
final class ImportsPage {

    private final ImportFiles imports;
    private final Users users;

    ImportsPage(ImportFiles imports, Users users) {
        this.imports = imports;
        this.users = users;
    }

    @GetMapping("/imports")
    String list(@ModelAttribute("me") SignedIn me, @ModelAttribute("moments") Moments moments, Model model) {
        var rows = imports.all(me.workspace()).stream()
                .map(found -> ImportProgress.of(found, moments.now()))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("names", users.all(me.workspace()).stream().collect(Collectors.toMap(User::id, User::name)));
        return "importing/list";
    }

    @GetMapping("/imports/new")
    String form(Model model) {
        model.addAttribute("kinds", ImportKind.values());
        model.addAttribute("most", imports.mostBytes());
        return "importing/new";
    }

    @PostMapping("/imports")
    ModelAndView upload(
            @RequestParam ImportKind kind,
            @RequestParam MultipartFile file,
            @ModelAttribute("me") SignedIn me,
            @ModelAttribute("words") Words words)
            throws IOException {
        try (var content = file.getInputStream()) {
            var name = file.getOriginalFilename();
            var uploaded = imports.upload(me.workspace(), kind, name == null ? "" : name, content, me.user());
            return new ModelAndView("redirect:/imports/" + uploaded.id().value() + "/mapping");
        } catch (UnreadableFileException e) {
            var page = new ModelAndView("importing/new");
            page.addObject("kinds", ImportKind.values());
            page.addObject("most", imports.mostBytes());
            page.addObject("kind", kind);
            page.addObject(Flash.REFUSED, words.reason(String.valueOf(e.getMessage())));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
