package org.leadscoring.persistence.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadscoring.domain.event.EventType;
import org.leadscoring.domain.scoring.Category;
import org.leadscoring.domain.scoring.Definition;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Limit;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.domain.scoring.Scale;
import org.leadscoring.domain.stage.Stage;
import org.leadscoring.domain.stage.StageLadder;

class ModelDocumentTest {

    @Test
    void a_model_kept_by_the_first_version_can_still_be_read() {
        var kept = """
                {"scale":{"floor":-1000000000,"cap":1000000000},
                 "rules":[{"id":"a","event":"page_view_pricing","points":15,"category":"intent","limit":"unlimited"},
                          {"id":"b","event":"demo_requested","points":-50,"category":"fit","limit":"once"}],
                 "ladder":{"ground":"cold","stages":[{"name":"warm","threshold":30},{"name":"hot","threshold":60}]}}
                """;

        assertThat(ModelDocument.ofJson(kept))
                .isEqualTo(Definition.points(
                        Scale.OPEN,
                        List.of(
                                new Rule("a", new EventType("page_view_pricing"), 15, Category.INTENT, Limit.UNLIMITED),
                                new Rule("b", new EventType("demo_requested"), -50, Category.FIT, Limit.ONCE)),
                        new StageLadder("cold", List.of(new Stage("warm", 30), new Stage("hot", 60)))));
    }

    @Test
    void what_stands_at_its_default_is_left_out() {
        var plain = Definition.points(Scale.OPEN, List.of(), new StageLadder("all", List.of()));

        assertThat(ModelDocument.json(plain))
                .isEqualTo("{\"method\":\"points\",\"ladder\":{\"ground\":\"all\",\"stages\":[]}}");
    }

    @Test
    void a_document_of_something_else_is_refused() {
        assertThatThrownBy(() -> ModelDocument.ofJson("{\"ladder\":{\"ground\":\"all\",\"stages\":[]},\"colour\":1}"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("/colour is not known here; possible are method, scale,");
    }
}
