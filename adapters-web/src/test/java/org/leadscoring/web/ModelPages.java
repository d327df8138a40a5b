package org.leadscoring.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.ScoringModel;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Models on a screen, with somebody of marketing, a live version and a draft. */
abstract class ModelPages extends TeamPages {

    MockHttpSession mara;
    ScoringModel live;
    ScoringModel draft;
    String url;

    @BeforeEach
    void aDraft() throws Exception {
        mara = signedIn(team.marketing);
        live = team.ports.scoringModels().live(team.workspace).getFirst();
        draft = team.application.editModels.draft(team.workspace, live.name(), live.definition(), team.marketing.id());
        url = "/models/" + draft.id().value();
    }

    HtmlForm form() throws Exception {
        return HtmlForm.in(page(url), "model-form");
    }

    ScoringModel model(String address) {
        var id = new ModelId(UUID.fromString(address.substring("/models/".length())));
        return team.application.editModels.version(team.workspace, id).model();
    }

    static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "model.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    String redirected(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return String.valueOf(mvc.perform(request.session(mara).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    String refused(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.session(mara).with(csrf()))
                .andExpect(status().is(HttpStatus.UNPROCESSABLE_CONTENT.value()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    String page(String address) throws Exception {
        return page(address, mara);
    }
}
