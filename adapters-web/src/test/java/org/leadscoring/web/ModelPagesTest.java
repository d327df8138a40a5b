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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.RandomModels;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.scoring.ScoringModel;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;
import org.leadscoring.domain.workspace.Origin;
import org.leadscoring.domain.workspace.User;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages of models over ports in memory: what they show, to whom, and what they do. */
@SpringBootTest(classes = TestPages.class)
@Import(ModelPagesTest.ApplicationsClock.class)
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class ModelPagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Team team;

    private MockHttpSession mara;
    private ScoringModel live;
    private ScoringModel draft;
    private String url;

    @BeforeEach
    void aDraft() throws Exception {
        mara = signedIn(team.marketing);
        live = team.ports.scoringModels().live(team.workspace).getFirst();
        draft = team.application.editModels.draft(team.workspace, live.name(), live.definition(), team.marketing.id());
        url = "/models/" + draft.id().value();
    }

    @Test
    void admins_and_marketing_use_these_pages_and_nobody_else_sees_or_does_anything() throws Exception {
        for (var user : List.of(team.admin, team.marketing)) {
            mvc.perform(get("/models").session(signedIn(user))).andExpect(status().isOk());
        }
        for (var user : List.of(team.priya, team.rep, team.viewer)) {
            var session = signedIn(user);
            assertThat(content(get("/queue").session(session))).doesNotContain("href=\"/models\"");
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
    void a_form_that_nobody_touched_saves_the_same_model_whatever_it_holds() {
        Seeded.forAll(25, random -> {
            var definition = new RandomModels(random).definition();
            var any = team.application.editModels.draft(team.workspace, "Any", definition, team.marketing.id());
            var address = "/models/" + any.id().value();
            try {
                var sent = redirected(post(address)
                        .params(HtmlForm.in(page(address), "model-form").sent()));

                assertThat(sent).isEqualTo(address);
                assertThat(model(address).definition()).isEqualTo(definition);
                assertThat(team.application.editModels.history(team.workspace, any.id()))
                        .hasSize(1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void a_changed_threshold_is_saved_shown_as_a_difference_and_recorded() throws Exception {
        var form = form().typing("ladder.stages.1.at", "55").typing("rules.0.points", "-7");

        mvc.perform(post(url).params(form.sent()).session(mara).with(csrf()))
                .andExpect(redirectedUrl(url))
                .andExpect(flash().attributeExists("done"));

        assertThat(model(url).ladder().stages().get(1).threshold()).isEqualTo(55);
        assertThat(page(url))
                .contains("<dt>hot · from</dt>", "<dt>page_view_pricing · points</dt>", "by Mara Voss", "differs in 2");
        assertThat(page(url + "/diff"))
                .contains("value=\"" + live.id().value() + "\" selected=\"selected\"")
                .containsPattern("<b>hot</b>\\s*<span class=\"quiet\">from</span> <del>60</del> → <ins>55</ins>")
                .containsPattern("points</span> <del>\\+\\d+</del> → <ins>−7</ins>");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() throws Exception {
        var form = form().typing("ladder.stages.1.at", "<sixty>")
                .typing("rules.0.points", "99999")
                .typing("rules.1.event", "");

        assertThat(refused(post(url).params(form.sent())))
                .contains("Nothing was saved. 3 things are wrong:")
                .contains(
                        "href=\"#ladder.stages.1.at-error\"",
                        "href=\"#rules.0.points-error\"",
                        "href=\"#rules.1.event-error\"")
                .contains("id=\"rules.0.points-error\"", "aria-describedby=\"rules.0.points-error\"")
                .contains("value=\"&lt;sixty&gt;\"", "value=\"99999\"")
                .contains("points from -10000 to 10000 are possible")
                .doesNotContain("<sixty>");
        assertThat(model(url)).isEqualTo(draft);
    }

    @Test
    void rows_are_added_moved_and_removed_without_javascript_and_saved_only_when_asked() throws Exception {
        var added = content(post(url)
                .params(form().sent())
                .param("do", "add:rules")
                .session(mara)
                .with(csrf()));
        int last = live.rules().size();
        var row = "rules." + last;
        assertThat(added).contains("Not saved yet.", "name=\"" + row + ".event\"", "autofocus=\"autofocus\"");
        assertThat(model(url)).isEqualTo(draft);

        var form = HtmlForm.in(added, "model-form")
                .typing(row + ".event", "Webinar Joined")
                .typing(row + ".points", "7");
        var withCondition = content(post(url)
                .params(form.sent())
                .param("do", "add:" + row + ".when")
                .session(mara)
                .with(csrf()));
        var moved = content(post(url)
                .params(HtmlForm.in(withCondition, "model-form")
                        .typing(row + ".when.0.path", "topic")
                        .typing(row + ".when.0.value", "prices")
                        .sent())
                .param("do", "up:" + row)
                .session(mara)
                .with(csrf()));
        var removed = content(post(url)
                .params(HtmlForm.in(moved, "model-form").sent())
                .param("do", "remove:rules.0")
                .session(mara)
                .with(csrf()));
        redirected(post(url).params(HtmlForm.in(removed, "model-form").sent()));

        var rules = model(url).rules();
        assertThat(rules).hasSize(last).doesNotContain(live.rules().getFirst());
        assertThat(rules.get(last - 2))
                .isEqualTo(new Rule(
                        "webinar_joined",
                        new EventType("webinar_joined"),
                        new Condition.Equals(Field.property("topic"), "prices"),
                        7,
                        Category.ENGAGEMENT,
                        Limit.UNLIMITED,
                        null,
                        null,
                        true));
        assertThat(rules.getLast()).isEqualTo(live.rules().getLast());
    }

    @Test
    void whatever_is_no_wish_for_a_row_changes_nothing() throws Exception {
        for (var wish : List.of("add:everything", "remove:scale", "remove:rules", "up:rules.999", "burn:rules.0")) {
            var page = content(post(url)
                    .params(form().sent())
                    .param("do", wish)
                    .session(mara)
                    .with(csrf()));

            assertThat(HtmlForm.in(page, "model-form").sent()).as(wish).isEqualTo(form().sent());
        }
    }

    @Test
    void a_form_that_somebody_else_was_quicker_than_overwrites_nothing_unless_it_is_said_again() throws Exception {
        var mine = form().typing("ladder.stages.1.at", "55");
        redirected(post(url).params(form().typing("ladder.stages.1.at", "65").sent()));

        var answer = mvc.perform(post(url).params(mine.sent()).session(mara).with(csrf()))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(model(url).ladder().stages().get(1).threshold()).isEqualTo(65);
        assertThat(answer)
                .contains("Somebody else saved this draft while you wrote", "Save mine all the same")
                .contains("<del>65</del> → <ins>55</ins>");
        var again = HtmlForm.in(answer, "model-form");
        assertThat(again.get("ladder.stages.1.at")).isEqualTo("55");
        redirected(post(url).params(again.sent()));
        assertThat(model(url).ladder().stages().get(1).threshold()).isEqualTo(55);
    }

    @Test
    void what_was_typed_is_kept_if_the_draft_is_none_any_more_and_can_become_another() throws Exception {
        var form = form().typing("ladder.stages.1.at", "55");
        team.ports.scoringModels().move(team.workspace, draft.id(), ModelState.PUBLISHING);

        var answer = mvc.perform(post(url).params(form.sent()).session(mara).with(csrf()))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).contains("This is no draft any more", "Save mine as a new draft", "value=\"copy\"");
        var next = redirected(
                post(url).params(HtmlForm.in(answer, "model-form").sent()).param("do", "copy"));
        assertThat(model(next).version()).isEqualTo(3);
        assertThat(model(next).ladder().stages().get(1).threshold()).isEqualTo(55);
        assertThat(model(url)).isEqualTo(draft);
    }

    @Test
    void beside_each_rule_stands_how_many_leads_it_touched() throws Exception {
        var now = team.application.clock.instant();
        team.lead("Ann", "ann@acme.example").does(now, "demo_requested", "email_opened");
        team.lead("Bob", "bob@acme.example").does(now, "email_opened");

        assertThat(page(url))
                .contains(
                        "By 2 leads: of each of the last 30 days",
                        "title=\"1 of 2 leads\">50 %",
                        "title=\"2 of 2 leads\">100 %")
                .contains("class=\"dead\">nobody")
                .contains("Where 2 leads that were active in the last 30 days would stand")
                .contains("50 % warm");
    }

    @Test
    void a_model_of_which_no_version_is_live_says_so_in_the_place_of_figures() throws Exception {
        var address =
                redirected(post("/models").param("template", "website-points").param("name", "Fresh"));

        assertThat(page(address))
                .contains("How many leads a rule touches is seen here once a version of this model is live.")
                .doesNotContain("class=\"dead\"");
    }

    @Test
    void known_types_of_events_are_offered_with_how_many_came() throws Exception {
        var shop = team.application.editSources.create(
                team.workspace, "Shop", List.of(new Origin("https://shop.example.com")), null, team.admin.id());
        team.sends(shop.source(), "webinar_joined", "Webinar Joined", Map.of());
        team.application.sourceActivity.flush();

        assertThat(page(url))
                .contains("<option value=\"webinar_joined\" label=\"1 in 7 days\">")
                .contains("<option value=\"demo_requested\" label=\"not seen in 7 days\">")
                .contains("<option value=\"return_visit\"");
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

    private HtmlForm form() throws Exception {
        return HtmlForm.in(page(url), "model-form");
    }

    private ScoringModel model(String address) {
        var id = new ModelId(UUID.fromString(address.substring("/models/".length())));
        return team.application.editModels.version(team.workspace, id).model();
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "model.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private String redirected(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return String.valueOf(mvc.perform(request.session(mara).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String refused(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.session(mara).with(csrf()))
                .andExpect(status().is(HttpStatus.UNPROCESSABLE_CONTENT.value()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpSession signedIn(User user) throws Exception {
        return (MockHttpSession) mvc.perform(post("/sign-in")
                        .param("username", user.username())
                        .param("password", user.username())
                        .with(csrf()))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private String page(String address) throws Exception {
        return content(get(URI.create(address)).session(mara));
    }

    private String content(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class ApplicationsClock {

        @Bean
        Clock clock(Team team) {
            return team.application.clock;
        }
    }
}
