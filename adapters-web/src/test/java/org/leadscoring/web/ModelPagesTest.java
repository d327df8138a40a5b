package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

/** The pages of models over ports in memory: what they show, to whom, and what they do. */
class ModelPagesTest extends ModelPages {

    @Test
    void admins_and_marketing_use_these_pages_and_nobody_else_sees_or_does_anything() throws Exception {
        for (var user : List.of(team.admin, team.marketing)) {
            mvc.perform(get("/models").session(signedIn(user))).andExpect(status().isOk());
        }
        for (var user : List.of(team.priya, team.rep, team.viewer)) {
            var session = signedIn(user);
            assertThat(answer(get("/queue").session(session))).doesNotContain("href=\"/models\"");
            for (var page : List.of(
                    "/models", "/models/new", url, url + ".yaml", url + "/diff", url + "/discard", url + "/primary")) {
                mvc.perform(get(page).session(session)).andExpect(status().isForbidden());
            }
            for (var page :
                    List.of("/models", "/models/copies", url, url + "/draft", url + "/discard", url + "/primary")) {
                mvc.perform(post(page).session(session).with(csrf())).andExpect(status().isForbidden());
            }
            mvc.perform(multipart("/models/file")
                            .file(file("name: X"))
                            .session(session)
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
        assertThat(team.application.editModels.versions(team.workspace)).hasSize(2);
    }

    @Test
    void the_list_tells_of_each_version_its_state_stages_rules_and_who_made_it() throws Exception {
        assertThat(page("/models"))
                .contains("Website points", "Version 2", "draft", "Version 1", "live, primary")
                .contains("by Mara Voss", "Discard …")
                .contains("stage-sql", "<b>100</b>")
                .doesNotContain("Make primary …");
    }

    @Test
    void of_many_retired_versions_the_list_shows_the_latest_and_the_model_s_page_all() throws Exception {
        for (int i = 0; i < 4; i++) {
            var version =
                    team.application.editModels.draft(team.workspace, "Old", live.definition(), team.marketing.id());
            team.ports.scoringModels().move(team.workspace, version.id(), ModelState.RETIRED);
        }
        var last = team.application.editModels.draft(team.workspace, "Old", live.definition(), team.marketing.id());

        assertThat(page("/models")).contains("2 older versions that are retired are on its page.");
        assertThat(page("/models/" + last.id().value()))
                .contains("Version 5", "Version 4", "Version 3", "Version 2", "Version 1", "as before");
    }

    @Test
    void a_model_is_made_from_a_template_under_a_name_of_its_own() throws Exception {
        assertThat(page("/models/new")).contains("value=\"website-points\"", "points: the sum of all rules");

        var address =
                redirected(post("/models").param("template", "website-points").param("name", " Partners "));

        var made = model(address);
        assertThat(made.name()).isEqualTo("Partners");
        assertThat(made.version()).isEqualTo(1);
        assertThat(made.definition()).isEqualTo(live.definition());
        assertThat(page(address)).contains("Partners", "draft", "id=\"model-form\"");
    }

    @Test
    void a_template_or_a_name_that_cannot_be_is_refused_at_its_field() throws Exception {
        assertThat(refused(post("/models").param("template", "nonsense"))).contains("Choose one of the templates.");
        assertThat(refused(post("/models").param("template", "website-points").param("name", "x".repeat(101))))
                .contains("Write 1 to 100 characters", "aria-describedby=\"name-error\"", "x".repeat(101));
        assertThat(team.application.editModels.versions(team.workspace)).hasSize(2);
    }

    @Test
    void a_model_is_made_from_a_file_or_from_what_is_pasted() throws Exception {
        var uploaded = redirected(multipart("/models/file").file(file("name: Uploaded\n")));
        var pasted = redirected(multipart("/models/file").param("yaml", "name: " + live.name()));

        assertThat(model(uploaded).name()).isEqualTo("Uploaded");
        assertThat(model(pasted).version()).isEqualTo(3);
    }

    @Test
    void a_file_that_is_no_model_is_refused_with_its_line_and_can_be_mended_in_place() throws Exception {
        assertThat(refused(multipart("/models/file").file(file("nam: <X>"))))
                .contains("Line 3: /name is missing; add it.", "nam: &lt;X&gt;</textarea>");
        assertThat(refused(multipart("/models/file").param("yaml", "fails")))
                .contains("It fails its own tests", "a demo is hot", "score: expected 60, was 50");
        assertThat(refused(multipart("/models/file"))).contains("Choose a file, or paste a model.");
    }

    @Test
    void any_version_can_be_copied_as_the_next_of_its_name() throws Exception {
        var one = redirected(post("/models/" + live.id().value() + "/draft"));
        var other =
                redirected(post("/models/copies").param("of", live.id().value().toString()));

        assertThat(model(one).version()).isEqualTo(3);
        assertThat(model(other).version()).isEqualTo(4);
        assertThat(model(one).definition()).isEqualTo(live.definition());
    }

    @Test
    void what_is_live_is_shown_and_cannot_be_edited() throws Exception {
        assertThat(page("/models/" + live.id().value()))
                .contains("live, primary", "Make a draft of it", "demo_requested", "+50", "once ever")
                .doesNotContain("id=\"model-form\"", "/publish\"");
    }

    @Test
    void a_version_is_downloaded_as_a_file() throws Exception {
        mvc.perform(get(url + ".yaml").session(mara))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/yaml;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"website-points-v2.yaml\""));
    }

