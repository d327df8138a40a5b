package org.leadscoring.bootstrap.command;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.workspace.Workspaces;
import org.leadscoring.domain.workspace.Workspace;
import org.leadscoring.domain.workspace.WorkspaceId;
import org.springframework.beans.factory.BeanFactory;

/** The workspace a command works on. */
final class NamedWorkspace {

    private NamedWorkspace() {}

    /**
     * @param name null for the only one there is
     * @throws IllegalArgumentException if there is no such workspace, or if it is to be named
     */
    static WorkspaceId of(@Nullable String name, BeanFactory beans) {
        var all = beans.getBean(Workspaces.class).all();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("this database holds no workspace yet: start the server on it first");
        }
        if (name == null && all.size() > 1) {
            throw new IllegalArgumentException("name the workspace by --workspace: "
                    + all.stream().map(Workspace::name).collect(Collectors.joining(", ")));
        }
        return all.stream()
                .filter(one -> name == null || one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workspace " + name))
                .id();
    }
}
