package org.leadscoring.web.scoring;

import java.util.List;
import org.leadscoring.application.scoring.ListEventTypes;
import org.leadscoring.application.scoring.ListEventTypes.Known;
import org.leadscoring.domain.scoring.Rule;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;

/** Which types of events there are (spec IN-3). */
@Api
final class EventTypesApi {

    private final ListEventTypes types;

    EventTypesApi(ListEventTypes types) {
        this.types = types;
    }

    @GetMapping("/api/events/event-types")
    TypesAnswer all(@AuthenticationPrincipal SignedIn me) {
        return new TypesAnswer(
                types.list(me.workspace()).stream().map(TypeAnswer::of).toList());
    }

    record TypesAnswer(List<TypeAnswer> eventTypes) {}

    /**
     * @param type as rules name it
     * @param points what its rules give together, whatever their conditions and limits
     * @param rules their ids; empty if such an event scores nothing
     * @param seen whether one of the leads that were active last sent it
     */
    record TypeAnswer(String type, String name, int points, List<String> rules, boolean seen) {

        static TypeAnswer of(Known known) {
            return new TypeAnswer(
                    known.type().name(),
                    known.type().inWords(),
                    known.points(),
                    known.rules().stream().map(Rule::id).toList(),
                    known.seen());
        }
    }
}
