package org.leadscoring.web.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadscoring.application.InMemoryApplication;
import org.leadscoring.application.lead.LastWork;
import org.leadscoring.application.sla.WorkQueue.Filter;
import org.leadscoring.application.workspace.FindUser;
import org.leadscoring.domain.workspace.Role;
import org.leadscoring.domain.workspace.User;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

class WhoIsToldOfTheQueueTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final FindUser find = application.findUser;
    private final LiveQueue live = new LiveQueue(
            application.workQueue,
            new LastWork(application.ports.leads(), application.ports.slaClocks(), application.ports.assignments()),
            application.ports.users(),
            find,
            JsonMapper.shared());

    private WorkspaceId workspace;
    private User admin;

    @BeforeEach
    void workspace() {
        workspace = application.setUp();
        admin = application.ports.users().byUsername("admin").orElseThrow().user();
    }

    @Test
    void who_is_disabled_or_is_something_else_by_now_is_told_no_longer() {
        var ann = user("ann");
        var bob = user("bob");
        var eve = user("eve");
        var ofAnn = watch(ann);
        watch(bob);
        var ofEve = watch(eve);
        live.push();
        assertThat(live.watching()).isEqualTo(3);

        application.editUsers.enable(workspace, ann.id(), false, admin.id());
        application.editUsers.change(workspace, bob.id(), "Bob", Role.VIEWER, admin.id());
        live.push();

        assertThat(live.watching()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> ofAnn.send("more"));
        application.editUsers.setPassword(workspace, eve.id(), "another password", admin.id());
        live.push();
        assertThat(live.watching()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> ofEve.send("more"));
    }

    @Test
    void nobody_is_told_in_more_windows_than_people_have() {
        var ann = user("ann");
        for (int i = 0; i < 20; i++) {
            watch(ann);
        }

        assertThat(live.watch(signedIn(ann), filter(ann), null)).isEmpty();

        watch(user("bob"));
        assertThat(live.watching()).isEqualTo(21);
    }

    private User user(String name) {
        return application.editUsers.create(workspace, name, name, Role.SALES_REP, "correct horse", admin.id());
    }

    private SseEmitter watch(User user) {
        return live.watch(signedIn(user), filter(user), null).orElseThrow();
    }

    private SignedIn signedIn(User user) {
        return SignedIn.as(find.byId(workspace, user.id()).orElseThrow());
    }

    private static Filter filter(User user) {
        return Filter.owedBy(user.id(), user.role());
    }
}
