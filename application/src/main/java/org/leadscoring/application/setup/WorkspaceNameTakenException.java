package org.leadscoring.application.setup;

/** Another workspace is called so; commands tell workspaces apart by their names. */
public final class WorkspaceNameTakenException extends RuntimeException {

    public WorkspaceNameTakenException(String name) {
        super("there is a workspace " + name + " already; choose another name");
    }
}