    @Test
    void a_draft_is_discarded_after_it_was_said_what_that_means() throws Exception {
        assertThat(page(url + "/discard")).contains("Discard version 2 of Website points?", "cannot be brought back");

        assertThat(redirected(post(url + "/discard"))).isEqualTo("/models");

        assertThat(team.application.editModels.versions(team.workspace)).hasSize(1);
        mvc.perform(get(url).session(mara)).andExpect(status().isNotFound());
    }

    @Test
    void what_is_live_cannot_be_discarded() throws Exception {
        var address = "/models/" + live.id().value();
        for (var request : List.of(get(address + "/discard"), post(address + "/discard"))) {
            mvc.perform(request.session(mara).with(csrf()))
                    .andExpect(redirectedUrl(address))
                    .andExpect(flash().attributeExists("refused"));
        }
    }

    @Test
    void another_live_model_is_made_primary_after_it_was_said_what_that_means() throws Exception {
        team.lead("Ann", "ann@acme.example").does(team.application.clock.instant(), "demo_requested");
        var flat = Definition.points(Scale.OPEN, List.of(), new StageLadder("cold", List.of(new Stage("warm", 30))));
        var beside = team.application.editModels.draft(team.workspace, "Beside", flat, team.marketing.id());
        var address = "/models/" + beside.id().value();
        mvc.perform(get(address + "/primary").session(mara))
                .andExpect(redirectedUrl("/models"))
                .andExpect(flash().attributeExists("refused"));
        mvc.perform(post(address + "/primary").session(mara).with(csrf()))
                .andExpect(flash().attributeExists("refused"));
        team.application.publishModel.publish(team.workspace, beside.id(), false, team.marketing.id());
        team.application.publishModel.work();

        assertThat(page("/models")).contains("href=\"" + address + "/primary\"");
        assertThat(page(address + "/primary"))
                .contains("Make Beside the primary model?", "Now it is Website points, version 1.")
                .contains("Of 1 leads that were active in the last 30 days, 1 would be in another stage.");
        assertThat(redirected(post(address + "/primary"))).isEqualTo("/models");

        assertThat(team.application.editModels.primary(team.workspace)).isEqualTo(beside);
    }

    @Test
    void versions_that_say_the_same_and_those_without_another_say_so() throws Exception {
        assertThat(page(url + "/diff?with=" + live.id().value())).contains("They say the same.");
        team.application.editModels.discard(team.workspace, draft.id(), team.marketing.id());
        assertThat(page("/models/" + live.id().value() + "/diff"))
                .contains("There is no other version to compare it with.");
    }

    @Test
    void rules_that_come_and_go_are_told_in_words() throws Exception {
        var rules = List.of(
                live.rules().getFirst(),
                new Rule(
                        "webinar",
                        new EventType("webinar_joined"),
                        7,
                        Category.INTENT,
                        new Limit.PerWindow(2, Duration.ofDays(1))));
        team.application.editModels.change(
                team.workspace,
                draft.id(),
                before -> Definition.points(new Scale(0, 100), rules, before.ladder()),
                team.marketing.id());

        assertThat(page(url + "/diff"))
                .containsPattern(
                        "<b>webinar</b>\\s*<span>event webinar_joined, points \\+7, category intent, limit 2 per day</span>")
                .contains("<del>no end</del> → <ins>100</ins>")
                .contains("class=\"removed\"");
    }

    @Test
    void a_model_of_five_hundred_rules_has_a_page() throws Exception {
        var rules = IntStream.range(0, 500)
                .mapToObj(i -> new Rule("r" + i, new EventType("e" + i), i, Category.INTENT, Limit.ONCE))
                .toList();
        team.application.editModels.change(
                team.workspace,
                draft.id(),
                before -> Definition.points(before.scale(), rules, before.ladder()),
                team.marketing.id());

        assertThat(HtmlForm.in(page(url), "model-form").get("rules.499.event")).isEqualTo("e499");
    }

    @Test
    void a_model_that_is_not_there_is_a_friendly_page() throws Exception {
        var nowhere = "/models/" + UUID.randomUUID();
        for (var part : List.of("", ".yaml", "/diff", "/discard", "/primary")) {
            mvc.perform(get(nowhere + part).session(mara)).andExpect(status().isNotFound());
        }
        mvc.perform(get(url + "/diff?with=" + UUID.randomUUID()).session(mara)).andExpect(status().isNotFound());
        for (var part : List.of("", "/draft", "/discard", "/primary")) {
            mvc.perform(post(nowhere + part).session(mara).with(csrf())).andExpect(status().isNotFound());
        }
    }
}
