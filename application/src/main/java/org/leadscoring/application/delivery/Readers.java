package org.leadscoring.application.delivery;

import java.util.List;
import java.util.Optional;
import org.leadscoring.domain.delivery.Reader;
import org.leadscoring.domain.workspace.UserId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** The users to whom e-mail is written. */
public interface Readers {

    /** Those of a workspace who may sign in and said where to write to. */
    List<Reader> all(WorkspaceId workspace);

    /** The reader this user is, if they said where to write to. */
    default Optional<Reader> byId(WorkspaceId workspace, UserId user) {
        return all(workspace).stream()
                .filter(reader -> reader.user().equals(user))
                .findFirst();
    }

    /** Writes where to, in which language and of what. */
    void save(WorkspaceId workspace, Reader reader);

    /** Forgets where to write to. */
    void remove(WorkspaceId workspace, UserId user);
}
