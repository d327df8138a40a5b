package org.leadscoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.scoring.ModelState;
import org.leadscoring.application.scoring.RandomModels;
import org.leadscoring.domain.Seeded;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Condition;
import org.leadscoring.domain.scoring.Field;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.workspace.Origin;

/** The form of a model: nothing typed is lost, nothing broken is saved. */
class ModelEditorTest extends ModelPages {

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
        var added = answer(post(url)
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
        var withCondition = answer(post(url)
                .params(form.sent())
                .param("do", "add:" + row + ".when")
                .session(mara)
                .with(csrf()));
        var moved = answer(post(url)
                .params(HtmlForm.in(withCondition, "model-form")
                        .typing(row + ".when.0.path", "topic")
                        .typing(row + ".when.0.value", "prices")
                        .sent())
                .param("do", "up:" + row)
                .session(mara)
                .with(csrf()));
        var removed = answer(post(url)
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
            var page = answer(post(url)
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
                .contains("50\u00a0% warm");
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
}
