package org.leadscoring.application.workspace;

import java.util.UUID;

/** Makes ids. */
public interface Ids {

    /** A new UUIDv7: unique, and greater than those made before it on this node. */
    UUID next();
}
